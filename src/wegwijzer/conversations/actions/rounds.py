"""A round (CON-4): made for everybody at once, reminded, closed. One conversation for each, by the rules of asking."""

import json
from datetime import date
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations import instrument, rules
from wegwijzer.conversations.access import MANAGE_ROUNDS
from wegwijzer.conversations.actions.common import again, with_id
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models import Round
from wegwijzer.conversations.queries.partners import STAFF
from wegwijzer.conversations.queries.rounds import to_remind
from wegwijzer.conversations.round_plan import INVITED, Wanted, lay_plan
from wegwijzer.organisations.saving import locked, saving
from wegwijzer.people.models import Membership

LONGEST_ROUND = 731  # days
SHARED_OUT = {  # the field, who can hold them, and what is said when nobody was chosen, or somebody who cannot
    "staff": (
        "sharers",
        STAFF,
        _("Kies wie van HR of de coaches deze gesprekken voert."),
        _("Kies mensen van HR of coaches die hier nu werken."),
    ),
    "adviser": (
        "advisers",
        (Role.EXTERNAL_ADVISER,),
        _("Er is nog geen adviseur van buiten. Geef eerst iemand die rol."),
        _("Kies adviseurs van buiten die hier nu een rol hebben."),
    ),
}

_MADE = """
INSERT INTO conversations_conversation
    (id, organisation_id, employee_id, other_id, model, flows, round_id, instruments, asked_by_id, asked_at, phase)
SELECT {id}, wegwijzer_organisation(), person_id, other_id, %(model)s, flows, %(round)s, %(instruments)s::jsonb,
       wegwijzer_person(), %(now)s, 'explore'
  FROM (SELECT *, row_number() OVER () AS number FROM pg_temp.round_plan WHERE outcome = %(invited)s) p
"""
_SIDES = """
INSERT INTO conversations_participation
    (id, organisation_id, conversation_id, employee_id, other_id, person_id, side)
SELECT {id}, c.organisation_id, c.id, c.employee_id, c.other_id, s.person_id, s.side
  FROM (SELECT *, row_number() OVER () AS number FROM conversations_conversation
         WHERE round_id = %(round)s AND asked_at = %(now)s) c
 CROSS JOIN LATERAL (VALUES ('employee', c.employee_id), ('other', c.other_id)) AS s (side, person_id)
"""
_NOT_AGAIN = """
DELETE FROM pg_temp.round_plan p USING conversations_roundmember m
 WHERE m.organisation_id = wegwijzer_organisation() AND m.round_id = %s AND m.person_id = p.person_id
"""
_MEMBERS = """
INSERT INTO conversations_roundmember (id, organisation_id, round_id, person_id, proposed_id, invited_at)
SELECT {id}, wegwijzer_organisation(), %(round)s, person_id, CASE WHEN %(proposes)s THEN other_id END, %(now)s
  FROM (SELECT *, row_number() OVER () AS number FROM pg_temp.round_plan WHERE outcome = %(invited)s) p
"""
# Like a UUIDv7 of now, one millisecond further for each row: ids that lie together, and in order.
_ID = (
    "(lpad(to_hex(%(moment)s::bigint + number), 12, '0') || '7' || substr(md5(gen_random_uuid()::text), 1, 3) "
    "|| 'a' || substr(md5(gen_random_uuid()::text), 1, 15))::uuid"
)


def make_round(
    actor: Actor, *, name: str, wanted: Wanted, starts_on: date, ends_on: date, token: UUID | None = None
) -> Round:
    """Invites everybody of the group who can be. With an adviser from outside only the invitation is kept, and whom
    is proposed: people ask themselves. The same number of statements for ten people as for ten thousand.

    Raises ValidationError by field (name, model, starts_on, ends_on, sharers, advisers, units), also when nobody would
    be invited."""
    MANAGE_ROUNDS.require_role(actor)
    if (made := again(Round, token)) is not None:
        return made
    name = rules.check_text("name", name, 120, needed=True)
    check_wanted(actor, wanted)
    _check_days(actor, starts_on, ends_on)
    lay_plan(actor, wanted)
    with saving():
        row = Round.objects.create(
            **with_id(token),
            organisation=actor.organisation,
            name=name,
            model=wanted.model,
            group=wanted.kept(),
            starts_on=starts_on,
            ends_on=ends_on,
            made_by=actor.person,
        )
        invited, others = _invite(actor, row)
    tell(actor, "round_invited", persons=invited, record=row)
    tell(actor, "round_asks", persons=others, record=row)
    return row


