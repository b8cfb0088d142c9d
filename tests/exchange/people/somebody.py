"""Organisations thought up by Hypothesis: what is in them, and the rows of a file that says so."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine

FIRST = date(1990, 1, 1)
NAMES = ["An", "Bo", "Céline", "Dörte", "Émile", "Fatma", "Guy", "Hilde", "Ilse", "Jo", "Łukasz", "Ömer"]
FAMILIES = ["Peeters", "Van den Broeck", "De Smet", "d'Hondt", "Müller-Lüdenscheidt", "El Idrissi", "Nguyễn"]


@dataclass(frozen=True)
class Line:
    manager: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True)
class Place:
    unit: str
    function: str
    share: int
    starts_on: date
    ends_on: date | None
    lines: tuple[Line, ...] = ()


@dataclass
class Time:
    kind: str
    starts_on: date
    ends_on: date | None
    places: list[Place] = field(default_factory=list)


@dataclass
class Somebody:
    number: str
    given_name: str
    family_name: str
    email: str | None
    birth_date: date | None
    gender: str | None
    times: list[Time]

    def rows(self) -> list[dict[str, Any]]:
        """One for each stretch of a place with one leader or none."""
        found = []
        for time in self.times:
            for place in time.places:
                for starts_on, ends_on, manager in _pieces(place):
                    found.append(
                        {
                            "number": self.number, "given_name": self.given_name, "family_name": self.family_name,
                            "email": self.email, "birth_date": self.birth_date, "gender": self.gender,
                            "employment_starts": time.starts_on, "employment_ends": time.ends_on,
                            "employment_kind": time.kind, "unit": place.unit, "function": place.function,
                            "share": place.share, "manager": manager, "starts_on": starts_on, "ends_on": ends_on,
                        }
                    )  # fmt: skip
        return found


def _pieces(place: Place) -> list[tuple[date, date | None, str | None]]:
    pieces, next_day = [], place.starts_on
    for line in place.lines:
        if line.starts_on > next_day:
            pieces.append((next_day, line.starts_on - timedelta(days=1), None))
        pieces.append((line.starts_on, line.ends_on, line.manager))
        next_day = None if line.ends_on is None else line.ends_on + timedelta(days=1)
    if next_day is not None and (place.ends_on is None or next_day <= place.ends_on):
        pieces.append((next_day, place.ends_on, None))
    return pieces


def _stretches(draw, starts_on: date, ends_on: date | None, most: int) -> list[tuple[date, date | None]]:
    """Up to so many that follow each other, with or without a gap, within the given days."""
    found, day = [], starts_on
    for _number in range(draw(st.integers(1, most))):
        length = draw(st.integers(0, 900))
        last = day + timedelta(days=length)
        if ends_on is not None and last >= ends_on:
            return [*found, (day, ends_on)]
        found.append((day, last))
        day = last + timedelta(days=1 + draw(st.sampled_from([0, 0, 0, 1, 40])))
        if ends_on is not None and day > ends_on:
            return found
    if ends_on is None and draw(st.booleans()):
        found[-1] = (found[-1][0], None)
    return found


@st.composite
def somebody(draw, index: int) -> Somebody:
    times = []
    day = FIRST + timedelta(days=draw(st.integers(0, 5000)))
    for _number in range(draw(st.integers(1, 2))):
        length = draw(st.one_of(st.none(), st.integers(0, 3000)))
        ends_on = None if length is None else day + timedelta(days=length)
        time = Time(draw(st.sampled_from(["permanent", "fixed_term", "other"])), day, ends_on)
        time.places = draw(places(index, day, ends_on))
        times.append(time)
        if ends_on is None:
            break
        day = ends_on + timedelta(days=1 + draw(st.sampled_from([0, 1, 100])))
    return Somebody(
        number=f"{index:03}", given_name=draw(st.sampled_from(NAMES)), family_name=draw(st.sampled_from(FAMILIES)),
        email=draw(st.sampled_from([None, f"p{index}@voorbeeld.example"])),
        birth_date=draw(st.one_of(st.none(), st.dates(date(1950, 1, 1), date(2000, 1, 1)))),
        gender=draw(st.sampled_from([None, "f", "m", "x"])), times=times,
    )  # fmt: skip


@st.composite
def places(draw, index: int, starts_on: date, ends_on: date | None) -> list[Place]:
    found: list[Place] = []
    for first, last in _stretches(draw, starts_on, ends_on, 3):
        unit, function = draw(st.sampled_from("ABCD")), draw(st.sampled_from("wxyz"))
        share = draw(st.sampled_from([20, 50, 100]))
        before = found[-1] if found else None
        touching = before and before.ends_on and before.ends_on + timedelta(days=1) == first
        if touching and (before.unit, before.function, before.share) == (unit, function, share):
            function += "+"  # otherwise they are one place
        found.append(Place(unit, function, share, first, last, draw(lines(index, first, last))))
        if share == 50 and draw(st.booleans()):
            found.append(Place("E", "naast", 50 - draw(st.sampled_from([0, 10])), first, last))
    return found


@st.composite
def lines(draw, index: int, starts_on: date, ends_on: date | None) -> tuple[Line, ...]:
    if index == 0 or draw(st.booleans()):
        return ()
    found: list[Line] = []
    for first, last in _stretches(draw, starts_on, ends_on, 2):
        manager = f"{draw(st.integers(0, index - 1)):03}"
        before = found[-1] if found else None
        if before and before.manager == manager and before.ends_on + timedelta(days=1) == first:
            continue  # otherwise they are one line
        found.append(Line(manager, first, last))
    return tuple(found)


@st.composite
def organisation(draw, most: int = 5) -> list[Somebody]:
    return [draw(somebody(index)) for index in range(draw(st.integers(1, most)))]


# ---- What is there


def said(people: list[Somebody]) -> dict[str, set]:
    found: dict[str, set] = {"people": set(), "employments": set(), "places": set(), "lines": set(), "roles": set()}
    for one in people:
        found["people"].add(
            (one.number, one.given_name, one.family_name, one.email or "", one.birth_date, one.gender or "")
        )
        for time in one.times:
            found["employments"].add((one.number, time.kind, time.starts_on, time.ends_on))
            found["roles"].add((one.number, "employee", time.starts_on, time.ends_on))
            for place in time.places:
                at = (one.number, place.unit, place.function)
                found["places"].add((*at, float(place.share), place.starts_on, place.ends_on))
                found["lines"] |= {(*at, line.manager, line.starts_on, line.ends_on) for line in place.lines}
    return found


def there() -> dict[str, set]:
    days = ("starts_on", "ends_on")
    places = Position.objects.values_list("person__number", "unit__name", "function__name", "share", *days)
    lines = ReportingLine.objects.values_list(
        "person__number", "position__unit__name", "position__function__name", "manager__number", *days
    )
    return {
        "people": set(
            Person.objects.values_list("number", "given_name", "family_name", "email", "birth_date", "gender")
        ),
        "employments": set(Employment.objects.values_list("person__number", "kind", *days)),
        "places": {(number, unit, function, float(share), *when) for number, unit, function, share, *when in places},
        "lines": set(lines),
        "roles": set(Membership.objects.values_list("person__number", "role", *days)),
    }
