"""From an account, or a job's ids, to the actor of today."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, Q

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today as clock_today
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Membership, Person, ReportingLine


@dataclass(frozen=True)
class Door:
    """An organisation that an account may enter today, and as whom."""

    organisation_id: UUID
    slug: str
    name: str
    person_id: UUID
    roles: frozenset[Role]


class NoLongerThere(Exception):
    """The person has no role in the organisation today: the door is closed."""


def doors(account_id: UUID, today: date) -> list[Door]:
    """One statement; reads no tenant table but through the owner's function `wegwijzer_doors`."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wegwijzer_doors(%s, %s)", [account_id, today])
        return [
            Door(organisation_id, slug, name, person_id, frozenset(Role(role) for role in roles))
            for organisation_id, slug, name, person_id, roles in cursor.fetchall()
        ]


def _leads_somebody(today: date) -> Exists:
    lines = ReportingLine.objects.filter(manager=OuterRef("pk"))
    return Exists(lines.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), starts_on__lte=today))


def actor_behind(door: Door, today: date) -> Actor:
    """The actor, inside an open `tenant(...)`."""
    person = Person.objects.select_related("organisation").annotate(leads=_leads_somebody(today)).get(pk=door.person_id)
    return Actor(person.organisation, person, door.roles, today, has_reports=person.leads)


@contextmanager
def acting_for(organisation_id: UUID, person_id: UUID, *, also_left: bool = False) -> Iterator[Actor]:
    """The transaction of a job: it carries its organisation and its actor, and gets the rights that the
    actor has when it runs. Raises NoLongerThere when that person has no role any more; with `also_left`
    it goes on as who has none, for what is theirs after they left as well."""
    today = clock_today()
    with tenant(organisation_id, person_id=person_id):
        held = Membership.objects.filter(person=person_id).on(today).values_list("role", flat=True)
        roles = frozenset(Role(role) for role in held)
        if not roles and not also_left:
            raise NoLongerThere(person_id)
        organisation = Organisation.objects.get(pk=organisation_id)
        yield actor_behind(Door(organisation_id, organisation.slug, organisation.name, person_id, roles), today)
