"""What the first rows of a file tell: where its header is, what each column is about, and how its cells are to be
read. Pure: no database.

Never a wrong guess in silence. A header that we know and whose values fit is taken. One that only looks like
something we know is a suggestion, and somebody has to say yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from wegwijzer.exchange.fields import Field, SheetKind
from wegwijzer.exchange.looks import looks_like
from wegwijzer.exchange.words import HINTS, each, fold, squeeze

Row = tuple[int, Sequence[Any]]  # as sheets gives it: the row's number in the file, and its cells

HEADER_WITHIN = 40  # rows from the top
HINTS_WITHIN = 3  # rows below the header
SAMPLES = 5
LEFT_OUT = ""
FILLERS = each(
    "de het van een op in der die das des la le les du l d the of and en et und employee worker werknemer medewerker "
    "travailleur employe collaborateur mitarbeiter personeelslid staff huidig huidige current actuel actuelle aktuell "
    "aktuelle aktueller verplicht required obligatoire pflichtfeld primary hoofd"
)


@dataclass(frozen=True)
class Guess:
    """One column. `field` is a key, LEFT_OUT for left out on purpose, None for undecided; `by` as in queries.Column."""

    index: int
    header: str
    samples: tuple[str, ...] = ()
    field: str | None = None
    by: str = ""
    suggestion: str = ""


@dataclass(frozen=True)
class Recognised:
    """`header_row` 0: the file has none. `first_row` is the first with data. `layout` names a way of exporting that
    we know and cannot read on its own."""

    header_row: int
    first_row: int
    columns: tuple[Guess, ...]
    layout: str = ""
    claims: Mapping[str, str] = field(default_factory=dict)

    @property
    def mapping(self) -> dict[str, str]:
        return {str(guess.index): guess.field for guess in self.columns if guess.field is not None}


@dataclass(frozen=True)
class _Match:
    field: Field
    rank: int  # 0: the header as we know it; 1: without what stands between brackets; 2: without small words
    place: int  # how usual the header is for this field


@lru_cache(maxsize=8)
def _index(kind: SheetKind) -> dict[str, list[tuple[Field, int]]]:
    """Squeezed header → the fields that it can be, with how usual it is for each."""
    found: dict[str, dict[str, tuple[Field, int]]] = {}
    for one in kind.fields:
        for names in one.names.values():
            for place, name in enumerate((*names, str(one.key))):
                fields = found.setdefault(squeeze(name), {})
                if one.key not in fields or fields[one.key][1] > place:
                    fields[one.key] = (one, place)
    return {name: list(fields.values()) for name, fields in found.items()}


def matches(header: str, kind: SheetKind) -> list[_Match]:
    """The fields that a header names, none when we do not know it."""
    index = _index(kind)
    bare = re.sub(r"\(.*?\)|\[.*?\]|\*", " ", header)
    words = [word for word in fold(bare).split() if word not in FILLERS]
    for rank, name in enumerate((squeeze(header), squeeze(bare), "".join(words))):
        if name in index:
            return [_Match(one, rank, place) for one, place in index[name]]
    return []


def _close(header: str, kind: SheetKind) -> str:
    """The key of a field whose name looks like this header."""
    index, name = _index(kind), squeeze(header)
    near = get_close_matches(name, [known for known in index if len(known) > 4], 1, 0.84) if len(name) > 4 else []
    if near:
        return index[near[0]][0][0].key
    words = fold(header).split()
    held = {one.key for one in kind.fields for names in one.names.values() if _holds(words, fold(names[0]))}
    return held.pop() if len(held) == 1 else ""


def _holds(words: list[str], name: str) -> bool:
    """“Afdeling vandaag” holds “afdeling”; in a long header a known word says little."""
    return len(words) <= 3 and len(name) > 4 and set(name.split()) <= set(words)


def recognise(
    rows: Sequence[Row], kind: SheetKind, *, remembered: Mapping[str, str] | None = None, header_row: int | None = None
) -> Recognised:
    """From the first rows of a file. `remembered`: squeezed header → key of a field or LEFT_OUT, from earlier imports.
    `header_row`: somebody said which it is."""
    remembered = remembered or {}
    place = _place_of(rows, header_row) if header_row is not None else _find_header(rows, kind, remembered)
    header = rows[place] if place is not None else (0, ())
    below = list(rows[place + 1 :] if place is not None else rows)
    hints = _hints(below, kind)
    data = below[hints:]
    width = _width(header[1], [cells for _, cells in data[:HEADER_WITHIN]])
    columns = [_column(index, header[1], data) for index in range(width)]
    guessed = _settle([_guess(column, kind, remembered) for column in columns], kind, data)
    first = data[0][0] if data else header[0] + 1 + hints
    return Recognised(header[0], first, tuple(guessed), layout_of([column.header for column in columns]))


def _width(header: Sequence[Any], data: Sequence[Sequence[Any]]) -> int:
    """As many columns as the header names, and more when a third of the rows goes on: beyond that a cell is one too
    many, and the row has shifted."""
    if not header:
        return max(map(len, data), default=0)
    width = len(header)
    while sum(len(cells) > width and cells[width] not in (None, "") for cells in data) * 3 >= max(len(data), 1):
        width += 1
    return width


# ---- Where the header is


def _place_of(rows: Sequence[Row], number: int) -> int | None:
    return next((place for place, (row, _) in enumerate(rows) if row == number), None)


def _find_header(rows: Sequence[Row], kind: SheetKind, remembered: Mapping[str, str]) -> int | None:
    """The place of the row that names most fields; else of the first row with only words over more than one column.
    None when the file begins with data."""
    scores = [_score(cells, kind, remembered) for _, cells in rows[:HEADER_WITHIN]]
    best = max(scores, default=0)
    if best >= 2 or (best == 1 and max((len(_filled(cells)) for _, cells in rows), default=0) <= 2):
        return scores.index(best)
    for place, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        filled = _filled(cells)
        if len(filled) > 1:
            only_words = all(isinstance(cell, str) and not re.search(r"\d{3}|@", cell) for cell in filled)
            return place if only_words else None
    return None


def _filled(cells: Sequence[Any]) -> list[Any]:
    return [cell for cell in cells if cell not in (None, "")]


def _score(cells: Sequence[Any], kind: SheetKind, remembered: Mapping[str, str]) -> int:
    named = set()
    for cell in cells:
        if isinstance(cell, str) and cell and len(cell) <= 80:
            if squeeze(cell) in remembered:
                named.add(squeeze(cell))
            elif found := matches(cell, kind):
                named.add(found[0].field.key)
    return len(named)


def _hints(below: Sequence[Row], kind: SheetKind) -> int:
    """How many rows under the header say what to fill in: half of what stands there reads as a hint."""
    ours = {fold(str(one.hint)) for one in kind.fields if one.hint}
    count = 0
    for _, cells in below[:HINTS_WITHIN]:
        said = [fold(str(cell)) for cell in _filled(cells)]
        hints = [words for words in said if words in ours or HINTS.search(words)]
        facts = [cell for cell in cells if isinstance(cell, str) and re.search(r"\d{4}|@\w", cell)]
        if not hints or len(hints) * 2 < len(said) or facts:
            break
        count += 1
    return count


# ---- What a column is


def _column(index: int, header: Sequence[Any], data: Sequence[Row]) -> Guess:
    title = str(header[index]).strip() if index < len(header) and header[index] is not None else ""
    values: list[str] = []
    for _, cells in data:
        cell = cells[index] if index < len(cells) else None
        if cell not in (None, "") and len(values) < SAMPLES * 4 and str(cell) not in values:
            values.append(str(cell)[:120])
    return Guess(index, title[:200], tuple(values))


def _guess(column: Guess, kind: SheetKind, remembered: Mapping[str, str]) -> Guess:
    said = remembered.get(squeeze(column.header)) if column.header else None
    if said is not None and (said == LEFT_OUT or kind.field(said)):
        return replace(column, field=said, by="remembered")
    found = matches(column.header, kind) if column.header else []
    fitting = [match for match in found if looks_like(match.field, column.samples)]
    if len(fitting) > 1:
        fitting = kind.prefer(fitting, column.samples)
    if len(fitting) == 1:
        return replace(column, field=fitting[0].field.key, by="header")
    if found:
        return replace(column, suggestion=fitting[0].field.key if fitting else "")
    close = kind.field(_close(column.header, kind)) if column.header and column.samples else None
    return replace(column, suggestion=close.key if close and looks_like(close, column.samples) else "")


def _settle(columns: list[Guess], kind: SheetKind, data: Sequence[Row]) -> list[Guess]:
    """One column for a field: the one with the most usual header. The others become suggestions."""
    best: dict[str, tuple] = {}
    for column in columns:
        if column.field:
            best[column.field] = min(best.get(column.field, (9, 9, 9)), _order(column, kind))
    settled = []
    for column in columns:
        if column.field and best[column.field] != _order(column, kind):
            column = replace(column, field=None, by="", suggestion=column.field)
        settled.append(column)
    return kind.settle(settled, repeats(settled, data, kind))


def _order(column: Guess, kind: SheetKind) -> tuple[int, int, int]:
    if column.by == "remembered":
        return (-1, 0, column.index)
    found = next(match for match in matches(column.header, kind) if match.field.key == column.field)
    return (found.rank, found.place, column.index)


def repeats(columns: Sequence[Guess], data: Sequence[Row], kind: SheetKind) -> bool:
    """Whether somebody has more than one row among these."""
    at = {column.field: column.index for column in columns if column.field}
    for group in kind.whose:
        if at.keys() & {group[0]}:
            indexes = [at[key] for key in group if key in at]
            seen = [tuple(_cell(cells, index) for index in indexes) for _, cells in data]
            filled = [one for one in seen if one[0] not in (None, "")]
            return len(set(filled)) < len(filled)
    return False


def _cell(cells: Sequence[Any], index: int) -> Any:
    return cells[index] if index < len(cells) else None


# ---- Layouts that need more than one file

_WORKDAY = frozenset({"workerid", "positionid", "personalinfosystemid", "organizationid", "jobprofileid"})


def layout_of(headers: Iterable[str]) -> str:
    """“workday” for one of the tables of that system as a data pipeline copies them: ids where names should be."""
    squeezed = {squeeze(header) for header in headers}
    return "workday" if any(name.startswith("fivetran") for name in squeezed) or len(squeezed & _WORKDAY) > 1 else ""
