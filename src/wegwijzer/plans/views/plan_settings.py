"""Beginning a plan, and what is settled about it: how far, with whom, looked at again, closed; a piece shared."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.plans.actions import plan as actions
from wegwijzer.plans.forms.plan import ALONE, NewPlanForm, NothingForm, PartnerForm, ReviewForm, SettingsForm
from wegwijzer.plans.models import Layout
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.rules import pieces as words
from wegwijzer.plans.views.plan import HEADING, OfPlan, address_of, fetch


class NewPlan(Editing):
    """Begins the actor's own plan; `?with=` names who is chosen at first, such as whom they just talked with."""

    form_class = NewPlanForm
    heading = gettext_lazy("Een plan beginnen")
    intro = gettext_lazy("Drie keuzes, en je kan ze later allemaal nog veranderen.")
    button = gettext_lazy("Begin je plan")
    done = gettext_lazy("Je plan is er. Schrijf erin wat en wanneer je wil.")

    def dispatch(self, request, *args, organisation, **ids):
        self.actor = request.actor
        if self.actor.person_id is None or "employee" not in self.actor.roles:
            raise Http404
        found = queries.my_plan(self.actor)
        if found is not None:
            return HttpResponseRedirect(within(self.actor, "plan"))
        return View.dispatch(self, request)

    def crumbs(self):
        return [Crumb(HEADING, self.to("plan"))]

    def back(self, outcome=None):
        return self.to("plan")

    def values(self, record):
        return {"years": 3, "layout": Layout.GENERAL, "partner": self.request.GET.get("with", ALONE)}

    def act(self, said):
        return actions.begin(self.actor, **said)


class Settings(OfPlan):
    form_class = SettingsForm
    heading = gettext_lazy("Hoe ver, en welk soort plan")
    intro = gettext_lazy("Wat je schreef, blijft bewaard, ook als je plan er anders uitziet.")
    done = gettext_lazy("Aangepast.")

    def values(self, record):
        return {"years": self.plan.until_on.year - self.plan.starts_on.year, "layout": self.plan.layout}

    def act(self, said):
        return actions.settle(self.actor, plan=self.plan, **said)


class Partner(OfPlan):
    form_class = PartnerForm
    template_name = "plans/plan/partner.html"
    heading = gettext_lazy("Met wie deel je je plan?")
    done = gettext_lazy("Aangepast. Kijk na wat je wil delen.")

    def values(self, record):
        return {"partner": self.plan.partner_id or ALONE}

    def act(self, said):
        return actions.share_with(self.actor, plan=self.plan, **said)

    def page(self, form, status=200, **more):
        return super().page(form, status, plan=self.plan, **more)


class Review(OfPlan):
    by_employee = False
    form_class = ReviewForm
    template_name = "plans/kept_form.html"
    heading = gettext_lazy("Het plan opnieuw bekijken")
    intro = gettext_lazy("Lees je plan nog eens door en pas aan wat niet meer klopt. Noteer hier dat je dat deed.")
    button = gettext_lazy("Opnieuw bekeken")
    done = gettext_lazy("Genoteerd.")

    def act(self, said):
        return actions.look_again(self.actor, plan=self.plan, **said)


class Close(OfPlan):
    form_class = NothingForm
    heading = gettext_lazy("Dit plan afsluiten?")
    intro = gettext_lazy(
        "Het blijft leesbaar voor wie het nu ziet. Je afspraken lopen gewoon door. "
        "Je kan daarna een nieuw plan beginnen."
    )
    button = gettext_lazy("Afsluiten")
    done = gettext_lazy("Je plan is afgesloten.")

    def act(self, said):
        return actions.close(self.actor, plan=self.plan)


@require_POST
def share(request, organisation, plan):
    """One piece: `key`; `shared=no` takes it back."""
    actor, found = request.actor, fetch(request.actor, plan)
    if found.employee_id != actor.person_id:
        raise Http404
    key, shared = request.POST.get("key", ""), request.POST.get("shared") != "no"
    if key not in words.own_keys():
        return HttpResponseRedirect(address_of(actor, found))
    try:
        actions.share(actor, plan=found, key=key, shared=shared)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        name = found.partner.given_name if found.partner else ""
        said = _("%(name)s kan dit nu lezen.") % {"name": name} if shared else _("Dit is weer alleen van jou.")
        messages.success(request, said)
    return HttpResponseRedirect(f"{address_of(actor, found)}#{key}")
