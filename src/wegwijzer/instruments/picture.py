"""What a drawing or a map of people looks like, as plain data for a template: positions in percent and in pixels.

The same data make the page and the print. No markup here, and no colour: a line has a letter, the style sheet says
how that looks.
"""

import math
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from wegwijzer.instruments.structure import Choice, Drawing, Map, Point, Question

LETTERS = "abcdef"
LEFT, WIDTH = 3.0, 94.0  # percent of the canvas that time takes
TOP, HEIGHT, CANVAS = 30, 370, 430  # pixels
MOST_YEARS_NAMED = 7
NEAR = 35  # percent from the left
NAME_HEIGHT, NAME_ABOVE = 20, 16  # pixels
# A mark of its own for each line, so that lines are told apart without colour. Around 0 0, some 12 pixels wide.
MARKS = {
    "a": "M-6 0A6 6 0 1 1 6 0A6 6 0 1 1-6 0Z",
    "b": "M-5.5-5.5H5.5V5.5H-5.5Z",
    "c": "M0-7L6.5 5.5H-6.5Z",
    "d": "M0-7.5L7.5 0L0 7.5L-7.5 0Z",
    "e": "M0 7L6.5-5.5H-6.5Z",
    "f": "M-2.5-7H2.5V-2.5H7V2.5H2.5V7H-2.5V2.5H-7V-2.5H-2.5Z",
}
# A shape for each group of people, wide enough for two letters. Around 0 0, some 44 pixels wide.
SHAPES = {
    "a": "M-21 0A21 21 0 1 1 21 0A21 21 0 1 1-21 0Z",
    "b": "M-19-19H19V19H-19Z",
    "c": "M0-27L27 0L0 27L-27 0Z",
    "d": "M-24 0L-12-21H12L24 0L12 21H-12Z",
    "e": "M0-30L29 19H-29Z",
    "f": "M-11-24H11V-11H24V11H11V24H-11V11H-24V-11H-11Z",
}


# ---- A line over time


@dataclass(frozen=True)
class Dot:
    """`x` in percent of the canvas, `y` in pixels from its top."""

    x: float
    y: float
    on: date
    level: float
    is_future: bool


@dataclass(frozen=True)
class Line:
    """`past` and `future` are paths in a square of 100 by 100; "" where there is nothing to draw. `name_y`: where
    its name stands, in pixels, clear of the other names; None when there is nothing to tell apart."""

    letter: str
    name: str
    past: str
    future: str
    dots: list[Dot]
    name_y: float | None = None

    @property
    def mark(self) -> str:
        return MARKS[self.letter]

    @property
    def name_at_end(self) -> bool:
        return self.dots[-1].x > 25


@dataclass(frozen=True)
class Curve:
    lines: list[Line]
    levels: list[tuple[float, str]]  # y in pixels, word
    years: list[tuple[float, int, bool]]  # x in percent, year, whether it may be left out where there is little room
    today: float | None  # x in percent
    first: date
    last: date
    template = "instruments/drawn/curve.html"

    @property
    def today_is_near(self) -> bool:
        """To where words of the levels stand: “today” then stands right of its line."""
        return self.today is not None and self.today < NEAR


def curve(
    question: Drawing,
    lines: list[tuple[str, list[dict]]],
    *,
    starts_on: date | None,
    today: date,
    drawn_on: list[date] | None = None,
) -> Curve | None:
    """`lines`: name and points (as answers.check_answer keeps them), perhaps of several times. None without points.

    `drawn_on`: for each line the day on which it was drawn, after which it was expected; left out: today.
    """
    days = [date.fromisoformat(point["on"]) for _name, points in lines for point in points]
    if not days:
        return None
    first, last = span(min(days), max(days), starts_on, today, question.years_ahead)
    turns = drawn_on or [today] * len(lines)
    drawn = [
        _line(LETTERS[at % len(LETTERS)], *line, first, last, turn)
        for at, (line, turn) in enumerate(zip(lines, turns, strict=True))
    ]
    return Curve(
        _named([line for line in drawn if line.dots]),
        levels_of(question.levels.points),
        _years(first, last),
        _x(today, first, last) if first <= today <= last else None,
        first,
        last,
    )


def span(earliest: date, latest: date, starts_on: date | None, today: date, ahead: int) -> tuple[date, date]:
    """Whole years: from the start in the job (or the first point) to where one looks ahead."""
    first = min(earliest, starts_on or today, today)
    last = max(latest, today + timedelta(days=365 * min(ahead, 3)))
    return first.replace(month=1, day=1), last.replace(month=12, day=31)


def levels_of(points: tuple[Point, ...]) -> list[tuple[float, str]]:
    return [(_y(point.value), point.word) for point in points]


def _line(letter: str, name: str, points: list[dict], first: date, last: date, today: date) -> Line:
    dots = [_dot(point, first, last, today) for point in points]
    past = [dot for dot in dots if not dot.is_future]
    ahead = [dot for dot in dots if dot.is_future]
    return Line(letter, name, _path(past), _path(past[-1:] + ahead) if ahead else "", dots)


def _named(lines: list[Line]) -> list[Line]:
    """Each name above its last point, higher where that would be on another name. One line alone needs none."""
    if len(lines) < 2:
        return lines
    free, places = float("inf"), {}
    for line in sorted((line for line in lines if line.name), key=lambda line: -line.dots[-1].y):
        places[line.letter] = min(line.dots[-1].y - NAME_ABOVE, free)
        free = places[line.letter] - NAME_HEIGHT
    return [replace(line, name_y=places.get(line.letter)) for line in lines]


