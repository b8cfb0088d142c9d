"""Who is acting, in which organisation, today. Every action and query takes one as its first argument."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from wegwijzer.access.roles import Role
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant


@dataclass(frozen=True)
class Actor:
    """A person with today's roles. `person` is a `people.Person`; it is None for the operator alone, who
    sets up an organisation from the command line and has no standing access afterwards."""

    organisation: Organisation
    person: Any
    roles: frozenset[Role]
    today: date
    has_reports: bool = False

    @property
    def person_id(self) -> UUID | None:
        return self.person.pk if self.person else None

    @property
    def account_id(self) -> UUID | None:
        return self.person.account_id if self.person else None


@contextmanager
def acting_as(actor: Actor) -> Iterator[Actor]:
    """A transaction in which the database knows this actor: for jobs, commands and tests. Requests get
    theirs from the middleware."""
    with tenant(actor.organisation.pk, person_id=actor.person_id, account_id=actor.account_id):
        yield actor
