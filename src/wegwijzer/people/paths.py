"""Somebody's career path as a page shows it: a road to look at, and the list that says it in words."""

from dataclasses import dataclass

from wegwijzer.people.path_words import Drawn, Stop, drawn, stops_of
from wegwijzer.people.queries.career import Career


@dataclass(frozen=True)
class Path:
    """Draw it with `people/path_section.html`."""

    stops: list[Stop]
    own: bool

    @property
    def behind(self) -> list[Stop]:
        return [stop for stop in self.stops if not stop.future]

    @property
    def ahead(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.future]

    @property
    def drawn(self) -> list[Drawn]:
        return drawn(self.stops)


def path_in(career: Career) -> Path:
    return Path(stops_of(career), career.own)
