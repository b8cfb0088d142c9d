"""For whom it may be time to talk, read off the dates that are there (CON-3). Worked out by the database.

Each kind is a set of (person_id, since). Who looks decides what is known: of conversations a leader sees those with
themselves alone, HR those that may be known. So nobody learns from a signal that somebody talked with somebody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import CharField, DateField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations.access import SEE_SIGNALS
from wegwijzer.conversations.models import Conversation, PutAside, SignalChoice
from wegwijzer.conversations.round_plan import months_before
from wegwijzer.conversations.signals import KINDS, LATELY, Kind, Watch
from wegwijzer.people.models import Employment, LineKind, Membership, Person, Position, ReportingLine
from wegwijzer.people.queries.listing import COUNTED

MONTH = 30  # days, where only the length of a gap counts


@dataclass(frozen=True)
class Signal:
    kind: str
    since: date

    @property
    def words(self) -> Kind:
        return KINDS[self.kind]


def watch() -> Watch:
    """What this organisation looks out for. One statement."""
    rows = {row.kind: row for row in SignalChoice.objects.all()}
    numbers = {kind: rows[kind].number if kind in rows else its.number for kind, its in KINDS.items()}
    return Watch(numbers, frozenset(kind for kind, row in rows.items() if not row.is_on))


def _days_before(column: str, days: int) -> ExpressionWrapper:
    return ExpressionWrapper(OuterRef(column) - Value(days), output_field=DateField())


def _from(day: date) -> datetime:
    """The moment at which a day begins."""
    return timezone.make_aware(datetime.combine(day, time.min))


def _until(day) -> Q:
    return Q(ends_on__isnull=True) | Q(ends_on__gte=day)


def _same(model, **more) -> QuerySet:
    return model.objects.filter(person=OuterRef("person"), **more)


def _back(actor: Actor, number: int) -> QuerySet:
    """At work again since lately, after so many months without a place."""
    new = Position.objects.on(actor.today).filter(starts_on__gte=months_before(actor.today, LATELY))
    before = _same(Position, starts_on__lt=OuterRef("starts_on"))
    return new.filter(Exists(before), ~Exists(before.filter(_until(_days_before("starts_on", number * MONTH)))))


def _new_place(actor: Actor, number: int) -> QuerySet:
    new = Position.objects.on(actor.today).filter(starts_on__gte=months_before(actor.today, number))
    before = _same(Position, function=OuterRef("function"), starts_on__lt=OuterRef("starts_on"))
    return new.filter(~Exists(before.filter(_until(_days_before("starts_on", 1)))))


def _new_leader(actor: Actor, number: int) -> QuerySet:
    """Somebody else led them the day before, and not this one."""
    lines = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL)
    before = _same(ReportingLine, kind=LineKind.HIERARCHICAL, starts_on__lt=OuterRef("starts_on"))
    before = before.filter(_until(_days_before("starts_on", 1)))
    new = lines.filter(starts_on__gte=months_before(actor.today, number))
    return new.filter(Exists(before), ~Exists(before.filter(manager=OuterRef("manager"))))


def _long(actor: Actor, number: int) -> QuerySet:
    """The same function now and so many years ago, and no day without it in between."""
    then = months_before(actor.today, number * 12)
    held = {"function": OuterRef("function")}
    next_one = Position.objects.filter(
        _until(ExpressionWrapper(OuterRef("ends_on") + Value(1), output_field=DateField())),
        person=OuterRef("person"),
        function=OuterRef("function"),
        starts_on__lte=ExpressionWrapper(OuterRef("ends_on") + Value(1), output_field=DateField()),
    )
    stopped = _same(Position, **held, ends_on__gte=then, ends_on__lt=actor.today).filter(~Exists(next_one))
    there_then = _same(Position, **held, starts_on__lte=then).filter(_until(then))
    return Position.objects.on(actor.today).filter(Exists(there_then), ~Exists(stopped))


def _no_talk(actor: Actor, number: int) -> QuerySet:
    """Here for longer than that, and no conversation held since. `since` is the day that the silence became long."""
    then = months_before(actor.today, number)
    held = Conversation.objects.filter(employee=OuterRef("person"), cancelled_at__isnull=True, held_at__gte=_from(then))
    return Employment.objects.on(actor.today).filter(starts_on__lt=then).filter(~Exists(held))


_SETS = {"return": _back, "new_place": _new_place, "leader": _new_leader, "long": _long, "no_talk": _no_talk}


def signalled(actor: Actor, kind: str, number: int) -> QuerySet:
    """Rows with `person` and `starts_on` of those who are employees here, as far as no conversation is open and none
    was asked for since it happened."""
    here = Membership.objects.on(actor.today).filter(role=Role.EMPLOYEE, person=OuterRef("person"))
    talks = Conversation.objects.filter(employee=OuterRef("person"), cancelled_at__isnull=True)
    answered = Q(concluded_at__isnull=True)
    if kind not in ("long", "no_talk"):
        answered |= Q(asked_at__gte=OuterRef("starts_on"))
    elif kind == "long":
        answered |= Q(held_at__gte=_from(months_before(actor.today, 12)))
    return _SETS[kind](actor, number).filter(Exists(here), ~Exists(talks.filter(answered)))


def signals_of(actor: Actor, people: Iterable[UUID], watching: Watch) -> dict[UUID, Signal]:
    """Person → the first that holds, in the order of KINDS. One statement, however many people."""
    found: dict[UUID, Signal] = {}
    for person, signal in _all_of(actor, list(people), watching):
        found.setdefault(person, signal)
    return found


def _all_of(actor: Actor, people: list[UUID], watching: Watch) -> list[tuple[UUID, Signal]]:
    if not people or not watching.kinds:
        return []
    sets = [_of(actor, kind, watching, people) for kind in watching.kinds]
    rows = sets[0].union(*sets[1:], all=True) if sets[1:] else sets[0]
    order = list(KINDS)
    found = [(person, Signal(kind, since)) for person, kind, since in rows]
    return sorted(found, key=lambda each: (order.index(each[1].kind), each[1].since))


def _of(actor: Actor, kind: str, watching: Watch, people: list[UUID]) -> QuerySet:
    rows = signalled(actor, kind, watching.numbers[kind]).filter(person__in=people).order_by()
    return rows.annotate(kind_of=Value(kind, output_field=CharField())).values_list("person_id", "kind_of", "starts_on")


def my_signal(actor: Actor) -> Signal | None:
    """For the employee's own home: the first that was not put aside. Three statements."""
    if actor.person_id is None or Role.EMPLOYEE not in actor.roles:
        return None
    rows = PutAside.objects.filter(person=actor.person_id, until__gte=actor.today)
    aside = {row.kind: row.since for row in rows}
    mine = (signal for _person, signal in _all_of(actor, [actor.person_id], watch()))
    return next((each for each in mine if each.kind not in aside or each.since > aside[each.kind]), None)


