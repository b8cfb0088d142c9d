"""How a text file is written: encoding, separator, quotation mark, and its first rows."""

import csv
import io
from collections import Counter
from dataclasses import replace
from itertools import islice
from math import log2
from pathlib import Path
from typing import BinaryIO

from wegwijzer.output.sheets import delimited, limits
from wegwijzer.output.sheets.dialect import Cell, Dialect, Sniffed
from wegwijzer.output.sheets.encoding import Written, written
from wegwijzer.output.sheets.refused import Refused

SEPARATORS = (";", ",", "\t", "|")
UNQUOTED = ("\t", "|")  # programmes that write these often leave out quotation marks
TASTE = 256 * 1024  # characters that the separator is guessed from
TASTE_ROWS = 300
PROSE = 250  # characters in a line that no list of one column has


def sniff_text(path: Path) -> Sniffed:
    how = written(path)
    text = _taste(path, how.encoding)
    dialect = _dialect(text, how.encoding)
    if how.mixed:
        _refuse_mixed(path, how, dialect)
    dialect, sample = _sample(path, dialect)
    if not sample:
        raise Refused("empty")
    return Sniffed(dialect, sample, encodings=how.alternatives, notes=_notes(text, dialect, sample))


def _sample(path: Path, dialect: Dialect) -> tuple[Dialect, list[tuple[int, list[Cell]]]]:
    """The first rows; with quotation marks that mean nothing, when that is the only way to make sense of them."""
    try:
        return dialect, _first_rows(path, dialect)
    except Refused as refused:
        plain = replace(dialect, quote="")
        if refused.code not in ("bad_quoting", "unclosed_quote") or dialect.separator not in UNQUOTED:
            raise
        sample = _first_rows(path, plain)
        if len({len(cells) for _, cells in sample}) > 1:
            raise
        return plain, sample


def _first_rows(path: Path, dialect: Dialect) -> list[tuple[int, list[Cell]]]:
    with open(path, "rb") as raw:
        return list(islice(delimited.rows(raw, dialect), limits.SAMPLE_ROWS))


def _taste(path: Path, encoding: str) -> str:
    """The beginning, cut at the end of a line."""
    with open(path, "rb") as raw:
        text = delimited.decoded(raw, encoding).read(TASTE)
    if len(text) < TASTE:
        return text
    return text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text


def _dialect(text: str, encoding: str) -> Dialect:
    first = text.split("\n", 1)[0]
    if named := delimited.SEPARATOR_LINE.fullmatch(first):
        return Dialect(encoding=encoding, separator=named[1])
    scores = {separator: _score(text, separator) for separator in SEPARATORS}
    best = max(SEPARATORS, key=lambda separator: scores[separator])
    return Dialect(encoding=encoding, separator=best)


def _score(text: str, separator: str) -> tuple[bool, float]:
    """Whether all rows have the same number of cells, and how much it looks like a table."""
    widths = Counter(_widths(text, separator))
    usual, times = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
    if usual < 2:
        return False, 0.0
    share = times / widths.total()
    return share == 1, share**2 * log2(usual)


def _widths(text: str, separator: str) -> list[int]:
    """Cells per row; 0 for a row whose quotation marks make no sense with this separator."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
    widths: list[int] = []
    while len(widths) < TASTE_ROWS:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            widths.append(0)
            continue
        if any(cells):
            widths.append(len(cells))
    return widths


def _notes(text: str, dialect: Dialect, sample: list) -> tuple[str, ...]:
    notes = [] if dialect.quote else ["no_quotes"]
    if delimited.SEPARATOR_LINE.fullmatch(text.split("\n", 1)[0]):
        notes.append("separator_named")
    if all(len(cells) == 1 for _, cells in sample):
        if any(len(str(cells[0])) > PROSE for _, cells in sample):
            raise Refused("no_table")
        notes.append("one_column")
    return tuple(notes)


def _refuse_mixed(path: Path, how: Written, dialect: Dialect) -> None:
    """Counts the rows before the place where the encoding changes."""
    place, first, then = how.mixed
    with open(path, "rb") as raw:
        beginning = io.BufferedReader(_Beginning(raw, place))
        lines = delimited.Lines(delimited.decoded(beginning, "latin-1"), dialect)
        row = 0
        try:
            for row, _ in delimited.records(lines, dialect):  # noqa: B007
                pass
        except Refused as refused:
            row = int(refused.details.get("row", row))
    raise Refused("mixed_encoding", row=row, first=first, then=then)


class _Beginning(io.RawIOBase):
    """The file up to a place, and one character more, so that the row there is begun."""

    def __init__(self, raw: BinaryIO, place: int):
        self.raw, self.left, self.begun = raw, place, False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:
        if self.left:
            piece = self.raw.read(min(self.left, len(buffer)))
            self.left -= len(piece)
        else:
            piece, self.begun = (b"" if self.begun else b"x"), True
        buffer[: len(piece)] = piece
        return len(piece)
