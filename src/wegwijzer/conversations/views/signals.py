"""HR's pages of what makes it time to talk: how many people, who, and what the organisation looks out for."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.conversations import actions
from wegwijzer.conversations.access import CHOOSE_SIGNALS, SEE_SIGNALS
from wegwijzer.conversations.forms.moments import SignalsForm, values_of
from wegwijzer.conversations.queries import signals as queries
from wegwijzer.conversations.signals import KINDS
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import roles_in_short
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import COUNTED, rows_for

HEADING = gettext_lazy("Tijd voor een gesprek?")


def _crumbs(actor, *more: Crumb) -> list[Crumb]:
    return [Crumb(_("Beheer"), within(actor, "administration")), *more]


@require_safe
def signals(request, organisation):
    """The page itself, at once; with `counted` the numbers, which take a look at everybody."""
    actor = request.actor
    CHOOSE_SIGNALS.require_role(actor)
    watching = queries.watch()
    counted = request.htmx or "counted" in request.GET
    rows = [
        {
            "kind": kind,
            "words": KINDS[kind],
            "said": KINDS[kind].said % {"n": watching.numbers[kind]},
            "people": queries.how_many(actor, kind, watching) if counted else None,
        }
        for kind in watching.kinds
    ]
    context = {
        "rows": rows,
        "counted": counted,
        "most": COUNTED,
        "seen_by": roles_in_short(SEE_SIGNALS),
        "crumbs": _crumbs(actor, Crumb(HEADING)),
    }
    template = "signal_rows" if request.htmx else "signals"
    return render(request, f"conversations/around/{template}.html", context)


@require_safe
def signal(request, organisation, signal):
    actor = request.actor
    CHOOSE_SIGNALS.require_role(actor)
    watching = queries.watch()
    if signal not in watching.kinds:
        raise Http404
    page = page_by_key(queries.named_with(actor, signal, watching), request.GET, among=Person.objects.all())
    context = {
        "words": KINDS[signal],
        "said": KINDS[signal].said % {"n": watching.numbers[signal]},
        "page": page,
        "rows": rows_for(actor, page.rows),
        "crumbs": _crumbs(actor, Crumb(HEADING, within(actor, "signals")), Crumb(KINDS[signal].label)),
    }
    return render(request, "conversations/around/signal.html", context)


class ChooseSignals(Editing):
    rule = CHOOSE_SIGNALS
    form_class = SignalsForm
    template_name = "conversations/around/signal_settings.html"
    heading = gettext_lazy("Waarop letten we?")
    intro = gettext_lazy(
        "Uit gegevens die er al staan, ziet Wegwijzer wanneer praten zinvol kan zijn. Niemand moet er iets mee."
    )

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, **kwargs)
        return self.bound

    def values(self, record):
        return values_of(queries.watch())

    def act(self, said):
        return actions.choose_signals(self.actor, self.bound.chosen())

    def back(self, outcome=None):
        return self.to("signals")

    def crumbs(self):
        return _crumbs(self.actor, Crumb(HEADING, self.back()))
