"""“Gesprekken”: those of somebody, on either side of the table, each with how it stands and its one next step."""

from dataclasses import dataclass

from django.http import JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.roles import Role
from wegwijzer.conversations import export, queries
from wegwijzer.conversations.access import SEE_CONVERSATION
from wegwijzer.conversations.next_steps import NextStep, Seen, next_step
from wegwijzer.conversations.queries.invitees import may_invite
from wegwijzer.conversations.rules import STATE_WORDS, State
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.people.audience import in_short

NEWEST = ("asked_at", "pk")


@dataclass(frozen=True)
class Row:
    """`is_new`: asked by the other, and not opened yet."""

    seen: Seen
    step: NextStep
    url: str
    step_url: str
    state: str
    is_new: bool


def row_of(actor, seen: Seen) -> Row:
    step = next_step(seen, actor.today)
    its = seen.conversation
    return Row(
        seen=seen,
        step=step,
        url=within(actor, "conversation", its.pk),
        step_url=within(actor, step.page, its.pk) if step.page else "",
        state=str(STATE_WORDS[seen.state]),
        is_new=seen.state is State.ASKED and not seen.asked_by_me and seen.mine.seen_at is None,
    )


@dataclass(frozen=True)
class Listed:
    rows: list[Row]
    page: KeyPage


def _listed(request, rows, prefix: str, size: int) -> Listed:
    """What waits for the actor stands first on its page."""
    page = page_by_key(rows, request.GET, keys=NEWEST, newest_first=True, prefix=prefix, size=size)
    found = [row_of(request.actor, seen) for seen in queries.seen_by(request.actor, page.rows)]
    return Listed(sorted(found, key=lambda row: not row.step.my_turn), page)


@require_safe
def conversations(request, organisation):
    actor = request.actor
    still = queries.conversations(actor, open_only=True)
    over = queries.conversations(actor).exclude(pk__in=still.order_by().values("pk"))
    context = {
        "mine": _listed(request, still.filter(employee=actor.person_id), "mine-", 20),
        "theirs": _listed(request, still.filter(other=actor.person_id), "theirs-", 20),
        "over": _listed(request, over, "over-", 10),
        "may_ask": Role.EMPLOYEE in actor.roles,
        "may_invite": may_invite(actor),
        "seen_by": in_short(SEE_CONVERSATION),
    }
    return render(request, "conversations/pages/listing.html", context)


@require_safe
def as_data(request, organisation):
    """What was said about one's own career, as JSON. Kept nowhere: made at once, for who asks."""
    answer = JsonResponse(export.as_data(request.actor), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="wegwijzer-gesprekken.json"'
    answer["Cache-Control"] = "no-store, private"
    return answer
