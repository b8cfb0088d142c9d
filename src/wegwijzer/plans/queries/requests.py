"""What is asked of HR, for HR's list and for the two who ask. A fixed number of statements."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Membership, Position
from wegwijzer.people.queries.listing import PATH_END, places_on
from wegwijzer.plans.access import SEE_REQUEST
from wegwijzer.plans.models import Request, Verdict
from wegwijzer.plans.rules import requests as rules

OPEN, LATER, ANSWERED = "open", "later", "answered"
COUNTED = 1000


@dataclass(frozen=True)
class Wanted:
    """What HR asked to see."""

    state: str = OPEN
    kind: str = ""
    unit: Unit | None = None


@dataclass(frozen=True)
class Asked:
    """A request as it stands in the list. `days`: how long it waits."""

    row: Request
    place: Position | None
    days: int
    long: bool
    again: bool  # HR said when to come back to it, and that day is here


def waiting(today: date) -> Q:
    """Without an answer, or with one that says to come back today or earlier."""
    return Q(answered_at__isnull=True) | Q(verdict=Verdict.LATER, again_on__lte=today)


def _states(today: date) -> dict[str, Q]:
    later = Q(verdict=Verdict.LATER) & (Q(again_on__isnull=True) | Q(again_on__gt=today))
    return {OPEN: waiting(today), LATER: later, ANSWERED: ~Q(verdict="") & ~Q(verdict=Verdict.LATER)}


def to_hr(actor: Actor, wanted: Wanted | None = None) -> QuerySet[Request]:
    """What was sent to HR and not taken back; nothing for who is not HR. Of who left nothing waits any more."""
    if Role.CAREER_LEAD not in actor.roles:
        return Request.objects.none()
    rows = Request.objects.filter(sent_at__isnull=False, withdrawn_at__isnull=True)
    if wanted is None:
        return rows
    rows = rows.filter(_states(actor.today)[wanted.state])
    if wanted.state != ANSWERED:
        rows = rows.filter(Exists(Membership.objects.on(actor.today).filter(person=OuterRef("employee"))))
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.unit:
        path = wanted.unit.path
        places = Position.objects.on(actor.today).filter(unit__path__gte=path, unit__path__lt=path + PATH_END)
        rows = rows.filter(Exists(places.filter(person=OuterRef("employee"))))
    return rows


def counts(actor: Actor) -> dict[str, int]:
    """How many wait, and how many come back later, counting no further than COUNTED. Two statements."""
    return {state: to_hr(actor, Wanted(state)).order_by()[: COUNTED + 1].count() for state in (OPEN, LATER)}


def waiting_numbers(actor: Actor, most: int) -> tuple[int, int]:
    """How many wait for HR now, counting no further than `most`, and how many of these wait long. One statement."""
    waits = to_hr(actor, Wanted()).only("sent_at", "withdrawn_at", "verdict")
    rows = list(waits.order_by("sent_at", "pk")[:most])
    long = [row for row in rows if rules.waits_long(row, actor.today, timezone.localdate(row.sent_at))]
    return len(rows), len(long)


def shown(actor: Actor, rows: Iterable[Request]) -> list[Asked]:
    """With the place where each employee works today. One statement."""
    rows = list(rows)
    places = {place.person_id: place for place in places_on(actor.today, {row.employee_id for row in rows}).reverse()}
    return [_asked(actor, row, places.get(row.employee_id)) for row in rows]


def _asked(actor: Actor, row: Request, place: Position | None) -> Asked:
    sent = timezone.localdate(row.sent_at)
    again = rules.is_due_again(row, actor.today)
    return Asked(row, place, (actor.today - sent).days, rules.waits_long(row, actor.today, sent), again)


def one(actor: Actor, identifier: UUID) -> Request | None:
    """One that the actor may see: of the two, or HR."""
    rows = SEE_REQUEST.filter(actor, Request.objects.filter(pk=identifier))
    return rows.select_related("employee", "other", "answered_by").first()


def of_agreements(actor: Actor, agreements: Iterable[UUID]) -> dict[UUID, list[Request]]:
    """What these agreements ask of HR, by agreement, for the two. One statement."""
    found: dict[UUID, list[Request]] = {}
    rows = SEE_REQUEST.filter(actor, Request.objects.filter(agreement__in=list(agreements)))
    for row in rows.select_related("answered_by").order_by("sent_at", "pk"):
        found.setdefault(row.agreement_id, []).append(row)
    return found


def unread_answers(actor: Actor) -> QuerySet[Request]:
    """Answers to the actor's own requests that the actor did not read yet, the oldest first."""
    rows = Request.objects.filter(employee=actor.person_id, seen_at__isnull=True, answered_at__isnull=False)
    return rows.filter(withdrawn_at__isnull=True).order_by("answered_at", "pk")
