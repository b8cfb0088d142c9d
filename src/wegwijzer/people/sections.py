"""Parts of somebody's page that rooms above this one add to it.

A room registers one function when it starts. It is asked who looks and at whom, and answers what to show, or None:
then there is nothing for this actor, and the page does not even say so.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from wegwijzer.access.actor import Actor
from wegwijzer.people.models import Person


@dataclass(frozen=True)
class Section:
    """`template` finds `context` under the name `section`; `at_home`: also on one's own start page, where what is
    `first` stands beside whom one can talk to."""

    template: str
    context: dict = field(default_factory=dict)
    at_home: bool = False
    first: bool = False


Maker = Callable[[Actor, Person], Section | None]
_makers: list[Maker] = []


def add_section(maker: Maker) -> None:
    if maker not in _makers:
        _makers.append(maker)


def sections_of(actor: Actor, person: Person) -> list[Section]:
    """In the order in which the rooms stand; the actor has been let in to the page already."""
    made = (maker(actor, person) for maker in _makers)
    return [section for section in made if section]
