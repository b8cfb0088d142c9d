"""The people of a block: who sits where, how old, since when, and what each did before."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from wegwijzer.demo.content import Company, Function
from wegwijzer.demo.days import DAY, Bands, between, monday, whole_years_ago, years_before, years_between
from wegwijzer.demo.names import Names
from wegwijzer.demo.rows import Numbers, PersonRow
from wegwijzer.demo.structure import Block, Seat, Unit

ADULT = 18
SHARES = ((100, 72), (80, 15), (50, 6), (90, 4), (60, 3))


@dataclass(eq=False)
class Stretch:
    """Someone in one function and unit, from–to (the last day, None for open)."""

    unit: Unit
    function: Function
    starts: date
    ends: date | None = None
    share: int = 100
    leads: bool = False


@dataclass(eq=False)
class Human:
    """A person in the making. `stretches` are what they did, the earliest first."""

    id: int
    gender: str
    given: str
    family: str
    birth: date
    pin: dict = field(default_factory=dict)
    stretches: list[Stretch] = field(default_factory=list)

    @property
    def hired(self) -> date:
        return self.stretches[0].starts

    @property
    def first_job(self) -> date:
        return years_before(self.birth, -ADULT)


class Crowd:
    """Makes the people of one block; `now` is who sits in each seat today, `left` who is gone."""

    def __init__(self, company: Company, block: Block, numbers: Numbers, rng: Random, today: date) -> None:
        self.company, self.block, self.numbers = company, block, numbers
        self.rng, self.today = rng, today
        self.names = Names(rng)
        self.places: dict[str, list[Unit]] = defaultdict(list)
        for seat in block.seats:
            if not seat.leads and seat.unit not in self.places[seat.function.key]:
                self.places[seat.function.key].append(seat.unit)
        self.now: dict[Seat, Human] = {}
        self.left: list[Human] = []
        self.in_function = Bands(company.years_in_function, len(block.seats))

    def settle(self) -> None:
        """Give every seat its person, with an age: leaders and experts are not the youngest."""
        seats = self.block.seats
        ages = Bands(self.company.ages, len(seats))
        for seat in seats:
            if seat.pin:
                ages.take(seat.pin["age"])
        free = ages.draw_all(self.rng)
        self.rng.shuffle(free)
        for seat in sorted(seats, key=lambda seat: -seat.function.level):
            self.now[seat] = self._human(seat, seat.pin["age"] if seat.pin else self._age(seat, free))

    def _age(self, seat: Seat, free: list[int]) -> int:
        level = seat.function.level
        least = (30 if seat.leads else 24 if level > 6 else 0) + max(0, level - 6)
        for index, age in enumerate(free):
            if age >= least:
                return free.pop(index)
        free.pop()
        return self.rng.randint(least, 60)

    def _human(self, seat: Seat, age: int) -> Human:
        birth = between(self.rng, years_before(self.today, age + 1) + 2 * DAY, years_before(self.today, age) - DAY)
        return self.person(seat.function, birth, seat.pin or {})

    def person(self, function: Function, birth: date, pin: dict | None = None) -> Human:
        """A new person, named as the cast says or by chance."""
        pin = pin or {}
        floor = function.family.floor
        gender = pin.get("gender") or self.names.gender(floor)
        given, family = self.names.name(gender, floor)
        return Human(
            self.numbers.next(PersonRow), gender, pin.get("given", given), pin.get("family", family), birth, pin
        )

    def place(self) -> None:
        """Say of everybody without a start yet since when they sit where they sit."""
        waiting = [(seat, human) for seat, human in self.now.items() if not human.stretches]
        for seat, human in waiting:
            if seat.pin:
                self.begin(seat, human, since(seat.pin, self.today))
        rest = [(seat, human) for seat, human in waiting if not seat.pin]
        self.rng.shuffle(rest)
        for years in sorted(self.in_function.draw_all(self.rng), reverse=True):
            found = next((i for i, (_, human) in enumerate(rest) if self._old_enough(human, years)), None)
            if found is not None:
                seat, human = rest.pop(found)
                self.begin(seat, human, whole_years_ago(self.rng, self.today, years), count=False)
        for seat, human in rest:
            self.begin(seat, human, max(human.first_job, years_before(self.today, 1) + DAY), count=False)

    def _old_enough(self, human: Human, years: int) -> bool:
        return years_between(human.birth, self.today) > ADULT + years

    def begin(self, seat: Seat, human: Human, start: date, *, count: bool = True) -> None:
        """Someone's present stretch; `count` takes a place in the band of years in function."""
        share = human.pin.get("share", 100) if human.pin else self._share(seat)
        human.stretches.append(Stretch(seat.unit, seat.function, start, None, share, seat.leads))
        if count:
            self.in_function.take(years_between(start, self.today))

    def _share(self, seat: Seat) -> int:
        if seat.leads:
            return 80 if self.rng.random() < 0.08 else 100
        shares, weights = zip(*SHARES, strict=True)
        return self.rng.choices(shares, weights)[0]

    def leave(self, wanted: int) -> None:
        """People who left over the last ten years, from all kinds of seats."""
        ordinary = [seat for seat in self.block.seats if not seat.leads]
        for pin in self.company.cast["left"] if self.block.cast else []:
            self.left.append(self._known_leaver(pin))
        while ordinary and len(self.left) < wanted:
            seat = self.rng.choice(ordinary)
            last_day = self.today - timedelta(days=self.rng.randint(1, 3650))
            self.left.append(self._leaver(seat.unit, seat.function, last_day))

    def _known_leaver(self, pin: dict) -> Human:
        unit = next((u for u in self.block.units if u.key == pin["unit"]), self.block.roots[0])
        function = self.company.functions[pin["function"]]
        birth = years_before(self.today, pin["age"]) - timedelta(days=100)
        human = self.person(function, birth, pin)
        last_day = self.today - timedelta(days=pin["left_days"])
        human.stretches.append(Stretch(unit, function, since(pin, self.today), last_day))
        return human

    def _leaver(self, unit: Unit, function: Function, last_day: date) -> Human:
        rng = self.rng
        retires = rng.random() < 0.3
        age = rng.randint(60, 66) if retires else rng.randint(20, 57)
        birth = between(rng, years_before(last_day, age + 1) + DAY, years_before(last_day, age))
        human = self.person(function, birth)
        longest = min((last_day - human.first_job).days, 9000 if retires else 3600)
        days = int(rng.triangular(30, max(40, longest), 60 if not retires else longest))
        human.stretches.append(Stretch(unit, function, monday(last_day - timedelta(days=days)), last_day))
        return human


def since(pin: dict, today: date) -> date:
    """When a member of the cast began: on a date, or so many days ago."""
    if "since" in pin:
        return min(date.fromisoformat(pin["since"]), today)
    return today - timedelta(days=pin["days"])
