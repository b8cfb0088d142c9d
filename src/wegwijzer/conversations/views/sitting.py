"""What every page of holding a conversation needs: the two at the table, the three phases, who sees this."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import render
from django.utils.functional import Promise
from django.views import View

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations import queries
from wegwijzer.conversations.access import SEE_CONVERSATION
from wegwijzer.conversations.form_words import PHASES
from wegwijzer.conversations.models import Conversation
from wegwijzer.conversations.queries import Desk
from wegwijzer.conversations.rules import State
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees

PAGES = {"explore": "conversation-form", "propose": "conversation-proposals", "agree": "conversation-conclusion"}
ORDER = tuple(PHASES)


@dataclass(frozen=True)
class Step:
    """A phase: `done` when the two went past it, `now` when they are in it, `here` when this page shows it."""

    key: str
    label: str | Promise
    hint: str | Promise
    url: str
    done: bool
    now: bool
    here: bool


def fetch(actor: Actor, identifier) -> Conversation:
    """One of the actor's own. Raises Http404 for anybody else's: nothing tells that it is there."""
    try:
        return queries.conversation(actor, identifier)
    except Conversation.DoesNotExist as missing:
        raise Http404 from missing


def steps(actor: Actor, desk: Desk, here: str) -> list[Step]:
    reached = ORDER.index(desk.conversation.phase) if desk.conversation.held_at else -1
    ended = desk.state is State.CONCLUDED
    return [
        Step(
            key,
            *PHASES[key],
            url=within(actor, PAGES[key], desk.conversation.pk),
            done=ended or place < reached,
            now=place == reached and not ended,
            here=key == here,
        )
        for place, key in enumerate(ORDER)
    ]


def tag(pulse: dict) -> str:
    """Differs whenever the pulse does: the ETag of the live exchange."""
    return hashlib.sha256(json.dumps(pulse, sort_keys=True).encode()).hexdigest()[:24]


def sitting(actor: Actor, desk: Desk, here: str) -> dict[str, Any]:
    """The context that the pages of all three phases share."""
    place = ORDER.index(here)
    return {
        "desk": desk,
        "conversation": desk.conversation,
        "me": desk.conversation.employee if desk.side == "employee" else desk.conversation.other,
        "other": desk.other_person,
        "steps": steps(actor, desk, here),
        "here": here,
        "next_phase": ORDER[place + 1] if place + 1 < len(ORDER) else "",
        "is_ahead": place > ORDER.index(desk.conversation.phase),
        "is_behind": place < ORDER.index(desk.conversation.phase),
        "answer": who_sees(SEE_CONVERSATION, desk.conversation, actor),
        "pulse": tag(queries.pulse_of(desk)),
        "has_begun": desk.conversation.held_at is not None,
        "can_change": desk.can_be_changed,
        "is_over": desk.state in (State.CONCLUDED, State.CANCELLED),
        "may_pass_on": may_pass_on(desk),
    }


def may_pass_on(desk: Desk) -> bool:
    """Whether this side could ever write a text for a third: an adviser from outside cannot."""
    return any(flow.may_come_from(desk.side) for flow in shipped.flows_of(desk.conversation.flows))


class OfConversation(Editing):
    """A page with one form, within one conversation of the actor. `here`: the phase it belongs to."""

    here = "explore"
    template_name = "conversations/form/one_form.html"

    def dispatch(self, request, *args, organisation, conversation, **ids):
        self.actor = request.actor
        self.conversation = fetch(self.actor, conversation)
        self.load(**ids)
        return View.dispatch(self, request)

    def mine(self, model, identifier):
        """A row of this conversation. Raises Http404 for any other."""
        try:
            return model.objects.get(conversation=self.conversation, pk=identifier)
        except model.DoesNotExist as missing:
            raise Http404 from missing

    def my_own(self, model, identifier):
        """One that the actor wrote."""
        row = self.mine(model, identifier)
        if row.author_id != self.actor.person_id:
            raise Http404
        return row

    def back(self, outcome=None) -> str:
        return self.to(PAGES[self.here], self.conversation.pk)

    def crumbs(self) -> list[Crumb]:
        return [Crumb(PHASES[self.here][0], self.back())]

    def page(self, form, status=200, **more):
        more |= {"conversation": self.conversation, "answer": who_sees(SEE_CONVERSATION, self.conversation, self.actor)}
        return super().page(form, status, **more)


def page(request, template: str, context: dict, status: int = 200):
    return render(request, f"conversations/form/{template}", context, status=status)
