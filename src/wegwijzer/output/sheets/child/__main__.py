"""Reads a workbook on behalf of workbook.py, in a process of its own that limits itself first.

Started as a folder, not as a module of the product: it must know nothing but the workbook, and start fast. What it is
asked is one argument in JSON. It answers in lines of JSON on standard output: {"kind", "sheet", "sheets", "hidden"},
then lists of [row, cells], then "end"; or {"refused", "details"}.
"""

import json
import math
import resource
import sys
from datetime import date, datetime, time, timedelta
from itertools import chain, islice

from container import measured
from no import No

STRETCH = 4_000  # cells per answer
EXACT = 2**53  # above this a spreadsheet no longer knows all digits


def limit_yourself(asked):
    limits = (
        (resource.RLIMIT_AS, asked["MEMORY"], 0),
        (resource.RLIMIT_CPU, asked["CPU"], 5),
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, value, mercy in limits:
        hard = resource.getrlimit(what)[1]
        most = value + mercy if hard == resource.RLIM_INFINITY else min(value + mercy, hard)
        resource.setrlimit(what, (min(value, most), most))


def say(what):
    sys.stdout.write(json.dumps(what, default=in_json, ensure_ascii=False, separators=(",", ":")))
    sys.stdout.write("\n")


def in_json(value):
    """What JSON has no word for."""
    if isinstance(value, datetime):
        return {"$t": value.isoformat()}
    if isinstance(value, date):
        return {"$d": value.isoformat()}
    return str(value)


class Book:
    def __init__(self, asked):
        import python_calamine  # after the limits were set

        self.most, self.sample = asked["CELL"], asked["sample"]
        self.kind, self.marks = measured(asked)
        with open(asked["path"], "rb") as file:
            try:
                self.book = python_calamine.CalamineWorkbook.from_filelike(file)
            except python_calamine.PasswordError:
                raise No("encrypted", format=self.kind) from None
            except MemoryError:
                raise
            except BaseException:  # a panic is no Exception
                raise No("damaged", format=self.kind) from None
        tables = [
            sheet for sheet in self.book.sheets_metadata if str(sheet.typ).endswith((".WorkSheet", ".MacroSheet"))
        ]
        self.seen = [sheet.name for sheet in tables if str(sheet.visible).endswith(".Visible")]
        self.hidden = [sheet.name for sheet in tables if sheet.name not in self.seen]

    def lines(self, name):
        """[row, cells] of the rows with something in them."""
        marks = self.marks.get(name)
        if marks and marks.far:
            raise No("too_many_columns", **marks.far)
        errors = marks.errors if marks else {}
        try:
            sheet = self.book.get_sheet_by_name(name)
        except MemoryError:
            raise
        except BaseException:
            raise No("damaged", format=self.kind) from None
        if sheet.start is None:
            return
        before = [None] * sheet.start[1]
        for row, cells in enumerate(sheet.iter_rows(), 1):
            cells = before + [self.plain(cell, row) for cell in cells]
            if row in errors:
                cells = with_errors(cells, errors[row])
            if any(cell is not None for cell in cells):
                yield [row, cells]

    def plain(self, cell, row):
        if isinstance(cell, str):
            if len(cell) > self.most:
                raise No("cell_too_long", row=row, limit=self.most)
            return cell.strip() or None
        if isinstance(cell, float):
            if not math.isfinite(cell):
                return str(cell)
            return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell
        return str(cell) if isinstance(cell, (time, timedelta)) else cell

    def likeliest(self):
        """The first sheet that looks like a table, else the first with anything in it, with its rows."""
        names = self.seen or self.hidden
        chosen, first = names[0] if names else "", []
        for name in names:
            lines = self.lines(name)
            sample = list(islice(lines, self.sample))
            if sum(sum(cell is not None for cell in cells) > 1 for _, cells in sample) > 1:
                return name, chain(sample, lines)
            if sample and not first:
                chosen, first = name, sample
        return chosen, first


def with_errors(cells, errors):
    wide = cells + [None] * (max(errors) - len(cells))
    return [errors.get(place, cell) for place, cell in enumerate(wide, 1)]


def answer(asked):
    book = Book(asked)
    name = asked["sheet"]
    if not name:
        name, lines = book.likeliest()
    elif name in book.seen + book.hidden:
        lines = book.lines(name)
    else:
        raise No("no_such_sheet", sheet=name)
    say({"kind": book.kind, "sheet": name, "sheets": book.seen, "hidden": book.hidden})
    for stretch in in_stretches(lines):
        say(stretch)
    say("end")


def in_stretches(lines):
    stretch, cells = [], 0
    for line in lines:
        stretch.append(line)
        cells += len(line[1])
        if cells >= STRETCH:
            yield stretch
            stretch, cells = [], 0
    yield stretch


def main():
    asked = json.loads(sys.argv[1])
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    limit_yourself(asked)
    try:
        answer(asked)
    except No as no:
        say(no.said)
    except MemoryError:
        say({"refused": "too_much_memory", "details": {"limit": asked["MEMORY"]}})
    sys.stdout.flush()


if __name__ == "__main__":
    main()
