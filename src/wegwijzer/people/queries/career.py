"""One person's time with the organisation: what their page shows."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from wegwijzer.access.actor import Actor
from wegwijzer.access.rules import Decision
from wegwijzer.functions.models import Function
from wegwijzer.organisations.models import RowVersion, Unit
from wegwijzer.people.access import SEE_DETAILS, SEE_MEMBERSHIPS, SEE_PERSON
from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine
from wegwijzer.people.queries.listing import KINDS, count_up_to, visible
from wegwijzer.people.queries.units import above, site_of
from wegwijzer.people.steps import Step, in_function_since, steps_of

TABLES = {model: model._meta.db_table for model in (Employment, Position, ReportingLine)}


@dataclass(frozen=True)
class Before:
    """How a row stood before it was put right. `was` has words for what pointed elsewhere."""

    version: RowVersion
    was: dict


class Career:
    """Rows are fetched once, when first asked for; the actor has been let in already."""

    def __init__(self, actor: Actor, person: Person, decision: Decision):
        self.actor, self.person, self.decision = actor, person, decision

    @property
    def own(self) -> bool:
        return self.actor.person_id == self.person.pk

    @cached_property
    def details_seen(self) -> bool:
        return bool(SEE_DETAILS.decide(self.actor, self.person))

    @cached_property
    def roles_seen(self) -> bool:
        return bool(SEE_MEMBERSHIPS.decide(self.actor, self.person))

    @cached_property
    def employments(self) -> list[Employment]:
        return list(Employment.objects.filter(person=self.person).order_by("starts_on"))

    @cached_property
    def places(self) -> list[Position]:
        places = Position.objects.filter(person=self.person).select_related("function", "unit")
        return list(places.order_by("starts_on", "-share", "pk"))

    @cached_property
    def lines(self) -> list[ReportingLine]:
        lines = ReportingLine.objects.filter(person=self.person).select_related("manager")
        return sorted(lines, key=lambda line: (line.starts_on, KINDS.index(line.kind)))

    @cached_property
    def roles(self) -> list[Membership]:
        return list(Membership.objects.filter(person=self.person).order_by("-starts_on", "role"))

    @cached_property
    def ways(self) -> dict[UUID, list[Unit]]:
        return above({place.unit_id: place.unit for place in self.places}.values())

    @cached_property
    def steps(self) -> list[Step]:
        units = {place.unit_id: place.unit for place in self.places}
        return steps_of(
            self.employments,
            self.places,
            self.lines,
            today=self.actor.today,
            site_of=lambda unit_id: site_of(units[unit_id], self.ways),
        )

    @cached_property
    def employment_now(self) -> Employment | None:
        return next((e for e in self.employments if e.holds_on(self.actor.today)), None)

    @cached_property
    def places_now(self) -> list[Position]:
        now = [place for place in self.places if place.holds_on(self.actor.today)]
        return sorted(now, key=lambda place: -place.share)

    @cached_property
    def leaders_now(self) -> list[ReportingLine]:
        held = [line for line in self.lines if line.holds_on(self.actor.today)]
        now = {(line.manager_id, line.kind): line for line in held}
        return sorted(now.values(), key=lambda line: KINDS.index(line.kind))

    def since(self, place: Position):
        return in_function_since(self.places, place.function_id, self.actor.today)

    @cached_property
    def led(self) -> int:
        """How many people this person leads today, of those the actor may see; counted up to a thousand."""
        lines = ReportingLine.objects.on(self.actor.today).filter(manager=self.person)
        return count_up_to(visible(self.actor).filter(pk__in=lines.values("person")))

    @cached_property
    def corrections(self) -> dict[UUID, list[Before]]:
        """By row: how it stood before each time it was put right, oldest first. For who sees details."""
        rows = [r for r in (*self.employments, *self.places, *self.lines) if r.corrected_at]
        if not rows or not self.details_seen:
            return {}
        kept = RowVersion.objects.filter(
            table__in=TABLES.values(), row_id__in=[row.pk for row in rows], correction=True
        )
        return _in_words(list(kept.order_by("pk")))


def _in_words(versions: list[RowVersion]) -> dict[UUID, list[Before]]:
    names = {}
    for column, model in (("function_id", Function), ("unit_id", Unit), ("manager_id", Person)):
        wanted = {version.before[column] for version in versions if version.before.get(column)}
        names |= {str(row.pk): str(row) for row in model.objects.filter(pk__in=wanted)} if wanted else {}
    found = defaultdict(list)
    for version in versions:
        was = {key: names.get(value, value) for key, value in version.before.items()}
        found[version.row_id].append(Before(version, was))
    return found


def career_of(actor: Actor, person: Person) -> Career:
    """Raises PermissionDenied for someone whose page is not for this actor."""
    return Career(actor, person, SEE_PERSON.require(actor, person))
