"""Writes the rows of one block: its units, and of each person employments, places, lines and roles."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from wegwijzer.demo.careers import Careers, Contract, periods
from wegwijzer.demo.content import Company
from wegwijzer.demo.days import DAY, years_before
from wegwijzer.demo.leaders import Succession, led_by
from wegwijzer.demo.names import Mailboxes
from wegwijzer.demo.people import Crowd, Human, Stretch
from wegwijzer.demo.rows import (
    Batch,
    CastMember,
    EmploymentRow,
    LineRow,
    MembershipRow,
    Numbers,
    PathCheckRow,
    PersonRow,
    PositionRow,
    ReadingRow,
    TrainingRow,
    UnitRow,
)
from wegwijzer.demo.structure import Block
from wegwijzer.demo.trainings import Trainings

FUNCTIONAL_SINCE = 6  # years


@dataclass
class Shared:
    """What all blocks of one company have in common. The cast has the first choice of addresses."""

    company: Company
    numbers: Numbers
    mailboxes: Mailboxes
    functions: dict[str, int]
    today: date
    cast_mail: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        pins = [*self.company.cast["seats"], *self.company.cast["left"]]
        self.cast_mail = {
            pin["key"]: self.mailboxes.address(pin["given"], pin["family"]) for pin in pins if pin.get("mail")
        }


class Writer:
    """Writes the rows of one block."""

    def __init__(self, shared: Shared, block: Block, rng: Random) -> None:
        self._shared, self._block, self._rng, self._today = shared, block, rng, shared.today
        self._company = shared.company
        self._crowd = Crowd(shared.company, block, shared.numbers, rng, shared.today)
        self._careers = Careers(self._crowd)
        self._units = {unit.key: unit for unit in block.units}
        self._people: dict[str, int] = {}  # cast key → person
        self._batch = Batch()

    def batch(self) -> Batch:
        """The rows of the block."""
        for unit in self._block.units:
            parent = unit.parent.id if unit.parent else None
            self._batch.add(UnitRow(unit.id, parent, unit.code, unit.name, unit.kind))
        self._make_people()
        for human in sorted([*self._crowd.now.values(), *self._crowd.left], key=lambda human: human.hired):
            self._write(human)
        self._projects()
        self._trainings()
        if self._block.cast:
            self._advisers()
            self._traces()
        return self._batch

    def _make_people(self) -> None:
        crowd = self._crowd
        crowd.settle()
        Succession(crowd).appoint()
        crowd.place()
        crowd.leave(round(self._company.left_share * len(self._block.seats)))
        self._careers.write()

    def _write(self, human: Human) -> None:
        contracts = self._careers.contracts(human)
        email = self._email(human)
        self._person(human, email)
        for contract in contracts:
            employment = self._number(EmploymentRow)
            self._batch.add(EmploymentRow(employment, human.id, *contract))
            for stretch in human.stretches:
                self._position(human, employment, contract, stretch)
        self._memberships(human)

    def _email(self, human: Human) -> str:
        last = human.stretches[-1]
        if human.pin:
            return self._shared.cast_mail.get(human.pin["key"], "")
        has = self._rng.random() < last.function.mail
        return self._shared.mailboxes.address(human.given, human.family) if has else ""

    def _person(self, human: Human, email: str) -> None:
        number = str(10_000 + human.id)
        self._batch.add(PersonRow(human.id, number, human.given, human.family, email, human.birth, human.gender, None))
        self._in_cast(human.pin, human.id, email)

    def _in_cast(self, pin: dict, person: int, email: str) -> None:
        if pin:
            self._people[pin["key"]] = person
            name = f"{pin['given']} {pin['family']}"
            self._batch.cast.append(CastMember(pin["key"], person, name, email, pin.get("account", "")))

    def _position(self, human: Human, employment: int, contract: Contract, stretch: Stretch) -> None:
        common = overlap((stretch.starts, stretch.ends), contract[1:])
        if common is None:
            return
        position = self._number(PositionRow)
        function = self._shared.functions[stretch.function.key]
        self._batch.add(PositionRow(position, human.id, employment, function, stretch.unit.id, stretch.share, *common))
        self._lines(human, position, "hierarchical", led_by(stretch), common)
        guide = self._units.get(stretch.function.functional or "")
        if guide and guide is not stretch.unit and guide.timeline is not led_by(stretch):
            recent = overlap(common, (years_before(self._today, FUNCTIONAL_SINCE), None))
            self._lines(human, position, "functional", guide.timeline, recent)

    def _lines(self, human: Human, position: int, kind: str, timeline: list, days: tuple | None) -> None:
        for manager, first, last in timeline:
            common = overlap(days, (first, last)) if days and manager != human.id else None
            if common:
                self._batch.add(LineRow(self._number(LineRow), position, human.id, manager, kind, *common))

    def _memberships(self, human: Human) -> None:
        for period in periods(human):
            self._member(human.id, "employee", [(period[0].starts, max_end(period))])
        self._member(human.id, "team_leader", [(s.starts, s.ends) for s in human.stretches if s.leads])
        by_role: dict[str, list] = {}
        for stretch in human.stretches:
            if stretch.function.role:
                by_role.setdefault(stretch.function.role, []).append((stretch.starts, stretch.ends))
        for role, days in by_role.items():
            self._member(human.id, role, days)

    def _member(self, person: int, role: str, days: list[tuple[date, date | None]]) -> None:
        for first, last in joined(days):
            self._batch.add(MembershipRow(self._number(MembershipRow), person, role, first, last))

    def _projects(self) -> None:
        """Colleagues who work in a project for some months, led by somebody from elsewhere."""
        now = self._crowd.now.items()
        leaders = [human for seat, human in now if seat.function.key == self._company.project]
        positions = [row for row in self._batch.rows[PositionRow] if row.ends_on is None]
        for number, leader in enumerate(leaders[: self._company.projects]):
            over = number == 0  # the first project is finished
            begin = max(leader.stretches[-1].starts, self._today - timedelta(days=700 if over else 150 + 90 * number))
            end = self._today - timedelta(days=120) if over else None
            for row in self._rng.sample(positions, min(9, len(positions))):
                days = overlap((row.starts_on, row.ends_on), (begin, end)) if not end or begin < end else None
                if days and row.person_id != leader.id:
                    self._batch.add(LineRow(self._number(LineRow), row.id, row.person_id, leader.id, "project", *days))

    def _trainings(self) -> None:
        """What people followed, and some of what is planned. Drawn apart: the rest stays as it was."""
        offer = Trainings(self._company.trainings, Random(self._rng.random()), self._today)  # noqa: S311
        for human in sorted([*self._crowd.now.values(), *self._crowd.left], key=lambda human: human.id):
            for followed in offer.of(human):
                self._batch.add(TrainingRow(self._number(TrainingRow), human.id, *followed))

    def _advisers(self) -> None:
        """People from outside, who have a role here and no employment."""
        for pin in self._company.cast["advisers"]:
            person = self._number(PersonRow)
            self._batch.add(PersonRow(person, "", pin["given"], pin["family"], pin["email"], None, pin["gender"], None))
            since = self._today - timedelta(days=pin["days"])
            self._member(person, "external_adviser", [(since, None)])
            self._in_cast(pin, person, pin["email"])

    def _traces(self) -> None:
        """What the cast did lately: looked at their path, opened a page of somebody else."""
        people = self._people
        for item in self._company.cast["path_checks"]:
            number = self._number(PathCheckRow)
            self._batch.add(PathCheckRow(number, people[item["person"]], item["days"], item["remark"]))
        for item in self._company.cast["readings"]:
            number = self._number(ReadingRow)
            self._batch.add(
                ReadingRow(number, people[item["owner"]], people[item["reader"]], item["ground"], item["days"])
            )

    def _number(self, kind: type) -> int:
        return self._shared.numbers.next(kind)


def overlap(one: tuple, other: tuple) -> tuple[date, date | None] | None:
    """The days that two stretches (from, to) have in common, or None."""
    first = max(one[0], other[0])
    last = min((day for day in (one[1], other[1]) if day), default=None)
    return None if last and last < first else (first, last)


def joined(days: list[tuple[date, date | None]]) -> list[tuple[date, date | None]]:
    """Stretches that follow each other without a gap, as one."""
    found: list[tuple[date, date | None]] = []
    for first, last in sorted(days, key=lambda pair: pair[0]):
        if found and (found[-1][1] is None or first <= found[-1][1] + DAY):
            ends = found[-1][1]
            found[-1] = (found[-1][0], None if ends is None or last is None else max(ends, last))
        else:
            found.append((first, last))
    return found


def max_end(stretches: list[Stretch]) -> date | None:
    """The last day of stretches together; None when one is open."""
    ends = [stretch.ends for stretch in stretches]
    return None if None in ends else max(ends)
