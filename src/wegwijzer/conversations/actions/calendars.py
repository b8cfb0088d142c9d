"""A talk with a day stands in the calendars of the two, once both want it. There it says when, and nothing else."""

from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import actions as agenda
from wegwijzer.conversations.models import Conversation
from wegwijzer.conversations.rules import has_day_to_come

KIND = "conversations.talk"
MINUTES = 60


def follow(actor: Actor, conversation: Conversation) -> None:
    """Whatever changed: the calendars are as the conversation stands now."""
    if not conversation.cancelled_at and has_day_to_come(conversation, now=timezone.now()):
        agenda.put(
            actor,
            kind=KIND,
            about=conversation.pk,
            starts_at=conversation.planned_for,
            minutes=MINUTES,
            persons=[conversation.employee_id, conversation.other_id],
        )
    elif conversation.cancelled_at or _held_before_its_day(conversation):
        agenda.cancel_about(actor, kind=KIND, about=conversation.pk)


def _held_before_its_day(conversation: Conversation) -> bool:
    held, planned = conversation.held_at, conversation.planned_for
    return bool(held and planned and timezone.localdate(held) < timezone.localdate(planned))
