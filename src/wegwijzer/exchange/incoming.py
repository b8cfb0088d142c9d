"""From the stream of rows into the temporary table `incoming`, by COPY; memory stays the same however long it is.

Hints, rows without anything in them, totals, page footers and headers that are repeated stay outside, and each
kind of thing that stays outside is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from operator import itemgetter
from typing import Any

from wegwijzer.exchange.cells import NULL, Found, Reader, Reading, reader_for
from wegwijzer.exchange.fields import Field
from wegwijzer.exchange.models import Weight
from wegwijzer.exchange.names import split_name
from wegwijzer.exchange.run import LONGEST_VALUE, Run, Trouble
from wegwijzer.exchange.skipped import Skipping

AT_ONCE = 4_000  # rows handed to the database, and steps of progress, at a time
ONE_BY_ONE = frozenset({"characters_removed"})  # remarks that are made at each row
BY_COLUMN = frozenset({"two_digit_year", "serial_date"})  # once for a column, whatever the value

TAB, ONLY_TEXT = "\t", {str}

Row = tuple[int, Sequence[Any]]


@dataclass
class Remarks:
    """The same remark about the same value is made once, with the number of rows."""

    run: Run
    seen: dict[tuple[str, str, str], list] = field(default_factory=dict)

    def note(self, row: int, key: str, found: Found, cell: str) -> None:
        if found.code in ONE_BY_ONE:
            self.run.find(found.weight, row, key, found.code, cell, **found.details)
            return
        cell = cell[:LONGEST_VALUE]
        said = (key, found.code, "" if found.code in BY_COLUMN else cell)
        if said in self.seen:
            self.seen[said][-1] += 1
        elif len(self.seen) < AT_ONCE:
            self.seen[said] = [row, cell, found.details, 1]

    def write(self) -> None:
        for (key, code, _value), (row, cell, details, rows) in self.seen.items():
            self.run.find(Weight.REMARK, row, key, code, cell, **details, rows=rows)


class Filling:
    """Turns rows into lines of COPY, and says what is wrong with them.

    `values` of a row stand in the order of `keys`: the mapped columns, and at the end the names that a whole name is
    split into. One pass over half a million rows: what nearly never happens is looked for with one question a row.
    """

    def __init__(self, run: Run, mapping: dict[str, str], dialect: dict) -> None:
        self.run = run
        self.reading = Reading.of(dialect, run.today)
        self.remarks = Remarks(run)
        at = {key: int(index) for index, key in mapping.items() if key}
        columns = [one for one in run.kind.columns if one.key in at]
        self.plan = [(at[one.key], reader_for(one, self.reading)) for one in columns]
        self.keys = [one.key for one in columns]
        self.whole_name = self._whole_name(at)
        self.name_order = dialect.get("name_order", "given_first")
        self.places = {key: place for place, key in enumerate(self.keys)}
        self.needs = [
            [self.places[key] for key in group if key in self.places]
            for group in run.kind.row_needs
            if run.has & set(group)
        ]
        self.all_or_none = {self.places[key] for key in run.kind.all_or_none if key in self.places}
        alone = [places[0] for places in self.needs if len(places) == 1]
        self.needed = itemgetter(*alone, *alone) if alone else lambda values: ()  # twice: then always a tuple
        self.several = [places for places in self.needs if len(places) > 1]
        self.follows = [
            (self.places[one.follows], self.places[one.key], one) for one in columns if one.follows in self.places
        ]

    def _whole_name(self, at: dict[str, int]) -> tuple[int, Reader] | None:
        one = self.run.kind.field("full_name")
        if one is None or "full_name" not in at:
            return None
        self.keys += [key for key in ("given_name", "family_name") if key not in self.keys]
        return at["full_name"], reader_for(one, self.reading)

    def line(self, row: int, cells: Sequence[Any], more: bool = False) -> str | None:
        """The line for COPY, None for a row that is left out. `more`: cells beyond the last column."""
        bad: set[int] = set()
        values: list = [read(cells[index]) for index, read in self.plan]
        if set(map(type, values)) != ONLY_TEXT:
            self._tell(row, cells, values, bad)
        if self.whole_name:
            self._split(row, cells, values, bad)
        if more:
            bad.add(-1)
            self.run.find(Weight.PROBLEM, row, "", "too_many_cells")
        if NULL in self.needed(values) or self.several:
            self._check_needs(row, values, bad)
        if self.follows and not self._in_order(row, values, bad):
            return None
        return f"{row}\t{TAB.join(values)}\t{'t' if bad else 'f'}"

    def _tell(self, row: int, cells: Sequence[Any], values: list, bad: set[int]) -> None:
        """Something about these cells is to be said; puts what goes in in its place."""
        for place, found in enumerate(values):
            if found.__class__ is str:
                continue
            self._say(row, self.keys[place], found, cells[self.plan[place][0]])
            values[place] = found.value
            if found.weight is Weight.PROBLEM:
                bad.add(place)

    def _say(self, row: int, key: str, found: Found, cell: Any) -> None:
        if found.weight is Weight.PROBLEM:
            self.run.find(found.weight, row, key, found.code, _shown(cell), **found.details)
        else:
            self.remarks.note(row, key, found, _shown(cell))

    def _split(self, row: int, cells: Sequence[Any], values: list, bad: set[int]) -> None:
        """The whole name fills in what has no column of its own, or nothing in it."""
        index, read = self.whole_name
        values += [NULL] * (len(self.keys) - len(values))
        name = read(cells[index])
        if name.__class__ is not str:
            self._say(row, "full_name", name, cells[index])
            if name.weight is Weight.PROBLEM:
                bad.update((self.places["given_name"], self.places["family_name"]))
            name = name.value
        parts = split_name(name, self.name_order) if name != NULL else ("", "")
        for key, text in zip(("given_name", "family_name"), parts, strict=True):
            most = self.run.kind.field(key).max_length
            if values[self.places[key]] != NULL:
                continue
            if len(text) > most:
                bad.add(self.places[key])
                self.run.find(Weight.PROBLEM, row, "full_name", "text_too_long", text, length=len(text), most=most)
            values[self.places[key]] = text or NULL

    def _check_needs(self, row: int, values: list[str], bad: set[int]) -> None:
        silent = all(values[place] == NULL for place in self.all_or_none)
        for places in self.needs:
            if silent and self.all_or_none.issuperset(places):
                continue
            if all(values[place] == NULL for place in places) and bad.isdisjoint(places):
                bad.add(places[0])
                keys = [self.keys[place] for place in places]
                if self._is_one_word(row, keys[0], values):
                    continue
                shown = ["full_name"] if self.whole_name and keys[0] in ("given_name", "family_name") else keys
                self.run.find(Weight.PROBLEM, row, shown[0], "needed_empty", fields=[keys])

    def _is_one_word(self, row: int, key: str, values: list[str]) -> bool:
        """A whole name of one word is not empty, and yet misses a part; says so."""
        if not self.whole_name or key != "given_name" or values[self.places["family_name"]] == NULL:
            return False
        self.run.find(Weight.PROBLEM, row, "full_name", "name_of_one_word", values[self.places["family_name"]])
        return True

    def _in_order(self, row: int, values: list[str], bad: set[int]) -> bool:
        """False for a stretch of no days, which is what systems write for what was taken back the same day."""
        for first, last, one in self.follows:
            start, end = values[first], values[last]
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
    with run.cursor.copy(f"COPY incoming (row, {', '.join(filling.keys)}, bad) FROM STDIN") as copy:
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
