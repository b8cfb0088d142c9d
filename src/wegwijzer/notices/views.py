"""The notices of the actor, the way from a letter to what it is about, and which letters somebody wants."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.notices import actions, queries
from wegwijzer.notices.forms import ChoicesForm
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


@require_http_methods(["GET", "HEAD", "POST"])
def choices(request, organisation):
    """One's own choice, so nobody else can change it meanwhile. What stayed as it was is not a choice: a group may hold
    kinds that go by themselves in different ways."""
    actor, shown = request.actor, queries.paces(request.actor)
    form = ChoicesForm(request.POST if request.method == "POST" else None, initial=shown, actor=actor)
    if form.is_valid():
        changed = {group: pace for group, pace in form.cleaned_data.items() if pace != shown[group]}
        actions.choose_paces(actor, paces=changed)
        messages.success(request, _("Je keuze is bewaard."))
        return redirect("notice-choices", organisation=organisation)
    failure = queries.failure_of(actor)
    context = {
        "form": form,
        "rhythm": queries.rhythm(actor),
        "failure": failure,
        "why": queries.WHY[failure.failure] if failure else "",
        "crumbs": [Crumb(_("Berichten"), within(actor, "notices")), Crumb(_("Welke e-mails krijg je?"))],
    }
    return render(request, "notices/choices.html", context, status=422 if form.errors else 200)
