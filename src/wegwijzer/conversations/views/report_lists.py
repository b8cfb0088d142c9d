"""Who hears what of a conversation (WHO-3), and what others passed on to the actor."""

from dataclasses import dataclass

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.conversations import queries
from wegwijzer.conversations.access import SEE_CONVERSATION
from wegwijzer.conversations.queries import Hearer
from wegwijzer.conversations.rules import side_of
from wegwijzer.conversations.views.reports import Shown, shown
from wegwijzer.conversations.views.sitting import fetch
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import who_sees


@dataclass(frozen=True)
class Going:
    """A flow on the page of a conversation: to whom, what went along it, and whether this actor can write now."""

    hearer: Hearer
    to: str
    reports: list[Shown]
    can_write: bool


@require_safe
def of_conversation(request, organisation, conversation):
    actor, found = request.actor, fetch(request.actor, conversation)
    side, hearers = side_of(found, actor.person_id), queries.hearers(actor, found)
    took_place = bool(found.held_at and not found.cancelled_at)
    context = {
        "conversation": found,
        "hearers": hearers,
        "going": [_going(each, side, took_place) for each in hearers],
        "took_place": took_place,
        "answer": who_sees(SEE_CONVERSATION, found, actor),
    }
    return render(request, "conversations/reports/of_conversation.html", context)


def _going(hearer: Hearer, side: str, took_place: bool) -> Going:
    mine = hearer.flow.may_come_from(side) and hearer.by in ("", side)
    to = _(" of ").join(one.full_name for one in hearer.people)
    return Going(hearer, to, [shown(each) for each in hearer.reports], mine and took_place and bool(hearer.people))


@require_safe
def received(request, organisation):
    """What others passed on to the actor: nothing of the conversations themselves."""
    rows = queries.reports_received(request.actor)
    page = page_by_key(rows, request.GET, keys=("sent_at", "pk"), newest_first=True)
    return render(request, "conversations/reports/received.html", {"page": page})
