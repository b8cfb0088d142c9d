"""Two at once: what changed is asked every few seconds, and each field is saved by itself with the version seen.

Without script the same fields come as a whole form. Whoever wrote meanwhile, both texts are shown and the person
chooses; nothing is saved until then.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, HttpResponseNotModified, HttpResponseRedirect, JsonResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import Conversation, JointField
from wegwijzer.conversations.rules import refuse
from wegwijzer.conversations.views.fields import (
    SEEN,
    VALUE,
    VERSION,
    Joint,
    kind_of,
    mark,
    questions,
    said_in_words,
    sent_value,
    touched,
    version_in,
)
from wegwijzer.conversations.views.sitting import PAGES, fetch, page, sitting, tag
from wegwijzer.foundation.links import within
from wegwijzer.instruments.answers import AnswerRefused
from wegwijzer.instruments.sentences import sentence
from wegwijzer.instruments.structure import Question


@require_safe
def live(request, organisation, conversation):
    """The pulse, and 304 while it beats as it did."""
    actor = request.actor
    pulse = queries.pulse(actor, fetch(actor, conversation))
    current = f'"{tag(pulse)}"'
    if request.headers.get("If-None-Match") == current:
        answer = HttpResponseNotModified()
    else:
        answer = JsonResponse(pulse)
    answer.headers["ETag"] = current
    return answer


@require_POST
def one(request, organisation, conversation):
    """One field, for the script: 200 {version}, 409 {current, version, by, words}, 422 {error}."""
    actor, found = request.actor, fetch(request.actor, conversation)
    key = request.POST.get("key", "")
    asked = questions(found).get(key)
    try:
        if asked is None:
            raise refuse("value", _("Dit veld staat niet op het formulier."))
        value = _sent(asked, request.POST, key)
        row = actions.save_field(
            actor, conversation=found, key=key, value=value, version=version_in(request.POST, "version")
        )
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    except actions.FieldChanged as changed:
        return JsonResponse(_as_it_stands(actor, found, asked, changed.current), status=409)
    return JsonResponse({"version": row.version})


def _sent(asked: Question, data: QueryDict, key: str):
    try:
        return sent_value(asked, data, key)
    except AnswerRefused as refusal:
        raise refuse("value", sentence(refusal)) from refusal


def by_whom(actor: Actor, conversation: Conversation, person_id) -> str:
    """The other's name; "" for oneself, in another window."""
    if person_id == actor.person_id:
        return ""
    return (conversation.employee if person_id == conversation.employee_id else conversation.other).given_name


def _as_it_stands(actor: Actor, conversation: Conversation, asked: Question, row: JointField) -> dict:
    return {
        "current": row.value,
        "words": said_in_words(asked, row.value),
        "version": row.version,
        "by": by_whom(actor, conversation, row.changed_by_id),
    }


# ---- Without script


@dataclass(frozen=True)
class Conflict:
    """A field in which both wrote: what stands there, by whom ("" for oneself elsewhere), and what was sent."""

    field: Joint
    saved: str
    yours: str
    by: str
    together: str  # both texts, for a text


@require_POST
def several(request, organisation, conversation):
    """The fields of one form of the page: all are saved, or none."""
    actor, found = request.actor, fetch(request.actor, conversation)
    asked = questions(found)
    back = _back(request, actor, found)
    conflicts, errors = [], {}
    for key in touched(request.POST, asked):
        try:
            _save(actor, found, key, asked[key], request.POST)
        except ValidationError as refusal:
            errors[key] = " ".join(refusal.messages)
        except actions.FieldChanged as changed:
            conflicts.append(_conflict(actor, found, key, asked[key], changed))
    if conflicts or errors:
        return _again(request, found, asked, conflicts, errors, back)
    messages.success(request, _("Bewaard."))
    return HttpResponseRedirect(back)


def _save(actor: Actor, conversation: Conversation, key: str, asked: Question, data: QueryDict) -> None:
    value = _sent(asked, data, key)
    if mark(value) == data.get(SEEN + key):
        return
    with transaction.atomic():
        actions.save_field(
            actor, conversation=conversation, key=key, value=value, version=version_in(data, VERSION + key)
        )


def _conflict(actor: Actor, conversation: Conversation, key: str, asked: Question, changed) -> Conflict:
    row = changed.current
    saved, yours = said_in_words(asked, row.value), said_in_words(asked, changed.yours)
    both = f"{row.value}\n\n{changed.yours}" if kind_of(key, asked) == "open" else ""
    return Conflict(
        field=Joint(key, asked, changed.yours, row.version, kind=kind_of(key, asked)),
        saved=saved,
        yours=yours,
        by=by_whom(actor, conversation, row.changed_by_id),
        together=both,
    )


def _again(request, conversation, asked, conflicts, errors, back) -> HttpResponse:
    """The same fields once more: with the sentence beside them, or with both texts to choose from."""
    actor, data = request.actor, request.POST
    apart = {each.field.key for each in conflicts}
    rest = [
        Joint(
            key,
            asked[key],
            _plain(asked[key], data, key),
            version_in(data, VERSION + key),
            error=errors.get(key, ""),
            kind=kind_of(key, asked[key]),
        )
        for key in touched(data, asked)
        if key not in apart and (key in errors or _changed_here(asked[key], data, key))
    ]
    desk = queries.desk(actor, conversation)
    context = sitting(actor, desk, _phase(data)) | {
        "conflicts": conflicts,
        "fields": rest,
        "back": back,
        "is_choice": True,
    }
    return page(request, "both.html", context, status=409 if conflicts else 422)


def _plain(asked: Question, data: QueryDict, key: str):
    return data.getlist(VALUE + key) if asked.kind == "any" else data.get(VALUE + key, "")


def _changed_here(asked: Question, data: QueryDict, key: str) -> bool:
    return mark(_plain(asked, data, key)) != data.get(SEEN + key)


def _phase(data: QueryDict) -> str:
    return data["here"] if data.get("here") in PAGES else "explore"


def _back(request, actor: Actor, conversation: Conversation) -> str:
    address = within(actor, PAGES[_phase(request.POST)], conversation.pk)
    place = request.POST.get("place", "")
    return f"{address}#{place}" if place.replace("-", "").isalnum() else address
