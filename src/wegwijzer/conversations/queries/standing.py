"""How far conversations are, for lists and for the one next step: a fixed number of statements."""

from django.db.models import Exists, OuterRef

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.models import Confirmation, Conversation, Participation
from wegwijzer.conversations.next_steps import Seen, next_step
from wegwijzer.conversations.queries.listing import conversations
from wegwijzer.people.models import Membership

MOST = 50  # open conversations that are looked at for the one next step


def seen_by(actor: Actor, rows: list[Conversation]) -> list[Seen]:
    """In the order of `rows`, each in the eyes of the actor, who is one of the two in all of them."""
    ids = [row.pk for row in rows]
    here = Exists(Membership.objects.on(actor.today).filter(person=OuterRef("person")))
    sides = Participation.objects.filter(conversation__in=ids).annotate(is_here=here)
    places = {(row.conversation_id, row.person_id): row for row in sides}
    confirmed: dict = {}
    for row in Confirmation.objects.filter(conversation__in=ids):
        confirmed.setdefault(row.conversation_id, set()).add(row.person_id)
    return [_seen(actor, row, places, confirmed.get(row.pk, set())) for row in rows]


def _seen(actor: Actor, row: Conversation, places: dict, confirmed: set) -> Seen:
    other = row.other_id if row.employee_id == actor.person_id else row.employee_id
    theirs = places[row.pk, other]
    return Seen(row, places[row.pk, actor.person_id], theirs, confirmed, gone=not theirs.is_here)


def most_urgent(actor: Actor) -> Seen | None:
    """The open conversation in which it is the actor's turn, the one that comes first in time before others."""
    if actor.person_id is None:
        return None
    found = seen_by(actor, list(conversations(actor, open_only=True)[:MOST]))
    turns = [seen for seen in found if next_step(seen, actor.today).my_turn]
    return min(turns, key=_when, default=None)


def _when(seen: Seen):
    """Planned ones by their day, then the others, the longest waiting first."""
    planned, asked = seen.conversation.planned_for, seen.conversation.asked_at
    return (planned is None, planned or asked)
