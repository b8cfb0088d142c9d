"""An answer as a person reads it: lines of text, for pages, papers and what is taken along. No markup."""

from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wegwijzer.instruments.structure import AnyOf, Choice, Drawing, Map, OneOf, Question, Rating, Words


def short_day(day: date) -> str:
    """As the language writes months: “3 dec 2026”, “3 Dec 2026”."""
    return date_format(day, "j M Y" if (get_language() or "nl").startswith("en") else "j b Y")


def lines_of(question: Question, value: Any) -> list[str]:
    """[] for what was not answered. `value` is an answer that check_answer cleaned."""
    if value in (None, "", [], {}):
        return []
    if isinstance(question, Rating):
        return [_point(question, value)]
    if isinstance(question, OneOf | AnyOf):
        chosen = value if isinstance(value, list) else [value]
        return [_text_of(question.choices, key) for key in chosen]
    if isinstance(question, Words):
        return _words(question, value)
    if isinstance(question, Drawing):
        return [_line(question, line) for line in value["lines"]]
    if isinstance(question, Map):
        return [_somebody(question, person) for person in value["people"]]
    return [str(text) for text in value] if isinstance(value, list) else str(value).splitlines()


def _point(question: Rating, value: int) -> str:
    word = next((point.word for point in question.scale.points if point.value == value), "")
    return f"{value}: {word}" if word else str(value)


def texts_of(choices: tuple[Choice, ...], keys: list[str]) -> list[str]:
    return [_text_of(choices, key) for key in keys]


def _text_of(choices: tuple[Choice, ...], key: str) -> str:
    return next((str(choice.text) for choice in choices if choice.key == key), key)


def _words(question: Words, value: dict) -> list[str]:
    """A line for each mark, with the words that have it."""
    said = {mark.key: [] for mark in question.marks}
    for word in question.words:
        if mark := value["marks"].get(word.key):
            said[mark].append(word.text)
    for own in value["own"]:
        said[own["mark"]].append(own["word"])
    return [f"{mark.text}: {', '.join(said[mark.key])}" for mark in question.marks if said[mark.key]]


def level_in_words(question: Drawing, level: float) -> str:
    """The word of the scale that is nearest."""
    named = [point for point in question.levels.points if point.word]
    nearest = min(named, key=lambda point: abs(point.value - level), default=None)
    return nearest.word if nearest else ""


def _line(question: Drawing, line: dict) -> str:
    points = [
        _("%(day)s: %(level)s (%(word)s)")
        % {
            "day": short_day(date.fromisoformat(point["on"])),
            "level": point["level"],
            "word": level_in_words(question, point["level"]),
        }
        for point in line["points"]
    ]
    return " · ".join([line["name"], *points] if line["name"] else points)


def _somebody(question: Map, person: dict) -> str:
    """Who it is, and beneath it what was noted, each on a line."""
    group = _text_of(question.groups, person["group"])
    roles = ", ".join(_text_of(question.roles, role) for role in person["roles"])
    told = [f"{_text_of(question.about, key)} {text}" for key, text in person["about"].items()]
    who = f"{person['name']} ({group})"
    return "\n".join([f"{who}: {roles}" if roles else who, *told])
