"""HR's page of conversation models: which there are, for whom, under which name, and what each asks and gives."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.conversations import actions
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.access import ADOPT_MODELS
from wegwijzer.conversations.forms.models import ChangeOfferForm, NothingForm, OfferForm
from wegwijzer.conversations.models import OfferedModel
from wegwijzer.conversations.queries import models as queries
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees

HEADING = gettext_lazy("Gespreksmodellen")


@require_safe
def models(request, organisation):
    actor = request.actor
    ADOPT_MODELS.require_role(actor)
    groups = queries.groups(actor)
    context = {
        "groups": groups,
        "chosen": any(offering.row for group in groups for offering in group.offerings),
        "everything": [queries.described(key) for key in shipped.KEYS],
        "answer": who_sees(SEE_STRUCTURE, None, actor),
        "crumbs": [_administration(actor), Crumb(HEADING)],
    }
    return render(request, "conversations/models/page.html", context)


@require_POST
def begin(request, organisation):
    """Writes down what holds until somebody chooses, so that it can be changed."""
    actions.begin_with_models(request.actor)
    messages.success(request, _("Je kan de modellen nu aanpassen."))
    return HttpResponseRedirect(within(request.actor, "conversation-models"))


def _administration(actor) -> Crumb:
    return Crumb(_("Beheer"), within(actor, "administration"))


class OfModel(Editing):
    rule = ADOPT_MODELS
    key: str

    def form(self, *args, **kwargs):
        return super().form(*args, model=queries.described(self.key), **kwargs)

    def crumbs(self):
        return [_administration(self.actor), Crumb(HEADING, self.back())]

    def back(self, outcome=None):
        return self.to("conversation-models")

    @property
    def called(self) -> str:
        return queries.described(self.key).texts.name


class OfferModel(OfModel):
    """`?model=` says which; without it there is nothing to fill in yet."""

    form_class = OfferForm
    button = gettext_lazy("Aanbieden")
    done = gettext_lazy("Dit model is er nu.")
    intro = gettext_lazy(
        "Kiest een afdeling zelf een model, dan gelden daar alleen de modellen van die afdeling, "
        "en niet meer die voor iedereen."
    )

    def dispatch(self, request, *args, **kwargs):
        self.rule.require_role(request.actor)
        self.key = request.GET.get("model", "")
        if self.key not in shipped.KEYS:
            return HttpResponseRedirect(within(request.actor, "conversation-models"))
        return super().dispatch(request, *args, **kwargs)

    @property
    def heading(self) -> str:
        return _("“%(model)s” aanbieden") % {"model": self.called}

    def values(self, record):
        return {"flows": sorted(shipped.model(self.key).optional)}

    def act(self, said):
        return actions.offer_model(self.actor, key=self.key, **said)


class OfOffer(OfModel):
    offer: OfferedModel

    def load(self, offer):
        found = queries.offer(self.actor, offer)
        if found is None:
            raise Http404
        self.offer, self.key = found, found.key

    def record(self):
        return self.offer

    @property
    def for_whom(self) -> str:
        return self.offer.unit.name if self.offer.unit else _("iedereen")


class ChangeOffer(OfOffer):
    form_class = ChangeOfferForm
    done = gettext_lazy("Aangepast. Lopende gesprekken blijven zoals ze begonnen.")

    @property
    def heading(self) -> str:
        return _("“%(model)s” aanpassen, voor %(unit)s") % {"model": self.called, "unit": self.for_whom}

    def values(self, record):
        return {"name": record.name, "flows": record.flows}

    def act(self, said):
        return actions.change_offer(self.actor, offer=self.offer, **said)


class WithdrawOffer(OfOffer):
    form_class = NothingForm
    button = gettext_lazy("Niet meer aanbieden")
    done = gettext_lazy("Dit model is er hier niet meer.")
    danger = True

    def form(self, *args, **kwargs):
        return Editing.form(self, *args, **kwargs)

    @property
    def heading(self) -> str:
        return _("“%(model)s” niet meer aanbieden?") % {"model": self.called}

    @property
    def intro(self) -> str:
        said = _("Dit geldt voor %(unit)s. Niemand begint er nog een gesprek mee. Wat al loopt, gaat gewoon door.")
        return said % {"unit": self.for_whom}

    def act(self, said):
        return actions.withdraw_offer(self.actor, offer=self.offer)
