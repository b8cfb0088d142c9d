"""Checkpoints as pages show them: always those that the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import queries as agenda
from wegwijzer.agenda.queries import Shown
from wegwijzer.people.models import Person
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT, SEE_CHECKPOINT_NOTE
from wegwijzer.plans.actions.checkpoints import KIND
from wegwijzer.plans.models import Agreement, Checkpoint, CheckpointAbout, CheckpointNote, CheckpointWish

MOST = 50


@dataclass(frozen=True)
class Seen:
    """One checkpoint for one reader. `shown`: how those who come stand to it, while it is still to come."""

    row: Checkpoint
    agreements: list[Agreement]
    other: Person | None  # the other one of the two; None for a reminder to oneself
    is_mine: bool
    shown: Shown | None = None

    @property
    def is_ahead(self) -> bool:
        return self.row.cancelled_at is None and self.row.held_at is None

    @property
    def is_due(self) -> bool:
        """Its day has come, and nobody noted anything yet."""
        return self.is_ahead and timezone.localdate(self.row.starts_at) <= timezone.localdate()


def rows(actor: Actor) -> QuerySet[Checkpoint]:
    about = CheckpointAbout.objects.select_related("agreement").order_by("pk")
    found = SEE_CHECKPOINT.filter(actor, Checkpoint.objects.all())
    return found.select_related("employee", "other").prefetch_related(Prefetch("about", queryset=about))


def one(actor: Actor, identifier: UUID) -> Checkpoint | None:
    return rows(actor).filter(pk=identifier).first()


def seen(actor: Actor, found: Iterable[Checkpoint]) -> list[Seen]:
    """With how those who come stand to it. Two statements more, however many there are."""
    found = list(found)
    ahead = [row.pk for row in found if row.cancelled_at is None and row.held_at is None]
    shown = agenda.about(actor, KIND, ahead) if ahead else {}
    return [_seen(actor, row, shown.get(row.pk)) for row in found]


def _seen(actor: Actor, row: Checkpoint, shown: Shown | None) -> Seen:
    return Seen(
        row=row,
        agreements=[each.agreement for each in row.about.all()],
        other=row.other if row.employee_id == actor.person_id else row.employee,
        is_mine=actor.person_id in (row.employee_id, row.other_id),
        shown=shown,
    )


def of_person(actor: Actor, employee_id: UUID, *, agreements: Iterable[UUID] | None = None) -> dict[str, list[Seen]]:
    """Of one employee, or of these agreements of theirs: what is to be noted (`due`), what comes (`ahead`), and what
    was held (`held`), the newest first."""
    found = rows(actor).filter(employee=employee_id, cancelled_at__isnull=True)
    if agreements is not None:
        found = found.filter(pk__in=CheckpointAbout.objects.filter(agreement__in=agreements).values("checkpoint"))
    both = seen(actor, found.order_by("-starts_at", "pk")[:MOST])
    return {
        "due": [each for each in both if each.is_due][::-1],
        "ahead": [each for each in both if each.is_ahead and not each.is_due][::-1],
        "held": [each for each in both if each.row.held_at],
    }


def due(actor: Actor, most: int = 5) -> list[Seen]:
    """The actor's own, of which the day has come and nobody noted anything: for the start page. Oldest first."""
    of_mine = Q(employee=actor.person_id) | Q(other=actor.person_id)
    found = rows(actor).filter(of_mine, cancelled_at__isnull=True, held_at__isnull=True)
    return seen(actor, found.filter(starts_at__lt=timezone.now()).order_by("starts_at", "pk")[:most])


def next_of(actor: Actor, agreements: Iterable[UUID]) -> dict[UUID, Checkpoint]:
    """The nearest moment to come at which each of these agreements is looked at. One statement."""
    visible = SEE_CHECKPOINT.filter(actor, Checkpoint.objects.filter(cancelled_at__isnull=True, held_at__isnull=True))
    about = CheckpointAbout.objects.filter(agreement__in=list(agreements), checkpoint__in=visible)
    about = about.filter(checkpoint__starts_at__gte=timezone.now()).select_related("checkpoint")
    found: dict[UUID, Checkpoint] = {}
    for row in about.order_by("checkpoint__starts_at", "pk"):
        found.setdefault(row.agreement_id, row.checkpoint)
    return found


def days_of(actor: Actor, agreements: Iterable[UUID]) -> dict[UUID, list[date]]:
    """On which days each of these agreements is looked at from now on: the moments that are planned, and without one
    the days on which the two wanted to. Two statements."""
    ids, found = list(agreements), {}
    ahead = SEE_CHECKPOINT.filter(actor, Checkpoint.objects.filter(cancelled_at__isnull=True, held_at__isnull=True))
    about = CheckpointAbout.objects.filter(
        agreement__in=ids, checkpoint__in=ahead, checkpoint__starts_at__gte=timezone.now()
    )
    for key, moment in about.values_list("agreement", "checkpoint__starts_at").order_by("checkpoint__starts_at", "pk"):
        found.setdefault(key, []).append(timezone.localdate(moment))
    wishes = CheckpointWish.objects.filter(agreement__in=[key for key in ids if key not in found], on__gte=actor.today)
    for key, day in wishes.values_list("agreement", "on").order_by("on", "pk"):
        found.setdefault(key, []).append(day)
    return found


def notes(actor: Actor, checkpoint: Checkpoint) -> list[CheckpointNote]:
    """What each of the two noted, the employee first; nothing for who is neither."""
    found = SEE_CHECKPOINT_NOTE.filter(actor, CheckpointNote.objects.filter(checkpoint=checkpoint.pk))
    return sorted(found.select_related("by"), key=lambda note: note.by_id != checkpoint.employee_id)


def can_be_looked_at(actor: Actor, like: Agreement | None = None) -> list[Agreement]:
    """Agreements of the actor that run, to choose from: those of the same two as `like`, or else the actor's own."""
    found = _that_run(actor)
    if like is not None:
        found = found.filter(employee=like.employee_id, other=like.other_id)
    else:
        found = found.filter(employee=actor.person_id)
    return list(found.select_related("employee", "other").order_by("other__given_name", "made_at", "pk")[:MOST])


def first_that_runs(actor: Actor, agreements: list[Agreement]) -> Agreement | None:
    """Of which of these the actor can plan another moment, if of any: what is done or stopped is looked at no more."""
    running = set(_that_run(actor).filter(pk__in=[each.pk for each in agreements]).values_list("pk", flat=True))
    return next((each for each in agreements if each.pk in running), None)


def agreement_of_mine(actor: Actor, identifier: UUID) -> Agreement | None:
    """One that runs and that the actor made, on either side."""
    one_of_two = Q(employee=actor.person_id) | Q(other=actor.person_id)
    return _that_run(actor).filter(one_of_two, pk=identifier).first()


def _that_run(actor: Actor) -> QuerySet[Agreement]:
    run = {"fixed_at__isnull": False, "dropped_at": None, "done_at": None, "stopped_at": None}
    return SEE_AGREEMENT.filter(actor, Agreement.objects.filter(**run))
