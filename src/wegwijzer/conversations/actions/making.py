"""A conversation with its two sides, for one who asks. For many at once: `rounds`."""

from uuid import UUID

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import instrument
from wegwijzer.conversations.actions.common import with_id
from wegwijzer.conversations.models import Conversation, Participation, Round


def new_conversation(
    actor: Actor,
    model,
    flows,
    employee_id: UUID,
    other_id: UUID,
    round_: Round | None,
    token: UUID | None = None,
) -> tuple[Conversation, list[Participation]]:
    """Not yet saved."""
    conversation = Conversation(
        **with_id(token),
        organisation=actor.organisation,
        employee_id=employee_id,
        other_id=other_id,
        model=model,
        flows=[flow.kept() for flow in flows],
        instruments=instrument.refs_now(actor.organisation),
        round=round_,
        asked_by=actor.person,
    )
    both = {"employee": employee_id, "other": other_id}
    sides = [
        Participation(
            organisation=actor.organisation,
            conversation=conversation,
            employee_id=employee_id,
            other_id=other_id,
            person_id=person_id,
            side=side,
        )
        for side, person_id in both.items()
    ]
    return conversation, sides
