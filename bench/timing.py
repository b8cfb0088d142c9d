"""Rounds in which every page of every organisation takes its turn, each with its floor right behind it.

Taking turns spreads whatever else the machine does over all of them, so that ratios within one run say
something even when the milliseconds do not.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil
from statistics import median

from bench.cases import Case
from bench.client import Answer, Line
from bench.organisations import Loaded

OK, NOT_YOURS = 200, (302, 403, 404)
WARM_UP = 2  # rounds that do not count: templates are compiled, plans are made


@dataclass
class Timings:
    """One page, for one role, in one organisation. Seconds."""

    path: str
    bytes: int = 0
    people: int = 0
    statements: set[int] = field(default_factory=set)
    page: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return median(self.page)

    @property
    def p95(self) -> float:
        """95 in a hundred were at least as fast as this."""
        return sorted(self.page)[ceil(0.95 * len(self.page)) - 1]

    @property
    def to_bare(self) -> float:
        """How many times as long as the bare page of the same size."""
        return self.median / median(self.bare)


@dataclass
class Row:
    """One line of the table: a page as somebody sees it, by size of the organisation."""

    case: Case
    role: str
    by_size: dict[int, Timings]

    @property
    def key(self) -> str:
        return f"{self.case.name} · {self.role}"

    @property
    def statements(self) -> list[int]:
        """All numbers of statements that were seen; one number is as it should be."""
        return sorted(set().union(*(timings.statements for timings in self.by_size.values())))

    @property
    def growth(self) -> float:
        """How many times as long in the largest organisation as in the smallest."""
        return self.by_size[max(self.by_size)].median / self.by_size[min(self.by_size)].median


class Unmeasurable(SystemExit):
    """A page answered with something that cannot be measured; the message says which and what."""


def measure(
    address: str, places: list[Loaded], cases: Iterable[Case], rounds: int, warm_up: int = WARM_UP
) -> list[Row]:
    """Every page × every role that may open it × every organisation, in `rounds` rounds after those to warm up."""
    cookies = {(place.people, role): kept for place in places for role, kept in place.cookies.items()}
    with Line(address) as line:
        rows = _rows(line, cookies, places, cases)
        for number in range(warm_up + rounds):
            _say(f"round {number + 1} of {warm_up + rounds}: {len(rows)} pages × {len(places)} organisations")
            for row in rows:
                for people, timings in row.by_size.items():
                    _take(line, cookies[people, row.role], timings, counts=number >= warm_up)
    return rows


def _rows(line: Line, cookies: dict, places: list[Loaded], cases: Iterable[Case]) -> list[Row]:
    """Who may open what: asked of the pages themselves, in the smallest organisation."""
    smallest, rows = min(place.people for place in places), []
    for case in cases:
        paths = {place.people: case.path(place) for place in places}
        for role in case.roles:
            answer = line.get(paths[smallest], cookies[smallest, role])
            if answer.status == OK:
                rows.append(Row(case, role, {people: Timings(path) for people, path in paths.items()}))
            elif answer.status not in NOT_YOURS:
                raise Unmeasurable(f"bench: {paths[smallest]} answers {answer.status} to {role}")
    return rows


def _take(line: Line, cookies: dict[str, str], timings: Timings, *, counts: bool) -> None:
    page = _ok(line, timings.path, cookies)
    bare = _ok(line, f"/bench/bare/{page.bytes}/", cookies)
    if bare.statements or bare.bytes != page.bytes:
        raise Unmeasurable(f"bench: the bare page has {bare.bytes} bytes and {bare.statements} statements")
    timings.bytes, timings.people = page.bytes, page.people
    if counts:
        timings.statements.add(page.statements)
        timings.page.append(page.seconds)
        timings.bare.append(bare.seconds)


def _ok(line: Line, path: str, cookies: dict[str, str]) -> Answer:
    answer = line.get(path, cookies)
    if answer.status != OK:
        raise Unmeasurable(f"bench: {path} answers {answer.status}")
    return answer


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)
