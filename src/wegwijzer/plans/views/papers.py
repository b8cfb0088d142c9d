"""The plan to take along: the card, of which the employee chooses what stands on it, and the whole as a file."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.people.papers import paper
from wegwijzer.plans import documents
from wegwijzer.plans.models import Plan
from wegwijzer.plans.queries.card import MOST, card, choices
from wegwijzer.plans.views.plan import crumb_of, fetch

SIZES = {
    documents.A6: gettext_lazy("A6, past in een jaszak"),
    documents.WALLET: gettext_lazy("Klein, past in een portefeuille"),
    documents.PAGES: gettext_lazy("A6, twee losse bladzijden om op een toestel te bekijken"),
}


def _mine(request, plan) -> Plan:
    """A card is made by whose plan it is."""
    found = fetch(request.actor, plan)
    if found.employee_id != request.actor.person_id:
        raise Http404
    return found


def _asked(request, running) -> tuple[list, str]:
    """Ids of what is chosen for the card, all of which run, and its size. Without a choice: the first three."""
    size = request.GET.get("size", documents.A6)
    if "size" not in request.GET:
        chosen = [row.pk for row in running][:MOST]
    else:
        wanted = set(request.GET.getlist("agreement"))
        chosen = [row.pk for row in running if str(row.pk) in wanted]
    return chosen, size if size in documents.SIZES else documents.A6


@require_safe
def plan_card(request, organisation, plan):
    """What the card will say, and what can be on it."""
    actor, found = request.actor, _mine(request, plan)
    running = choices(actor, found)
    chosen, size = _asked(request, running)
    too_many = len(chosen) > MOST
    context = {
        "plan": found,
        "card": card(actor, found, chosen[:MOST]),
        "choices": [(row, row.pk in chosen) for row in running],
        "sizes": [(key, words, key == size) for key, words in SIZES.items()],
        "is_small": size == documents.WALLET,
        "wrong": _("Kies er hoogstens drie: dan blijft de kaart leesbaar.") if too_many else "",
        "answer": documents.everybody_who_finds_it(),
        "crumbs": [crumb_of(actor, found), Crumb(_("Plankaart"))],
    }
    return render(request, "plans/plan/card.html", context)


@require_safe
def card_file(request, organisation, plan):
    """With more than three chosen, back to the page, which says so."""
    actor, found = request.actor, _mine(request, plan)
    chosen, size = _asked(request, choices(actor, found))
    if len(chosen) > MOST:
        said = urlencode([("agreement", pk) for pk in chosen] + [("size", size)])
        return HttpResponseRedirect(f"{within(actor, 'plan-card', found.pk)}?{said}")
    document = documents.plan_card(actor, found, card(actor, found, chosen), size=size)
    return paper(document, _("plankaart"))


@require_safe
def plan_file(request, organisation, plan):
    """Each reader gets the plan as they see it."""
    found = fetch(request.actor, plan)
    return paper(documents.whole_plan(request.actor, found), _("plan"))
