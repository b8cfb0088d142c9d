"""The agreements of the people somebody leads (PLAN-8): what runs, what is late, who waits for whom. Nothing of what
was said. A fixed number of statements, however many people."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db.models import DateField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_REQUEST, SEE_STEP
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT
from wegwijzer.plans.access.grounds import lines_on
from wegwijzer.plans.models import Agreement, AgreementStep, Checkpoint, Request, StepKind
from wegwijzer.plans.queries.checkpoints import next_of
from wegwijzer.plans.queries.taken_over import taken_over
from wegwijzer.plans.rules.waiting import Waits, days_late, waits

RUNNING, LATE, YOURS, DONE = "running", "late", "yours", "done"
STATES = (RUNNING, LATE, YOURS, DONE)
NO_DAY = date(9999, 12, 31)  # sorts behind every day
SHORT = ("organisation", "employee", "other", "what", "due_on", "doers", "binds", "open_to_leader_at", "fixed_at")


@dataclass(frozen=True)
class Line:
    """One agreement in a list: who it waits for, and when it is looked at again."""

    row: Agreement
    waits: Waits
    late: int  # days
    looked_at: datetime | None = None


@dataclass
class Facts:
    """What stands beside one person."""

    open: int = 0
    late: int = 0  # days, of the one that is longest late
    yours: int = 0
    looked_at: datetime | None = None


def visible(actor: Actor) -> QuerySet[Agreement]:
    """Those that stand, of people whom the actor leads or made with the actor; and what asks for the actor's yes."""
    rows = SEE_AGREEMENT.filter(actor, Agreement.objects.filter(dropped_at__isnull=True))
    return rows.filter(Q(fixed_at__isnull=False) | _proposed_to(actor)).exclude(employee=actor.person_id)


def _proposed_to(actor: Actor) -> Q:
    asked = Q(employee_agreed_at__isnull=False, other_agreed_at__isnull=True)
    return Q(fixed_at__isnull=True, other=actor.person_id) & asked


def running(actor: Actor) -> QuerySet[Agreement]:
    return visible(actor).filter(done_at__isnull=True, stopped_at__isnull=True)


def in_state(actor: Actor, state: str) -> QuerySet[Agreement]:
    if state == DONE:
        return visible(actor).filter(Q(done_at__isnull=False) | Q(stopped_at__isnull=False))
    rows = running(actor)
    if state == LATE:
        return rows.filter(due_on__lt=actor.today, fixed_at__isnull=False)
    return rows.filter(_waits_for(actor)) if state == YOURS else rows


def _open_changes() -> QuerySet[AgreementStep]:
    return AgreementStep.objects.filter(kind=StepKind.CHANGE, agreed_at__isnull=True, refused_at__isnull=True)


def _waits_for(actor: Actor) -> Q:
    """As rules/waiting.py says it, in the database: an answer, or something that this actor does."""
    asked, earlier = _open_changes().filter(agreement=OuterRef("pk")), taken_over(actor)
    led = lines_on(actor.today).filter(manager=actor.person_id).values("person")
    mine = Q(other=actor.person_id, doers__contains=["other"])
    mine |= Q(doers__contains=["leader"], employee__in=led) & ~Q(other=actor.person_id)
    return (
        Q(fixed_at__isnull=True)  # of those, only what asks this actor is visible
        | Exists(asked.filter(by=F("employee")))
        | Q(pk__in=list(earlier), employee__in={step.by_id for step in earlier.values()})
        | (mine & ~Exists(asked) & ~Q(pk__in=list(earlier)) & ~Exists(_asks().filter(agreement=OuterRef("pk"))))
    )


def _asks() -> QuerySet[Request]:
    """What waits for HR."""
    return Request.objects.filter(sent_at__isnull=False, withdrawn_at__isnull=True, answered_at__isnull=True)


def by_day(rows: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """With `by`, the day by which it is ready, to order by: what has none comes last."""
    return rows.annotate(by=Coalesce("due_on", Value(NO_DAY), output_field=DateField()))


def lines(actor: Actor, rows: Iterable[Agreement]) -> list[Line]:
    """In the order of `rows`. Four statements."""
    rows = list(rows)
    ids = [row.pk for row in rows]
    changes = {key: step.by_id for key, step in taken_over(actor).items()}
    changes |= SEE_STEP.filter(actor, _open_changes().filter(agreement__in=ids)).values_list("agreement", "by")
    asks = set(SEE_REQUEST.filter(actor, _asks().filter(agreement__in=ids)).values_list("agreement", flat=True))
    looked = next_of(actor, ids)
    return [
        Line(
            row,
            waits(row, actor.person_id, change_by=changes.get(row.pk), asks_hr=row.pk in asks),
            days_late(row, actor.today) if row.fixed_at and not row.done_at and not row.stopped_at else 0,
            looked[row.pk].starts_at if row.pk in looked else None,
        )
        for row in rows
    ]


@dataclass
class Team:
    """Facts by person, and every line of these people that runs, the most urgent first."""

    facts: dict[UUID, Facts] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)

    def of(self, person_id: UUID) -> Facts:
        return self.facts.get(person_id) or Facts()


def of_people(actor: Actor, people: Iterable[UUID]) -> Team:
    """Of these people, as far as the actor may see. Six statements."""
    people = list(people)
    rows = running(actor).filter(employee__in=people).select_related("employee", "other").only(*_short())
    team = Team(lines=sorted(lines(actor, rows), key=lambda line: (-line.late, line.row.due_on or NO_DAY)))
    for line in team.lines:
        its = team.facts.setdefault(line.row.employee_id, Facts())
        its.open += line.row.fixed_at is not None
        its.late = max(its.late, line.late)
        its.yours += line.waits.on_you
    for person, moment in _next_moments(actor, people).items():
        team.facts.setdefault(person, Facts()).looked_at = moment
    return team


def _short() -> list[str]:
    names = ("given_name", "family_name", "organisation", "sort_name")
    return [*SHORT, *(f"{side}__{name}" for side in ("employee", "other") for name in names)]


def _next_moments(actor: Actor, people: list[UUID]) -> dict[UUID, datetime]:
    ahead = Checkpoint.objects.filter(employee__in=people, cancelled_at__isnull=True, held_at__isnull=True)
    rows = SEE_CHECKPOINT.filter(actor, ahead.filter(starts_at__gte=timezone.now())).order_by("-starts_at", "pk")
    return dict(rows.values_list("employee", "starts_at"))
