"""People themselves: added, and their data changed."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import assign, correcting, locked, saving
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actions import sentences  # noqa: F401  registers what to say
from wegwijzer.people.models import Person
from wegwijzer.people.rules import check_birth_date

FIELDS = {"number", "given_name", "family_name", "email", "birth_date", "gender"}


def _clean(fields: dict, actor: Actor) -> dict:
    unknown = set(fields) - FIELDS
    if unknown:
        raise TypeError(f"a person has no {', '.join(sorted(unknown))} to set here")
    said = {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()}
    check_birth_date(said.get("birth_date"), today=actor.today)
    return said


def add_person(actor: Actor, *, token: UUID | None = None, **fields) -> Person:
    """A person, as yet without employment, role or account. Fields: see FIELDS. `token` becomes the id."""
    CHANGE_PERSON.require_role(actor)
    with_id = {"id": token} if token else {}
    person = assign(Person(organisation=actor.organisation, **with_id), _clean(fields, actor))
    with saving():
        person.save()
    person.refresh_from_db()
    return person


def change_person(actor: Actor, *, person: Person, version: str | None = None, reason: str = "", **fields) -> Person:
    """Change data; with a `reason` it is kept as a correction of a mistake.

    Raises ChangedMeanwhile when `version` no longer holds.
    """
    CHANGE_PERSON.require(actor, person)
    said = _clean(fields, actor)
    with saving():
        current = assign(locked(person, version), said)
        if current.account_id and "email" in said and not said["email"]:
            raise ValidationError({"email": [_("Wie zich aanmeldt, heeft een e-mailadres nodig.")]})
        if reason:
            with correcting(reason):
                current.save()
        else:
            current.save()
    current.refresh_from_db()
    return current
