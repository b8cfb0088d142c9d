"""Preparing, on either side: one's own until shared piece by piece; what the other shares stands beside it.

Each field saves itself with the version that was seen, as the form does. Without script the whole page is one form.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.conversations import actions, instrument, queries
from wegwijzer.conversations.access import PARTNER, SEE_ANSWER
from wegwijzer.conversations.models import OwnAnswer
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.queries import Desk
from wegwijzer.conversations.queries.framework import framework_for
from wegwijzer.conversations.rules import refuse, side_of
from wegwijzer.conversations.views.conversation import crumb_of, crumbs
from wegwijzer.conversations.views.fields import VALUE, version_in
from wegwijzer.conversations.views.pieces import (
    NOTE,
    Refused,
    box,
    keys_of,
    note,
    part_of,
    questions,
    save,
    sent,
    spoken,
    steps,
    touched,
)
from wegwijzer.conversations.views.sitting import fetch, tag
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees


@dataclass(frozen=True)
class Shared:
    """Something that the other shares: the question, and what they wrote."""

    text: str
    lines: list[str]


def _shared(desk: Desk) -> list[Shared]:
    """In the order in which the other was asked; in their words' own question."""
    side = "other" if desk.side == "employee" else "employee"
    rows = {**desk.shared[Part.PREPARATION], **desk.shared[Part.GROWTH]}
    asked = instrument.instrument(desk.conversation, side).fields if rows else {}
    return [
        Shared(question.title or question.text_for(side), spoken(question, rows[key].value).splitlines())
        for key, question in asked.items()
        if key in rows and rows[key].value not in ("", None)
    ]


def _read(desk: Desk, actor: Actor) -> list[Shared]:
    """What the other shares; that it was read stands in the other's reading log."""
    found = _shared(desk)
    if found:
        record(actor, owner=desk.other_person, subject=ReadingSubject.PREPARATION, ground=PARTNER)
    return found


def _answer(desk: Desk, actor: Actor, shared: bool):
    """Who sees a piece of this person's preparation, by the rule itself: before it is shared, and after."""
    its = desk.conversation
    row = OwnAnswer(
        conversation=its,
        employee=its.employee,
        other=its.other,
        author=actor.person,
        part=Part.PREPARATION,
        key="",
        value="",
        shared_at=timezone.now() if shared else None,
    )
    return who_sees(SEE_ANSWER, row, actor)


@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request, organisation, conversation):
    actor = request.actor
    found = fetch(actor, conversation)
    if request.method != "POST":
        return _page(request, found)
    refused = _save_all(request, found)
    if refused is not None:
        return _page(request, found, refused)
    messages.success(request, _("Bewaard."))
    return HttpResponseRedirect(within(actor, "conversation-prepare", found.pk))


def _page(request, conversation, refused: Refused | None = None):
    actor = request.actor
    desk = queries.desk(actor, conversation)
    its = desk.conversation
    asked = instrument.instrument(its, desk.side)
    found = steps(desk, refused)
    context = {
        "desk": desk,
        "conversation": its,
        "me": actor.person,
        "other": desk.other_person,
        "instrument": asked,
        "steps": found,
        "answered": sum(piece.is_answered for step in found for piece in step.pieces),
        "of": sum(len(step.pieces) for step in found),
        "shared_count": sum(bool(piece.shared_at) for step in found for piece in step.pieces),
        "note": box(desk, note(), refused),
        "shared": _read(desk, actor),
        "can_change": desk.can_be_changed,
        "can_take_back": desk.can_be_changed and its.held_at is None,
        "alone": _answer(desk, actor, shared=False),
        "together": _answer(desk, actor, shared=True),
        "hearers": queries.hearers(actor, its),
        "framework": framework_for(actor, get_language() or "nl"),
        "pulse": tag(queries.pulse_of(desk)),
        "refused": refused,
        "crumbs": crumbs(actor, crumb_of(actor, its), Crumb(_("Voorbereiding"))),
    }
    status = 200 if refused is None else 409 if refused.clashes else 422
    return render(request, "conversations/pages/prepare.html", context, status=status)


