"""The letter around an invitation: when, and where to read the rest. Not with whom and not about what."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from wegwijzer.agenda.kinds import neutral_title
from wegwijzer.output.mail import Letter


def appointment(
    *, given_name: str, starts_at: datetime, minutes: int, address: str, moved: bool, cancelled: bool
) -> Letter:
    """In the language that is active."""
    local = localtime(starts_at)
    when = {
        "day": date_format(local, "l j F Y"),
        "hour": date_format(local, "H.i"),
        "minutes": minutes,
    }
    if cancelled:
        subject = _("%(title)s gaat niet door") % {"title": neutral_title()}
        said = _("De afspraak van %(day)s om %(hour)s uur gaat niet door.") % when
    elif moved:
        subject = _("%(title)s op een ander moment") % {"title": neutral_title()}
        said = _("Je afspraak is nu op %(day)s om %(hour)s uur, %(minutes)s minuten lang.") % when
    else:
        subject = neutral_title()
        said = _("Er staat een afspraak voor je klaar op %(day)s om %(hour)s uur, %(minutes)s minuten lang.") % when
    after = [] if cancelled else [_("Je agenda kan dit overnemen. Antwoorden kan daar, of op de pagina.")]
    return Letter(
        subject=subject,
        greeting=_("Dag %(name)s") % {"name": given_name},
        paragraphs=[said, _("Waarover het gaat, lees je alleen in Wegwijzer.")],
        action=(_("Bekijken"), address),
        after=after,
        closing="Wegwijzer",
    )
