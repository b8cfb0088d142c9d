"""The road as a picture: where its junctions and labels stand, computed from the stops.

Plain data in, numbers out. The picture is extra; the list of stops is the truth (screen readers,
phones and paper get the list only).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDTH, HEIGHT = 1160, 214
MARGIN = 48
HIGH, LOW = 80, 140  # y of the junctions, in turn
MOST = 9  # more than this and the labels run into each other


@dataclass(frozen=True)
class Stop:
    """A junction: its word and its moment, both short; ``future`` when it is still to come."""

    label: str
    when: str
    future: bool = False


@dataclass(frozen=True)
class Junction:
    number: int
    x: int
    y: int
    label: str
    when: str
    future: bool
    edge: str  # "is-first", "is-last" or "": which way the label may grow

    @property
    def above(self) -> bool:
        return self.y == HIGH

    @property
    def label_y(self) -> int:
        return self.y - 50 if self.above else self.y + 50

    @property
    def when_y(self) -> int:
        return self.label_y + 21

    @property
    def number_y(self) -> int:
        return self.y + 6

    @property
    def label_x(self) -> int:
        return self.x + {"is-first": -21, "is-last": 21}.get(self.edge, 0)


@dataclass(frozen=True)
class Road:
    """``past`` and ``future`` are svg path data, ``today`` the point where one turns into the other."""

    junctions: tuple[Junction, ...]
    past: str
    future: str
    today: tuple[int, int]
    numbered_from: int
    flag_width: int = 84  # svg units, wide enough for "today" in our languages


def road(stops: Sequence[Stop]) -> Road | None:
    """The drawing for these stops, oldest first; None when there is nothing to draw a line between.

    Of a long road the last ``MOST`` stops are drawn, with the numbers they have in the list.
    """
    shown = list(stops)[-MOST:]
    if not shown:
        return None
    skipped = len(stops) - len(shown)
    points = _points(shown)
    past_count = sum(not stop.future for stop in shown)
    today = points[past_count]
    del points[past_count]
    last = len(shown) - 1
    junctions = tuple(
        Junction(
            number=skipped + index + 1,
            x=x,
            y=y,
            label=stop.label,
            when=stop.when,
            future=stop.future,
            edge="is-first" if index == 0 else "is-last" if index == last and stop.future else "",
        )
        for index, (stop, (x, y)) in enumerate(zip(shown, points, strict=True))
    )
    behind = [*points[:past_count], today]
    ahead = [today, *points[past_count:]]
    return Road(junctions, _line(behind), _line(ahead), today, skipped + 1)


def _points(stops: Sequence[Stop]) -> list[tuple[int, int]]:
    """One point per stop plus one for today, evenly over the width, in turn low and high."""
    count = len(stops) + 1
    flag = 0 if any(stop.future for stop in stops) else 60  # room for "today" at the very end
    step = (WIDTH - 2 * MARGIN - flag) / (count - 1)
    points = [(round(MARGIN + index * step), LOW if index % 2 == 0 else HIGH) for index in range(count)]
    past_count = sum(not stop.future for stop in stops)
    x, _ = points[past_count]
    points[past_count] = (x, (HIGH + LOW) // 2)
    return points


def _line(points: Sequence[tuple[int, int]]) -> str:
    """Svg path data for a line that leaves and reaches every point level, like a road."""
    if len(points) < 2:
        return ""
    start = f"M{points[0][0]} {points[0][1]}"
    bends = []
    for (x1, y1), (x2, y2) in pairwise(points):
        middle = (x1 + x2) / 2
        bends.append(f"C{middle:g} {y1} {middle:g} {y2} {x2} {y2}")
    return " ".join([start, *bends])
