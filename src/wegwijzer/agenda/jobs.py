"""Invitations by mail, sent by a worker with the rights of who receives them. The queue knows ids alone."""

from functools import partial
from uuid import UUID

from django.utils import timezone
from procrastinate.contrib.django import app

from wegwijzer.agenda import letters, queries, rules
from wegwijzer.agenda.events import event_of, reply_address
from wegwijzer.agenda.models import Attendance
from wegwijzer.identity.jobs import MAIL_RETRY
from wegwijzer.notices.digests import paces_of
from wegwijzer.notices.kinds import Pace
from wegwijzer.notices.letters import as_message
from wegwijzer.notices.once import Envelope, Written, send_once
from wegwijzer.output import calendar
from wegwijzer.output.post import Overtaken

GROUP = "appointments"  # what a person chooses about, see notices/kinds.py


@app.task(name="agenda.send_appointment", retry=MAIL_RETRY)
def send_appointment(in_organisation: str, as_person: str, attendance_id: str, sequence: int) -> None:
    """The appointment after its change number `sequence`, once; nothing when it changed again since, for a newer letter
    waits then. Who has left gets no more than that it does not go on, when a letter put it in their calendar."""

    def write(envelope: Envelope) -> Written | None:
        return _write(envelope, attendance_id, sequence)

    key = f"appointment {attendance_id} {sequence}"
    send_once(UUID(in_organisation), UUID(as_person), key=key, write=write, also_left=True)


def _write(envelope: Envelope, attendance_id: str, sequence: int) -> Written | None:
    """None for what is past, for what was cancelled before it ever went out, and for who wants no such letters: they
    get no new one, but what a letter once put in their calendar does not stay there wrong."""
    attendance = (
        queries.named(Attendance.objects.all()).filter(pk=attendance_id, person=envelope.actor.person_id).first()
    )
    if attendance is None:
        return None
    appointment, new = attendance.appointment, attendance.mailed_sequence is None
    if new and (appointment.cancelled_at or paces_of(envelope.actor).get(GROUP) == Pace.OFF):
        return None
    if appointment.sequence != sequence or appointment.starts_at <= timezone.now():
        return None
    if not envelope.actor.roles and not appointment.cancelled_at:
        return None
    return _written(envelope, attendance, moved=not new and attendance.mailed_sequence < sequence)


def _mailed(attendance: Attendance, sequence: int) -> None:
    """Not what changed while the letter was under way: a newer one waits."""
    current = Attendance.objects.filter(pk=attendance.pk, appointment__sequence=sequence)
    if not current.update(mailed_sequence=sequence):
        raise Overtaken


def _not_mailed(attendance: Attendance, sequence: int) -> None:
    """What the mail server did not take after all stands in no calendar; a newer one that went meanwhile does."""
    claimed = Attendance.objects.filter(pk=attendance.pk, mailed_sequence=sequence)
    claimed.update(mailed_sequence=attendance.mailed_sequence)


def _written(envelope: Envelope, attendance: Attendance, *, moved: bool) -> Written:
    appointment = attendance.appointment
    event = event_of(envelope.actor, attendance)
    letter = letters.appointment(envelope, appointment, address=event.address, moved=moved)
    current = rules.standing_of(attendance, appointment)
    said = calendar.Answer(current) if current in set(calendar.Answer) else calendar.Answer.NONE
    content, method = calendar.invitation(
        event,
        calendar.Invited(envelope.to, said),
        organizer=reply_address(),
        zone=timezone.get_default_timezone(),
    )
    message = calendar.attach(as_message(envelope, letter), content, method)
    change = (attendance, appointment.sequence)
    return Written(message, handed=partial(_mailed, *change), returned=partial(_not_mailed, *change))
