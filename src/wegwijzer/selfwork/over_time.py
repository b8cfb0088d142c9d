"""Statements of one instrument over time, also when it changed meanwhile: what cannot be compared is said."""

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from django.utils.timezone import localtime

from wegwijzer.access.actor import Actor
from wegwijzer.instruments.saying import lines_of, short_day
from wegwijzer.instruments.structure import Instrument, Rating
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.models import Sheet
from wegwijzer.selfwork.pieces import instrument_of

COMPARED = 6  # sheets beside each other, the newest ones


class Was(Enum):
    """How a statement was asked then, beside how it is asked now."""

    THE_SAME = "the same"
    IN_OTHER_WORDS = "in other words"
    ON_ANOTHER_SCALE = "on another scale"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Cell:
    """One answer; `said` with the words of the scale of then."""

    day: str
    value: int | None
    said: str
    was: Was

    @property
    def counts(self) -> bool:
        return self.value is not None and self.was in (Was.THE_SAME, Was.IN_OTHER_WORDS)


@dataclass(frozen=True)
class Row:
    """One statement, with the answer of each sheet, oldest first."""

    question: Rating
    beside: list[Cell]

    @property
    def change(self) -> int:
        """From the first to the last answer that can be compared, in points of the scale. 0 when there is but one."""
        said = [cell.value for cell in self.beside if cell.counts]
        return said[-1] - said[0] if len(said) > 1 else 0


@dataclass(frozen=True)
class Comparison:
    """`days`: what each sheet is called, with the hour where two were begun on one day. `gone`: statements that only
    earlier versions asked, and that were answered then. `values`: id of a sheet → field → answer."""

    instrument: Instrument
    sheets: list[Sheet]
    days: list[str]
    rows: list[Row]
    gone: list[Rating]
    values: dict[UUID, dict[str, Any]]

    @property
    def changed(self) -> list[Row]:
        """The most changed first."""
        return sorted((row for row in self.rows if row.change), key=lambda row: -abs(row.change))

    @property
    def other_scale(self) -> bool:
        return any(cell.was is Was.ON_ANOTHER_SCALE and cell.value is not None for cell in self._cells())

    @property
    def other_words(self) -> bool:
        return any(cell.was is Was.IN_OTHER_WORDS and cell.value is not None for cell in self._cells())

    @property
    def is_whole(self) -> bool:
        """Whether everything that was answered can be laid beside each other as it is."""
        return not (self.gone or self.other_scale or self.other_words or self._new())

    def _new(self) -> bool:
        return any(cell.was is Was.NOT_ASKED for cell in self._cells())

    def _cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row.beside]


def comparison(actor: Actor, key: str) -> Comparison | None:
    """The newest COMPARED sheets; None when there are fewer than two. Statements go by their key."""
    found = list(reversed(queries.sheets(actor, key)[:COMPARED]))
    if len(found) < 2:
        return None
    values, asked = queries.values_of_all(found), {sheet.pk: _statements(instrument_of(sheet)) for sheet in found}
    newest = asked[found[-1].pk]
    days = _days(found)
    rows = [_row(question, found, days, asked, values) for question in newest.values()]
    gone = {
        name: question
        for sheet in found
        for name, question in asked[sheet.pk].items()
        if name not in newest and values.get(sheet.pk, {}).get(name) is not None
    }
    answered = [row for row in rows if any(cell.value is not None for cell in row.beside)]
    return Comparison(instrument_of(found[-1]), found, days, answered, list(gone.values()), values)


def _statements(instrument: Instrument) -> dict[str, Rating]:
    return {key: field for key, field in instrument.fields.items() if isinstance(field, Rating)}


def _days(sheets: list[Sheet]) -> list[str]:
    begun = [localtime(sheet.begun_at) for sheet in sheets]
    twice = {day for day, count in Counter(moment.date() for moment in begun).items() if count > 1}
    return [short_day(moment.date()) + (f", {moment:%H.%M}" if moment.date() in twice else "") for moment in begun]


def _row(now: Rating, sheets: list[Sheet], days: list[str], asked: dict, values: dict[Any, dict]) -> Row:
    cells = []
    for sheet, day in zip(sheets, days, strict=True):
        then, value = asked[sheet.pk].get(now.key), values.get(sheet.pk, {}).get(now.key)
        said = lines_of(then, value)[0] if then is not None and value is not None else ""
        cells.append(Cell(day, value, said, _was(then, now)))
    return Row(now, cells)


def _was(then: Rating | None, now: Rating) -> Was:
    if then is None:
        return Was.NOT_ASKED
    if (then.scale.values, then.reverse) != (now.scale.values, now.reverse):
        return Was.ON_ANOTHER_SCALE
    return Was.THE_SAME if then.text == now.text else Was.IN_OTHER_WORDS