def check_wanted(actor: Actor, wanted: Wanted) -> None:
    """Raises ValidationError beside the field."""
    rules.check_choice("model", wanted.model, shipped.KEYS)
    other = shipped.model(wanted.model).other
    if other in SHARED_OUT:
        field, roles, none, wrong = SHARED_OUT[other]
        held = Membership.objects.on(actor.today).filter(role__in=roles)
        if not (wanted.sharers or (other == "adviser" and held.exists())):
            raise rules.refuse(field, none)
        found = held.filter(person__in=wanted.sharers).values("person").distinct().count()
        if found < len(set(wanted.sharers)):
            raise rules.refuse(field, wrong)


def _check_days(actor: Actor, starts_on: date, ends_on: date) -> None:
    if ends_on < starts_on:
        raise rules.refuse("ends_on", _("De laatste dag ligt voor de eerste."))
    if ends_on < actor.today:
        raise rules.refuse("ends_on", _("De laatste dag is al voorbij."))
    if (ends_on - starts_on).days > LONGEST_ROUND:
        raise rules.refuse("ends_on", _("Een ronde duurt hoogstens twee jaar."))


def _invite(actor: Actor, row: Round) -> tuple[list[UUID], list[UUID]]:
    """Those who are invited, and those who hold a conversation with them."""
    given = {
        "round": row.pk,
        "model": row.model,
        "invited": INVITED,
        "instruments": json.dumps(instrument.refs_now(actor.organisation)),
        "now": timezone.now(),
        "moment": int(timezone.now().timestamp() * 1000),
        "proposes": row.model == "external",
    }
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS.format(id=_ID), given)
        if not cursor.rowcount:
            raise rules.refuse("units", _("Zo wordt niemand uitgenodigd. Kies een andere groep of een ander model."))
        if row.model != "external":
            cursor.execute(_MADE.format(id=_ID), given)
            cursor.execute(_SIDES.format(id=_ID), given)
        cursor.execute("SELECT person_id, other_id FROM pg_temp.round_plan WHERE outcome = %s", [INVITED])
        pairs = cursor.fetchall()
    others = [] if row.model == "external" else list({other for _person, other in pairs})
    return [person for person, _other in pairs], others


def who_came_since(actor: Actor, row: Round) -> int:
    """Lays the plan of a round that runs for those of its group who are not in it: somebody new, or with another place
    or leader now. Answers how many would be invited."""
    MANAGE_ROUNDS.require_role(actor)
    lay_plan(actor, Wanted.of(row))
    with connection.cursor() as cursor:
        cursor.execute(_NOT_AGAIN, [row.pk])
        cursor.execute("SELECT count(*) FROM pg_temp.round_plan WHERE outcome = %s", [INVITED])
        return cursor.fetchone()[0]


def invite_who_came_since(actor: Actor, *, round_: Round) -> int:
    """While the round runs. Who was invited already is not again, whatever became of it. Answers how many were."""
    MANAGE_ROUNDS.require_role(actor)
    row = locked(round_)
    if row.closed_at or actor.today > row.ends_on:
        raise rules.refuse(None, _("Deze ronde is afgesloten."))
    if not who_came_since(actor, row):
        raise rules.refuse(None, _("Er is niemand bij gekomen die nog uitgenodigd kan worden."))
    with saving():
        invited, others = _invite(actor, row)
    tell(actor, "round_invited", persons=invited, record=row)
    tell(actor, "round_asks", persons=others, record=row)
    return len(invited)


def remind(actor: Actor, *, round_: Round) -> int:
    """A notice to each who still has to prepare; once a day. Of an external round everybody who was invited hears it,
    since nobody knows who went. Answers how many. Raises ValidationError when it is closed or was done today."""
    MANAGE_ROUNDS.require_role(actor)
    row = locked(round_)
    if row.closed_at:
        raise rules.refuse(None, _("Deze ronde is afgesloten."))
    if row.reminded_at and timezone.localdate(row.reminded_at) == actor.today:
        raise rules.refuse(None, _("Vandaag ging er al een herinnering weg. Morgen kan het opnieuw."))
    persons = to_remind(row)
    row.reminded_at = timezone.now()
    with saving():
        row.save(update_fields=["reminded_at"])
    tell(actor, "round_reminded", persons=persons, record=row)
    return len(persons)


def close_round(actor: Actor, *, round_: Round) -> Round:
    """Nobody is reminded or invited any more. Conversations that began go on."""
    MANAGE_ROUNDS.require_role(actor)
    row = locked(round_)
    if not row.closed_at:
        row.closed_at = timezone.now()
        with saving():
            row.save(update_fields=["closed_at"])
    return row
