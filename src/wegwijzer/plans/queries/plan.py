"""Reading a plan: as it stands, how it came to be, and what waits in it. Always of what the actor may see."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.people.models import Position
from wegwijzer.people.queries.listing import places_on, visible
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_PLAN, SEE_STEP, SEE_TEXT
from wegwijzer.plans.models import Agreement, AgreementStep, CheckpointWish, Plan, PlanText
from wegwijzer.plans.rules.pieces import REVIEW, SECTIONS, Piece, Section
from wegwijzer.plans.rules.plan import review_due

MOST = 200  # agreements on one page; nobody has more that run


@dataclass(frozen=True)
class Written:
    """A piece with the text that stands there, if any that the actor may see."""

    piece: Piece
    row: PlanText | None

    @property
    def filled(self) -> bool:
        return bool(self.row and (self.row.text or self.row.chosen))


@dataclass(frozen=True)
class Part:
    section: Section
    pieces: list[Written]

    @property
    def filled(self) -> bool:
        return any(each.filled for each in self.pieces)


@dataclass(frozen=True)
class Sheet:
    """A plan as one of its readers sees it."""

    plan: Plan
    mine: bool
    parts: list[Part] = field(default_factory=list)
    reviewed_on: date | None = None
    review_by: date | None = None

    @property
    def other(self):
        """The one across the table; None for an employee alone."""
        return self.plan.partner if self.mine else self.plan.employee

    @property
    def is_open(self) -> bool:
        return self.plan.closed_at is None

    def part(self, key: str) -> Part | None:
        return next((part for part in self.parts if part.section.key == key), None)


def plans(actor: Actor) -> QuerySet[Plan]:
    return SEE_PLAN.filter(actor, Plan.objects.select_related("employee", "partner"))


def my_plan(actor: Actor) -> Plan | None:
    """The actor's open plan."""
    return plans(actor).filter(employee=actor.person_id, closed_at__isnull=True).first()


def shared_with_me(actor: Actor) -> QuerySet[Plan]:
    return plans(actor).filter(partner=actor.person_id)


def one(actor: Actor, identifier: UUID) -> Plan | None:
    return plans(actor).filter(pk=identifier).first()


def texts(actor: Actor, plan: Plan) -> QuerySet[PlanText]:
    return SEE_TEXT.filter(actor, PlanText.objects.filter(plan=plan)).select_related("written_by", "partner")


def sheet(actor: Actor, plan: Plan) -> Sheet:
    """Two statements."""
    rows = {row.key: row for row in texts(actor, plan).filter(replaced_at__isnull=True)}
    parts = [
        Part(section, [Written(piece, rows.get(piece.key)) for piece in section.pieces])
        for section in SECTIONS[plan.layout]
    ]
    looked = texts(actor, plan).filter(key=REVIEW).order_by("-written_at").values_list("written_at", flat=True).first()
    reviewed = timezone.localdate(looked) if looked else None
    last = reviewed or plan.starts_on
    due = review_due(plan.layout, last) if plan.closed_at is None else None
    return Sheet(plan, plan.employee_id == actor.person_id, parts, reviewed, due)


def places(actor: Actor, employee_id: UUID) -> list[Position]:
    """Where whoever's plan it is works today, for who may see that. Two statements at most."""
    if employee_id != actor.person_id and not visible(actor).filter(pk=employee_id).exists():
        return []
    return list(places_on(actor.today, [employee_id]))


def agreements(actor: Actor, employee_id: UUID | None = None) -> QuerySet[Agreement]:
    """What the actor may see, of everybody or of this employee; without those that were not agreed after all."""
    rows = SEE_AGREEMENT.filter(actor, Agreement.objects.filter(dropped_at__isnull=True))
    rows = rows.filter(employee=employee_id) if employee_id else rows
    return rows.select_related("employee", "other")


def of_plan(actor: Actor, plan: Plan) -> list[Agreement]:
    """The agreements of this employee that the actor may see: what runs first, by day; what is over last."""
    days = Prefetch("checkpoints", CheckpointWish.objects.order_by("on"))
    rows = agreements(actor, plan.employee_id).filter(_stands_or_waits()).prefetch_related(days)
    found = list(rows.order_by("due_on", "pk")[:MOST])
    return sorted(found, key=lambda row: (bool(row.done_at or row.stopped_at), row.due_on or date.max))


def _stands_or_waits() -> Q:
    """What is made in a conversation belongs to that conversation until both confirmed it."""
    agreed = Q(employee_agreed_at__isnull=False) | Q(other_agreed_at__isnull=False)
    return Q(fixed_at__isnull=False) | agreed


def waiting_changes(actor: Actor, rows: list[Agreement]) -> dict[UUID, AgreementStep]:
    """Agreement → the change of it that waits for a yes. One statement."""
    steps = SEE_STEP.filter(actor, AgreementStep.objects.filter(agreement__in=[row.pk for row in rows]))
    waiting = steps.filter(kind="change", agreed_at__isnull=True, refused_at__isnull=True)
    return {step.agreement_id: step for step in waiting}


def steps(actor: Actor, agreement: Agreement) -> list[AgreementStep]:
    """Newest first."""
    rows = SEE_STEP.filter(actor, AgreementStep.objects.filter(agreement=agreement))
    return list(rows.select_related("by", "agreed_by", "refused_by").order_by("-at", "-pk")[:MOST])


@dataclass(frozen=True)
class Change:
    """One line of the history: a text that was written, or a step of an agreement."""

    at: datetime
    by: str
    text: PlanText | None = None
    before: PlanText | None = None
    step: AgreementStep | None = None
    agreement: Agreement | None = None


def history(actor: Actor, plan: Plan, *, before: datetime | None = None, size: int = 30) -> tuple[list[Change], bool]:
    """What changed in this plan and its agreements, newest first; and whether there is more. Four statements."""
    rows = texts(actor, plan)
    told = SEE_STEP.filter(actor, AgreementStep.objects.filter(employee=plan.employee_id, at__gte=plan.made_at))
    told = told.select_related("by", "agreement")
    made = agreements(actor, plan.employee_id).filter(fixed_at__gte=plan.made_at).select_related("made_by")
    if before is not None:
        rows, told, made = (
            rows.filter(written_at__lt=before),
            told.filter(at__lt=before),
            made.filter(fixed_at__lt=before),
        )
    written = list(rows.order_by("-written_at")[: size + 1])
    stood = _stood_before(actor, plan, written)
    found = [Change(row.written_at, row.written_by.full_name, text=row, before=stood.get(row.pk)) for row in written]
    found += [
        Change(step.at, step.by.full_name, step=step, agreement=step.agreement)
        for step in told.order_by("-at")[: size + 1]
    ]
    found += [
        Change(row.fixed_at, row.made_by.full_name, agreement=row) for row in made.order_by("-fixed_at")[: size + 1]
    ]
    found.sort(key=lambda change: change.at, reverse=True)
    return found[:size], len(found) > size


def _stood_before(actor: Actor, plan: Plan, rows: list[PlanText]) -> dict[UUID, PlanText]:
    """New row → the one it replaced, as far as the actor may see it."""
    keys = {row.key for row in rows}
    by_key: dict[str, list[PlanText]] = {}
    for row in texts(actor, plan).filter(key__in=keys).order_by("written_at"):
        by_key.setdefault(row.key, []).append(row)
    found = {}
    for same in by_key.values():
        found |= {later.pk: earlier for earlier, later in pairwise(same)}
    return found
