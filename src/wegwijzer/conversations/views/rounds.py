"""Rounds: the list, a new one with what it would do, how far one is, a reminder, the end."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing, said_of, saved_once, tell
from wegwijzer.conversations import round_plan
from wegwijzer.conversations.access import MANAGE_ROUNDS, SEE_ROUND
from wegwijzer.conversations.actions import rounds as acts
from wegwijzer.conversations.forms.models import NothingForm
from wegwijzer.conversations.forms.rounds import RoundForm
from wegwijzer.conversations.models import Round
from wegwijzer.conversations.queries import rounds as queries
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_id
from wegwijzer.organisations.models import Unit
from wegwijzer.people.audience import who_sees

HEADING = gettext_lazy("Gespreksrondes")
WHY_NOT = {
    round_plan.IN_ROUND: gettext_lazy("Al uitgenodigd in een ronde die nog loopt."),
    round_plan.OPEN: gettext_lazy("Er loopt al een gesprek tussen deze twee."),
    round_plan.RECENT: gettext_lazy("Had onlangs nog een gesprek."),
    round_plan.NOT_OFFERED: gettext_lazy("Dit model is er niet voor deze persoon."),
    round_plan.NOBODY: gettext_lazy("Er is niemand ingevuld om dit gesprek mee te voeren."),
    round_plan.GONE: gettext_lazy("Met wie dit gesprek zou zijn, heeft hier geen rol meer."),
    round_plan.LEFT: gettext_lazy("Werkte hier het afgelopen jaar, en nu niet meer."),
}


@require_safe
def rounds(request, organisation):
    actor = request.actor
    page = queries.rounds(actor, request.GET)
    context = {"page": page, "manages": MANAGE_ROUNDS.may_at_all(actor), "today": actor.today}
    return render(request, "conversations/rounds/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request, organisation):
    """GET with a filled in form shows what would happen; POST of the same form makes it. `step=add` puts a unit on
    the list and asks nothing yet."""
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    if request.method == "POST":
        return _make(request)
    if "starts_on" not in request.GET:
        initial = {"token": new_id(), "model": "line", "months": request.GET.get("months", "")}
        return _new_page(request, RoundForm(actor=actor, initial=initial))
    form = RoundForm(request.GET, actor=actor)
    if request.GET.get("step") == "add":
        return _new_page(request, form.with_unit_added())
    if not form.is_valid():
        return _new_page(request, form, 422)
    return _look(request, form.with_unit_added())


def _look(request, form):
    """What would happen."""
    actor = request.actor
    try:
        acts.check_wanted(actor, form.wanted())
        preview = queries.preview(actor, form.wanted())
    except ValidationError as refusal:
        tell(form, refusal)
        return _new_page(request, form, 422)
    context = {
        "preview": preview,
        "why": [(why, preview.numbers[outcome]) for outcome, why in WHY_NOT.items() if outcome in preview.numbers],
        "named": [(name, WHY_NOT[outcome]) for name, outcome in preview.left_out],
        "sent": [(key, value) for key, values in form.data.lists() for value in values],
        "external": form.wanted().model == "external",
    }
    return _new_page(request, form, **context)


def _make(request):
    form = RoundForm(request.POST, actor=request.actor)
    if not form.is_valid():
        return _new_page(request, form, 422)
    said = form.cleaned_data
    given = {name: said[name] for name in ("name", "starts_on", "ends_on", "token")}
    try:
        made = saved_once(lambda: acts.make_round(request.actor, wanted=form.wanted(), **given))
    except ValidationError as refusal:
        tell(form, refusal)
        return _new_page(request, form, 422)
    messages.success(request, said_of(made, _("De ronde is er. Iedereen die kan, is uitgenodigd.")))
    return HttpResponseRedirect(within(request.actor, "round", made.pk))


def _new_page(request, form, status=200, **more):
    crumbs = [Crumb(HEADING, within(request.actor, "rounds")), Crumb(_("Nieuwe ronde"))]
    return render(request, "conversations/rounds/new.html", {"form": form, "crumbs": crumbs, **more}, status=status)


def fetch(actor, identifier) -> Round:
    found = queries.round_(actor, identifier)
    if found is None:
        raise Http404
    return found


@require_safe
def round_(request, organisation, round):
    """What each may see of it: one's own part, numbers per unit, and for HR names."""
    actor = request.actor
    row = fetch(actor, round)
    context = {
        "round": row,
        "external": row.model == "external",
        "oversees": queries.oversees(actor),
        "manages": MANAGE_ROUNDS.may_at_all(actor),
        "answer": who_sees(SEE_ROUND, row, actor),
        "crumbs": [Crumb(HEADING, within(actor, "rounds")), Crumb(row.name)],
        "over": bool(row.closed_at) or row.ends_on < actor.today,
    }
    context["my_page"], context["mine"] = queries.my_part(actor, row, request.GET)
    context["ways"], context["proposed"] = _ways(actor, row)
    context["again"] = [
        (talk.employee, within(actor, "conversation-invite", talk.employee_id)) for talk in queries.let_go(actor, row)
    ]
    if queries.oversees(actor):
        context["total"] = queries.total(actor, row)
        context["page"], context["units"] = queries.by_unit(actor, row, request.GET)
    return render(request, "conversations/rounds/round.html", context)


