"""Units and seats: the tree of the data file, thinned to a smaller company or repeated for a large one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import ceil

from wegwijzer.demo.content import Company, Function, read
from wegwijzer.demo.rows import Numbers, UnitRow

SPAN = 12  # regions under one division of a large company


@dataclass(eq=False)
class Unit:
    """A unit with its seats. `timeline` says who led it: (person, from, to), the earliest first."""

    id: int
    key: str
    code: str
    name: str
    kind: str
    parent: "Unit | None"
    children: list["Unit"] = field(default_factory=list)
    seats: list["Seat"] = field(default_factory=list)
    timeline: list[tuple[int, date, date | None]] = field(default_factory=list)

    def walk(self) -> Iterator["Unit"]:
        """This unit and all below, from the top down."""
        yield self
        for child in self.children:
            yield from child.walk()

    @property
    def leader(self) -> "Seat | None":
        return next((seat for seat in self.seats if seat.leads), None)


@dataclass(eq=False)
class Seat:
    """A place for one person. `pin` is the member of the cast who sits there."""

    unit: Unit
    function: Function
    leads: bool = False
    pin: dict | None = None


@dataclass
class Block:
    """A part of the company that is made at once: at most as many people as in the data file."""

    roots: list[Unit]
    cast: bool  # whether this block holds the people without a seat: those who left, advisers

    @property
    def units(self) -> list[Unit]:
        return [unit for root in self.roots for unit in root.walk()]

    @property
    def seats(self) -> list[Seat]:
        return [seat for unit in self.units for seat in unit.seats]


class TooSmall(ValueError):
    """A company that has no room for its own cast."""


class Structure:
    """Builds the blocks of one company."""

    def __init__(self, company: Company, numbers: Numbers) -> None:
        self._company, self._numbers = company, numbers
        self._pins = list(company.cast["seats"])
        self._places = read("places.json")

    @property
    def full_size(self) -> int:
        return _people(self._company.units)

    def blocks(self, people: int) -> Iterator[Block]:
        """All blocks, leaders of others first."""
        if people <= self.full_size:
            root = self._grow(self._company.units, None)
            _thin(root, people)
            yield Block([root], cast=True)
        else:
            yield from self._large(people)

    def _large(self, people: int) -> Iterator[Block]:
        regions = ceil(people / self.full_size)
        divisions = ceil(regions / SPAN)
        top = self._grow({**self._company.units, "children": []}, None)
        for number in range(divisions):
            division = {"key": "divisie", "code": f"D{number + 1}", "name": f"Divisie {number + 1}"}
            self._grow({**division, "kind": "department", "leader": "divisiedirecteur"}, top)
        below = list(top.children)
        yield Block([top], cast=False)
        rest = people - 1 - divisions
        for number in range(regions):
            root = self._region(number, below[number % divisions])
            _thin(root, rest // regions + (number < rest % regions))
            yield Block([root], cast=number == 0)
            root.parent.children.remove(root)  # made and written: memory stays small

    def _region(self, number: int, above: Unit) -> Unit:
        name = f"Regio {self._place(number * 3)}"
        region = {**self._company.units, "key": "regio", "name": name, "kind": "site", "leader": "regiodirecteur"}
        root = self._grow(region, above, suffix=f"-{number + 1}")
        sites = [unit for unit in root.children if unit.kind == "site"]
        for offset, unit in enumerate(sites):
            unit.name = self._place(number * 3 + offset)
        return root

    def _place(self, number: int) -> str:
        turn, which = divmod(number, len(self._places))
        return self._places[which] + (f" {turn + 1}" if turn else "")

    def _grow(self, spec: dict, parent: Unit | None, suffix: str = "") -> Unit:
        unit = Unit(
            id=self._numbers.next(UnitRow),
            key=spec["key"],
            code=spec["code"] + suffix,
            name=spec["name"],
            kind=spec["kind"],
            parent=parent,
        )
        if parent:
            parent.children.append(unit)
        if "leader" in spec:
            self._seat(unit, spec["leader"], leads=True)
        for function, count in spec.get("seats", {}).items():
            for _ in range(count):
                self._seat(unit, function)
        for child in spec.get("children", []):
            self._grow(child, unit, suffix)
        return unit

    def _seat(self, unit: Unit, function: str, *, leads: bool = False) -> None:
        pin = next((p for p in self._pins if (p["unit"], p["function"]) == (unit.key, function)), None)
        if pin:
            self._pins.remove(pin)
        unit.seats.append(Seat(unit, self._company.functions[function], leads, pin))


def _people(spec: dict) -> int:
    own = ("leader" in spec) + sum(spec.get("seats", {}).values())
    return own + sum(_people(child) for child in spec.get("children", []))


def _thin(root: Unit, wanted: int) -> None:
    """Take away whole teams as long as that fits, then single seats; never a place of the cast."""
    size = sum(len(unit.seats) for unit in root.walk())
    size -= _drop_units(root, size - wanted)
    while size > wanted:
        free = [seat for unit in root.walk() for seat in unit.seats if not seat.leads and not seat.pin]
        if not free:
            raise TooSmall(f"at least {size} people")
        fullest = max(free, key=lambda seat: len(seat.unit.seats))
        fullest.unit.seats.remove(fullest)
        size -= 1
    if size < wanted:
        raise TooSmall(f"at most {size} people")


def _drop_units(unit: Unit, surplus: int) -> int:
    """Remove units without a pin from the end of the tree; answers how many people went with them."""
    gone = 0
    for child in reversed(list(unit.children)):
        gone += _drop_units(child, surplus - gone)
        pinned = any(seat.pin for seat in child.seats)
        if not child.children and not pinned and len(child.seats) <= surplus - gone:
            unit.children.remove(child)
            gone += len(child.seats)
    return gone
