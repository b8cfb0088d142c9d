"""One's own note with a conversation: before, during and after, and never for anybody else."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wegwijzer.access.editing import Crumb
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.access import SEE_ANSWER
from wegwijzer.conversations.models import OwnAnswer
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.views.conversation import crumb_of, crumbs
from wegwijzer.conversations.views.fields import VALUE, VERSION, version_in
from wegwijzer.conversations.views.pieces import NOTE, Refused, box, note
from wegwijzer.conversations.views.sitting import fetch, tag
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request, organisation, conversation):
    """The script saves through the address of one answer; without it the whole note is sent here."""
    actor, found = request.actor, fetch(request.actor, conversation)
    refused = _saved(request, found) if request.method == "POST" else None
    if request.method == "POST" and refused is None:
        messages.success(request, _("Bewaard."))
        return HttpResponseRedirect(within(actor, "conversation-notes", found.pk))
    desk = queries.desk(actor, found)
    context = {
        "conversation": desk.conversation,
        "desk": desk,
        "me": actor.person,
        "other": desk.other_person,
        "note": box(desk, note(), refused),
        "refused": refused,
        "answer": who_sees(SEE_ANSWER, _empty(desk.conversation, actor), actor),
        "pulse": tag(queries.pulse_of(desk)),
        "crumbs": crumbs(actor, crumb_of(actor, desk.conversation), Crumb(_("Notitie voor jezelf"))),
    }
    status = 200 if refused is None else 409 if refused.clashes else 422
    return render(request, "conversations/around/own_note.html", context, status=status)


def _saved(request, conversation) -> Refused | None:
    sent = request.POST.get(VALUE + NOTE, "")
    given = {"part": Part.NOTE, "key": NOTE, "version": version_in(request.POST, VERSION + NOTE)}
    try:
        actions.save_answer(request.actor, conversation=conversation, value=sent.replace("\r\n", "\n"), **given)
    except ValidationError as refusal:
        return Refused({NOTE: " ".join(refusal.messages)}, {}, {NOTE: sent})
    except actions.FieldChanged as changed:
        return Refused({}, {NOTE: changed.current}, {NOTE: sent})
    return None


def _empty(conversation, actor) -> OwnAnswer:
    """For who sees it: a note as it would be written."""
    return OwnAnswer(
        conversation=conversation,
        employee=conversation.employee,
        other=conversation.other,
        author=actor.person,
        part=Part.NOTE,
        key=NOTE,
        value="",
    )