def _save_all(request, conversation) -> Refused | None:
    """All of them are saved, or none: then what was sent, with what is wrong or what stands there now."""
    actor, data = request.actor, request.POST
    errors, clashes, all_sent = {}, {}, {}
    with transaction.atomic():
        for question, version in touched(questions(conversation, side_of(conversation, actor.person_id)), data):
            all_sent[question.key] = data.get(VALUE + question.key, "")
            try:
                all_sent[question.key] = sent(question, data)
                with transaction.atomic():
                    save(actor, conversation, question, data, version)
            except ValidationError as refusal:
                errors[question.key] = " ".join(refusal.messages)
            except actions.FieldChanged as changed:
                clashes[question.key] = changed.current
        if errors or clashes:
            transaction.set_rollback(True)
            return Refused(errors, clashes, all_sent)
    return None


@require_POST
def one(request, organisation, conversation):
    """One field, for the script: 200 {version}, 409 {current, version, by, words}, 422 {error}."""
    actor, found = request.actor, fetch(request.actor, conversation)
    question = questions(found, side_of(found, actor.person_id)).get(request.POST.get("key", ""))
    try:
        if question is None:
            raise refuse("value", _("Deze vraag staat niet in je voorbereiding."))
        row = save(actor, found, question, request.POST, version_in(request.POST, "version"))
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    except actions.FieldChanged as changed:
        row = changed.current
        current = str(row.value) if question.kind == "rating" else row.value
        words = spoken(question, row.value)
        return JsonResponse({"current": current, "words": words, "version": row.version, "by": ""}, status=409)
    return JsonResponse({"version": row.version if row is not None else 0})


@require_POST
def share(request, organisation, conversation):
    """One piece, by the key of its question; what was typed comes along and is saved first."""
    actor, found = request.actor, fetch(request.actor, conversation)
    refused = _save_all(request, found)
    if refused is not None:
        return _page(request, found, refused)
    piece, act = request.POST.get("share", ""), actions.share
    if "take_back" in request.POST:
        piece, act = request.POST["take_back"], actions.take_back
    keys = keys_of(instrument.instrument(found, side_of(found, actor.person_id)), piece)
    back = within(actor, "conversation-prepare", found.pk)
    if not keys or NOTE in keys:
        messages.error(request, _("Deze vraag staat niet in je voorbereiding."))
        return HttpResponseRedirect(back)
    return _shared_or_not(request, act, found, keys, f"{back}#deel-{piece}")


def _shared_or_not(request, act, conversation, keys: list[str], back: str):
    name = (
        conversation.other if conversation.employee_id == request.actor.person_id else conversation.employee
    ).given_name
    try:
        count = act(request.actor, conversation=conversation, part=part_of(keys[0]), keys=keys)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return HttpResponseRedirect(back)
    if count and act is actions.share:
        messages.success(request, _("%(name)s kan dit nu lezen.") % {"name": name})
    elif count:
        messages.success(request, _("%(name)s kan dit niet meer lezen.") % {"name": name})
    return HttpResponseRedirect(back)


@require_POST
def ready(request, organisation, conversation):
    """“I am prepared”, or not yet after all."""
    actor, found = request.actor, fetch(request.actor, conversation)
    refused = _save_all(request, found)
    if refused is not None:
        return _page(request, found, refused)
    prepared = request.POST.get("prepared") == "yes"
    try:
        actions.set_prepared(actor, conversation=found, prepared=prepared)
    except ValidationError as refusal:
        for sentence in refusal.messages:
            messages.error(request, sentence)
        return HttpResponseRedirect(within(actor, "conversation-prepare", found.pk))
    if prepared:
        messages.success(request, _("Je bent klaar. Aanvullen kan nog altijd."))
    return HttpResponseRedirect(within(actor, "conversation" if prepared else "conversation-prepare", found.pk))
