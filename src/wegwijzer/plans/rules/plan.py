"""How far a plan looks, what may stand in it, and when it is looked at again. Pure: `today` comes in."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from wegwijzer.plans.rules.agreements import refuse
from wegwijzer.plans.rules.pieces import DIRECTIONS, LONGEST, SECTIONS, YEARLY

SHORTEST, FURTHEST = 3, 5  # years


def years_on(day: date, years: int) -> date:
    """The same day so many years later; 28 February for the 29th where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def check_horizon(years: int) -> int:
    if years not in range(SHORTEST, FURTHEST + 1):
        raise refuse("years", _("Kies drie, vier of vijf jaar."))
    return years


def check_layout(layout: str) -> str:
    if layout not in SECTIONS:
        raise refuse("layout", _("Kies een van de mogelijkheden."))
    return layout


def check_text(key: str, text: str) -> str:
    text = (text or "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        said = _("Dit zijn %(n)s tekens te veel. Hou het bij %(longest)s.")
        raise refuse(key, said % {"n": len(text) - LONGEST, "longest": LONGEST})
    return text


def check_directions(chosen: Iterable[str]) -> list[str]:
    """Each once, in the order of the list."""
    wanted = set(chosen)
    if wanted - set(DIRECTIONS):
        raise refuse("direction", _("Kies een van de mogelijkheden."))
    return [key for key in DIRECTIONS if key in wanted]


def review_due(layout: str, last: date) -> date | None:
    """When a plan of this layout is to be looked at again; None for one that need not be."""
    return years_on(last, 1) if layout in YEARLY else None
