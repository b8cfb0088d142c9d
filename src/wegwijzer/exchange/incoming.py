"""From the stream of rows into the temporary table `incoming`, by COPY; memory stays the same however long it is.

Hints, rows without anything in them, totals, page footers and headers that are repeated stay outside, and each
kind of thing that stays outside is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from wegwijzer.exchange.cells import NULL, Found, Reader, Reading, reader_for, split_name
from wegwijzer.exchange.fields import Field
from wegwijzer.exchange.models import Weight
from wegwijzer.exchange.run import Run, Trouble
from wegwijzer.exchange.skipped import Skipping

AT_ONCE = 4_000  # rows handed to the database, and steps of progress, at a time
ONE_BY_ONE = frozenset({"characters_removed"})  # remarks that are made at each row
BY_COLUMN = frozenset({"two_digit_year", "serial_date"})  # once for a column, whatever the value

Row = tuple[int, Sequence[Any]]


@dataclass
class Remarks:
    """The same remark about the same value is made once, with the number of rows."""

    run: Run
    seen: dict[tuple[str, str, str], list] = field(default_factory=dict)

    def note(self, row: int, key: str, found: Found, cell: Any) -> None:
        if found.code in ONE_BY_ONE:
            self.run.find(found.weight, row, key, found.code, cell, **found.details)
            return
        said = (key, found.code, "" if found.code in BY_COLUMN else str(cell))
        if said in self.seen:
            self.seen[said][-1] += 1
        elif len(self.seen) < AT_ONCE:
            self.seen[said] = [row, cell, found.details, 1]

    def write(self) -> None:
        for (key, code, _value), (row, cell, details, rows) in self.seen.items():
            self.run.find(Weight.REMARK, row, key, code, cell, **details, rows=rows)


class Filling:
    """Turns rows into lines of COPY, and says what is wrong with them."""

    def __init__(self, run: Run, mapping: dict[str, str], dialect: dict) -> None:
        self.run = run
        self.columns = run.kind.columns
        self.reading = Reading.of(dialect, run.today)
        self.remarks = Remarks(run)
        at = {key: int(index) for index, key in mapping.items() if key}
        self.places = {one.key: place for place, one in enumerate(self.columns, 1)}
        self.plan: list[tuple[int, int, Reader, str]] = [
            (self.places[one.key], at[one.key], reader_for(one, self.reading), one.key)
            for one in self.columns
            if one.key in at
        ]
        self.whole_name = self._whole_name(at)
        self.name_order = dialect.get("name_order", "given_first")
        self.blank = [NULL] * (len(self.columns) + 1)
        self.needs = [
            [self.places[key] for key in group if key in run.has]
            for group in run.kind.row_needs
            if run.has & set(group)
        ]
        self.follows = [
            (self.places[one.follows], self.places[one.key], one)
            for one in self.columns
            if one.follows and {one.key, one.follows} <= at.keys()
        ]

    def _whole_name(self, at: dict[str, int]) -> tuple[int, Reader] | None:
        one = self.run.kind.field("full_name")
        return (at["full_name"], reader_for(one, self.reading)) if one and "full_name" in at else None

    def line(self, row: int, cells: Sequence[Any], more: bool = False) -> str | None:
        """The line for COPY, None for a row that is left out. `more`: cells beyond the last column."""
        out = self.blank[:]
        out[0] = str(row)
        bad: set[int] = set()
        for place, index, read, key in self.plan:
            value = read(cells[index])
            if value.__class__ is not str:
                if value.weight is Weight.PROBLEM:
                    bad.add(place)
                    self.run.find(value.weight, row, key, value.code, _shown(cells[index]), **value.details)
                else:
                    self.remarks.note(row, key, value, _shown(cells[index]))
                value = value.value
            out[place] = value
        if self.whole_name:
            self._split(row, cells, out, bad)
        if more:
            bad.add(0)
            self.run.find(Weight.PROBLEM, row, "", "too_many_cells")
        self._check_needs(row, out, bad)
        if self.follows and not self._in_order(row, out, bad):
            return None
        out.append("t" if bad else "f")
        return "\t".join(out)

    def _split(self, row: int, cells: Sequence[Any], out: list[str], bad: set[int]) -> None:
        index, read = self.whole_name
        value = read(cells[index])
        places = (self.places["given_name"], self.places["family_name"])
        if value.__class__ is not str:
            if value.weight is Weight.PROBLEM:
                bad.update(places)
            self.run.find(value.weight, row, "full_name", value.code, _shown(cells[index]), **value.details)
            value = value.value
        if value == NULL:
            return
        given, family = split_name(value, self.name_order)
        for place, text, most in zip(places, (given, family), (80, 120), strict=True):
            if out[place] != NULL:
                continue  # a column of its own knows better
            if len(text) > most:
                bad.add(place)
                self.run.find(Weight.PROBLEM, row, "full_name", "text_too_long", text, length=len(text), most=most)
            out[place] = text or NULL

    def _check_needs(self, row: int, out: list[str], bad: set[int]) -> None:
        for places in self.needs:
            if all(out[place] == NULL for place in places) and bad.isdisjoint(places):
                keys = [self.columns[place - 1].key for place in places]
                self.run.find(Weight.PROBLEM, row, keys[0], "needed_empty", fields=keys)
                bad.add(places[0])

    def _in_order(self, row: int, out: list[str], bad: set[int]) -> bool:
        """False for a stretch of no days, which is what systems write for what was taken back the same day."""
        for first, last, one in self.follows:
            start, end = out[first], out[last]
            if start == NULL or end == NULL or start <= end:
                continue
            if self._is_empty(one, start, end):
                self.remarks.note(row, one.key, Found(Weight.REMARK, "stretch_empty"), start)
                return False
            bad.add(last)
            self.run.find(Weight.PROBLEM, row, one.key, "end_before_start", end, start=start, end=end)
        return True

    def _is_empty(self, one: Field, start: str, end: str) -> bool:
        shifts = one.may_shift and self.reading.end == "day_after"
        return shifts and date.fromisoformat(start) - date.fromisoformat(end) == timedelta(days=1)


def _shown(cell: Any) -> str:
    """A cell as a person sees it."""
    return "" if cell is None else str(cell)


def fill(run: Run, rows: Iterable[Row]) -> int:
    """Fills `incoming`; answers how many rows came in. Raises Trouble when none did."""
    run.kind.prepare(run)
    filling = Filling(run, run.import_.mapping, run.import_.dialect)
    skipping = Skipping.of(run)
    count = 0
    with run.cursor.copy("COPY incoming FROM STDIN") as copy:
        for lines in _lines(filling, skipping, rows, run):
            copy.write("\n".join(lines) + "\n")
            count += len(lines)
    filling.remarks.write()
    skipping.write(run)
    if not count:
        raise Trouble("no_rows")
    run.cursor.execute("ANALYZE incoming")
    return count


def _lines(filling: Filling, skipping: Skipping, rows: Iterable[Row], run: Run) -> Iterator[list[str]]:
    """Lines of COPY, so many at a time."""
    width, first, plain = skipping.width, skipping.first_row, skipping.plain
    waiting: list[str] = []
    passed = 0
    for row, cells in rows:
        if row < first:
            continue
        passed += 1
        if passed % AT_ONCE == 0:
            run.advance(AT_ONCE)
        more = False
        if len(cells) != width:
            more = any(cell not in (None, "") for cell in cells[width:])
            cells = [*cells[:width], *[None] * (width - len(cells))]
        if not plain:
            cells = [str(cell) if cell.__class__ is bool else cell for cell in cells]
        if skipping.skips(row, cells):
            continue
        line = filling.line(row, cells, more)
        if line is not None:
            waiting.append(line)
            if len(waiting) >= AT_ONCE:
                yield waiting
                waiting = []
    if waiting:
        yield waiting
