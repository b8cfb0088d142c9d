"""Moments that matter: one's own, those that somebody told, and the offer to talk that one can put aside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.access.roles import Role
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.conversations import actions
from wegwijzer.conversations.access import SEE_MOMENT
from wegwijzer.conversations.forms.models import NothingForm
from wegwijzer.conversations.forms.moments import MomentForm, NewMomentForm, ToldForm
from wegwijzer.conversations.models import PivotalMoment
from wegwijzer.conversations.moment_words import moment_in_words
from wegwijzer.conversations.queries import moments as rows_of
from wegwijzer.conversations.queries.invitees import invitees
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import who_sees

HEADING = gettext_lazy("Momenten die tellen")
NEWEST = ("on", "pk")


@require_safe
def moments(request, organisation):
    """One's own, and those that others told: who looked is kept for who told it."""
    actor = request.actor
    mine = page_by_key(
        rows_of(actor, person_id=actor.person_id), request.GET, keys=NEWEST, newest_first=True, size=20, prefix="mine-"
    )
    told = page_by_key(
        rows_of(actor).exclude(person=actor.person_id), request.GET, keys=NEWEST, newest_first=True, size=20
    )
    for owner in {row.person for row in told.rows}:
        record(actor, owner=owner, subject=ReadingSubject.MOMENT, ground="receiver")
    asked = set(invitees(actor).filter(pk__in=[row.person_id for row in told.rows]).values_list("pk", flat=True))
    context = {
        "mine": [(row, moment_in_words(row.kind), who_sees(SEE_MOMENT, row, actor)) for row in mine.rows],
        "mine_page": mine,
        "told": [(row, moment_in_words(row.kind), row.person_id in asked) for row in told.rows],
        "told_page": told,
        "has_career": Role.EMPLOYEE in actor.roles,
    }
    return render(request, "conversations/around/moments.html", context)


class Moment(Editing):
    """Everybody who belongs can note one; whose it is, is asked of the moment itself."""

    rule = SEE_STRUCTURE

    def crumbs(self):
        return [Crumb(HEADING, self.back())]

    def back(self, outcome=None):
        return self.to("moments")


class NewMoment(Moment):
    form_class = NewMomentForm
    heading = gettext_lazy("Een moment noteren")
    intro = gettext_lazy(
        "Er verandert iets in je werk of je leven. Wat je hier noteert, is van jou alleen, tot je het vertelt."
    )
    done = gettext_lazy("Genoteerd.")

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, **kwargs)
        return self.bound

    def values(self, record):
        return {"on": self.actor.today, "token": new_id(), "to": ""}

    def act(self, said):
        given = {name: said[name] for name in ("kind", "on", "note", "token")}
        moment = actions.note_moment(self.actor, **given)
        if self.bound.person() is not None:
            actions.tell_moment(self.actor, moment=moment, to=self.bound.person())
        return moment


class OfMoment(Moment):
    moment: PivotalMoment

    def load(self, moment):
        self.moment = _mine(self.actor, moment)

    def record(self):
        return self.moment


def _mine(actor, identifier) -> PivotalMoment:
    found = rows_of(actor, person_id=actor.person_id).filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found


class ChangeMoment(OfMoment):
    form_class = MomentForm
    heading = gettext_lazy("Moment aanpassen")
    done = gettext_lazy("Aangepast.")

    @property
    def intro(self) -> str:
        told = self.moment.told_to
        return _("%(name)s leest wat je aanpast.") % {"name": told.given_name} if told else ""

    def values(self, record):
        return {"kind": record.kind, "on": record.on, "note": record.note}

    def act(self, said):
        return actions.change_moment(self.actor, moment=self.moment, **said)


class TellMoment(OfMoment):
    form_class = ToldForm
    heading = gettext_lazy("Vertellen, of voor jezelf houden")
    done = gettext_lazy("Bewaard.")

    @property
    def intro(self) -> str:
        return _("Het gaat over: %(what)s.") % {"what": moment_in_words(self.moment.kind).lower()}

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, **kwargs)
        return self.bound

    def values(self, record):
        return {"to": str(record.told_to_id or "")}

    def act(self, said):
        return actions.tell_moment(self.actor, moment=self.moment, to=self.bound.person())


class RemoveMoment(OfMoment):
    form_class = NothingForm
    heading = gettext_lazy("Moment weghalen?")
    intro = gettext_lazy("Het is dan weg, ook voor wie je het vertelde.")
    button = gettext_lazy("Weghalen")
    done = gettext_lazy("Het moment is weg.")
    danger = True

    def act(self, said):
        actions.remove_moment(self.actor, moment=self.moment)


@require_POST
def close(request, organisation, moment):
    actions.close_moment(request.actor, moment=_mine(request.actor, moment))
    messages.success(request, _("Dit moment vraagt niets meer."))
    return HttpResponseRedirect(within(request.actor, "moments"))


@require_POST
def aside(request, organisation):
    """`kind` and `since` of the offer on one's home."""
    actor = request.actor
    try:
        since = parse_date(request.POST.get("since", ""))
    except ValueError:
        since = None
    try:
        actions.put_aside(actor, kind=request.POST.get("kind", ""), since=since or actor.today)
        messages.success(request, _("Goed. Een half jaar vragen we hier niet meer naar."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "home"))
