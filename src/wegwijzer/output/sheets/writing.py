"""Rows as a file that spreadsheet programmes open: CSV in pieces, XLSX row by row. Neither holds the table."""

import codecs
import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter

from wegwijzer.output.sheets import limits
from wegwijzer.output.sheets.neutral import FIRST, is_risky, neutral
from wegwijzer.output.sheets.refused import Refused

PIECE = 64 * 1024
WIDEST = 60  # characters of a column on the screen
EXACT = 2**53  # from here on a spreadsheet no longer knows all digits
DAY_ZERO = date(1899, 12, 30).toordinal()  # so that 1 March 1900 is day 61, as spreadsheets have it

Target = Path | str | BinaryIO


def csv_pieces(
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    separator: str = ";",
    encoding: str = "utf-8-sig",
    date_format: str = "%Y-%m-%d",
    decimal: str = ".",
) -> Iterator[bytes]:
    """The file, piece by piece. `utf-8-sig` lets Excel see that it is UTF-8. `date_format` knows %d, %m and %Y.

    Raises UnicodeEncodeError when the encoding lacks a character.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    encode = codecs.getincrementalencoder(encoding)().encode  # so that the byte order mark comes once
    date_pattern = _pattern(date_format)
    writer.writerow([neutral(str(cell)) for cell in header])
    for row in rows:
        writer.writerow([_text(cell, date_pattern, decimal) for cell in row])
        if text.tell() >= PIECE:
            yield encode(text.getvalue())
            text.seek(0)
            text.truncate()
    yield encode(text.getvalue())


def _text(cell: Any, date_pattern: str, decimal: str) -> str:
    if isinstance(cell, str):
        return neutral(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return f"{date_pattern.format(cell)} {cell:%H:%M:%S}"
    if isinstance(cell, date):
        return date_pattern.format(cell)
    if isinstance(cell, (int, float, Decimal)):
        return str(cell).replace(".", decimal)
    return neutral(str(cell))


def _pattern(date_format: str) -> str:
    """The same for str.format, which is faster and always gives a year four digits."""
    parts = {"%d": "{0.day:02}", "%m": "{0.month:02}", "%Y": "{0.year:04}"}
    return re.sub("%[dmY]", lambda part: parts[part[0]], date_format)


def write_csv(target: Target, header: Sequence[str], rows: Iterable[Sequence[Any]], **how: str) -> None:
    """To a path or a binary file, which stays open. Options: see `csv_pieces`."""
    with _opened(target) as file:
        for piece in csv_pieces(header, rows, **how):
            file.write(piece)


@contextmanager
def _opened(target: Target) -> Iterator[BinaryIO]:
    if isinstance(target, (str, Path)):
        with open(target, "wb") as file:
            yield file
    else:
        yield target


def write_xlsx(
    target: Target,
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    sheet: str = "",
    date_format: str = "dd/mm/yyyy",
) -> None:
    """A sheet with a bold first row that stays in sight, filters, and columns as wide as what is in them.

    Text stays text, whatever it begins with; dates and numbers are real ones. Raises Refused when there is more
    than a sheet holds.
    """
    with _opened(target) as file, tempfile.TemporaryDirectory() as folder:
        book = xlsxwriter.Workbook(file, {"constant_memory": True, "remove_timezone": True, "tmpdir": folder})
        writer = _SheetWriter(book, sheet, date_format)
        writer.put_header(header)
        for row, cells in enumerate(rows, 1):
            writer.put(row, cells)
        writer.finish()
        book.close()


def _sheet_name(text: str) -> str | None:
    """As much of it as the format allows: 31 characters, some signs not, no apostrophe at the ends."""
    return re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", text)[:31].strip(" '") or None


class _SheetWriter:
    def __init__(self, book: xlsxwriter.Workbook, sheet: str, date_format: str):
        self.sheet = book.add_worksheet(_sheet_name(sheet))
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.day = book.add_format({"num_format": date_format})
        self.moment = book.add_format({"num_format": f"{date_format} hh:mm"})
        self.quoted = book.add_format({"quote_prefix": True})
        self.widths: list[int] = []
        self.rows = 0

    def put_header(self, header: Sequence[str]) -> None:
        self.widths = [0] * len(header)
        for column, text in enumerate(header):
            self.text(0, column, str(text), self.bold)
        self.sheet.freeze_panes(1, 0)

    def put(self, row: int, cells: Sequence[Any]) -> None:
        if row >= limits.XLSX_ROWS:
            raise Refused("too_many_rows", limit=limits.XLSX_ROWS)
        for column, cell in enumerate(cells):
            self.cell(row, column, cell)
        self.rows = row

    def cell(self, row: int, column: int, cell: Any) -> None:
        if isinstance(cell, str):
            self.text(row, column, cell, None)
        elif cell is None:
            return
        elif isinstance(cell, bool):
            self.sheet.write_boolean(row, column, cell)
        elif isinstance(cell, (int, float, Decimal)) and abs(cell) < EXACT:
            self.sheet.write_number(row, column, cell)
        elif isinstance(cell, datetime) and cell.year > 1900:
            self.sheet.write_datetime(row, column, cell, self.moment)
            self.widen(column, 16)
        elif isinstance(cell, date) and cell.year > 1900:  # in 1900 spreadsheets do not agree about leap years
            self.sheet.write_number(row, column, cell.toordinal() - DAY_ZERO, self.day)
            self.widen(column, 10)
        else:
            self.text(row, column, str(cell), None)

    def text(self, row: int, column: int, text: str, look: Any) -> None:
        text = text.strip()
        if not text:
            return
        risky = text[0] in FIRST and is_risky(text)
        if risky and text[0] == "'":
            text = neutral(text)
        if text.startswith("<r>"):
            text = " " + text  # else the library takes it for its own mark-up
        if len(text) > limits.XLSX_CELL:
            raise Refused("cell_too_long", row=row + 1, limit=limits.XLSX_CELL)
        self.sheet.write_string(row, column, text, look or (self.quoted if risky else None))
        self.widen(column, len(text))

    def widen(self, column: int, width: int) -> None:
        if column >= len(self.widths):
            self.widths += [0] * (column + 1 - len(self.widths))
        if width > self.widths[column]:
            self.widths[column] = width

    def finish(self) -> None:
        for column, width in enumerate(self.widths):
            self.sheet.set_column(column, column, min(max(width, 6), WIDEST) + 2)
        if self.widths:
            self.sheet.autofilter(0, 0, self.rows, len(self.widths) - 1)