def _dot(point: dict, first: date, last: date, today: date) -> Dot:
    on = date.fromisoformat(point["on"])
    return Dot(_x(on, first, last), _y(point["level"]), on, point["level"], on > today)


def _x(on: date, first: date, last: date) -> float:
    return round(LEFT + WIDTH * (on - first).days / max((last - first).days, 1), 2)


def _y(level: float) -> float:
    return round(TOP + HEIGHT * (1 - level / 100), 1)


def _years(first: date, last: date) -> list[tuple[float, int, bool]]:
    every = max(1, math.ceil((last.year - first.year + 1) / MOST_YEARS_NAMED))
    named = range(first.year, last.year + 1, every)
    return [(_x(date(year, 1, 1), first, last), year, at % 2 == 1) for at, year in enumerate(named)]


def _path(dots: list[Dot]) -> str:
    """A curve through the points that never swings above the higher or below the lower of two neighbours."""
    places = [((dot.x - LEFT) / WIDTH * 100, (dot.y - TOP) / HEIGHT * 100) for dot in dots]
    if len(places) < 2:
        return ""
    slopes = _slopes(places)
    parts = [f"M{places[0][0]:.2f} {places[0][1]:.2f}"]
    for at, ((x0, y0), (x1, y1)) in enumerate(pairwise(places)):
        third = (x1 - x0) / 3
        parts.append(
            f"C{x0 + third:.2f} {y0 + slopes[at] * third:.2f} {x1 - third:.2f} {y1 - slopes[at + 1] * third:.2f} "
            f"{x1:.2f} {y1:.2f}"
        )
    return " ".join(parts)


def _slopes(places: list[tuple[float, float]]) -> list[float]:
    """Monotone cubic interpolation (Fritsch and Carlson, 1980)."""
    steep = [(y1 - y0) / max(x1 - x0, 0.001) for (x0, y0), (x1, y1) in pairwise(places)]
    slopes = [steep[0], *((a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(steep)), steep[-1]]
    for at, each in enumerate(steep):
        if each == 0:
            slopes[at] = slopes[at + 1] = 0.0
            continue
        before, after = slopes[at] / each, slopes[at + 1] / each
        if (length := math.hypot(before, after)) > 3:
            slopes[at], slopes[at + 1] = 3 * before / length * each, 3 * after / length * each
    return slopes


# ---- People around somebody


@dataclass(frozen=True)
class Somebody:
    """Places in percent, from the left and from the top. `number` goes with the list below the map."""

    number: int
    name: str
    initials: str
    x: float
    y: float
    letter: str
    weight: int  # how many roles somebody plays, 0 to 3

    @property
    def shape(self) -> str:
        return SHAPES[self.letter]


@dataclass(frozen=True)
class Around:
    people: list[Somebody]
    groups: list[tuple[str, str]]  # letter, name
    template = "instruments/drawn/map.html"

    @property
    def legend(self) -> list[tuple[str, str, str]]:
        """Letter, shape and name of each group that has people."""
        return [(letter, SHAPES[letter], name) for letter, name in self.groups]


def around(question: Map, people: list[dict]) -> Around | None:
    """Who has no place of one's own stands in the quarter of the group, one beside the other."""
    if not people:
        return None
    letters = {group.key: LETTERS[at % len(LETTERS)] for at, group in enumerate(question.groups)}
    drawn = [_somebody(at, each, question.groups, people, letters) for at, each in enumerate(people, 1)]
    used = {each["group"] for each in people}
    return Around(drawn, [(letters[group.key], group.text) for group in question.groups if group.key in used])


def place_of(group_at: int, groups: int, at: int, count: int) -> tuple[float, float]:
    """Where the at-th of `count` people of a group stands when nobody moved them: on a ring, in its own sector."""
    sector = 2 * math.pi / max(groups, 1)
    angle = group_at * sector + sector * (at + 1) / (count + 1) - math.pi / 2
    reach = 35 if at % 2 == 0 else 20
    return round(50 + reach * 1.2 * math.cos(angle), 1), round(50 + reach * 1.15 * math.sin(angle), 1)


def _somebody(number: int, said: dict, groups: tuple[Choice, ...], people: list[dict], letters: dict) -> Somebody:
    x, y = said.get("x"), said.get("y")
    if x is None or y is None:
        same = [each for each in people if each["group"] == said["group"]]
        group_at = [group.key for group in groups].index(said["group"])
        x, y = place_of(group_at, len(groups), [id(each) for each in same].index(id(said)), len(same))
    return Somebody(
        number, said["name"], initials(said["name"]), x, y, letters[said["group"]], min(len(said["roles"]), 3)
    )


def initials(name: str) -> str:
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


def drawing(
    question: Question, value: Any, *, starts_on: date | None = None, today: date, drawn_on: date | None = None
) -> Curve | Around | None:
    """The picture of one answer; None for what is not drawn or was not answered. After `drawn_on` it was expected."""
    if not value:
        return None
    if isinstance(question, Drawing):
        lines = [(line["name"], line["points"]) for line in value["lines"]]
        days = [drawn_on or today] * len(lines)
        return curve(question, lines, starts_on=starts_on, today=today, drawn_on=days)
    return around(question, value["people"]) if isinstance(question, Map) else None
