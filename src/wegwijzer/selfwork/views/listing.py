"""All that one can do alone, what was begun, and taking all of it away as one file."""

from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing, saved_once
from wegwijzer.foundation.links import within
from wegwijzer.foundation.plain import is_plain
from wegwijzer.foundation.sent import as_id, as_number
from wegwijzer.people import papers
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.access import SEE_SHEET
from wegwijzer.selfwork.export import everything
from wegwijzer.selfwork.models import LONGEST_NAME
from wegwijzer.selfwork.papers import all_of_it, parts_for
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.portrait import queries as stories
from wegwijzer.selfwork.views.common import crumbs, fetch, title_of


def address_of(actor, sheet, at: int = 0) -> str:
    """Where one goes on with a sheet: one question at a time (`at` 0: where somebody had got to), or all of them."""
    if sheet.finished_at:
        return within(actor, "sheet-read", sheet.pk)
    return within(actor, "sheet-step", sheet.pk, at) if sheet.one_by_one else within(actor, "sheet", sheet.pk)


def _row(actor, offer: queries.Offer) -> dict:
    running = offer.running
    done = [sheet for sheet in offer.sheets if sheet.finished_at]
    return {
        "instrument": offer.instrument,
        "sheets": [(title_of(sheet, offer.instrument), sheet, address_of(actor, sheet)) for sheet in offer.sheets],
        "running": address_of(actor, running) if running else "",
        "done": len(done),
        "compare": _compared(actor, offer),
        "token": uuid4(),
    }


def _compared(actor, offer: queries.Offer) -> str:
    """The page that lays sheets over each other, or beside."""
    page = "self-curves" if offer.instrument.kind == "drawing" else "self-compare"
    return within(actor, page, offer.instrument.key) if len(offer.sheets) > 1 else ""


@require_safe
def listing(request, organisation):
    actor = request.actor
    if actor.person_id is None:
        raise PermissionDenied(SEE_SHEET.denied)
    offers = queries.offers(actor)
    context = {
        "rows": [_row(actor, offer) for offer in offers],
        "papers": range(1, parts_for(sum(len(offer.sheets) for offer in offers)) + 1),
        "shared": queries.open_shares(actor),
        "received": queries.shared_with_me(actor).exists(),
        "stories": stories.questions(actor),
        "asked_before": stories.askings(actor).count(),
    }
    return render(request, "selfwork/list.html", context)


def token_in(data) -> UUID | None:
    return as_id(data.get("token", ""))


@require_POST
def begin(request, organisation):
    """A new sheet; with `on`, the one that is running, if there is one: what fits an outcome leads there."""
    actor, key, token = request.actor, request.POST.get("instrument", ""), token_in(request.POST)
    if "on" in request.POST and (running := queries.sheets(actor, key).filter(finished_at=None).first()):
        return HttpResponseRedirect(address_of(actor, running))
    try:
        sheet = saved_once(lambda: actions.begin(actor, key=key, token=token))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(within(actor, "self"))
    if is_plain(request) and not sheet.one_by_one and not queries.values_of(sheet):
        actions.answer_one_by_one(actor, sheet=sheet, one_by_one=True)
        sheet.one_by_one = True
    return HttpResponseRedirect(address_of(actor, sheet, 1))


@require_safe
def export(request, organisation):
    """Everything of one's own as JSON: to keep, or to take along on leaving."""
    answer = JsonResponse(everything(request.actor), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="wegwijzer-voor-mezelf.json"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
def paper(request, organisation):
    """The same to read and to print; `part` where there is so much of it that it comes in parts."""
    if request.actor.person_id is None:
        raise PermissionDenied(SEE_SHEET.denied)
    asked = request.GET.get("part", "1")
    try:
        document = all_of_it(request.actor, as_number(asked, digits=4) or 0)
    except LookupError as error:
        raise Http404 from error
    return papers.paper(document, "wegwijzer-voor-mezelf")


class NameForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Naam"),
        max_length=LONGEST_NAME,
        required=False,
        help_text=gettext_lazy("Zo vind je dit blad terug. Laat leeg voor de gewone naam."),
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)


class _OfSheet(Editing):
    """A form about one's own sheet."""

    def dispatch(self, request, *args, **kwargs):
        self.actor = request.actor
        self.load(kwargs["sheet"])
        return super(Editing, self).dispatch(request)

    def load(self, sheet) -> None:
        self.sheet = fetch(self.actor, sheet)
        self.instrument = instrument_of(self.sheet)

    def crumbs(self):
        here = Crumb(title_of(self.sheet, self.instrument), address_of(self.actor, self.sheet))
        return crumbs(self.actor, here)

    def back(self, outcome=None) -> str:
        return self.to("sheet-read", self.sheet.pk)


class Rename(_OfSheet):
    form_class = NameForm
    heading = gettext_lazy("Geef dit blad een naam")

    def values(self, record):
        return {"name": self.sheet.name}

    def act(self, said):
        actions.rename(self.actor, sheet=self.sheet, name=said["name"])


class RemoveForm(forms.Form):
    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)


class Remove(_OfSheet):
    form_class = RemoveForm
    heading = gettext_lazy("Dit blad verwijderen?")
    intro = gettext_lazy("Wat je hier schreef, is dan weg. Wat je ervan deelde, kan niemand nog lezen.")
    button = gettext_lazy("Verwijderen")
    done = gettext_lazy("Het blad is verwijderd.")
    danger = True

    def act(self, said):
        actions.remove(self.actor, sheet=self.sheet)

    def back(self, outcome=None) -> str:
        return self.to("self")
