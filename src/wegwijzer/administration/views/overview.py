"""What needs doing in the organisation's data, and the lists behind it."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.structure import CHANGE_ORGANISATION
from wegwijzer.administration.attention import attentions, missing
from wegwijzer.administration.queries.attention import empty_units, named_without_leader
from wegwijzer.administration.views.tabs import tabs
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import rows_for


@require_safe
def overview(request, organisation):
    actor = request.actor
    CHANGE_ORGANISATION.require_role(actor)
    context = {"tabs": tabs(actor, "administration"), "attentions": attentions(actor)}
    return render(request, "administration/overview.html", context)


@require_safe
def attention(request, organisation, kind):
    """The lists that no other page has. "missing" counts them, for the overview to fetch when it is there."""
    shown = {"missing": _missing, "without-leader": _without_leader, "empty-units": _empty_units}.get(kind)
    if shown is None:
        raise Http404
    return shown(request)


def _missing(request):
    actor = request.actor
    CHANGE_ORGANISATION.require_role(actor)
    context = {"tabs": tabs(actor, "administration"), "attentions": missing(actor)}
    template = "missing" if request.htmx else "missing_page"
    return render(request, f"administration/{template}.html", context)


def _without_leader(request):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    page = page_by_key(named_without_leader(actor), request.GET, among=Person.objects.all())
    context = {
        "tabs": tabs(actor, "administration"),
        "rows": rows_for(actor, page.rows),
        "page": page,
        "answer": who_sees(CHANGE_PERSON, None, actor),
    }
    return render(request, "administration/without_leader.html", context)


def _empty_units(request):
    actor = request.actor
    CHANGE_ORGANISATION.require_role(actor)
    units = empty_units(actor).select_related("parent")
    page = page_by_key(units, request.GET, keys=("name", "pk"))
    context = {"tabs": tabs(actor, "administration"), "page": page}
    return render(request, "administration/empty_units.html", context)
