"""What in the organisation's data asks for somebody: each question is a list, and a count that stops early."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.organisations.models import Unit
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.models import Employment, LineKind, PathCheck, Person, Position, ReportingLine
from wegwijzer.people.queries.listing import COUNTED


def still(day) -> Q:
    """Stretches that are not over on `day`, those to come included."""
    return Q(ends_on__isnull=True) | Q(ends_on__gte=day)


def of_this(rows: QuerySet, column: str) -> Exists:
    return Exists(rows.filter(**{column: OuterRef("pk")}))


def without_leader(actor: Actor) -> QuerySet[Person]:
    """In service today, and nobody leads them hierarchically."""
    people = CHANGE_PERSON.filter(actor, Person.objects.all())
    led = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL)
    return people.filter(of_this(Employment.objects.on(actor.today), "person"), ~of_this(led, "person"))


def named_without_leader(actor: Actor) -> QuerySet[Person]:
    """The same, to be read by name: few among many are first picked out, and only then put in order."""
    people = without_leader(actor)
    few = list(people.order_by().values_list("pk", flat=True)[: COUNTED + 1])
    return Person.objects.filter(pk__in=few) if len(few) <= COUNTED else people


def empty_units(actor: Actor) -> QuerySet[Unit]:
    """Units that exist today, with nobody in them now or to come and no unit below them."""
    units = CHANGE_STRUCTURE.filter(actor, Unit.objects.all())
    units = units.filter(still(actor.today), Q(starts_on__isnull=True) | Q(starts_on__lte=actor.today))
    filled = Position.objects.filter(still(actor.today))
    below = Unit.objects.filter(still(actor.today))
    return units.filter(~of_this(filled, "unit"), ~of_this(below, "parent"))


def open_remarks(actor: Actor) -> QuerySet[PathCheck]:
    """What people said is wrong on their path, and nobody has looked at yet."""
    if not CHANGE_PERSON.may_at_all(actor):
        return PathCheck.objects.none()
    return PathCheck.objects.filter(handled_at__isnull=True).exclude(remark="").select_related("person")
