"""Agreements made in a conversation (PLAN-2): the start of the plan. They stand when both confirmed."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.actions.common import again, can_still_write, has_said, mine, people
from wegwijzer.conversations.models import AgreementMade, Conversation
from wegwijzer.organisations.saving import saving
from wegwijzer.plans import actions as plans
from wegwijzer.plans.models import Agreement


def make_agreement(
    actor: Actor,
    *,
    conversation: Conversation,
    checkpoints: Sequence[date] = (),
    requests: Sequence[Mapping[str, str]] = (),
    token: UUID | None = None,
    **fields,
) -> Agreement:
    """An agreement of the two. `fields` as in plans.models.Agreement: action, what, how, where, starts_on, due_on,
    means, guidance, effort, beside_work, doers (keys of plans.models.Doer).

    `checkpoints`: days to look at it again. `requests`: {"kind": …, "text": …} for HR, sent when both confirmed.
    Raises ValidationError by field, also for a term before today.
    """
    current, _side = mine(actor, conversation, lock=False)
    if (made := again(Agreement, token)) is not None:
        if has_said(made, what=fields.get("what", "")):
            return made
        token = None  # other words are another
    can_still_write(current)
    _nothing_flows_by_itself(current, requests)
    with saving():
        agreement = plans.make(
            actor,
            employee_id=current.employee_id,
            other_id=current.other_id,
            checkpoints=checkpoints,
            requests=requests,
            token=token,
            **fields,
        )
        AgreementMade.objects.create(**people(current), agreement=agreement)
    return agreement


def change_agreement(
    actor: Actor,
    *,
    agreement: Agreement,
    version: int | None = None,
    checkpoints: Sequence[date] | None = None,
    requests: Sequence[Mapping[str, str]] | None = None,
    **fields,
) -> Agreement:
    """Until both confirmed. None leaves checkpoints or requests as they are. Raises ChangedMeanwhile when `version`
    is given and another one stands there now."""
    conversation = _still_open(actor, agreement)
    if conversation is not None:
        _nothing_flows_by_itself(conversation, requests)
    return plans.change(
        actor, agreement=agreement, version=version, checkpoints=checkpoints, requests=requests, **fields
    )


def remove_agreement(actor: Actor, *, agreement: Agreement) -> None:
    """Not agreed after all; until both confirmed."""
    _still_open(actor, agreement)
    with saving():
        AgreementMade.objects.filter(agreement=agreement).delete()
        plans.remove(actor, agreement=agreement)


def _nothing_flows_by_itself(conversation: Conversation, requests: Sequence | None) -> None:
    if requests and conversation.model == "external":
        said = _("Van dit gesprek weet HR niets. Vraag het zelf aan HR, als je dat wil, met een terugkoppeling.")
        raise rules.refuse("requests", said)


def _still_open(actor: Actor, agreement: Agreement) -> Conversation | None:
    made = AgreementMade.objects.select_related("conversation").filter(agreement=agreement.pk).first()
    if made is not None:
        current, _side = mine(actor, made.conversation, lock=False)
        can_still_write(current)
        return current
    return None
