"""What holds of dates and roles. Pure: no database, `today` comes in."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role

EARLIEST = date(1930, 1, 1)
FURTHEST_AHEAD = timedelta(days=366 * 10)


def check_stretch(starts_on: date | None, ends_on: date | None, *, today: date) -> None:
    """Raises ValidationError by field when the days cannot be: missing, reversed or far out of reach."""
    if starts_on is None:
        raise ValidationError({"starts_on": [_("Vul de eerste dag in.")]})
    if not EARLIEST <= starts_on <= today + FURTHEST_AHEAD:
        raise ValidationError({"starts_on": [_("Dit jaar kan niet kloppen.")]})
    if ends_on is None:
        return
    if ends_on < starts_on:
        raise ValidationError({"ends_on": [_("De laatste dag ligt voor de eerste dag.")]})
    if ends_on > today + FURTHEST_AHEAD * 5:
        raise ValidationError({"ends_on": [_("Dit jaar kan niet kloppen.")]})


def check_birth_date(birth_date: date | None, *, today: date) -> None:
    if birth_date is None:
        return
    if not date(1900, 1, 1) <= birth_date <= today - timedelta(days=365 * 14):
        raise ValidationError({"birth_date": [_("Deze geboortedatum kan niet kloppen.")]})


def day_before(day: date) -> date:
    return day - timedelta(days=1)


def earliest(days: Iterable[date | None]) -> date | None:
    """The first of the days that are there."""
    there = [day for day in days if day is not None]
    return min(there) if there else None


def keeps_a_career_lead(others_with_the_role: int, role: str, ends_on: date | None) -> None:
    """Somebody must be able to keep the organisation's data. Raises ValidationError otherwise."""
    if role == Role.CAREER_LEAD and ends_on is not None and others_with_the_role == 0:
        raise ValidationError({"ends_on": [_("Dit is de laatste met deze rol. Geef ze eerst aan iemand anders.")]})