def _ways(actor, row: Round):
    """With whom somebody who was invited can still ask for a conversation in this round, and who is proposed."""
    found, proposed = queries.can_be_asked(actor, row)
    return [(person, within(actor, "conversation-ask-with", row.model, person.pk)) for person in found], proposed


@require_safe
def people(request, organisation, round):
    """HR's list by name; `?unit=` of one unit, `?still=yes` only who still has to prepare."""
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    row = fetch(actor, round)
    asked, still = as_id(request.GET.get("unit")), request.GET.get("still") == "yes"
    page, places = queries.people(actor, row, request.GET, unit=asked, still=still)
    context = {
        "round": row,
        "external": row.model == "external",
        "page": page,
        "places": places,
        "unit": Unit.objects.filter(pk=asked).first() if asked else None,
        "still": still,
        "answer": who_sees(MANAGE_ROUNDS, row, actor),
        "crumbs": [
            Crumb(HEADING, within(actor, "rounds")),
            Crumb(row.name, within(actor, "round", row.pk)),
            Crumb(_("Wie")),
        ],
    }
    return render(request, "conversations/rounds/people.html", context)


@require_POST
def remind(request, organisation, round):
    actor = request.actor
    MANAGE_ROUNDS.require_role(actor)
    row = fetch(actor, round)
    try:
        number = acts.remind(actor, round_=row)
        said = ngettext(
            "%(number)s persoon krijgt een herinnering.", "%(number)s mensen krijgen een herinnering.", number
        )
        messages.success(request, said % {"number": number})
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "round", row.pk))


class InviteSince(Editing):
    """Who came to the group while the round ran."""

    rule = MANAGE_ROUNDS
    form_class = NothingForm
    heading = gettext_lazy("Uitnodigen wie erbij kwam?")
    button = gettext_lazy("Uitnodigen")
    done = gettext_lazy("Wie erbij kwam, is uitgenodigd.")

    def load(self, round):
        self.round = fetch(self.actor, round)
        if not queries.is_open(self.actor, self.round):
            raise Http404

    @property
    def intro(self):
        number = acts.who_came_since(self.actor, self.round)
        if not number:
            return _("Op dit moment is er niemand bij gekomen. Wie al uitgenodigd was, wordt dat niet opnieuw.")
        return ngettext(
            "%(number)s persoon hoort nu bij deze groep en is nog niet uitgenodigd.",
            "%(number)s mensen horen nu bij deze groep en zijn nog niet uitgenodigd.",
            number,
        ) % {"number": number}

    def act(self, said):
        return acts.invite_who_came_since(self.actor, round_=self.round)

    def crumbs(self):
        return [Crumb(HEADING, self.to("rounds")), Crumb(self.round.name, self.back())]

    def back(self, outcome=None):
        return self.to("round", self.round.pk)


class CloseRound(Editing):
    rule = MANAGE_ROUNDS
    form_class = NothingForm
    heading = gettext_lazy("Ronde afsluiten?")
    intro = gettext_lazy("Niemand krijgt nog een herinnering. Gesprekken die begonnen zijn, gaan gewoon door.")
    button = gettext_lazy("Afsluiten")
    done = gettext_lazy("De ronde is afgesloten.")
    danger = True

    def load(self, round):
        self.round = fetch(self.actor, round)

    def act(self, said):
        return acts.close_round(self.actor, round_=self.round)

    def crumbs(self):
        return [Crumb(HEADING, self.to("rounds")), Crumb(self.round.name, self.back())]

    def back(self, outcome=None):
        return self.to("round", self.round.pk)
