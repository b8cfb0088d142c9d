"""Text with separators, as a stream of rows. Memory is that of one row, whatever the file."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from wegwijzer.output.sheets import limits
from wegwijzer.output.sheets.dialect import Cell, Dialect
from wegwijzer.output.sheets.neutral import restored
from wegwijzer.output.sheets.refused import Refused

WRONG = "\uffff"  # stands where bytes could not be decoded; no character of any text
SEPARATOR_LINE = re.compile(r'\ufeff?"?sep=(.)"?\s*', re.IGNORECASE)
CONFLICT = ("<<<<<<< ", ">>>>>>> ")
END_OF_FILE = "\x1a"  # old programmes end a file with it

codecs.register_error("wegwijzer.mark", lambda error: (WRONG, error.end))


def decoded(raw: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """Text that marks what cannot be decoded, so that the row can be named."""
    try:
        return io.TextIOWrapper(raw, encoding=encoding, errors="wegwijzer.mark", newline="")
    except LookupError:
        raise Refused("unknown_encoding", encoding=encoding) from None


class Lines:
    """Feeds csv.reader; knows in which row it is, so that trouble can be named."""

    def __init__(self, text: io.TextIOBase, dialect: Dialect):
        self.text, self.dialect = text, dialect
        self.row = 0  # rows that are complete
        self.read = 0  # lines since then
        self.last = ""
        self.ended = False
        self.separator = ""  # named in a first line sep=;

    def __iter__(self) -> Iterator[str]:
        readline = self.text.readline
        line = readline(limits.LINE)
        if named := SEPARATOR_LINE.fullmatch(line):
            self.separator = named[1]
            line = readline(limits.LINE)
        line = line.removeprefix("\ufeff")
        while line:
            self.read += 1
            if (
                WRONG in line
                or "\0" in line
                or len(line) >= limits.LINE
                or line.startswith(CONFLICT)
                or self.read > limits.LINES_IN_ROW
            ):
                self.refuse(line)
            self.last = line
            yield line
            line = readline(limits.LINE)
        self.ended = True

    def refuse(self, line: str) -> None:
        row = self.row + 1
        if self.read > limits.LINES_IN_ROW:
            raise Refused("unclosed_quote", row=row)
        if "\0" in line:
            raise Refused("nul_bytes", row=row)
        if WRONG in line:
            raise Refused("undecodable", row=row, encoding=self.dialect.encoding)
        if line.startswith(CONFLICT):
            raise Refused("conflict_markers", row=row)
        columns = line.count(self.dialect.separator) + 1
        if columns > limits.COLUMNS:
            raise Refused("too_many_columns", row=row, columns=columns, limit=limits.COLUMNS)
        raise Refused("line_too_long", row=row, limit=limits.LINE)


def _options(dialect: Dialect) -> dict:
    if len(dialect.separator) != 1 or dialect.separator in '\r\n"' or len(dialect.quote) > 1:
        raise Refused("unknown_separator", separator=dialect.separator)
    if not dialect.quote:
        return {"delimiter": dialect.separator, "quoting": csv.QUOTE_NONE, "quotechar": None}
    return {"delimiter": dialect.separator, "quotechar": dialect.quote, "skipinitialspace": True}


def records(lines: Lines, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Every row as it stands, empty ones too. Raises Refused with the row."""
    options = _options(dialect)
    reader = csv.reader(iter(lines), strict=True, **options)
    row = 0
    while not lines.ended:
        try:
            for cells in reader:
                row += 1
                lines.row = row
                lines.read = 0
                yield row, cells
        except csv.Error as error:
            cells = _sloppy(lines, options, str(error))
            row += 1
            lines.row = row
            lines.read = 0
            yield row, cells


def _sloppy(lines: Lines, options: dict, error: str) -> list[str]:
    """A row with something beside a quoted text, read as well as can be when it stands on one line."""
    row = lines.row + 1
    if lines.ended or (lines.read > 1 and "field larger" in error):
        raise Refused("unclosed_quote", row=row)
    if lines.read > 1:
        raise Refused("bad_quoting", row=row)
    try:
        cells = next(csv.reader([lines.last], **options))
    except csv.Error:
        raise Refused("cell_too_long", row=row, limit=limits.CELL) from None
    if cells[-1].endswith(("\n", "\r")):
        raise Refused("bad_quoting", row=row)
    return cells


def rows(raw: BinaryIO, dialect: Dialect) -> Iterator[tuple[int, list[Cell]]]:
    """Rows with something in them."""
    lines = Lines(decoded(raw, dialect.encoding), dialect)
    for row, padded in records(lines, dialect):
        cells = [cell.strip() for cell in padded]
        together = "".join(cells)
        if not together or together == END_OF_FILE:
            continue
        if row > limits.ROWS:
            raise Refused("too_many_rows", limit=limits.ROWS)
        if "'" in together:
            cells = [restored(cell) for cell in cells]
        if len(cells) > limits.COLUMNS:
            cells = within_limit(row, cells)
        yield row, [cell or None for cell in cells]


def within_limit(row: int, cells: list) -> list:
    """Without the empty cells at the end; more than the limit even then is refused."""
    width = max((place for place, cell in enumerate(cells, 1) if cell not in ("", None)), default=0)
    if width > limits.COLUMNS:
        raise Refused("too_many_columns", row=row, columns=width, limit=limits.COLUMNS)
    return cells[: limits.COLUMNS]
