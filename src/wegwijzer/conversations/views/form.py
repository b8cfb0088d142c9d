"""The first phase: the themes, one's own scores, and what both write with them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.access import SEE_ANSWER
from wegwijzer.conversations.form_words import EXAMPLES, choices
from wegwijzer.conversations.models import OwnAnswer
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.views.sitting import PAGES, fetch, page, sitting
from wegwijzer.conversations.views.themes import rows
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees


@require_safe
def themes(request, organisation, conversation):
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    found = rows(actor, desk)
    scored = sum(row.mine is not None for row in found)
    return page(
        request,
        "themes.html",
        sitting(actor, desk, "explore")
        | {
            "rows": found,
            "scored": scored,
            "all_scored": scored == len(found),
            "low": found[0].points[0] if found else None,
            "high": found[0].points[-1] if found else None,
            "apart": [row for row in found if row.is_apart and row.verdict.kind == "attention"],
            "of_scores": who_sees(SEE_ANSWER, _a_score(actor, desk), actor),
            "first_open": _first_open(desk, found),
            "hearers": queries.hearers(actor, desk.conversation),
            "kinds": choices(EXAMPLES),
            "token": new_id,
        },
    )


def _first_open(desk, found) -> str:
    """The theme that stands open: where one still has to say something, or where there is most to talk about."""
    wanted = [row for row in found if (row.verdict.kind == "attention" if desk.scores_shown else row.mine is None)]
    return wanted[0].key if wanted and desk.can_be_changed else ""


def _a_score(actor, desk) -> OwnAnswer:
    """A score as this person sets one, to ask the rule who sees it."""
    its = desk.conversation
    return OwnAnswer(
        conversation=its, employee=its.employee, other=its.other, author=actor.person, part=Part.SCORE, key="", value=0
    )


def wants_data(request) -> bool:
    """Asked by the script of the page, not by a form that the browser sends by itself."""
    return request.headers.get("Accept", "").startswith("application/json")


def refused(request, refusal: ValidationError, back: str):
    """A sentence for the script, or a message on the next page."""
    if wants_data(request):
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    for sentence in refusal.messages:
        messages.error(request, sentence)
    return HttpResponseRedirect(back)


def _theme_address(actor, conversation, theme: str = "") -> str:
    return within(actor, PAGES["explore"], conversation.pk) + (f"#thema-{theme}" if theme else "")


@require_POST
def score(request, organisation, conversation):
    """One's own score of one theme; an empty one takes it back."""
    actor, found = request.actor, fetch(request.actor, conversation)
    theme = request.POST.get("theme", "")
    try:
        actions.set_score(actor, conversation=found, theme=theme, score=request.POST.get("score", ""))
    except ValidationError as refusal:
        return refused(request, refusal, _theme_address(actor, found))
    if wants_data(request):
        return JsonResponse({"version": 0})
    messages.success(request, _("Je score is bewaard."))
    return HttpResponseRedirect(_theme_address(actor, found, theme))


@require_POST
def ready(request, organisation, conversation):
    """“Show them together”, or not yet after all."""
    actor, found = request.actor, fetch(request.actor, conversation)
    try:
        actions.ready_to_show(actor, conversation=found, ready=request.POST.get("ready") == "yes")
    except ValidationError as refusal:
        return refused(request, refusal, _theme_address(actor, found))
    return HttpResponseRedirect(_theme_address(actor, found) + "#scores")


@require_POST
def phase(request, organisation, conversation):
    """The two go to another phase, forth or back."""
    actor, found = request.actor, fetch(request.actor, conversation)
    wanted = request.POST.get("phase", "")
    try:
        current = actions.set_phase(actor, conversation=found, phase=wanted)
    except ValidationError as refusal:
        return refused(request, refusal, _theme_address(actor, found))
    return HttpResponseRedirect(within(actor, PAGES[current.phase], found.pk))
