"""Words for people and their places, in templates."""

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer.foundation.clock import today
from wegwijzer.people import path_words
from wegwijzer.people.models import LineKind
from wegwijzer.people.queries.listing import Row
from wegwijzer.people.queries.units import UnitRow

register = template.Library()


@register.filter
def without_place(row: Row) -> str:
    """Why somebody has no place today."""
    employment = row.employment
    if employment is None:
        return _("Geen dienstverband")
    if employment.starts_on > today():
        return _("Begint op %(day)s") % {"day": date_format(employment.starts_on, "j F Y")}
    if employment.ends_on and employment.ends_on < today():
        return _("Uit dienst sinds %(day)s") % {"day": date_format(employment.ends_on, "j F Y")}
    return _("Nog geen plaats")


@register.filter
def month_or_day(day) -> str:
    return path_words.in_short(day) if day else ""


@register.filter
def percent(share) -> str:
    return path_words.percent(share)


@register.filter
def since(career, place):
    """The first day in this function without a break."""
    return career.since(place)


@register.filter
def way(career, place) -> str:
    """The units above that of a place, nearest first."""
    return UnitRow(place.unit, career.ways.get(place.unit_id, [])).way


@register.filter
def line_word(member) -> str:
    """How somebody leads this person, when it is not in the usual way."""
    return LineKind(member.kind).label.lower() if member.kind else ""


@register.filter
def work_in_short(member) -> str:
    """The functions somebody has now, and how they are led when that is not in the usual way."""
    names = list(dict.fromkeys(held.place.function.name for held in member.held))
    return ", ".join([*names, *filter(None, [line_word(member)])])


@register.filter
def still(stretch, day) -> bool:
    """Whether it has not ended yet on that day."""
    return stretch.ends_on is None or stretch.ends_on >= day
