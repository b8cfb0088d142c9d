"""Asking for a conversation, and beginning anew with somebody else."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations import rules
from wegwijzer.conversations.actions.common import ONE_OPEN, again, has_said, mine, people
from wegwijzer.conversations.actions.going_on import cancel
from wegwijzer.conversations.actions.making import new_conversation
from wegwijzer.conversations.happenings import tell_the_other
from wegwijzer.conversations.models import Conversation, JointField, OwnAnswer, Participation, Round, RoundMember
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.queries.partners import is_here, offered, partners
from wegwijzer.organisations.saving import saving
from wegwijzer.people.models import Membership, Person


def ask(
    actor: Actor,
    *,
    model: str,
    employee: Person,
    other: Person,
    reason: str,
    text: str = "",
    tell_reason: bool = True,
    planned_for: datetime | None = None,
    round_: Round | None = None,
    token: UUID | None = None,
) -> Conversation:
    """One of the two asks the other. The actor is `employee`, or `other` where the model lets that side ask.

    `reason` is one of rules.REASONS. With `tell_reason=False` it stays a note of the employee's own: the other
    learns of the question alone. `token` makes a request that is sent twice one conversation. `round_` only for a
    round in which the employee was invited. Raises ValidationError by field (model, other, employee, reason, text,
    planned_for, round), PermissionDenied for who is neither of the two.
    """
    side = {employee.pk: "employee", other.pk: "other"}.get(actor.person_id)
    if side is None:
        raise PermissionDenied(
            _("Een gesprek vraag je voor jezelf, of met iemand voor wie jij de gesprekspartner bent.")
        )
    if (made := again(Conversation, token)) is not None:
        if has_said(made, model=model, employee_id=employee.pk, other_id=other.pk):
            return made
        token = None  # somebody else is another
    offer = _offer(actor, model, employee, side)
    _can_be_other(actor, model, employee, other, side)
    rules.check_choice("reason", reason, rules.REASONS)
    text = rules.check_text("text", text, 2000)
    if planned_for is not None:
        rules.check_planned(planned_for, now=timezone.now())
    if open_between(employee.pk, other.pk).exists():
        raise rules.refuse("other", ONE_OPEN)
    if round_ is not None:
        _in_round(actor, round_, employee, other, model)
    conversation, sides = new_conversation(actor, model, offer.flows, employee.pk, other.pk, round_, token=token)
    conversation.planned_for = planned_for
    with saving():
        conversation.save(force_insert=True)
        Participation.objects.bulk_create(sides)
        _keep_reason(actor, conversation, reason, text, tell_reason or side != "employee")
    tell_the_other(actor, "asked", conversation)
    return conversation


def _offer(actor: Actor, model: str, employee: Person, side: str):
    found = offered(actor, employee.pk).get(model)
    if found is None:
        raise rules.refuse("model", _("Dit gespreksmodel is er voor deze persoon niet."))
    if side not in found.model.asked_by:
        raise PermissionDenied(_("In dit model vraagt alleen de medewerker een gesprek."))
    return found


def _can_be_other(actor: Actor, model: str, employee: Person, other: Person, side: str) -> None:
    field, asked = ("other", other) if side == "employee" else ("employee", employee)
    if not is_here(actor, asked.pk):
        raise rules.refuse(field, _("Deze persoon werkt hier niet meer, of nog niet."))
    works_here = Membership.objects.on(actor.today).filter(person=employee.pk, role=Role.EMPLOYEE).exists()
    if not works_here or not partners(actor, model, employee.pk).filter(pk=other.pk).exists():
        raise rules.refuse(field, _("In dit model kan dit gesprek niet met deze persoon."))


def _in_round(actor: Actor, round_: Round, employee: Person, other: Person, model: str) -> None:
    if round_.model != model:
        raise rules.refuse("model", _("Deze ronde gaat volgens een ander gespreksmodel."))
    if round_.closed_at or actor.today > round_.ends_on:
        raise rules.refuse("round", _("Deze ronde is afgesloten."))
    if not RoundMember.objects.filter(round=round_.pk, person=employee.pk).exists():
        raise rules.refuse("round", _("Deze persoon is niet uitgenodigd in deze ronde."))
    if Conversation.objects.filter(round=round_.pk, employee=employee.pk, cancelled_at__isnull=True).exists():
        raise rules.refuse("employee", _("Deze persoon heeft in deze ronde al een gesprek."))
    if str(other.pk) not in round_.group.get("with", [str(other.pk)]):
        raise rules.refuse("other", _("In deze ronde kies je uit de mensen die HR daarvoor vroeg."))


def _keep_reason(actor: Actor, conversation: Conversation, reason: str, text: str, told: bool) -> None:
    if told:
        for key, value in {"reason": reason, "reason_text": text}.items():
            if value:
                JointField.objects.create(**people(conversation), key=key, value=value, changed_by=actor.person)
        return
    mine_alone = {"reason": reason, "text": text}
    OwnAnswer.objects.create(
        **people(conversation), author=actor.person, part=Part.NOTE, key="reason", value=mine_alone
    )


def begin_anew(
    actor: Actor, *, conversation: Conversation, other: Person, take: Iterable[str] = (), token: UUID | None = None
) -> Conversation:
    """The employee goes on with somebody else, such as a new leader. The old conversation ends here, and stays with
    the one before. Of the employee's own preparation the keys in `take` come along, not yet shared."""
    if (made := again(Conversation, token)) is not None:
        return made
    current, side = mine(actor, conversation)
    if side != "employee":
        raise PermissionDenied(_("Alleen de medewerker begint opnieuw met iemand anders."))
    rules.must_be_open(current)
    taken = OwnAnswer.objects.filter(
        conversation=current, author=actor.person, part__in=(Part.PREPARATION, Part.GROWTH), key__in=list(take)
    )
    with transaction.atomic():  # the old one stays when the new one cannot be
        cancel(actor, conversation=current)
        new = ask(
            actor,
            model=current.model,
            employee=actor.person,
            other=other,
            reason="other",
            tell_reason=False,
            round_=_still_open(actor, current.round, other),
            token=token,
        )
        for answer in taken:
            OwnAnswer.objects.create(
                **people(new), author=actor.person, part=answer.part, key=answer.key, value=answer.value
            )
    return new


def _still_open(actor: Actor, round_: Round | None, other: Person) -> Round | None:
    """The round goes along with a conversation that begins anew, unless it is over, or is not with this person."""
    if round_ is None or round_.closed_at or actor.today > round_.ends_on:
        return None
    return round_ if str(other.pk) in round_.group.get("with", [str(other.pk)]) else None
