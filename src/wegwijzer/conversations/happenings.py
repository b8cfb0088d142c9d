"""What others may want to know of: that something happened, never what was said.

`happened` is sent inside the transaction of the act, with `what` (a key of WHAT), `actor`, `conversation` (None
for what belongs to none), `persons` (ids of whom it concerns, without the actor) and `record` (a report or None).
Letters and signals listen to it; nothing in this room knows how they are sent.
"""

from collections.abc import Iterable
from uuid import UUID

from django.dispatch import Signal

from wegwijzer.access.actor import Actor

WHAT = (
    "asked",
    "accepted",
    "planned",
    "cancelled",
    "partner_left",
    "prepared",
    "shared",
    "scores_shown",
    "held",
    "confirmed",
    "reopened",
    "concluded",
    "added",
    "report_shown",
    "report_answered",
    "report_sent",
    "report_withdrawn",
    "note_shared",
    "moment_told",
    "contact_named",
    "goals_proposed",
    "goals_agreed",
    "round_invited",
    "round_asks",
    "round_reminded",
)
happened = Signal()


def tell(
    actor: Actor, what: str, *, conversation=None, persons: Iterable[UUID] = (), record=None, also_oneself=False
) -> None:
    """`also_oneself`: for what a job did in somebody's name. Raises ValueError for a word that nobody listens to."""
    if what not in WHAT:
        raise ValueError(what)
    found = dict.fromkeys(persons)
    concerned = [person for person in found if person and (also_oneself or person != actor.person_id)]
    happened.send(None, what=what, actor=actor, conversation=conversation, persons=concerned, record=record)


def tell_the_other(actor: Actor, what: str, conversation, record=None) -> None:
    tell(
        actor, what, conversation=conversation, persons=(conversation.employee_id, conversation.other_id), record=record
    )
