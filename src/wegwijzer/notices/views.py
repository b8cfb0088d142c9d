"""The notices of the actor, the way from a letter to what it is about, and which letters somebody wants."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.notices import actions, queries
from wegwijzer.notices.access import SEE_NOTICE
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


class Choices(Editing):
    rule = SEE_NOTICE
    form_class = ChoicesForm
    template_name = "notices/choices.html"
    heading = _("Welke e-mails krijg je?")
    done = _("Je keuze is bewaard.")

    def values(self, record):
        return queries.paces(self.actor)

    def act(self, said):
        """What stayed as it was is not a choice: a group may hold kinds that go by themselves in different ways."""
        shown = queries.paces(self.actor)
        actions.choose_paces(self.actor, paces={group: pace for group, pace in said.items() if pace != shown[group]})

    def back(self, outcome=None):
        return self.to("notice-choices" if self.request.method == "POST" else "notices")

    def crumbs(self):
        return [Crumb(_("Berichten"), self.to("notices"))]

    def page(self, form, status=200, **more):
        failure = queries.failure_of(self.actor)
        known = {"rhythm": queries.rhythm(self.actor), "failure": failure}
        known["why"] = queries.WHY[failure.failure] if failure else ""
        return super().page(form, status, **known, **more)


choices = Choices.as_view()
