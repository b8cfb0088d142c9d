"""An appointment as a calendar gets to see it."""

from email.utils import parseaddr

from django.conf import settings

from wegwijzer.access.actor import Actor
from wegwijzer.agenda.kinds import kind_of, neutral_title
from wegwijzer.agenda.models import Appointment
from wegwijzer.foundation.links import within
from wegwijzer.output.calendar import Event


def event_of(actor: Actor, appointment: Appointment) -> Event:
    """In the language that is active, with the address of the page for this actor."""
    kind = kind_of(appointment.kind)
    path = kind.address(actor, appointment.about) if kind else within(actor, "agenda")
    return Event(
        uid=appointment.uid,
        sequence=appointment.sequence,
        starts_at=appointment.starts_at,
        minutes=appointment.minutes,
        title=neutral_title(),
        address=settings.ADDRESS + path,
        changed_at=appointment.changed_at,
        cancelled=appointment.cancelled_at is not None,
    )


def reply_address() -> str:
    """The mailbox to which calendars answer: the one that sends."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
