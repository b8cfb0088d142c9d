"""Saying yes or no, choosing a day, letting go, and going on with somebody else."""

from django.http import Http404
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.conversations import actions, instrument, queries
from wegwijzer.conversations.forms.planning import AcceptForm, AnewForm, PlanForm
from wegwijzer.conversations.forms.sitting import NothingForm
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.next_steps import in_words
from wegwijzer.conversations.queries.partners import partners
from wegwijzer.conversations.rules import State, refuse, state_of
from wegwijzer.conversations.views.conversation import crumb_of, crumbs
from wegwijzer.conversations.views.sitting import OfConversation
from wegwijzer.foundation.ids import new_id


class OfTwo(OfConversation):
    """A page with one form, from the page of a conversation and back to it."""

    template_name = "conversations/pages/one_form.html"

    def back(self, outcome=None):
        return self.to("conversation", self.conversation.pk)

    def crumbs(self):
        return crumbs(self.actor, crumb_of(self.actor, self.conversation))

    @property
    def side(self) -> str:
        return "employee" if self.conversation.employee_id == self.actor.person_id else "other"

    @property
    def other(self):
        return self.conversation.other if self.side == "employee" else self.conversation.employee

    def names(self) -> dict[str, str]:
        return {"name": self.other.given_name}


class Planning(OfTwo):
    """`moment` of the bound form is what the action gets; what it refuses stands beside the day."""

    form_class = PlanForm

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, **kwargs)
        return self.bound

    def values(self, record):
        planned = self.conversation.planned_for
        local = timezone.localtime(planned) if planned else None
        place = queries.desk(self.actor, self.conversation).value("place")
        return {"on": local and local.date(), "at": local and local.time().replace(second=0), "place": place}

    def plan(self, said):
        return actions.plan(
            self.actor, conversation=self.conversation, planned_for=self.bound.moment, place=said["place"]
        )

    def page(self, form, status=200, **more):
        if form.errors.get("planned_for"):
            form.add_error("on", form.errors.pop("planned_for"))
        more["hearers"] = queries.hearers(self.actor, self.conversation)
        return super().page(form, status, **more)


class Plan(Planning):
    heading = gettext_lazy("Een dag kiezen")
    button = gettext_lazy("Dag vastleggen")
    done = gettext_lazy("De dag staat vast. Jullie zien ze allebei.")

    @property
    def intro(self):
        return _("Spreek af wanneer het jullie allebei past. %(name)s ziet de dag meteen en kan een andere kiezen.") % (
            self.names()
        )

    def record(self):
        return self.conversation

    def act(self, said):
        return self.plan(said)


class Accept(Planning):
    form_class = AcceptForm
    heading = gettext_lazy("Ja zeggen op dit gesprek")
    button = gettext_lazy("Ja, ik wil praten")

    @property
    def done(self):
        return _("%(name)s weet dat je wil praten.") % self.names()

    @property
    def intro(self):
        planned = self.conversation.planned_for
        if planned:
            return _("%(name)s stelt voor: %(moment)s.") % (self.names() | {"moment": in_words(planned)})
        return _("Een dag kiezen mag meteen, of later samen.")

    def load(self):
        if self.conversation.asked_by_id == self.actor.person_id:
            raise Http404

    def act(self, said):
        if self.bound.moment is not None and state_of(self.conversation) is not State.HELD:
            return self.plan(said)
        return actions.accept(self.actor, conversation=self.conversation)


class Decline(OfTwo):
    form_class = NothingForm
    heading = gettext_lazy("Nu geen gesprek?")
    button = gettext_lazy("Nee, nu niet")

    @property
    def intro(self):
        return _("Een reden hoeft niet. %(name)s leest alleen dat het gesprek nu niet doorgaat.") % self.names()

    @property
    def done(self):
        return _("%(name)s weet dat het gesprek nu niet doorgaat.") % self.names()

    def load(self):
        if self.conversation.asked_by_id == self.actor.person_id:
            raise Http404

    def act(self, said):
        return actions.decline(self.actor, conversation=self.conversation)

    def back(self, outcome=None):
        return super().back() if outcome is None else self.to("conversations")


class Cancel(Decline):
    heading = gettext_lazy("Dit gesprek laten gaan?")
    button = gettext_lazy("Het gesprek gaat niet door")
    danger = True

    @property
    def intro(self):
        return _("%(name)s leest dat het niet doorgaat. Wat jullie schreven, blijft van jullie twee.") % self.names()

    def load(self):
        pass

    def act(self, said):
        return actions.cancel(self.actor, conversation=self.conversation)


class Anew(OfTwo):
    """The employee goes on with a new leader, or with another adviser."""

    form_class = AnewForm
    heading = gettext_lazy("Verder met iemand anders")
    button = gettext_lazy("Opnieuw vragen")

    @property
    def intro(self):
        return _(
            "Het gesprek met %(name)s stopt dan. Wat jullie daar schreven, blijft bij jullie twee. Je begint opnieuw."
        ) % (self.names())

    @property
    def done(self):
        return _("Je vraag is verstuurd.")

    def load(self):
        if self.side != "employee":
            raise Http404
        its = self.conversation
        self.people = list(partners(self.actor, its.model, its.employee_id).exclude(pk=its.other_id)[:100])

    def pieces(self) -> list[tuple[str, str]]:
        own = queries.desk(self.actor, self.conversation).own
        fields = instrument.instrument(self.conversation, "employee").fields
        answers = {**own[Part.PREPARATION], **own[Part.GROWTH]}
        return [(key, Truncator(fields[key].text).chars(90)) for key in fields if key in answers and answers[key].value]

    def form(self, *args, **kwargs):
        return super().form(*args, people=self.people, pieces=self.pieces(), **kwargs)

    def values(self, record):
        return {"token": new_id()}

    def act(self, said):
        chosen = [person for person in self.people if str(person.pk) == said["other"]]
        if not chosen:
            raise refuse("other", _("Kies een van de mogelijkheden."))
        return actions.begin_anew(
            self.actor,
            conversation=self.conversation,
            other=chosen[0],
            take=said.get("take", ()),
            token=said["token"],
        )

    def back(self, outcome=None):
        return self.to("conversation", (outcome or self.conversation).pk)
