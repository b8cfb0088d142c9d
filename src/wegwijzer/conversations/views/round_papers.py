"""The blank forms of a round as one file: asked, followed while a worker makes them, and fetched by who asked."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.conversations.access import MANAGE_ROUNDS
from wegwijzer.conversations.actions import papers as actions
from wegwijzer.conversations.jobs import KEPT_HOURS
from wegwijzer.conversations.models.papers import RoundForms
from wegwijzer.conversations.round_forms import bytes_of
from wegwijzer.conversations.views.rounds import HEADING, fetch
from wegwijzer.foundation.links import within
from wegwijzer.foundation.queue import is_worker_alive
from wegwijzer.foundation.sent import as_id
from wegwijzer.people import papers
from wegwijzer.people.audience import Answer, Line

QUICK = 1  # seconds between two looks


def _mine(actor, row) -> RoundForms | None:
    """Those that this actor asked for; the database shows nobody else's."""
    MANAGE_ROUNDS.require_role(actor)
    found = RoundForms.objects.filter(round=row, asked_by=actor.person_id)
    return found.select_related("unit").first()


def _only_me() -> Answer:
    lines = [
        Line(True, _("Jij: je vroeg dit bestand zelf.")),
        Line(False, _("Anderen niet, ook niet van HR. Na een dag is het weg.")),
    ]
    return Answer(_("Alleen jij"), lines, True)


@require_safe
def forms(request, organisation, round):
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    row = fetch(actor, round)
    return render(request, "conversations/rounds/forms.html", _context(actor, row))


@require_safe
def progress(request, organisation, round):
    """The part of the page that says how far it is. Over: the whole page anew."""
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    row = fetch(actor, round)
    context = _context(actor, row)
    here = within(actor, "round-forms", row.pk)
    if not request.htmx:
        return HttpResponseRedirect(here)
    if not context["working"]:
        return HttpResponse(status=204, headers={"HX-Redirect": here})
    return render(request, "conversations/rounds/forms_progress.html", context)


def _context(actor, row) -> dict:
    found = _mine(actor, row)
    working = bool(found and not found.ready_at and not found.failed_at)
    return {
        "round": row,
        "forms": found,
        "working": working,
        "total": found.total if found else 0,
        "gone_at": found.asked_at + timedelta(hours=KEPT_HOURS) if found else None,
        "is_taken_up": not working or is_worker_alive(),
        "pause": QUICK,
        "languages": actions.languages(actor).items(),
        "language": papers.language(),
        "answer": _only_me(),
        "crumbs": [
            Crumb(HEADING, within(actor, "rounds")),
            Crumb(row.name, within(actor, "round", row.pk)),
            Crumb(_("Op papier")),
        ],
    }


@require_POST
def ask(request, organisation, round):
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    row = fetch(actor, round)
    try:
        language = request.POST.get("language") or papers.language()
        actions.ask_round_forms(actor, round_=row, language=language, unit=as_id(request.POST.get("unit")))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "round-forms", row.pk))


@require_POST
def forget(request, organisation, round):
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    row = fetch(actor, round)
    found = _mine(actor, row)
    if found is not None:
        actions.forget_round_forms(actor, forms=found)
        messages.success(request, _("Het bestand is weg."))
    return HttpResponseRedirect(within(actor, "round-forms", row.pk))


@require_safe
def file(request, organisation, round):
    """404 as long as it is not there, and for anybody but who asked."""
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    found = _mine(actor, fetch(actor, round))
    if found is None or not found.ready_at:
        raise Http404
    return papers.paper(b"".join(bytes_of(found)), _("formulieren"))
