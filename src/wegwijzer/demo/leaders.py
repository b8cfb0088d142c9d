"""Who led which unit when: each successor begins the day after the predecessor, without a gap."""

from datetime import date, timedelta

from wegwijzer.demo.days import DAY, between, monday, whole_years_ago, years_before, years_between
from wegwijzer.demo.people import Crowd, Human, Stretch, since
from wegwijzer.demo.structure import Seat, Unit

KNOWN_YEARS = 13  # before that nobody wrote down who led whom
YOUNGEST = 24


class Succession:
    """Appoints the leaders of a block and their predecessors, from the top down."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd, self._rng, self._today = crowd, crowd.rng, crowd.today
        self._horizon = years_before(crowd.today, KNOWN_YEARS)
        self._appointed: list[tuple[Seat, Human]] = []

    def appoint(self) -> None:
        for unit in self._crowd.block.units:
            if unit.leader:
                self._fill(unit, unit.leader)

    def _fill(self, unit: Unit, seat: Seat) -> None:
        leader = self._crowd.now[seat]
        start, predecessor = self._start(unit, seat, leader)
        self._crowd.begin(seat, leader, start)
        self._appointed.append((seat, leader))
        unit.timeline = [(leader.id, start, None)]
        while unit.timeline[0][1] > self._horizon:
            self._precede(unit, seat, predecessor or self._stepped_back(unit, start))
            predecessor, start = None, unit.timeline[0][1]

    def _start(self, unit: Unit, seat: Seat, leader: Human) -> tuple[date, Human | None]:
        """Since when, and the predecessor if that is someone who leads elsewhere since that day."""
        if seat.pin:
            return since(seat.pin, self._today), None
        if self._rng.random() < 0.3:
            for mover_seat, mover in reversed(self._appointed):
                if self._moved(unit, mover_seat, mover) and _age(leader, mover.hired) >= YOUNGEST:
                    return mover.hired, mover
        return self._own_start(leader), None

    def _moved(self, unit: Unit, seat: Seat, mover: Human) -> bool:
        """Whether this leader may have led `unit` before: one step above it, or beside it."""
        near = seat.unit is unit.parent or seat.unit.parent is unit.parent
        free = len(mover.stretches) == 1 and not mover.pin
        return near and free and _age(mover, mover.hired) >= YOUNGEST + 8 and mover.hired > self._horizon

    def _own_start(self, leader: Human) -> date:
        oldest = min(12, years_between(leader.birth, self._today) - YOUNGEST)
        years = int(self._rng.triangular(0, max(1, oldest + 1), min(3, oldest)))
        return whole_years_ago(self._rng, self._today, min(years, max(0, oldest)))

    def _stepped_back(self, unit: Unit, start: date) -> Human | None:
        """A colleague nearby who led this team until then and chose another job since."""
        if self._rng.random() > 0.25 or years_between(start, self._today) > 9:
            return None
        near = [child for child in unit.parent.children if child is not unit] if unit.parent else []
        for other in [unit, *near]:
            for seat in other.seats:
                human = self._crowd.now[seat]
                suits = seat.function.level >= 4 and not seat.leads and not seat.pin and not human.stretches
                if suits and _age(human, start) >= YOUNGEST + 9:
                    self._crowd.begin(seat, human, start)
                    return human
        return None

    def _precede(self, unit: Unit, seat: Seat, predecessor: Human | None) -> None:
        """One more leader before the first in the timeline: this one, or someone who left then."""
        last_day = unit.timeline[0][1] - DAY
        start = monday(last_day - timedelta(days=self._rng.randint(700, 2700)))
        if predecessor:
            youngest = years_before(predecessor.birth, -YOUNGEST)
            start = max(start, youngest)
            predecessor.stretches.insert(0, Stretch(unit, seat.function, start, last_day, leads=True))
        else:
            predecessor = self._retired(unit, seat, start, last_day)
        unit.timeline.insert(0, (predecessor.id, start, last_day))

    def _retired(self, unit: Unit, seat: Seat, start: date, last_day: date) -> Human:
        age = self._rng.randint(60, 65) if self._rng.random() < 0.5 else self._rng.randint(35, 58)
        birth = between(self._rng, years_before(last_day, age + 1) + DAY, years_before(last_day, age))
        human = self._crowd.person(seat.function, birth)
        human.stretches.append(Stretch(unit, seat.function, start, last_day, leads=True))
        self._crowd.left.append(human)
        return human


def _age(human: Human, day: date) -> int:
    return years_between(human.birth, day)


def led_by(stretch: Stretch) -> list[tuple[int, date, date | None]]:
    """Who leads someone in this stretch: the timeline of the unit, or for its leader that of the unit above."""
    unit = stretch.unit.parent if stretch.leads else stretch.unit
    while unit is not None and not unit.timeline:
        unit = unit.parent
    return unit.timeline if unit else []
