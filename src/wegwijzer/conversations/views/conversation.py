"""The page of one conversation: how it stands, the one next step, who hears what, and the way out."""

from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.actor import Actor
from wegwijzer.access.editing import Crumb
from wegwijzer.agenda import queries as agenda
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.access import SEE_CONVERSATION
from wegwijzer.conversations.actions.calendars import KIND as TALK
from wegwijzer.conversations.hearing import guaranteed
from wegwijzer.conversations.models import Conversation
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.next_steps import Seen
from wegwijzer.conversations.queries import Desk
from wegwijzer.conversations.queries.partners import is_here, offered, partners
from wegwijzer.conversations.reason_words import reason_in_words
from wegwijzer.conversations.rules import OPEN, State
from wegwijzer.conversations.views.listing import row_of
from wegwijzer.conversations.views.sitting import fetch, may_pass_on
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees

FOR_THE_OTHER = {  # a model as who is the other side knows it
    "line": gettext_lazy("Als leidinggevende"),
    "staff": gettext_lazy("Als HR of coach"),
    "management": gettext_lazy("Als leidinggevende daarboven"),
    "external": gettext_lazy("Als adviseur van buiten"),
}
BEFORE = (State.ASKED, State.ACCEPTED, State.PLANNED)


def crumbs(actor: Actor, *last: Crumb) -> list[Crumb]:
    return [Crumb(_("Gesprekken"), within(actor, "conversations")), *last]


def crumb_of(actor: Actor, conversation: Conversation) -> Crumb:
    mine = conversation.employee_id == actor.person_id
    name = (conversation.other if mine else conversation.employee).full_name
    return Crumb(_("Met %(name)s") % {"name": name}, within(actor, "conversation", conversation.pk))


@require_safe
def conversation(request, organisation, conversation):
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    its = desk.conversation
    gone = desk.state in OPEN and not is_here(actor, desk.other_person.pk)
    seen = Seen(its, desk.mine, desk.theirs, {each.person_id for each in desk.confirmations}, gone)
    row = row_of(actor, seen)
    if request.method == "GET":
        actions.mark_seen(actor, conversation=its)
    hearers = queries.hearers(actor, its)
    context = {
        "desk": desk,
        "conversation": its,
        "other": desk.other_person,
        "row": row,
        "step": row.step,
        "is_asked": desk.state is State.ASKED and not seen.asked_by_me and not gone,
        "is_before": desk.state in BEFORE and not gone,
        "is_open": desk.state in OPEN,
        "model": model_name(actor, its),
        "reason": reason_of(desk),
        "kept_reason": kept_reason(desk),
        "place": desk.value("place"),
        "shown": agenda.about(actor, TALK, [its.pk]).get(its.pk) if desk.state is State.PLANNED else None,
        "hearers": hearers,
        "still_to_pass_on": still_to_pass_on(desk, hearers),
        "may_pass_on": may_pass_on(desk),
        "guaranteed": guaranteed(its.model),
        "answer": who_sees(SEE_CONVERSATION, its, actor),
        "instead": instead(actor, desk, gone),
        "crumbs": crumbs(actor, crumb_of(actor, its)),
    }
    return render(request, "conversations/pages/conversation.html", context)


def still_to_pass_on(desk: Desk, hearers: list[queries.Hearer]) -> list[str]:
    """Who always gets a text of this side by the model, while none was begun: names, after the conclusion."""
    if not desk.conversation.concluded_at:
        return []
    mine = [each for each in hearers if not each.flow.by_choice and each.by == desk.side and not each.reports]
    return [_(" of ").join(person.given_name for person in each.people) for each in mine if each.people]


def model_name(actor: Actor, conversation: Conversation) -> str:
    """What the organisation calls this kind of conversation; else what it is for the side that reads."""
    found = offered(actor, conversation.employee_id).get(conversation.model)
    if found and found.name:
        return found.name
    if conversation.other_id == actor.person_id:
        return str(FOR_THE_OTHER[conversation.model])
    return shipped.texts(conversation.model, get_language() or "nl").name


def reason_of(desk: Desk) -> tuple[str, str]:
    """What was told: the reason in words and the text with it; empty when there is none."""
    return reason_in_words(desk.value("reason")), str(desk.value("reason_text"))


def kept_reason(desk: Desk) -> tuple[str, str] | None:
    """The reason that the employee keeps to themselves; only they have it on their desk."""
    row = desk.own[Part.NOTE].get("reason")
    if row is None or not isinstance(row.value, dict):
        return None
    return reason_in_words(row.value.get("reason", "")), row.value.get("text", "")


def instead(actor: Actor, desk: Desk, gone: bool) -> dict | None:
    """To the employee, when the other side is no longer who this model means, because they left or there is another
    leader: with whom to begin anew."""
    if desk.state not in OPEN or desk.side == "other":
        return None
    its = desk.conversation
    found = partners(actor, its.model, its.employee_id)
    if not gone and found.filter(pk=its.other_id).exists():
        return None
    people = list(found.exclude(pk=its.other_id)[:20])
    return {"gone": gone, "people": people} if people or not gone else None