def people_with(actor: Actor, watching: Watch) -> QuerySet[Person]:
    """Everybody for whom it may be time to talk, for HR's list. It does not say which of the kinds holds: the reason
    is that person's."""
    sets = [_people(actor, kind, watching) for kind in watching.kinds]
    people = SEE_SIGNALS.filter(actor, Person.objects.all())
    if not sets:
        return people.none()
    return people.filter(pk__in=sets[0].union(*sets[1:], all=True) if sets[1:] else sets[0])


def _people(actor: Actor, kind: str, watching: Watch) -> QuerySet:
    return signalled(actor, kind, watching.numbers[kind]).order_by().values("person")


def named_with(actor: Actor, watching: Watch) -> QuerySet[Person]:
    """The same, to be read by name: few among many are first picked out, and only then put in order."""
    few = _up_to(actor, watching)
    return Person.objects.filter(pk__in=few) if len(few) <= COUNTED else people_with(actor, watching)


def how_many(actor: Actor, watching: Watch) -> int:
    """Counted up to COUNTED; one more stands for more."""
    return min(len(_up_to(actor, watching)), COUNTED + 1)


def _up_to(actor: Actor, watching: Watch) -> set[UUID]:
    """Ids of them: all, or more than COUNTED when there are more. A statement a kind, until there are so many.

    No LIMIT: the planner would count on many being found soon, and look at everybody one by one when there are few.
    """
    people = SEE_SIGNALS.filter(actor, Person.objects.all())
    found: set[UUID] = set()
    for kind in watching.kinds:
        if len(found) > COUNTED:
            break
        found |= set(people.filter(pk__in=_people(actor, kind, watching)).order_by().values_list("pk", flat=True))
    return found
