"""The table that goes with a drawing, for a page: what is drawn is also there to read."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer.instruments.saying import level_in_words, texts_of
from wegwijzer.instruments.structure import Drawing, Map


@dataclass(frozen=True)
class Table:
    """`rows`: what stands first, and the others each under its header. "" is what was not said."""

    header: list[str]
    rows: list[tuple[str, list[tuple[str, str]]]]


def beside(question: Drawing | Map, value: dict[str, Any]) -> Table:
    return _points(question, value) if isinstance(question, Drawing) else _people(question, value)


def _points(question: Drawing, value: dict) -> Table:
    named = any(line["name"] for line in value["lines"])
    header = [_("Dag"), *([_("Lijn")] if named else []), _("Hoogte"), _("In woorden")]
    rows = [
        [
            date_format(date.fromisoformat(point["on"]), "j F Y"),
            *([line["name"]] if named else []),
            str(point["level"]),
            level_in_words(question, point["level"]),
        ]
        for line in value["lines"]
        for point in line["points"]
    ]
    return _table(header, rows)


def _people(question: Map, value: dict) -> Table:
    header = [
        _("Wie"),
        question.label("group"),
        question.label("roles"),
        *(str(about.text) for about in question.about),
    ]
    rows = [
        [
            each["name"],
            *texts_of(question.groups, [each["group"]]),
            ", ".join(texts_of(question.roles, each["roles"])),
            *(each["about"].get(about.key, "") for about in question.about),
        ]
        for each in value["people"]
    ]
    return _table(header, rows)


def _table(header: list[str], rows: list[list[str]]) -> Table:
    return Table(header, [(row[0], list(zip(header[1:], row[1:], strict=True))) for row in rows])
