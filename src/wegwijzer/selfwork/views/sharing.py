"""Sharing pieces with one person until a day, seeing what is shared with whom, and taking it back."""

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.foundation.links import within
from wegwijzer.people import papers
from wegwijzer.people.audience import who_sees
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.access import SEE_SHARE
from wegwijzer.selfwork.models import Share
from wegwijzer.selfwork.papers import share_paper
from wegwijzer.selfwork.pieces import parts_of_share, pieces, title_of_share
from wegwijzer.selfwork.reach import possible_receivers
from wegwijzer.selfwork.views.common import crumbs
from wegwijzer.selfwork.views.listing import _OfSheet


class ShareForm(forms.Form):
    fields_chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Wat deel je?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Kies wat je wil delen. Alleen wat je invulde, kan je delen.")},
    )
    receiver = forms.ModelChoiceField(label=gettext_lazy("Met wie?"), queryset=None, empty_label="")
    until = forms.DateField(
        label=gettext_lazy("Tot en met"),
        required=False,
        help_text=gettext_lazy("Daarna kan deze persoon het niet meer lezen. Laat leeg: tot je het zelf terugneemt."),
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, actor, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fields_chosen"].choices = choices
        self.fields["receiver"].queryset = possible_receivers(actor)
        self.fields["receiver"].label_from_instance = lambda person: person.full_name


class Sharing:
    """The page on which one chooses what somebody may read: of a sheet, of a portrait. `choices()` are (key, words)."""

    form_class = ShareForm
    heading = gettext_lazy("Iets hiervan delen")
    intro = gettext_lazy(
        "Alleen wat je aanvinkt, zoals het er nu staat. Schrijf je later verder, dan ziet de ander dat niet."
    )
    button = gettext_lazy("Delen")
    done = gettext_lazy("Gedeeld. Je kan dit altijd terugnemen.")

    def values(self, record):
        return {"token": uuid4()}

    def form(self, *args, **kwargs):
        return self.form_class(*args, actor=self.actor, choices=self.choices(), **kwargs)


class ShareSheet(Sharing, _OfSheet):
    def choices(self):
        return [(piece.key, piece.title) for piece in pieces(self.instrument, queries.values_of(self.sheet))]

    def act(self, said):
        return actions.share(
            self.actor,
            sheet=self.sheet,
            fields=said["fields_chosen"],
            receiver=said["receiver"],
            until=said["until"],
            token=said["token"],
        )

    def back(self, outcome=None) -> str:
        return self.to("shares") if outcome else self.to("sheet-read", self.sheet.pk)


def _can_take_back(actor, row: Share) -> bool:
    """Also when the receiver left, who may come back."""
    return row.taken_back_at is None and (row.until is None or row.until >= actor.today)


def _line(actor, row: Share) -> dict:
    return {
        "row": row,
        "title": title_of_share(row),
        "count": len(row.answers) or len(row.pieces),
        "can_take_back": _can_take_back(actor, row),
        "url": within(actor, "share", row.pk),
    }


@require_safe
def shares(request, organisation):
    actor = request.actor
    context = {
        "mine": [_line(actor, row) for row in queries.shared_by_me(actor)[:200]],
        "received": [_line(actor, row) for row in queries.shared_with_me(actor)[:200]],
        "crumbs": crumbs(actor, Crumb(_("Gedeeld"))),
    }
    return render(request, "selfwork/shares.html", context)


def _fetch(actor, share) -> Share:
    found = queries.shares(actor).filter(pk=share).first()
    if found is None:
        raise Http404
    return found


def _read(request, share) -> Share:
    """Reading it, on the page or on paper, is noted for its owner."""
    actor, found = request.actor, _fetch(request.actor, share)
    if request.method == "GET":
        decision = SEE_SHARE.decide(actor, found)
        record(actor, owner=found.person, subject=ReadingSubject.SHARED_WORK, ground=decision.ground)
    return found


@require_safe
def share(request, organisation, share):
    """What was shared, as it stood then. Of what cannot be read any more, or never could, it says the same."""
    try:
        actor, found = request.actor, _read(request, share)
    except Http404:
        return render(request, "selfwork/share_gone.html", status=404)
    title = title_of_share(found)
    context = {
        "share": found,
        "title": title,
        "parts": parts_of_share(found),
        "drawn_on": localtime(found.shared_at).date(),
        "is_mine": found.person_id == actor.person_id,
        "can_take_back": _can_take_back(actor, found),
        "seen_by": who_sees(SEE_SHARE, found, actor),
        "crumbs": crumbs(actor, Crumb(_("Gedeeld"), within(actor, "shares")), Crumb(title)),
    }
    return render(request, "selfwork/share.html", context)


@require_safe
def paper(request, organisation, share):
    """The same to print or to keep, as long as the page can be read. Its name says no more than where it is from."""
    return papers.paper(share_paper(request.actor, _read(request, share)), "wegwijzer-gedeeld")


@require_POST
def take_back(request, organisation, share):
    actor, found = request.actor, _fetch(request.actor, share)
    actions.take_back(actor, share=found)
    messages.success(request, _("%(name)s kan dit niet meer lezen.") % {"name": found.receiver.given_name})
    return HttpResponseRedirect(within(actor, "shares"))
