"""A conversation with its two sides: for one who asks, or for many at once."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import instrument, rules
from wegwijzer.conversations.access import MANAGE_ROUNDS
from wegwijzer.conversations.actions.common import with_id
from wegwijzer.conversations.models import Conversation, Participation, Round
from wegwijzer.conversations.queries.partners import offers_for
from wegwijzer.organisations.saving import saving


def new_conversation(
    actor: Actor,
    model,
    flows,
    employee_id: UUID,
    other_id: UUID,
    round_: Round | None,
    refs: dict | None = None,
    token: UUID | None = None,
) -> tuple[Conversation, list[Participation]]:
    """Not yet saved. `refs`: the versions of the instruments, where they are known already."""
    conversation = Conversation(
        **with_id(token),
        organisation=actor.organisation,
        employee_id=employee_id,
        other_id=other_id,
        model=model,
        flows=[flow.kept() for flow in flows],
        instruments=refs or instrument.refs_now(actor.organisation),
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


def invite_in_round(actor: Actor, *, round_: Round, pairs: Iterable[tuple[UUID, UUID]]) -> int:
    """Conversations for many at once: (employee, other) as ids. Answers how many were made.

    Only for models of which it may be known that the conversation is there; in an external round people are
    invited as members, and ask themselves. Raises ValidationError when somebody has one in this round already.
    """
    MANAGE_ROUNDS.require_role(actor)
    if round_.model == "external":
        raise rules.refuse("model", _("In dit model vraagt alleen de medewerker een gesprek."))
    refs = instrument.refs_now(actor.organisation)
    pairs = list(pairs)
    flows = offers_for(actor, round_.model, [employee_id for employee_id, _other in pairs])
    made, sides = [], []
    for employee_id, other_id in pairs:
        conversation, both = new_conversation(
            actor, round_.model, flows[employee_id], employee_id, other_id, round_, refs
        )
        made.append(conversation)
        sides += both
    with saving():
        Conversation.objects.bulk_create(made, batch_size=1000)
        Participation.objects.bulk_create(sides, batch_size=2000)
    return len(made)
