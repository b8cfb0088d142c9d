"""A file that was just chosen, or is read in another way: its dialect, and what its columns are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from wegwijzer.exchange import evidence
from wegwijzer.exchange.fields import SheetKind
from wegwijzer.exchange.recognise import Guess, Recognised, recognise
from wegwijzer.exchange.skipped import about_the_file
from wegwijzer.exchange.words import squeeze
from wegwijzer.output import sheets

READ_IN = ("kind", "encoding", "separator", "quote", "sheet")  # keys of a dialect that change which cells there are
SAMPLES = 5
CHARACTERS = 5_000_000  # of the first rows that are looked at together

Row = tuple[int, Sequence[Any]]


@dataclass(frozen=True)
class Opened:
    """As it goes into an Import."""

    dialect: dict[str, Any]
    mapping: dict[str, str]
    seen: dict[str, Any]


def open_file(
    path: Path,
    name: str,
    kind: SheetKind,
    *,
    today: date,
    remembered: Mapping[str, str],
    said: Mapping[str, Any] | None = None,
    before: Opened | None = None,
) -> Opened:
    """Looks at the first rows. `said` are keys of the dialect that somebody chose; `before` is how it was opened
    the last time: what was mapped by hand is kept by header. Raises sheets.Refused."""
    said = said or {}
    sniffed = sheets.sniff(path, name, _beginning)
    dialect = _as_read(sniffed.dialect, said, before)
    first = _first_rows(path, dialect, sniffed)
    if not first:
        raise sheets.Refused("empty")
    header_row = _number(said, "header_row")
    found = recognise(first[:200], kind, remembered=remembered, header_row=header_row)
    found = _by_hand(found, kind, before)
    first_row = _number(said, "first_row") or found.first_row
    weighed = evidence.weigh(
        (row for row in first if row[0] >= first_row and not about_the_file(row[1])),
        found.mapping,
        [guess.header for guess in found.columns],
        kind,
        today,
    )
    return Opened(
        {
            **dialect.to_json(),
            "header_row": found.header_row,
            "first_row": first_row,
            "sheets": list(sniffed.sheets),
            **weighed,
            **_said_about_cells(said, before),
        },
        found.mapping,
        {
            "columns": [_column(guess) for guess in found.columns],
            "sheets": list(sniffed.sheets),
            "hidden": list(sniffed.hidden),
            "encodings": list(sniffed.encodings),
            "notes": list(sniffed.notes),
            "layout": found.layout,
            "about_rows": _about(path, first),
        },
    )


def _first_rows(path: Path, dialect: sheets.Dialect, sniffed: sheets.Sniffed) -> list[Row]:
    """A workbook that is read as it seemed has been read that far already."""
    if dialect.kind != "csv" and dialect == sniffed.dialect:
        return list(sniffed.sample)
    with closing(sheets.rows(path, dialect)) as stream:
        return list(_beginning(stream))


def _beginning(stream: Iterable[Row]) -> Iterator[Row]:
    """The first rows; fewer of them when they are long, so that memory stays small whatever is in the file."""
    room = CHARACTERS
    for row in islice(stream, evidence.ROWS):
        yield row
        room -= sum(len(cell) for cell in row[1] if isinstance(cell, str))
        if room < 0:
            return


def _number(said: Mapping[str, Any], key: str) -> int | None:
    return int(said[key]) if said.get(key) not in (None, "") else None


def _as_read(sniffed: sheets.Dialect, said: Mapping[str, Any], before: Opened | None) -> sheets.Dialect:
    kept = {key: value for key, value in (before.dialect if before else {}).items() if key in READ_IN}
    return replace(sniffed, **(kept | {key: str(value) for key, value in said.items() if key in READ_IN}))


CELLS = ("date_order", "decimal", "end", "share", "name_order")


def _said_about_cells(said: Mapping[str, Any], before: Opened | None) -> dict[str, str]:
    """What somebody chose about cells, now or earlier, goes before what the values tell."""
    earlier = before.dialect if before else {}
    chosen = {key: earlier[key] for key in CELLS if earlier.get(f"{key}_by") == "hand"}
    chosen |= {key: str(said[key]) for key in CELLS if said.get(key)}
    return chosen | {f"{key}_by": "hand" for key in chosen}


def _by_hand(found: Recognised, kind: SheetKind, before: Opened | None) -> Recognised:
    """What was mapped by hand to a header that is still there."""
    if before is None:
        return found
    hand = {
        squeeze(column["header"]): before.mapping.get(str(index), "")
        for index, column in enumerate(before.seen.get("columns", []))
        if column.get("by") == "hand" and column["header"]
    }
    taken = set(hand.values()) - {""}
    columns = []
    for guess in found.columns:
        if squeeze(guess.header) in hand:
            guess = replace(guess, field=hand[squeeze(guess.header)], by="hand")
        elif guess.field in taken:
            guess = replace(guess, field=None, by="")
        columns.append(guess)
    return replace(found, columns=tuple(columns))


def _column(guess: Guess) -> dict[str, Any]:
    return {
        "header": guess.header,
        "samples": list(guess.samples[:SAMPLES]),
        "by": guess.by,
        "suggestion": guess.suggestion,
    }


def _about(path: Path, first: Sequence[tuple[int, Sequence[Any]]]) -> int:
    """About how many rows there are: for a bar that shows how far we are. 0: no idea."""
    if len(first) < evidence.ROWS:
        return len(first)
    written = sum(len(str(cell)) + 1 for _, cells in first for cell in cells if cell is not None) / len(first)
    return int(path.stat().st_size / max(written, 1))
