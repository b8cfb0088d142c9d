"""The people somebody leads themselves, with what a leader needs to see at a glance."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wegwijzer.access.actor import Actor
from wegwijzer.people.models import Person, Position, ReportingLine
from wegwijzer.people.queries.listing import KINDS, visible
from wegwijzer.people.steps import in_function_since


@dataclass(frozen=True)
class Held:
    place: Position
    since: date | None


@dataclass(frozen=True)
class Member:
    person: Person
    held: list[Held]
    kind: str  # the word for a line that is not the usual one, else ""


def with_places(actor: Actor, team: Iterable[Person]) -> list[Member]:
    """These people with their places now, and how the actor leads them. Two statements."""
    team = list(team)
    people = [person.pk for person in team]
    places, kinds = defaultdict(list), {}
    rows = Position.objects.filter(person__in=people).select_related("function", "unit")
    for place in rows.order_by("-share", "starts_on"):
        places[place.person_id].append(place)
    for line in ReportingLine.objects.on(actor.today).filter(manager=actor.person_id, person__in=people):
        kinds[line.person_id] = min(line.kind, kinds.get(line.person_id, line.kind), key=KINDS.index)
    return [_member(actor, person, places[person.pk], kinds.get(person.pk)) for person in team]


def members(actor: Actor):
    lines = ReportingLine.objects.on(actor.today).filter(manager=actor.person_id)
    return visible(actor).filter(pk__in=lines.values("person"))


def _member(actor: Actor, person: Person, places: list[Position], kind: str | None) -> Member:
    now = [place for place in places if place.holds_on(actor.today)]
    held = [Held(place, in_function_since(places, place.function_id, actor.today)) for place in now]
    return Member(person, held, "" if kind in (None, KINDS[0]) else kind)
