"""One's own drawings of one instrument, laid over each other: line by line, each sheet as it was drawn that day."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format

from wegwijzer.access.actor import Actor
from wegwijzer.instruments.picture import Curve, curve
from wegwijzer.instruments.saying import level_in_words, short_day
from wegwijzer.instruments.structure import Drawing, Instrument
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.models import Sheet, SheetAnswer
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.reach import start_in_the_job

MOST, USUAL = 4, 3  # sheets over each other: at most, and when nothing was chosen
OFFERED = 24  # sheets to choose from, the newest


@dataclass(frozen=True)
class Drawn:
    """What stands on one sheet. After `day` it was expected."""

    sheet: Sheet
    at: datetime
    lines: list[dict]
    label: str = ""  # its name or its day; with the hour where another has the same

    @property
    def day(self) -> date:
        return timezone.localdate(self.at)

    def points(self, name: str) -> list[dict]:
        return next((line["points"] for line in self.lines if line["name"].casefold() == name), [])


@dataclass(frozen=True)
class Cell:
    level: float
    word: str
    is_expected: bool


@dataclass(frozen=True)
class LaidOver:
    """One line through time. `rows`: a day, with what each sheet says of it or None."""

    name: str
    picture: Curve
    rows: list[tuple[date, list[Cell | None]]]


@dataclass(frozen=True)
class Curves:
    instrument: Instrument
    offered: list[Drawn]  # newest first
    chosen: list[Drawn]  # oldest first
    lines: list[LaidOver]


def drawings(actor: Actor, key: str) -> list[Drawn]:
    """The sheets on which something is drawn, newest first; two statements."""
    sheets = {sheet.pk: sheet for sheet in queries.sheets(actor, key)[:OFFERED]}
    found = []
    for row in SheetAnswer.objects.filter(sheet__in=sheets.values(), value__has_key="lines"):
        lines = [line for line in row.value["lines"] if line["points"]]
        if lines:
            found.append(Drawn(sheets[row.sheet_id], row.saved_at, lines))
    order = list(sheets)
    return _labelled(sorted(found, key=lambda drawn: order.index(drawn.sheet.pk)))


def _labelled(found: list[Drawn]) -> list[Drawn]:
    usual = [drawn.sheet.name or short_day(drawn.day) for drawn in found]
    hours = [date_format(timezone.localtime(drawn.at), "H.i") for drawn in found]
    return [
        replace(drawn, label=label if usual.count(label) == 1 else f"{label} {hour}")
        for drawn, label, hour in zip(found, usual, hours, strict=True)
    ]


def day_of(instrument: Instrument, sheet: Sheet) -> date | None:
    """When the drawing on this sheet was last drawn; None when there is none."""
    keys = [field.key for field in instrument.fields.values() if isinstance(field, Drawing)]
    found = SheetAnswer.objects.filter(sheet=sheet, field__in=keys).order_by("-saved_at").first() if keys else None
    return timezone.localdate(found.saved_at) if found else None


def curves(actor: Actor, key: str, wanted: Collection[UUID] = ()) -> Curves | None:
    """`wanted`: ids of sheets; those that are not there are passed over. None when fewer than two were drawn."""
    offered = drawings(actor, key)
    if len(offered) < 2:
        return None
    chosen = [drawn for drawn in offered if drawn.sheet.pk in set(wanted)][:MOST] or offered[:USUAL]
    chosen = chosen[::-1]
    instrument = instrument_of(offered[0].sheet)
    question = next(field for field in instrument.fields.values() if isinstance(field, Drawing))
    starts_on = start_in_the_job(actor)
    lines = [_laid(question, name, chosen, starts_on, actor.today) for name in _names(chosen)]
    return Curves(instrument, offered, chosen, lines)


def _names(chosen: list[Drawn]) -> list[str]:
    """Each once, as the newest sheet writes and orders them."""
    names: dict[str, str] = {}
    for drawn in reversed(chosen):
        for line in drawn.lines:
            names.setdefault(line["name"].casefold(), line["name"])
    return list(names.values())


def _laid(question: Drawing, name: str, chosen: list[Drawn], starts_on: date | None, today: date) -> LaidOver:
    lines = [(drawn.label, drawn.points(name.casefold())) for drawn in chosen]
    days = [drawn.day for drawn in chosen]
    picture = curve(question, lines, starts_on=starts_on, today=today, drawn_on=days)
    return LaidOver(name, picture, _rows(question, lines, days))


def _rows(question: Drawing, lines: list[tuple[str, list[dict]]], turns: list[date]) -> list[tuple[date, list[Any]]]:
    said = [{date.fromisoformat(point["on"]): point["level"] for point in points} for _label, points in lines]
    every_day = sorted({day for each in said for day in each})
    return [
        (day, [_cell(question, each.get(day), day > turn) for each, turn in zip(said, turns, strict=True)])
        for day in every_day
    ]


def _cell(question: Drawing, level: float | None, is_expected: bool) -> Cell | None:
    return None if level is None else Cell(level, level_in_words(question, level), is_expected)
