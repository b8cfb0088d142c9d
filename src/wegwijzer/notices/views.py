"""The notices of the actor, and the way from a letter to what it is about."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.notices import actions, queries
from wegwijzer.notices.kinds import kind_of


@require_safe
def notices(request, organisation):
    return render(request, "notices/notices.html", {"told": queries.told(request.actor)})


@require_safe
def notice(request, organisation, notice):
    """Where a letter leads: straight on to the page. From then on it counts as seen."""
    found = queries.notices(request.actor).filter(pk=notice).first()
    kind = kind_of(found.kind) if found else None
    if kind is None:
        raise Http404
    if request.method == "GET":
        actions.mark_seen(request.actor, notice=found)
    return HttpResponseRedirect(kind.address(request.actor, found.about))


@require_POST
def all_seen(request, organisation):
    actions.mark_seen(request.actor)
    return redirect("notices", organisation=organisation)
