"""What a drawing tells: a remark on each line, to think on. Pure: no grade, and nobody else to compare with."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from wegwijzer.instruments.answers import years_after
from wegwijzer.instruments.structure import Drawing, Instrument, Question

SEEN = 5  # points of 100: less than this is as good as level
LOOK_BACK = 1  # years


def told(question: Question, value: Any, *, today: date) -> list[tuple[str, str]]:
    """(name of the line, what is to be seen in it), for each line of which something can be said."""
    if not isinstance(question, Drawing) or not value:
        return []
    found = [(line["name"], _of_line(line["points"], today)) for line in value["lines"]]
    return [(name, sentence) for name, sentence in found if sentence]


def told_of(instrument: Instrument, values: Mapping[str, Any], *, today: date) -> list[tuple[str, str]]:
    """Of everything that is drawn in it."""
    return [each for key, field in instrument.fields.items() for each in told(field, values.get(key), today=today)]


def _of_line(points: list[dict], today: date) -> str:
    past = [point for point in points if date.fromisoformat(point["on"]) <= today]
    if len(past) < 2:
        return ""
    now, last = past[-1]["level"], points[-1]["level"]
    before = level_on(points, years_after(today, -LOOK_BACK))
    if before is None:
        return _("Dit is nog nieuw voor je. Wat helpt je om er in te komen?")
    if now - before >= SEEN:
        return _("Dit gaat nog omhoog. Wie of wat helpt je daarbij?")
    if before - now >= SEEN:
        return _("Dit gaat naar beneden. Doe je het minder, of wordt er meer gevraagd?")
    if last - now >= SEEN:
        return _("Dit blijft nu gelijk, en je verwacht dat het nog omhooggaat. Wat is daarvoor nodig?")
    return _("Dit blijft gelijk. Dat mag: wat je goed kan, geeft rust.")


def level_on(points: list[dict], day: date) -> float | None:
    """Between two points as the crow flies; after the last one as that one; None before the first."""
    days = [(date.fromisoformat(point["on"]), point["level"]) for point in points]
    if not days or day < days[0][0]:
        return None
    for (first, low), (last, high) in pairwise(days):
        if first <= day < last:
            return low + (high - low) * (day - first).days / (last - first).days
    return days[-1][1]
