"""What the values themselves tell about how to read them: which figure is the day, whether an end is the last day
or the first day after, whether a share counts in percent. Each answer says whether it follows from the values
(“values”) or is only usual (“assumed”)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

from wegwijzer.exchange.dates import DateReader
from wegwijzer.exchange.fields import FieldKind, SheetKind
from wegwijzer.exchange.figures import number_of
from wegwijzer.exchange.words import each, fold, squeeze

ROWS = 5_000  # that are looked at
_PARTS = re.compile(r"(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{2,4})\b")
_GIVEN = each("voornaam voornamen prenom prenoms vorname first given forename")


def weigh(
    rows: Iterable[tuple[int, Sequence[Any]]],
    mapping: Mapping[str, str],
    headers: Sequence[str],
    kind: SheetKind,
    today: date,
) -> dict[str, str]:
    """The part of a dialect that is about cells: date_order, decimal, end, share and name_order, and for the first
    and third `…_by`. `rows` from the first with data."""
    at = {key: int(index) for index, key in mapping.items() if key}
    data = [cells for _, cells in rows]
    order = _date_order(data, [at[one.key] for one in kind.fields if one.kind is FieldKind.DATE and one.key in at])
    said = dict(order)
    said["decimal"] = _decimal(data, at, kind)
    shares = [at[one.key] for one in kind.fields if one.kind is FieldKind.SHARE and one.key in at]
    said["share"] = _share(data, shares, said["decimal"])
    said |= _end(data, at, kind, DateReader(said["date_order"], today), headers)
    if "full_name" in at:
        said["name_order"] = _name_order(headers[at["full_name"]] if at["full_name"] < len(headers) else "")
    return said


def _at(headers: Sequence[str], index: int) -> str:
    return squeeze(headers[index]) if index < len(headers) else ""


def _column(data: Sequence[Sequence[Any]], index: int) -> Iterable[Any]:
    return (cells[index] for cells in data if index < len(cells) and cells[index] not in (None, ""))


def _date_order(data: Sequence, indexes: Sequence[int]) -> dict[str, str]:
    votes: Counter = Counter()
    for index in indexes:
        for cell in set(_column(data, index)):
            if isinstance(cell, str) and (found := _PARTS.match(cell)):
                votes[_vote(int(found[1]), int(found[2]), found[3])] += 1
    told = {order: votes[order] for order in ("dmy", "mdy", "ymd") if votes[order]}
    if told:
        return {"date_order": max(told, key=told.get), "date_order_by": "values"}
    return {"date_order": "dmy", "date_order_by": "assumed" if votes["either"] else "values"}


def _vote(one: int, two: int, three: str) -> str:
    if one > 31 or one == 0:
        return "ymd" if len(three) == 2 else "none"
    if one > 12 >= two:
        return "dmy"
    if two > 12 >= one:
        return "mdy"
    return "either" if one != two else "none"


def _decimal(data: Sequence, at: Mapping[str, int], kind: SheetKind) -> str:
    figures = (FieldKind.SHARE, FieldKind.NUMBER)
    signs: Counter = Counter()
    for one in kind.fields:
        if one.kind in figures and one.key in at:
            for cell in _column(data, at[one.key]):
                if isinstance(cell, str) and (found := re.search(r"([.,])\d{1,2}\s?%?$", cell)):
                    signs[found[1]] += 1
    return "." if signs["."] > signs[","] else ","


def _share(data: Sequence, indexes: Sequence[int], decimal: str) -> str:
    """Parts of one when none is above one and a half: somebody may work more than full time, nobody 1.5 percent."""
    figures = [
        number
        for index in indexes
        for cell in _column(data, index)
        if not (isinstance(cell, str) and "%" in cell) and (number := number_of(cell, decimal)) is not None
    ]
    return "fraction" if figures and max(figures) <= 1.5 else "percent"


def _end(
    data: Sequence, at: Mapping[str, int], kind: SheetKind, read: DateReader, headers: Sequence[str]
) -> dict[str, str]:
    """“day_after” when somebody's next row mostly begins on the very day on which the one before ends. Two places
    beside each other can look like that too, so a header that says which day it is, such as our own, goes before."""
    ends = next((one for one in kind.fields if one.may_shift), None)
    if ends is None or not {ends.key, ends.follows} <= at.keys():
        return {}
    if _at(headers, at[ends.key]) in set(map(squeeze, ends.last_day)):
        return {"end": "last_day", "end_by": "header"}
    stretches = defaultdict(list)
    for cells in data:
        key = _whose(cells, at, kind)
        start, end = (_day(cells, at[name], read) for name in (ends.follows, ends.key))
        if key and start:
            stretches[key].append((start, end))
    touching = Counter()
    for own in stretches.values():
        own.sort(key=lambda stretch: stretch[0])
        for (_, end), (start, _) in pairwise(own):
            if end == start:
                touching["day_after"] += 1
            elif end and end + timedelta(days=1) == start:
                touching["last_day"] += 1
    if not touching:
        return {"end": "last_day", "end_by": "assumed"}
    return {"end": touching.most_common(1)[0][0], "end_by": "values"}


def _whose(cells: Sequence[Any], at: Mapping[str, int], kind: SheetKind) -> tuple | None:
    for group in kind.whose:
        if group[0] in at:
            key = tuple(str(cells[at[name]]) for name in group if name in at and at[name] < len(cells))
            return key if any(key) else None
    if "full_name" in at and at["full_name"] < len(cells):
        return (str(cells[at["full_name"]]),)
    return None


def _day(cells: Sequence[Any], index: int, read: DateReader) -> date | None:
    cell = cells[index] if index < len(cells) else None
    if isinstance(cell, datetime):
        return cell.date()
    found = read(cell) if cell not in (None, "") else None
    return found.value if found and not found.open else None


def _name_order(header: str) -> str:
    """“Naam en voornaam” puts the family first."""
    words = fold(header).split()
    places = [place for place, word in enumerate(words) if word in _GIVEN]
    return "family_first" if places and places[0] > 0 else "given_first"
