"""What may be shared, and until when. Pure: `today` comes in."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.selfwork.models import LONGEST_NAME

LONGEST_SHARE = timedelta(days=366 * 2)
MOST_SHEETS = 200  # of one instrument, of one person


def refuse(field: str, sentence) -> ValidationError:
    return ValidationError({field: [sentence]})


def check_until(until: date | None, *, today: date) -> date | None:
    """The last day on which something can be read. Raises ValidationError({"until": …})."""
    if until is None:
        return None
    if until < today:
        raise refuse("until", _("Deze dag is voorbij. Kies vandaag of later."))
    if until > today + LONGEST_SHARE:
        raise refuse("until", _("Kies een dag binnen twee jaar. Daarna kan je opnieuw delen."))
    return until


def check_name(name: str) -> str:
    name = " ".join(name.split())
    if len(name) > LONGEST_NAME:
        raise refuse("name", _("Hou de naam kort: hoogstens %(most)s tekens.") % {"most": LONGEST_NAME})
    return name
