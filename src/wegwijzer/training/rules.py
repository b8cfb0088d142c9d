"""What holds of the days and hours of a training. Pure: no database, `today` comes in."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

EARLIEST = date(1930, 1, 1)
FURTHEST_AHEAD = timedelta(days=366 * 10)
LONGEST = timedelta(days=366 * 10)


def check_days(starts_on: date | None, ends_on: date | None, *, birth_date: date | None, today: date) -> None:
    """Raises ValidationError by field when the days cannot be: missing, reversed, before birth, far away."""
    if starts_on is None:
        raise ValidationError({"starts_on": [_("Vul de eerste dag in.")]})
    if birth_date and starts_on <= birth_date:
        raise ValidationError({"starts_on": [_("Deze dag ligt voor de geboortedatum.")]})
    if not EARLIEST <= starts_on <= today + FURTHEST_AHEAD:
        raise ValidationError({"starts_on": [_("Dit jaar kan niet kloppen.")]})
    if ends_on is None:
        return
    if ends_on < starts_on:
        raise ValidationError({"ends_on": [_("De laatste dag ligt voor de eerste dag.")]})
    if ends_on > starts_on + LONGEST:
        raise ValidationError({"ends_on": [_("Zo lang duurt een opleiding niet. Kijk de jaren na.")]})


def check_hours(hours: Decimal | None, starts_on: date, ends_on: date | None) -> None:
    """No more hours than the days have. Raises ValidationError."""
    if hours is not None and ends_on is not None and hours > 24 * ((ends_on - starts_on).days + 1):
        raise ValidationError({"hours": [_("Zoveel uren zijn er niet in die dagen.")]})
