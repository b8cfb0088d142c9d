"""What somebody said and heard about their own career, as plain data: a file to keep, or to take along on leaving.

Only of conversations in which one is the employee: what one prepared for somebody else's career says much of them.
Nothing is in it that its owner cannot read on a page: what the other has not shared is not.
"""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import queries
from wegwijzer.conversations.access import SEE_ANSWER, SEE_REPORT
from wegwijzer.conversations.instrument import instrument
from wegwijzer.conversations.models import (
    Addition,
    Confirmation,
    Conversation,
    Example,
    JointField,
    OwnAnswer,
    Proposal,
    Report,
)
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.queries import around
from wegwijzer.instruments.saying import lines_of

FORMAT = "wegwijzer-conversations/1"
SAID = (JointField, Example, Proposal, Confirmation, Addition)


def as_data(actor: Actor) -> dict[str, Any]:
    """{"format", "made_at", "organisation", "name", "conversations": […], "notes", "goals", "moments"}.

    Days and moments as ISO 8601, moments with their offset; None where there is nothing. The same number of
    statements however many conversations there are. Agreements are in the file of the plan.
    """
    talks = list(queries.conversations(actor, side="employee").select_related("organisation"))
    said = {model: _by_talk(model.objects.filter(conversation__in=talks)) for model in SAID}
    said[OwnAnswer] = _by_talk(SEE_ANSWER.filter(actor, OwnAnswer.objects.filter(conversation__in=talks)))
    reports = SEE_REPORT.filter(actor, Report.objects.filter(conversation__in=talks)).select_related("receiver")
    said[Report] = _by_talk(reports)
    me = actor.person_id
    return {
        "format": FORMAT,
        "made_at": _iso(timezone.now()),
        "organisation": actor.organisation.name,
        "name": actor.person.full_name if actor.person else "",
        "conversations": [_talk(talk, said) for talk in talks],
        "notes": [_note(row) for row in around.informal_notes(actor, employee_id=me)] if me else [],
        "goals": [_goals(row) for row in around.goals(actor, employee_id=me)] if me else [],
        "moments": [_moment(row) for row in around.moments(actor, person_id=me)] if me else [],
    }


def _by_talk(rows) -> dict:
    found = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.conversation_id].append(row)
    return found


def _iso(value: date | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if value else None


def _talk(talk: Conversation, said: dict) -> dict[str, Any]:
    of = {model: rows.get(talk.pk, []) for model, rows in said.items()}
    names = {talk.employee_id: talk.employee.full_name, talk.other_id: talk.other.full_name}
    return {
        "model": talk.model,
        "with": talk.other.full_name,
        "asked_at": _iso(talk.asked_at),
        "planned_for": _iso(talk.planned_for),
        "held_at": _iso(talk.held_at),
        "concluded_at": _iso(talk.concluded_at),
        "cancelled_at": _iso(talk.cancelled_at),
        "answers": [_answer(talk, row, names) for row in of[OwnAnswer]],
        "form": [_field(row) for row in of[JointField]],
        "examples": [{"by": names[row.author_id], "theme": row.theme, "text": row.text} for row in of[Example]],
        "proposals": [_proposal(row, names) for row in of[Proposal]],
        "confirmations": [
            {"by": names[row.person_id], "at": _iso(row.confirmed_at), "remark": row.remark} for row in of[Confirmation]
        ],
        "additions": [{"by": names[row.author_id], "at": _iso(row.added_at), "text": row.text} for row in of[Addition]],
        "reports": [_report(row) for row in of[Report]],
    }


def _answer(talk: Conversation, row: OwnAnswer, names: dict) -> dict[str, Any]:
    """A preparation is asked by the question set of whoever wrote it; a score and what growth would be, by the form."""
    side = "employee" if row.author_id == talk.employee_id else "other"
    asked = instrument(talk, side if row.part == Part.PREPARATION else "form").fields.get(row.key)
    return {
        "by": names[row.author_id],
        "part": row.part,
        "key": row.key,
        "question": (asked.title or asked.text) if asked else None,
        "answer": row.value,
        "in_words": lines_of(asked, row.value) if asked else [],
        "changed_at": _iso(row.changed_at),
        "shared_at": _iso(row.shared_at),
    }


def _field(row: JointField) -> dict[str, Any]:
    return {"key": row.key, "value": row.value, "changed_at": _iso(row.changed_at)}


def _proposal(row: Proposal, names: dict) -> dict[str, Any]:
    return {
        "by": names[row.author_id],
        "text": row.text,
        "verdict": row.verdict,
        "why": row.why,
        "direction": row.direction,
        "place": row.place,
        "at": _iso(row.written_at),
    }


def _report(row: Report) -> dict[str, Any]:
    return {
        "to": row.receiver.full_name,
        "text": row.text,
        "addition": row.addition,
        "shown_at": _iso(row.shown_at),
        "agreed_at": _iso(row.agreed_at),
        "sent_at": _iso(row.sent_at),
        "read_at": _iso(row.read_at),
        "withdrawn_at": _iso(row.withdrawn_at),
    }


def _note(row) -> dict[str, Any]:
    return {"on": _iso(row.held_on), "by": row.author.full_name, "with": row.other.full_name, "text": row.text}


def _goals(row) -> dict[str, Any]:
    return {
        "year": row.year,
        "with": row.other.full_name,
        "goals": row.goals,
        "expectations": row.expectations,
        "roles": row.roles,
        "agreed_at": [_iso(row.employee_agreed_at), _iso(row.other_agreed_at)],
    }


def _moment(row) -> dict[str, Any]:
    told = row.told_to.full_name if row.told_to else None
    return {"kind": row.kind, "on": _iso(row.on), "note": row.note, "told_to": told, "done_at": _iso(row.done_at)}
