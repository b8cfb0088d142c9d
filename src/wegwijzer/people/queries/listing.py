"""The list of people: who is in it, and what stands beside each name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.functions.models import Function
from wegwijzer.organisations.models import Unit
from wegwijzer.people.access import SEE_DETAILS, SEE_PERSON
from wegwijzer.people.models import Employment, LineKind, Person, Position, ReportingLine, StretchQuerySet
from wegwijzer.people.queries.names import named

PATH_END = "~"  # sorts behind every character of a unit's path
KINDS = list(LineKind.values)
COUNTED = 1000  # people are counted up to here; more is "more than"


class Service(TextChoices):
    NOW = "now", _("Nu in dienst")
    LEFT = "left", _("Niet meer in dienst")
    ALL = "all", _("Allemaal")


@dataclass(frozen=True)
class Wanted:
    """What somebody asked to see. Unit, function and leader hold now; of those who left, at any time."""

    text: str = ""
    unit: Unit | None = None
    function: Function | None = None
    manager: Person | None = None
    service: str = Service.NOW


@dataclass
class Row:
    """One line of the list. `places` and `lines` are those of today."""

    person: Person
    places: list[Position] = field(default_factory=list)
    lines: list[ReportingLine] = field(default_factory=list)
    employment: Employment | None = None


def visible(actor: Actor) -> QuerySet[Person]:
    return SEE_PERSON.filter(actor, Person.objects.all())


def people_wanted(actor: Actor, wanted: Wanted) -> QuerySet[Person]:
    people = visible(actor)
    day = actor.today if wanted.service == Service.NOW else None
    if wanted.service == Service.NOW:
        people = people.filter(_has(Employment.objects.on(actor.today)))
    elif wanted.service == Service.LEFT:
        still = Employment.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=actor.today))
        people = people.filter(_has(Employment.objects.all()), ~_has(still))
    places = Position.objects.all()
    if wanted.unit:
        path = wanted.unit.path
        places = places.filter(unit__path__gte=path, unit__path__lt=path + PATH_END)
    if wanted.function:
        places = places.filter(function=wanted.function)
    if wanted.unit or wanted.function:
        people = people.filter(_has(_held(places, day)))
    if wanted.manager:
        people = people.filter(_has(_held(ReportingLine.objects.filter(manager=wanted.manager), day)))
    return named(wanted.text, people, numbers=SEE_DETAILS.may_at_all(actor))


def _held(rows: StretchQuerySet, day) -> StretchQuerySet:
    return rows.on(day) if day else rows


def _has(rows: QuerySet) -> Exists:
    return Exists(rows.filter(person=OuterRef("pk")))


def count_up_to(people: QuerySet, most: int = COUNTED) -> int:
    """How many, counting no further than one past `most`: the work stays the same however many there are."""
    return people.order_by()[: most + 1].count()


def page_of_people(actor: Actor, people: QuerySet[Person], asked: Mapping[str, str]) -> tuple[KeyPage, list[Row]]:
    page = page_by_key(people, asked, among=visible(actor))
    return page, rows_for(actor, page.rows)


def rows_for(actor: Actor, people: Iterable[Person]) -> list[Row]:
    """What stands beside these people today: three statements for all of them together."""
    rows = {person.pk: Row(person) for person in people}
    for place in places_on(actor.today, rows):
        rows[place.person_id].places.append(place)
    for line in lines_on(actor.today, rows):
        rows[line.person_id].lines.append(line)
    for employment in Employment.objects.filter(person__in=rows).order_by("starts_on"):
        rows[employment.person_id].employment = employment
    return list(rows.values())


def places_on(day, people: Iterable) -> QuerySet[Position]:
    places = Position.objects.filter(person__in=list(people)).on(day)
    return places.select_related("function", "unit").order_by("-share", "starts_on", "pk")


def lines_on(day, people: Iterable) -> list[ReportingLine]:
    """Who leads them on that day: their own leader before one on a project, each once."""
    lines = ReportingLine.objects.filter(person__in=list(people)).on(day)
    lines = lines.select_related("manager").order_by("starts_on", "pk")
    once = {(line.person_id, line.manager_id, line.kind): line for line in reversed(lines)}
    return sorted(once.values(), key=lambda line: (KINDS.index(line.kind), line.manager.sort_name, line.pk))
