"""Finding conversations."""

from uuid import UUID

from django.db.models import Q, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.access import SEE_CONVERSATION, SEE_THAT
from wegwijzer.conversations.models import Conversation


def conversations(actor: Actor, *, side: str = "", open_only: bool = False) -> QuerySet[Conversation]:
    """Those in which the actor is one of the two, newest first; `side`: "employee" or "other" for one of these."""
    rows = SEE_CONVERSATION.filter(actor, Conversation.objects.all())
    if side:
        rows = rows.filter(**{f"{side}_id": actor.person_id})
    if open_only:
        rows = rows.filter(concluded_at__isnull=True, cancelled_at__isnull=True)
    return rows.select_related("employee", "other", "round").order_by("-asked_at", "-pk")


def conversation(actor: Actor, identifier: UUID) -> Conversation:
    """One of the actor's own. Raises Conversation.DoesNotExist for anybody else's: it is not there."""
    return conversations(actor).select_related("organisation").get(pk=identifier)


def known_conversations(actor: Actor) -> QuerySet[Conversation]:
    """Those of which the actor may know that they are there: HR's overviews. Never those with an outside adviser."""
    return SEE_THAT.filter(actor, Conversation.objects.all())


def open_between(employee_id: UUID, other_id: UUID) -> QuerySet[Conversation]:
    return Conversation.objects.filter(
        Q(concluded_at__isnull=True, cancelled_at__isnull=True), employee=employee_id, other=other_id
    )
