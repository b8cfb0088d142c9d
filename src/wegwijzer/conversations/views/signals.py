"""HR's pages of what makes it time to talk: what the organisation looks out for, how many people, and who; of nobody
why."""

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
    """The page itself, at once; with `counted` the number, which takes a look at everybody."""
    actor = request.actor
    CHOOSE_SIGNALS.require_role(actor)
    watching = queries.watch()
    counted = request.htmx or "counted" in request.GET
    context = {
        "rows": [(KINDS[kind].label, KINDS[kind].said % {"n": watching.numbers[kind]}) for kind in watching.kinds],
        "people": queries.how_many(actor, watching) if counted else None,
        "most": COUNTED,
        "seen_by": roles_in_short(SEE_SIGNALS),
        "crumbs": _crumbs(actor, Crumb(HEADING)),
    }
    template = "signal_number" if request.htmx else "signals"
    return render(request, f"conversations/around/{template}.html", context)


@require_safe
def signalled(request, organisation):
    """Who, by name, and nothing of why."""
    actor = request.actor
    CHOOSE_SIGNALS.require_role(actor)
    page = page_by_key(queries.named_with(actor, queries.watch()), request.GET, among=Person.objects.all())
    context = {
        "page": page,
        "rows": rows_for(actor, page.rows),
        "crumbs": _crumbs(actor, Crumb(HEADING, within(actor, "signals")), Crumb(_("Wie"))),
    }
    return render(request, "conversations/around/signalled.html", context)


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
