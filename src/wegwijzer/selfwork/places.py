"""Where a piece can be taken along to. Rooms above say theirs when they start; this one knows no other room."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from wegwijzer.access.actor import Actor


@dataclass(frozen=True)
class Target:
    """One conversation or plan of the actor. `address`: its page, where what was taken along is found."""

    id: UUID
    label: str
    address: str


@dataclass(frozen=True)
class Place:
    """`start`: the page on which one begins such a thing, for who has none yet."""

    key: str
    label: str | Promise
    targets: Callable[[Actor], list[Target]]
    start: Callable[[Actor], tuple[str | Promise, str] | None] = lambda actor: None


_places: dict[str, Place] = {}


def add_place(place: Place) -> None:
    _places[place.key] = place


def place_of(key: str) -> Place | None:
    return _places.get(key)


def starts_of(actor: Actor) -> list[tuple[str | Promise, str]]:
    """What to begin, and where, for the kinds of which the actor has none now."""
    found = [place.start(actor) for place in _places.values() if not place.targets(actor)]
    return [each for each in found if each]


def targets_of(actor: Actor) -> list[tuple[Place, Target]]:
    """All that something could be taken along to now, by kind."""
    return [(place, target) for place in _places.values() for target in place.targets(actor)]
