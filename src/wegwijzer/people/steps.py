"""A career path: what happened to someone's work, worked out from the dated rows alone.

Pure: rows in, steps out, no database and no words. On each day on which a row begins or has just ended,
the situation of that day is compared with that of the day before; what differs is the step. So a new row
for the same work (a contract renewed, a mistake put right) is no step, however it was stored.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

ONE_DAY = timedelta(days=1)


class Kind(Enum):
    START = "start"
    RETURN = "return"
    FUNCTION = "function"  # another function in place of the one before
    BESIDE = "beside"  # a function besides what was there
    STOPPED = "stopped"  # one function less
    SITE = "site"
    UNIT = "unit"
    SHARE = "share"
    END = "end"
    CONTRACT = "contract"
    LEADER = "leader"


MINOR = (Kind.CONTRACT, Kind.LEADER)


@dataclass(frozen=True)
class Situation:
    """Somebody's work on one day."""

    employment: Any
    places: tuple
    leaders: dict[tuple[UUID, str], Any]

    @property
    def functions(self) -> set[UUID]:
        return {place.function_id for place in self.places}

    @property
    def units(self) -> set[UUID]:
        return {place.unit_id for place in self.places}

    @property
    def share(self) -> Decimal:
        return sum((place.share for place in self.places), Decimal(0))


@dataclass
class Step:
    """`day` is the first day of what is new; of END it is the last day of the employment."""

    day: date
    kind: Kind
    before: Situation
    after: Situation
    notes: list["Step"] = field(default_factory=list)
    corrected: list = field(default_factory=list)

    @property
    def gained(self) -> list:
        """The places whose function is new."""
        return [place for place in self.after.places if place.function_id not in self.before.functions]

    @property
    def lost(self) -> list:
        return [place for place in self.before.places if place.function_id not in self.after.functions]

    @property
    def new_leaders(self) -> list:
        """Lines to leaders who did not lead the day before."""
        return [line for key, line in self.after.leaders.items() if key not in self.before.leaders]

    @property
    def former_leaders(self) -> list:
        return [line for key, line in self.before.leaders.items() if key not in self.after.leaders]


def steps_of(
    employments: Iterable, places: Iterable, lines: Iterable, *, today: date, site_of: Callable[[UUID], Any]
) -> list[Step]:
    """The steps of one person, oldest first, those that are already known to come included.

    `site_of` gives the site of a unit by its id. A change of contract or leader alone is a note with the
    step before it, unless it is still to come.
    """
    employments, places, lines = list(employments), list(places), list(lines)
    steps: list[Step] = []
    for day in _turning_days([*employments, *places, *lines]):
        before = _situation(day - ONE_DAY, employments, places, lines)
        after = _situation(day, employments, places, lines)
        kind = _kind(before, after, returns=any(e.ends_on and e.ends_on < day for e in employments), site_of=site_of)
        if kind is None:
            continue
        step = Step(day - ONE_DAY if kind is Kind.END else day, kind, before, after)
        if kind in MINOR and steps and (steps[-1].day > today or day <= today):
            steps[-1].notes.append(step)
        else:
            steps.append(step)
    _mark_corrected(steps, [*employments, *places, *lines])
    return steps


def _turning_days(rows: list) -> list[date]:
    starts = {row.starts_on for row in rows}
    return sorted(starts | {row.ends_on + ONE_DAY for row in rows if row.ends_on and row.ends_on < date.max})


def _situation(day: date, employments: list, places: list, lines: list) -> Situation:
    return Situation(
        next(iter(_on(day, employments)), None),
        tuple(sorted(_on(day, places), key=lambda place: (-place.share, place.starts_on))),
        {(line.manager_id, line.kind): line for line in _on(day, lines)},
    )


def _on(day: date, rows: list) -> list:
    return [row for row in rows if row.starts_on <= day and (row.ends_on is None or row.ends_on >= day)]


def _kind(before: Situation, after: Situation, *, returns: bool, site_of) -> Kind | None:
    """What a day is called after; the largest difference counts."""
    if not before.employment or not after.employment:
        if after.employment:
            return Kind.RETURN if returns else Kind.START
        return Kind.END if before.employment else None
    gained, lost = after.functions - before.functions, before.functions - after.functions
    if gained:
        return Kind.FUNCTION if lost or not before.functions else Kind.BESIDE
    if lost:
        return Kind.STOPPED
    if before.units != after.units:
        moved = {site_of(unit) for unit in before.units} != {site_of(unit) for unit in after.units}
        return Kind.SITE if moved else Kind.UNIT
    if before.share != after.share:
        return Kind.SHARE
    if before.employment.kind != after.employment.kind:
        return Kind.CONTRACT
    return Kind.LEADER if before.leaders.keys() != after.leaders.keys() else None


def _mark_corrected(steps: list[Step], rows: list) -> None:
    """A row that was put right is marked at the step with which it began."""
    for row in rows:
        if getattr(row, "corrected_at", None) and steps:
            earlier = [step for step in steps if step.day <= row.starts_on]
            (earlier or steps)[-1 if earlier else 0].corrected.append(row)


def in_function_since(places: Iterable, function_id: UUID, day: date) -> date | None:
    """The first day of the unbroken time in this function up to `day`."""
    held = sorted((p for p in places if p.function_id == function_id), key=lambda p: p.starts_on, reverse=True)
    since = None
    for place in held:
        reaches = place.ends_on is None or place.ends_on >= (since or day) - (ONE_DAY if since else timedelta(0))
        if place.starts_on <= day and reaches:
            since = min(place.starts_on, since or place.starts_on)
    return since
