"""Asking for a conversation: the employee chooses with whom, the other side chooses somebody. Nothing goes before
it was shown what the other will read."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb, Editing, said_of, saved_once
from wegwijzer.access.roles import Role
from wegwijzer.conversations import actions, picture, queries
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.forms.asking import AskForm, InviteForm, WhoForm
from wegwijzer.conversations.hearing import guaranteed
from wegwijzer.conversations.models import Round
from wegwijzer.conversations.queries.invitees import InviteeSource, invitees, may_invite, team
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.queries.partners import Choice, Offer, is_here, models_with, offered, partners, receivers
from wegwijzer.conversations.queries.rounds import round_
from wegwijzer.conversations.reason_words import reason_in_words
from wegwijzer.conversations.views.conversation import FOR_THE_OTHER, crumbs
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.picking import answer_options
from wegwijzer.foundation.sent import as_id
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible

FEW = 6  # people of one model who are shown at once


@dataclass(frozen=True)
class Way:
    """A model as somebody chooses it: what it means, who hears what, and with whom it can be."""

    name: str
    texts: shipped.ModelTexts
    offer: Offer
    first: list[tuple[Person, str]]
    others: list[tuple[Person, str]]


def _texts(key: str) -> shipped.ModelTexts:
    return shipped.texts(key, get_language() or "nl")


def _way(actor: Actor, choice: Choice) -> Way:
    key, texts = choice.offer.key, _texts(choice.offer.key)
    linked = [(person, within(actor, "conversation-ask-with", key, person.pk)) for person in choice.people]
    return Way(choice.offer.name or texts.name, texts, choice.offer, linked[:FEW], linked[FEW:])


@require_safe
def choose(request, organisation):
    """The employee's first question: with whom?"""
    actor = request.actor
    context = {
        "ways": [_way(actor, choice) for choice in queries.choices(actor)],
        "may_invite": may_invite(actor),
        "crumbs": crumbs(actor, Crumb(_("Een gesprek vragen"))),
    }
    return render(request, "conversations/pages/choose.html", context)


class Asking(Editing):
    """Fill in, look at what the other will read, send. `token` makes a question that is sent twice one."""

    template_name = "conversations/pages/ask.html"
    button = gettext_lazy("Bekijk wat je verstuurt")
    done = gettext_lazy("Je vraag is verstuurd.")

    def dispatch(self, request, *args, organisation, **ids):
        self.actor = request.actor
        self.round = self._round(request.GET.get("round"))
        self.load(**ids)
        return View.dispatch(self, request)

    def _round(self, identifier: str | None) -> Round | None:
        """The round in which is asked, when the address names one. Raises Http404 for one that the actor is not in."""
        if identifier is None:
            return None
        found = as_id(identifier) and round_(self.actor, as_id(identifier))
        if not found:
            raise Http404
        return found

    def get(self, request):
        running = open_between(self.employee.pk, self.other.pk).first()
        if running is not None:
            messages.info(request, _("Er loopt al een gesprek tussen jullie. Hier is het."))
            return HttpResponseRedirect(self.to("conversation", running.pk))
        return self.page(self.form(initial={"token": new_id(), **({"reason": "round"} if self.round else {})}))

    def post(self, request):
        form, step = self.form(request.POST), request.POST.get("step", "")
        if not form.is_valid():
            return self.page(form, 422)
        if step == "change":
            return self.page(form)
        if step != "send":
            return self.page(form, letter=self.letter(form))
        return self.send(request, form)

    def send(self, request, form):
        try:
            made = saved_once(lambda: self._save(form))
        except ValidationError as refusal:
            _tell(form, refusal)
            return self.page(form, 422)
        messages.success(request, said_of(made, self.done))
        return HttpResponseRedirect(self.to("conversation", made.pk))

    def _save(self, form):
        with transaction.atomic():
            return self.act(form)

    def act(self, form):
        said = form.cleaned_data
        return actions.ask(
            self.actor,
            model=self.model_in(form),
            employee=self.employee,
            other=self.other,
            reason=said["reason"],
            text=said["text"],
            tell_reason=form.told,
            round_=self.round,
            token=said["token"],
        )

    def letter(self, form) -> dict:
        """What the other will read: who asks, and the reason only when it is told."""
        said = form.cleaned_data
        told = form.told
        return {
            "reason": reason_in_words(said["reason"]) if told else "",
            "text": said["text"] if told else "",
            "picture": self.picture(self.offers[self.model_in(form)]),
            "guaranteed": guaranteed(self.model_in(form)),
        }

    def picture(self, offer: Offer) -> picture.Picture:
        """Who would hear what, with the names of today."""
        heard = {flow.key: [person.given_name for person in self.receivers(flow)] for flow in offer.flows}
        names = {"employee": self.employee.given_name, "other": self.other.given_name}
        return picture.of_offer(self.actor, offer.key, offer.flows, viewer=self.side, names=names, heard=heard)

    def receivers(self, flow: shipped.Flow) -> list[Person]:
        here = receivers(self.actor, flow.to, self.employee.pk)
        return list(here.exclude(pk__in=[self.employee.pk, self.other.pk])[:20])

    @property
    def asked(self) -> Person:
        return self.other if self.side == "employee" else self.employee

    @property
    def heading(self):
        return _("Een gesprek vragen aan %(name)s") % {"name": self.asked.full_name}

    def page(self, form, status=200, **more):
        return super().page(form, status, asked=self.asked, me=self.actor.person, round=self.round, **more)

    def crumbs(self):
        return crumbs(self.actor)

    def back(self, outcome=None):
        return self.to("conversations")


