"""``{% who_hears conversation %}`` and ``{% who_hears_offer offer %}``: the picture of who hears what, and its list."""

from django import template

from wegwijzer.conversations import picture, queries
from wegwijzer.conversations.rules import side_of

register = template.Library()
TEMPLATE = "conversations/reports/who_hears.html"


@register.inclusion_tag(TEMPLATE, takes_context=True)
def who_hears(context, conversation, hearers=None) -> dict:
    """For one of the two. `hearers`: what queries.hearers answered, when the page has it already."""
    actor = context["request"].actor
    known = queries.hearers(actor, conversation) if hearers is None else hearers
    side = side_of(conversation, actor.person_id)
    return {"picture": picture.of_conversation(actor, conversation, known, viewer=side)}


@register.inclusion_tag(TEMPLATE, takes_context=True)
def who_hears_offer(context, offer, viewer="employee", other="") -> dict:
    """Of a model that can be chosen (`offer.key`, `offer.flows`); `viewer`: employee, other, or "" for HR."""
    actor = context["request"].actor
    return {"picture": picture.of_offer(actor, offer.key, offer.flows, viewer=viewer, names={"other": other})}
