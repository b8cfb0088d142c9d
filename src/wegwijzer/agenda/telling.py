"""What is told of appointments: how somebody answered, to the others in it. When they meet, the rooms above tell."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import reminding
from wegwijzer.agenda.kinds import kind_of
from wegwijzer.agenda.models import Appointment, Attendance, Said
from wegwijzer.agenda.reminding import SOON
from wegwijzer.foundation.links import within
from wegwijzer.notices.actions import notify
from wegwijzer.notices.kinds import Kind, add_kind

GONE = "agenda.gone"
SENTENCES = (  # the answer, the sentence, and whether a letter goes
    (Said.ACCEPTED, _("%(name)s zegt ja op jullie moment."), False),
    (Said.TENTATIVE, _("%(name)s weet nog niet of jullie moment past."), False),
    (Said.DECLINED, _("%(name)s kan niet op jullie moment. Kies samen een ander."), True),
    (Said.PROPOSED, _("%(name)s stelt een ander moment voor. Bekijk of het past."), True),
)


def address_of(actor: Actor, identifier: UUID | None) -> str:
    """The page that the appointment is about."""
    appointment = Appointment.objects.filter(pk=identifier).first()
    kind = kind_of(appointment.kind) if appointment else None
    return kind.address(actor, appointment.about) if kind else within(actor, "agenda")


def begin() -> None:
    """When the application starts."""
    for answer, sentence, by_mail in SENTENCES:
        add_kind(Kind(f"agenda.{answer}", sentence, address_of, by_mail, group="appointments"))
    add_kind(Kind(SOON, _("Morgen heb je een afspraak in je agenda."), address_of, group="appointments"))
    gone = _("Een moment in je agenda gaat niet door.")  # why is for that person to say
    add_kind(Kind(GONE, gone, address_of, by_mail=False, group="appointments"))
    reminding.begin()


def tell_gone(actor: Actor, appointment: Appointment) -> None:
    """To all of them, in whose name the job ran as well; the letter is what takes it out of their calendars."""
    persons = Attendance.objects.filter(appointment=appointment).values_list("person", flat=True)
    notify(actor, persons=list(persons), kind=GONE, about=appointment.pk)


def tell_answer(actor: Actor, attendance: Attendance) -> None:
    """To the others of the appointment; the same answer to the same moment is told once."""
    others = Attendance.objects.filter(appointment=attendance.appointment_id).exclude(person=actor.person_id)
    notify(
        actor,
        persons=list(others.values_list("person", flat=True)),
        kind=f"agenda.{attendance.answer}",
        about=attendance.appointment_id,
        moment=_moment(attendance),
    )


def _moment(attendance: Attendance) -> str:
    """Another proposal to the same moment is told as well."""
    proposed = attendance.proposed_at.isoformat() if attendance.proposed_at else ""
    return f"{attendance.answered_sequence} {proposed}".strip()
