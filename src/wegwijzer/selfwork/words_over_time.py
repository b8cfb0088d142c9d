"""What somebody wrote, chose or put on a map, time after time: what is new, what reads otherwise, what is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from wegwijzer.instruments.saying import lines_of
from wegwijzer.instruments.structure import Drawing, Map, Question, Rating
from wegwijzer.selfwork.over_time import Comparison
from wegwijzer.selfwork.pieces import instrument_of

BESIDE = 3  # texts that can be read beside each other, the newest ones


class Mark(Enum):
    """A line beside what was said the time before."""

    THE_SAME = "the same"
    NEW = "new"
    OTHER = "other"


@dataclass(frozen=True)
class Line:
    text: str
    mark: Mark


@dataclass(frozen=True)
class Time:
    """One answer. `gone`: lines of the time before that are not in it any more, by what tells them apart."""

    day: str
    lines: list[Line]
    gone: list[str]


@dataclass(frozen=True)
class Told:
    """One question, oldest time first."""

    title: str
    times: list[Time]


def told(comparison: Comparison) -> list[Told]:
    """Of the newest BESIDE sheets, every question but statements and drawings, which have a comparison of their own.
    Questions go by their key; what only earlier versions asked comes last."""
    sheets, days = comparison.sheets[-BESIDE:], comparison.days[-BESIDE:]
    asked = [instrument_of(sheet).fields for sheet in sheets]
    found = []
    for key in dict.fromkeys(key for fields in reversed(asked) for key in fields):
        question = next(fields[key] for fields in reversed(asked) if key in fields)
        if isinstance(question, Rating | Drawing):
            continue
        values = [comparison.values.get(sheet.pk, {}).get(key) for sheet in sheets]
        said = [_items(fields.get(key), value) for fields, value in zip(asked, values, strict=True)]
        if any(said):
            found.append(Told(question.title or question.text, list(_times(days, said))))
    return found


def _items(question: Question | None, value: Any) -> dict[str, str]:
    """What tells a line apart → the line: whom it is about on a map, nothing for a text, itself for what was chosen."""
    lines = lines_of(question, value) if question is not None else []
    if isinstance(question, Map) and lines:
        return dict(zip((person["name"] for person in value["people"]), lines, strict=True))
    if isinstance(value, str) and len(lines) > 1:
        return {"": "\n".join(lines)}
    return {("" if isinstance(value, str) else line): line for line in lines}


def _times(days: Iterable[str], said: Iterable[dict[str, str]]) -> Iterable[Time]:
    before: dict[str, str] | None = None
    for day, items in zip(days, said, strict=True):
        lines = [Line(text, _mark(name, text, before)) for name, text in items.items()]
        yield Time(day, lines, [name for name in before or () if name not in items] if items else [])
        before = items or before


def _mark(name: str, text: str, before: dict[str, str] | None) -> Mark:
    if before is None or before.get(name) == text:
        return Mark.THE_SAME
    return Mark.OTHER if name in before else Mark.NEW
