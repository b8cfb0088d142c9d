"""What calendars answer to our invitations, taken in from the mailbox.

Whatever comes in is handled: answers to what was moved or cancelled, from strangers, or not to be read. Each ends
in one Outcome, and none changes more than the answer of the one who gave it.
"""

import logging
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import actions
from wegwijzer.agenda.models import Appointment, Attendance
from wegwijzer.foundation.logs import Word
from wegwijzer.notices.inbound import Received
from wegwijzer.output.calendar import NoReply, Reply, read_reply
from wegwijzer.people.actors import NoLongerThere, acting_for

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    TAKEN = "taken"
    OLD = "old"  # to a moment that is no longer the one, or older than what was said since
    CANCELLED = "cancelled"  # it does not go on
    STRANGER = "stranger"  # ours, but the address is nobody's in it
    UNKNOWN = "unknown"  # no invitation of ours
    LEFT = "left"  # has no role here any more
    NO_REPLY = "no_reply"  # holds no answer, or cannot be read


@dataclass(frozen=True)
class Taken:
    outcome: Outcome
    why: str = ""  # for NO_REPLY: what is wrong with it, in words of ours


def handle(part: Message, received: Received) -> bool:
    """For letters that come in: whether this part was an answer to an invitation of ours."""
    content = part.get_payload(decode=True)
    found = take_reply(content if isinstance(content, bytes) else b"", sender=received.sender)
    return found.outcome not in (Outcome.UNKNOWN, Outcome.NO_REPLY)


def take_reply(content: bytes, *, sender: str) -> Taken:
    """The calendar object of a mail, and the address it says it is from. Never raises for what stands in it."""
    try:
        found = _take(read_reply(content, sender=sender, zone=timezone.get_default_timezone()))
    except NoReply as problem:
        found = Taken(Outcome.NO_REPLY, str(problem))
    log.info("an answer from a calendar: %s", Word(found.outcome.value))
    return found


def _take(reply: Reply) -> Taken:
    who = _whose(reply)
    if who is None:
        return Taken(Outcome.UNKNOWN)
    organisation_id, person_id = who
    if person_id is None:
        return Taken(Outcome.STRANGER)
    try:
        with acting_for(organisation_id, person_id) as actor:
            return Taken(_note(actor, reply))
    except NoLongerThere:
        return Taken(Outcome.LEFT)


def _whose(reply: Reply) -> tuple[UUID, UUID | None] | None:
    """(organisation, person); the person is None unless the attendee and the sender are the one whose uid it is."""
    rows = [_invited(reply.uid, address) for address in (reply.attendee, reply.sender)]
    if None in rows:
        return None
    return rows[0] if rows[0] == rows[1] else (rows[0][0], None)


def _invited(uid: str, address: str) -> tuple[UUID, UUID | None] | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation_id, person_id FROM wegwijzer_invited(%s, %s)", [uid, address])
        return cursor.fetchone()


def _note(actor: Actor, reply: Reply) -> Outcome:
    appointment = Appointment.objects.get(attendances__names__uid=reply.uid)  # which the actor alone can read
    if appointment.cancelled_at:
        return Outcome.CANCELLED
    if reply.sequence > appointment.sequence:
        return Outcome.UNKNOWN
    if reply.sequence < appointment.sequence or _said_since(actor, appointment, reply):
        return Outcome.OLD
    try:
        if not _proposed(actor, appointment, reply):
            actions.answer(actor, appointment=appointment, answer=reply.answer)
    except ValidationError:  # cancelled at this very moment
        return Outcome.CANCELLED
    return Outcome.TAKEN


def _proposed(actor: Actor, appointment: Appointment, reply: Reply) -> bool:
    """Another moment, when there is one in it that can be; else it counts as perhaps."""
    if reply.proposed_at is None:
        return False
    minutes = reply.proposed_minutes or appointment.minutes
    if (reply.proposed_at, minutes) == (appointment.starts_at, appointment.minutes):
        return False
    try:
        actions.propose(actor, appointment=appointment, starts_at=reply.proposed_at, minutes=minutes)
    except ValidationError as refusal:
        if not hasattr(refusal, "error_dict"):
            raise
        return False
    return True


def _said_since(actor: Actor, appointment: Appointment, reply: Reply) -> bool:
    """Mails may come in another order than they were sent."""
    row = Attendance.objects.get(appointment=appointment, person=actor.person_id)
    if reply.sent_at is None or row.answered_sequence != appointment.sequence:
        return False
    return row.answered_at.replace(microsecond=0) > reply.sent_at
