"""A plan to take along, as data (PLAN-7): all that its owner can read of it, in a shape that other software can read.

The shape is described in docs/plans-export.md. A change that makes older readers fail takes another VERSION.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.people.models import Person
from wegwijzer.plans.access import SEE_REQUEST, SEE_STEP, SEE_TEXT
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT, SEE_CHECKPOINT_NOTE
from wegwijzer.plans.models import (
    Agreement,
    AgreementStep,
    Checkpoint,
    CheckpointAbout,
    CheckpointNote,
    CheckpointWish,
    Plan,
    PlanText,
    Request,
)
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.rules.pieces import label_of
from wegwijzer.plans.rules.steps import state_of

SCHEMA, VERSION = "wegwijzer-plan", 1


def plan_as_data(actor: Actor, employee: Person) -> dict[str, Any]:
    """Everything of the actor's own plans, old and new, with agreements, steps, requests and checkpoints.

    Days and moments as ISO 8601, moments with their offset; None where there is nothing. Fourteen statements, however
    much there is. Raises PermissionDenied for anybody but the employee.
    """
    if actor.person_id is None or actor.person_id != employee.pk:
        raise PermissionDenied(_("Een plan neem je alleen zelf mee."))
    agreements = _agreements(actor)
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "made_at": _moment(timezone.now()),
        "language": get_language(),
        "organisation": {"name": actor.organisation.name},
        "person": {"name": employee.full_name, "places": _places(actor)},
        "plans": _plans(actor),
        "agreements": _agreements_as_data(actor, agreements),
        "checkpoints": _checkpoints(actor),
    }


def _places(actor: Actor) -> list[dict[str, str]]:
    return [{"function": each.function.name, "unit": each.unit.name} for each in queries.places(actor, actor.person_id)]


def _moment(value: datetime | None) -> str | None:
    return timezone.localtime(value).isoformat(timespec="seconds") if value else None


def _day(value) -> str | None:
    return value.isoformat() if value else None


def _name(person: Person | None) -> str | None:
    return person.full_name if person else None


def _by(rows: Iterable, column: str) -> dict:
    found: dict = {}
    for row in rows:
        found.setdefault(getattr(row, column), []).append(row)
    return found


# ---- Plans


def _plans(actor: Actor) -> list[dict[str, Any]]:
    rows = list(queries.plans(actor).filter(employee=actor.person_id).order_by("made_at", "pk"))
    texts = SEE_TEXT.filter(actor, PlanText.objects.filter(plan__in=[row.pk for row in rows]))
    by_plan = _by(texts.select_related("written_by", "partner").order_by("written_at", "pk"), "plan_id")
    return [_plan(row, by_plan.get(row.pk, [])) for row in rows]


def _plan(row: Plan, texts: list[PlanText]) -> dict[str, Any]:
    return {
        "id": str(row.pk),
        "layout": row.layout,
        "starts_on": _day(row.starts_on),
        "until_on": _day(row.until_on),
        "with": _name(row.partner),
        "made_at": _moment(row.made_at),
        "closed_at": _moment(row.closed_at),
        "texts": [_text(text) for text in texts],
    }


def _text(row: PlanText) -> dict[str, Any]:
    return {
        "key": row.key,
        "label": str(label_of(row.key)),
        "text": row.text,
        "chosen": row.chosen,
        "written_by": _name(row.written_by),
        "written_at": _moment(row.written_at),
        "shared_with": _name(row.partner),
        "replaced_at": _moment(row.replaced_at),
    }


# ---- Agreements


def _agreements(actor: Actor) -> list[Agreement]:
    """What stands: what is still being made belongs to the talk in which it is made."""
    rows = queries.agreements(actor, actor.person_id).filter(fixed_at__isnull=False)
    return list(rows.order_by("made_at", "pk"))


def _agreements_as_data(actor: Actor, rows: list[Agreement]) -> list[dict[str, Any]]:
    ids = [row.pk for row in rows]
    steps = SEE_STEP.filter(actor, AgreementStep.objects.filter(agreement__in=ids))
    steps = _by(steps.select_related("by", "agreed_by", "refused_by").order_by("at", "pk"), "agreement_id")
    asked = SEE_REQUEST.filter(actor, Request.objects.filter(agreement__in=ids)).order_by("sent_at", "pk")
    asked = _by(asked.select_related("answered_by"), "agreement_id")
    wishes = _by(CheckpointWish.objects.filter(agreement__in=ids).order_by("on", "pk"), "agreement_id")
    known = actions_by_key(actor)
    return [
        _agreement(row, known)
        | {
            "checkpoint_days": [_day(wish.on) for wish in wishes.get(row.pk, [])],
            "steps": [_step(step) for step in steps.get(row.pk, [])],
            "requests": [_request(request) for request in asked.get(row.pk, [])],
        }
        for row in rows
    ]


def _agreement(row: Agreement, known: dict) -> dict[str, Any]:
    action = known.get(row.action)
    return {
        "id": str(row.pk),
        "action": {"key": row.action, "name": action.name if action else ""} if row.action else None,
        "what": row.what,
        "how": row.how,
        "where": row.where,
        "starts_on": _day(row.starts_on),
        "due_on": _day(row.due_on),
        "means": row.means,
        "guidance": row.guidance,
        "effort": row.effort,
        "beside_work": row.beside_work,
        "doers": row.doers,
        "with": _name(row.other),
        "state": state_of(row).value,
        "made_at": _moment(row.made_at),
        "agreed_at": _moment(row.fixed_at),
        "done_at": _moment(row.done_at),
        "stopped_at": _moment(row.stopped_at),
        "open_to_leader": row.open_to_leader_at is not None,
    }


def _step(row: AgreementStep) -> dict[str, Any]:
    return {
        "at": _moment(row.at),
        "by": _name(row.by),
        "kind": row.kind,
        "text": row.text,
        "before": row.before,
        "after": row.after,
        "agreed_by": _name(row.agreed_by),
        "agreed_at": _moment(row.agreed_at),
        "refused_by": _name(row.refused_by),
        "refused_at": _moment(row.refused_at),
    }


def _request(row: Request) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "text": row.text,
        "sent_at": _moment(row.sent_at),
        "verdict": row.verdict or None,
        "answer": row.answer,
        "again_on": _day(row.again_on),
        "answered_by": _name(row.answered_by),
        "answered_at": _moment(row.answered_at),
        "earlier": [{name: each[name] for name in ("verdict", "answer", "at")} for each in row.earlier],
        "withdrawn_at": _moment(row.withdrawn_at),
    }


# ---- Checkpoints


def _checkpoints(actor: Actor) -> list[dict[str, Any]]:
    rows = SEE_CHECKPOINT.filter(actor, Checkpoint.objects.filter(employee=actor.person_id))
    rows = list(rows.select_related("other").prefetch_related("places").order_by("starts_at", "pk"))
    ids = [row.pk for row in rows]
    about = _by(CheckpointAbout.objects.filter(checkpoint__in=ids).order_by("pk"), "checkpoint_id")
    notes = SEE_CHECKPOINT_NOTE.filter(actor, CheckpointNote.objects.filter(checkpoint__in=ids))
    notes = _by(notes.select_related("by").order_by("pk"), "checkpoint_id")
    return [_checkpoint(row, about.get(row.pk, []), notes.get(row.pk, [])) for row in rows]


def _checkpoint(row: Checkpoint, about: list[CheckpointAbout], notes: list[CheckpointNote]) -> dict[str, Any]:
    return {
        "starts_at": _moment(row.starts_at),
        "minutes": row.minutes,
        "place": row.place,
        "with": _name(row.other),
        "held_at": _moment(row.held_at),
        "cancelled_at": _moment(row.cancelled_at),
        "agreements": [str(each.agreement_id) for each in about],
        "notes": [_note(note) for note in notes],
    }


def _note(row: CheckpointNote) -> dict[str, Any]:
    return {
        "by": _name(row.by),
        "progress": row.progress,
        "difficulties": row.difficulties,
        "successes": row.successes,
        "next_step": row.next_step,
    }
