"""An appointment as a calendar gets to see it."""

from email.utils import parseaddr

from django.conf import settings

from wegwijzer.access.actor import Actor
from wegwijzer.agenda.kinds import neutral_title
from wegwijzer.agenda.models import Attendance
from wegwijzer.foundation.links import within
from wegwijzer.output.calendar import Event


def event_of(actor: Actor, attendance: Attendance) -> Event:
    """In the calendar of whose attendance it is, in the language that is active. The address leads on to the page that
    it is about, and does not name it: who reads along in a calendar sees neither its kind nor its id."""
    appointment = attendance.appointment
    return Event(
        uid=attendance.uid,  # of queries.named
        sequence=appointment.sequence,
        starts_at=appointment.starts_at,
        minutes=appointment.minutes,
        title=neutral_title(),
        address=f"{settings.ADDRESS}{within(actor, 'agenda')}?at={appointment.pk}",
        changed_at=appointment.changed_at,
        cancelled=appointment.cancelled_at is not None,
    )


def reply_address() -> str:
    """The mailbox to which calendars answer: the one that sends."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
