"""What the pickers of people, units and functions offer, to whoever asks."""

from uuid import UUID

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within
from wegwijzer.functions.queries import FunctionSource
from wegwijzer.organisations.models import Unit
from wegwijzer.people.access import SEE_DETAILS
from wegwijzer.people.models import Person, ReportingLine
from wegwijzer.people.queries.listing import places_on, visible
from wegwijzer.people.queries.names import named
from wegwijzer.people.queries.units import BY_NAME, found_units, units_seen, with_way

__all__ = ["FunctionSource", "LeaderSource", "PersonSource", "UnitSource"]


class PersonSource:
    """People the actor may see, found as on the list of people."""

    name = "person-options"

    def __init__(self, actor: Actor):
        self.actor = actor
        self.address = within(actor, self.name)

    def people(self):
        return visible(self.actor)

    def get(self, identifier: UUID) -> Person | None:
        return self.people().filter(pk=identifier).first()

    def find(self, text: str, limit: int) -> list[Person]:
        numbers = SEE_DETAILS.may_at_all(self.actor)
        return list(named(text, self.people(), numbers=numbers).order_by("sort_name", "pk")[:limit])

    def label(self, person: Person) -> str:
        return person.full_name

    def details(self, people: list[Person]) -> dict[UUID, str]:
        places = places_on(self.actor.today, [person.pk for person in people])
        return {place.person_id: f"{place.function.name}, {place.unit.name}" for place in places.reverse()}


class LeaderSource(PersonSource):
    """Those of them who lead somebody today: for finding the people of one leader."""

    name = "leader-options"

    def people(self):
        leaders = ReportingLine.objects.on(self.actor.today).values("manager")
        return visible(self.actor).filter(pk__in=leaders)


class UnitSource:
    def __init__(self, actor: Actor):
        self.actor = actor
        self.address = within(actor, "unit-options")

    def get(self, identifier: UUID) -> Unit | None:
        return units_seen(self.actor, gone=True).filter(pk=identifier).first()

    def find(self, text: str, limit: int) -> list[Unit]:
        units = found_units(self.actor, text) if text else units_seen(self.actor).filter(depth__lte=1)
        return list(units.order_by("depth", *BY_NAME)[:limit])

    def label(self, unit: Unit) -> str:
        return unit.name

    def details(self, units: list[Unit]) -> dict[UUID, str]:
        return {row.unit.pk: row.way for row in with_way(units)}
