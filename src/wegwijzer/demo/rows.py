"""The rows of a demo organisation, as plain tuples. Numbers stand for ids: who loads gives them real ones."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class UnitRow(NamedTuple):
    id: int
    parent_id: int | None
    code: str
    name: str
    kind: str


class FamilyRow(NamedTuple):
    id: int
    name: str


class CompetenceRow(NamedTuple):
    id: int
    name: str
    kind: str
    description: str


class FunctionRow(NamedTuple):
    id: int
    code: str
    name: str
    family_id: int
    level: int
    description: str


class ProfileRow(NamedTuple):
    id: int
    function_id: int
    competence_id: int
    mastery: int


class PersonRow(NamedTuple):
    """`account_id` stays empty: who loads makes the accounts of the cast."""

    id: int
    number: str
    given_name: str
    family_name: str
    email: str
    birth_date: date | None
    gender: str
    account_id: None


class EmploymentRow(NamedTuple):
    id: int
    person_id: int
    kind: str
    starts_on: date
    ends_on: date | None


class PositionRow(NamedTuple):
    id: int
    person_id: int
    employment_id: int
    function_id: int
    unit_id: int
    share: int
    starts_on: date
    ends_on: date | None


class LineRow(NamedTuple):
    id: int
    position_id: int
    person_id: int
    manager_id: int
    kind: str
    starts_on: date
    ends_on: date | None


class MembershipRow(NamedTuple):
    id: int
    person_id: int
    role: str
    starts_on: date
    ends_on: date | None


class TrainingRow(NamedTuple):
    id: int
    person_id: int
    title: str
    kind: str
    provider: str
    starts_on: date
    ends_on: date | None
    hours: Decimal | None


class PathCheckRow(NamedTuple):
    id: int
    person_id: int
    days_ago: int
    remark: str


class ReadingRow(NamedTuple):
    id: int
    owner_id: int
    reader_id: int
    ground: str
    days_ago: int


Row = (
    UnitRow
    | FamilyRow
    | CompetenceRow
    | FunctionRow
    | ProfileRow
    | PersonRow
    | EmploymentRow
    | PositionRow
    | LineRow
    | MembershipRow
    | TrainingRow
    | PathCheckRow
    | ReadingRow
)


@dataclass
class CastMember:
    """Someone with a name in the data files; `account` says as whom they can sign in, empty for not."""

    key: str
    person: int
    name: str
    email: str
    account: str


@dataclass
class Batch:
    """Rows that were made together, some thousand at most, per type in the order in which they were made."""

    rows: dict[type, list[tuple]] = field(default_factory=lambda: defaultdict(list))
    cast: list[CastMember] = field(default_factory=list)

    def add(self, row: Row) -> None:
        self.rows[type(row)].append(row)


class Numbers:
    """The next number for each type of row."""

    def __init__(self) -> None:
        self._last: dict[type, int] = defaultdict(int)

    def next(self, kind: type) -> int:
        self._last[kind] += 1
        return self._last[kind]
