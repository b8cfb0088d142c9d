"""What the holder of a token does: look, begin, write, send, rather not. No account, no organisation and no person:
each goes through a function of the database that answers by the hash of the token."""

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import get_language

from wegwijzer.foundation.clock import today
from wegwijzer.foundation.jobs import enqueue
from wegwijzer.identity.secrets import hash_of
from wegwijzer.instruments import queries as instruments
from wegwijzer.instruments.structure import Instrument
from wegwijzer.notices.actions import letters_go
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.selfwork.jobs import tell_story
from wegwijzer.selfwork.portrait.tokens import new_token


@dataclass(frozen=True)
class Found:
    """What a token opens: `wegwijzer_story`. `state`: open, handed, begun, sent, declined, withdrawn or over."""

    invited_id: UUID
    organisation_id: UUID
    organisation_name: str
    language: str
    person_id: UUID
    given_name: str
    full_name: str
    intro: str
    instrument: str
    until: date
    way: str
    state: str
    by_mail: bool
    answers: dict[str, str]
    versions: dict[str, int]


@dataclass(frozen=True)
class Kept:
    """`outcome`: kept, changed (then `there` is what another tab saved) or closed."""

    outcome: str
    version: int
    there: str


def find(token: str) -> Found | None:
    columns = ", ".join(field.name for field in fields(Found))
    row = _ask(f"SELECT {columns} FROM wegwijzer_story(%s, %s)", hash_of(token), today())  # noqa: S608
    if row is None:
        return None
    found = Found(*row)
    return replace(found, answers=_plain(found.answers), versions=_plain(found.versions))


def questions(found: Found) -> Instrument:
    """As they were when somebody asked, in the language of who writes."""
    with tenant(found.organisation_id):
        organisation = Organisation.objects.get(pk=found.organisation_id)
        version = instruments.version(organisation, found.instrument)
        return version.in_language(get_language() or found.language, organisation.language)


def claim(token: str) -> str | None:
    """A token that only the writer has, in the place of one that was handed over. None: there is nothing to begin."""
    mine = new_token()
    done = _ask("SELECT wegwijzer_story_claim(%s, %s, %s)", hash_of(token), hash_of(mine), today())
    return mine if done[0] else None


def keep(token: str, *, field: str, said: str, version: int) -> Kept:
    """One answer of the draft; `version` is the one that was seen, 0 for none."""
    asked = "SELECT * FROM wegwijzer_story_keep(%s, %s, %s, %s, %s)"
    return Kept(*_ask(asked, hash_of(token), today(), field, said, version))


def send(token: str) -> str:
    """'sent', 'empty' or 'closed'. Whoever asked hears that there is one, with the rights they have then."""
    with transaction.atomic():
        outcome = _ask("SELECT wegwijzer_story_send(%s, %s)", hash_of(token), today())[0]
        if outcome == "sent" and letters_go():
            found = find(token)
            enqueue(
                tell_story.task,
                in_organisation=found.organisation_id,
                as_person=found.person_id,
                invited_id=found.invited_id,
            )
    return outcome


def decline(token: str, *, no_more: bool) -> None:
    """`no_more`: no letter of this kind from this organisation to this address, ever."""
    _ask("SELECT wegwijzer_story_decline(%s, %s, %s)", hash_of(token), today(), no_more)


def _ask(statement: str, *values) -> tuple | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchone()


def _plain(value) -> dict:
    return json.loads(value) if isinstance(value, str) else value
