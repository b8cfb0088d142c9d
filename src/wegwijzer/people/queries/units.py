"""The tree of units, a branch at a time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.foundation.search import beginning_in
from wegwijzer.organisations.existing import exists_on
from wegwijzer.organisations.models import Unit, UnitKind
from wegwijzer.people.models import Person, Position
from wegwijzer.people.queries.listing import visible

BRANCH = 100  # units shown at once below one unit
BY_NAME = ("name", "pk")


@dataclass(frozen=True)
class UnitRow:
    unit: Unit
    above: list[Unit]  # from the top down

    @property
    def way(self) -> str:
        """The units above it, nearest first, without the organisation itself."""
        return ", ".join(unit.name for unit in reversed(self.above) if unit.kind != UnitKind.COMPANY)


def units_seen(actor: Actor, *, gone: bool = False) -> QuerySet[Unit]:
    """The units that exist today; with `gone` those that no longer or do not yet exist too."""
    units = SEE_STRUCTURE.filter(actor, Unit.objects.all())
    return units if gone else units.filter(exists_on(actor.today))


def branch(
    actor: Actor,
    parent: Unit | None,
    asked: Mapping[str, str],
    *,
    gone: bool = False,
    size: int = BRANCH,
    prefix: str = "",
) -> KeyPage:
    """The units right below one (at the top: below none), each with `has_children`."""
    units = units_seen(actor, gone=gone)
    below = units.filter(parent=OuterRef("pk"))
    rows = units.filter(parent=parent).annotate(has_children=Exists(below))
    everything = units_seen(actor, gone=True)
    return page_by_key(rows, asked, keys=BY_NAME, among=everything, size=size, prefix=prefix)


def found_units(actor: Actor, text: str, *, gone: bool = False) -> QuerySet[Unit]:
    """Units in whose name or code each word begins a word."""
    return beginning_in(units_seen(actor, gone=gone), text, "found_by")


def above(units: Iterable[Unit]) -> dict[UUID, list[Unit]]:
    """For each unit those above it, from the top down. One statement for all."""
    units = list(units)
    wanted = {identifier for unit in units for identifier in _ids_above(unit)}
    known = {unit.pk: unit for unit in Unit.objects.filter(pk__in=wanted)} if wanted else {}
    return {unit.pk: [known[pk] for pk in _ids_above(unit) if pk in known] for unit in units}


def _ids_above(unit: Unit) -> list[UUID]:
    return [UUID(part) for part in unit.path.split(".") if part and part != str(unit.pk)]


def with_way(units: Iterable[Unit]) -> list[UnitRow]:
    units = list(units)
    ways = above(units)
    return [UnitRow(unit, ways[unit.pk]) for unit in units]


def people_in(actor: Actor, unit: Unit) -> QuerySet[Person]:
    """Who has a place in this very unit today, of those the actor may see."""
    places = Position.objects.on(actor.today).filter(unit=unit, person=OuterRef("pk"))
    return visible(actor).filter(Exists(places))


def site_of(unit: Unit, ways: dict[UUID, list[Unit]]) -> Unit | None:
    """The site that a unit is or lies in."""
    return next((u for u in reversed([*ways.get(unit.pk, []), unit]) if u.kind == UnitKind.SITE), None)
