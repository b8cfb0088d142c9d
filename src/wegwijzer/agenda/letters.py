"""The letter around an invitation: when, and where to read the rest. Not with whom and not about what."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wegwijzer.agenda.kinds import neutral_title
from wegwijzer.agenda.models import Appointment
from wegwijzer.notices.letters import choose
from wegwijzer.notices.once import Envelope
from wegwijzer.output.mail import Letter


def appointment(envelope: Envelope, row: Appointment, *, address: str, moved: bool) -> Letter:
    """In the language that is active. Who has left finds no page behind a link: for them it stays at the words."""
    here = bool(envelope.actor.roles)
    subject, said = _cancelled(row) if row.cancelled_at else _moved(row) if moved else _new(row)
    takes_over = _("Je agenda kan dit overnemen. Antwoorden kan daar, of op de pagina.")
    return Letter(
        subject=subject,
        greeting=_("Dag %(name)s") % {"name": envelope.actor.person.given_name},
        paragraphs=[said, _("Waarover het gaat, lees je alleen in Wegwijzer.")] if here else [said],
        action=(_("Bekijken"), address) if here else None,
        after=[] if row.cancelled_at else [takes_over],
        closing="Wegwijzer",
        choose=choose(envelope) if here else None,
    )


def _new(row: Appointment) -> tuple[str, str]:
    said = _("Er staat een afspraak voor je klaar op %(day)s om %(hour)s uur, %(minutes)s minuten lang.")
    return neutral_title(), said % _when(row)


def _moved(row: Appointment) -> tuple[str, str]:
    said = _("Je afspraak is nu op %(day)s om %(hour)s uur, %(minutes)s minuten lang.") % _when(row)
    return _("%(title)s op een ander moment") % {"title": neutral_title()}, said


def _cancelled(row: Appointment) -> tuple[str, str]:
    said = _("De afspraak van %(day)s om %(hour)s uur gaat niet door.") % _when(row)
    return _("%(title)s gaat niet door") % {"title": neutral_title()}, said


def _when(row: Appointment) -> dict[str, object]:
    local = localtime(row.starts_at)
    return {"day": date_format(local, "l j F Y"), "hour": date_format(local, "H.i"), "minutes": row.minutes}