class AskWith(Asking):
    """The employee, in a model, with one of those it allows."""

    side = "employee"

    def load(self, model, partner):
        self.model, self.employee = model, self.actor.person
        career = self.actor.person_id and Role.EMPLOYEE in self.actor.roles  # as on the page before
        self.offers: dict[str, Offer] = offered(self.actor, self.actor.person_id) if career else {}
        found = Person.objects.filter(pk=partner).first()
        if model not in self.offers or found is None:
            raise Http404
        self.other = found
        left = self.request.method == "POST" and not is_here(self.actor, found.pk)  # while the form stood open
        if not left and not self._can():
            raise Http404

    def _can(self) -> bool:
        return partners(self.actor, self.model, self.actor.person_id).filter(pk=self.other.pk).exists()

    def model_in(self, form) -> str:
        return self.model

    def form(self, *args, **kwargs):
        return AskForm(*args, actor=self.actor, name=self.other.given_name, in_round=bool(self.round), **kwargs)

    @property
    def intro(self):
        return self.offers[self.model].name or _texts(self.model).name

    def crumbs(self):
        return crumbs(self.actor, Crumb(_("Een gesprek vragen"), self.to("conversation-ask")))

    def back(self, outcome=None):
        return self.to("conversation-ask")


class Invite(Asking):
    """Somebody who would be the other side asks an employee."""

    side = "other"

    def load(self, person):
        self.other = self.actor.person
        found = invitees(self.actor).filter(pk=person).first() if may_invite(self.actor) else None
        if found is None and self.request.method == "POST" and may_invite(self.actor):
            found = visible(self.actor).filter(pk=person).first()  # left, while the form stood open
        if found is None:
            raise Http404
        self.employee = found
        self.offers = models_with(self.actor, found.pk)
        if self.round:
            self.offers = {key: offer for key, offer in self.offers.items() if key == self.round.model}

    def get(self, request):
        return super().get(request) if self.offers else self.page(None)

    def post(self, request):
        if self.offers:
            return super().post(request)
        return self.page(None, 422)

    def page(self, form, status=200, **more):
        if form is None:
            context = {"asked": self.asked, "heading": self.heading, "crumbs": [*self.crumbs(), Crumb(self.heading)]}
            return render(self.request, "conversations/pages/no_model.html", context, status=status)
        return super().page(form, status, **more)

    def model_in(self, form) -> str:
        return form.cleaned_data["model"]

    def form(self, *args, **kwargs):
        names = [(key, _for_the_other(key, offer)) for key, offer in self.offers.items()]
        given = {"name": self.employee.given_name, "models": names, "in_round": bool(self.round)}
        return InviteForm(*args, actor=self.actor, **given, **kwargs)

    @property
    def intro(self):
        return _("%(name)s kiest zelf: ja, of nu niet.") % {"name": self.employee.given_name}


def _for_the_other(key: str, offer: Offer) -> str:
    """A model as who would be the other side knows it."""
    return offer.name or str(FOR_THE_OTHER[key])


def _tell(form, refusal: ValidationError) -> None:
    """Sentences beside their field; those about a person or model that was chosen before stand on top."""
    if not hasattr(refusal, "error_dict"):
        form.add_error(None, refusal)
        return
    for name, errors in refusal.error_dict.items():
        form.add_error(name if name in form.fields and not form.fields[name].widget.is_hidden else None, errors)


@require_safe
def invite(request, organisation):
    """Whom to ask, for who can be the other side of somebody."""
    actor = request.actor
    if not may_invite(actor):
        raise Http404
    asked = "person" in request.GET or "person_text" in request.GET
    form = WhoForm(request.GET if asked else None, actor=actor)
    if asked and form.is_valid():
        return HttpResponseRedirect(within(actor, "conversation-invite", form.cleaned_data["person"].pk))
    context = {
        "form": form,
        "team": [(person, within(actor, "conversation-invite", person.pk)) for person in team(actor)],
        "crumbs": crumbs(actor, Crumb(_("Iemand een gesprek vragen"))),
    }
    return render(request, "conversations/pages/invite.html", context, status=422 if asked else 200)


@require_safe
def invitee_options(request, organisation):
    """For the picker; nobody, for who cannot ask anybody."""
    actor = request.actor
    source = InviteeSource(actor)
    if not may_invite(actor):
        source.find = lambda text, limit: []
    return answer_options(request, source)
