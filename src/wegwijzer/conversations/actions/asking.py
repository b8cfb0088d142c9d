"""Asking for a conversation, answering, planning, beginning, and letting it go."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations import instrument, rules
from wegwijzer.conversations.access import MANAGE_ROUNDS
from wegwijzer.conversations.actions.calendars import follow
from wegwijzer.conversations.actions.common import (
    ONE_OPEN,
    again,
    can_still_write,
    mine,
    must_be_still_here,
    people,
    with_id,
)
from wegwijzer.conversations.happenings import tell_the_other
from wegwijzer.conversations.models import (
    Conversation,
    JointField,
    OwnAnswer,
    Participation,
    Round,
    RoundMember,
)
from wegwijzer.conversations.models.facts import Phase
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.queries.partners import is_here, offered, offers_for, partners
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
        return made
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
    conversation, sides = _new(actor, model, offer.flows, employee.pk, other.pk, round_, token=token)
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


def _new(
    actor: Actor,
    model,
    flows,
    employee_id: UUID,
    other_id: UUID,
    round_: Round | None,
    refs: dict | None = None,
    token=None,
):
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
        conversation, both = _new(actor, round_.model, flows[employee_id], employee_id, other_id, round_, refs)
        made.append(conversation)
        sides += both
    with saving():
        Conversation.objects.bulk_create(made, batch_size=1000)
        Participation.objects.bulk_create(sides, batch_size=2000)
    return len(made)


def accept(actor: Actor, *, conversation: Conversation) -> Conversation:
    """Who was asked says yes. A second yes changes nothing."""
    current, _side = mine(actor, conversation)
    rules.must_be_open(current)
    if current.accepted_at is None:
        if current.asked_by_id == actor.person_id:
            raise rules.refuse(None, _("De ander zegt ja of nee op jouw vraag."))
        must_be_still_here(actor, current)
        _change(current, accepted_at=timezone.now())
        follow(actor, current)
        tell_the_other(actor, "accepted", current)
    return current


def decline(actor: Actor, *, conversation: Conversation) -> Conversation:
    """Who was asked says no; without a reason, as it need not be given."""
    return cancel(actor, conversation=conversation)


def cancel(actor: Actor, *, conversation: Conversation) -> Conversation:
    """Either lets it go, until both confirmed the conclusion. What was written stays readable for its two people."""
    current, _side = mine(actor, conversation)
    if current.cancelled_at:
        return current
    rules.must_be_open(current)
    _change(current, cancelled_at=timezone.now(), cancelled_by=actor.person)
    follow(actor, current)
    tell_the_other(actor, "cancelled", current)
    return current


def plan(actor: Actor, *, conversation: Conversation, planned_for: datetime, place: str | None = None) -> Conversation:
    """Either sets the day and hour, and where (for the two alone). By who was asked, it is a yes as well."""
    current, _side = mine(actor, conversation)
    rules.must_be_before_the_talk(current)
    rules.check_planned(planned_for, now=timezone.now())
    must_be_still_here(actor, current)
    fields = {"planned_for": planned_for}
    if current.accepted_at is None and current.asked_by_id != actor.person_id:
        fields["accepted_at"] = timezone.now()
    with saving():
        if place is not None:
            _joint(actor, current, "place", rules.check_text("place", place, 200))
        _change(current, **fields)
        follow(actor, current)
    tell_the_other(actor, "planned", current)
    return current


def let_day_go(actor: Actor, conversation_id: UUID) -> None:
    """One of the two works here no more on the day that was planned: the talk waits for another day, or ends when that
    one leaves. The agenda tells them. Nothing for a talk that was held."""
    found = Conversation.objects.filter(pk=conversation_id, held_at__isnull=True, cancelled_at__isnull=True).first()
    if found is not None:
        current, _side = mine(actor, found)
        _change(current, planned_for=None)


def _joint(actor: Actor, conversation: Conversation, key: str, value) -> None:
    field = JointField.objects.filter(conversation=conversation, key=key).first()
    if field is None:
        field = JointField(**people(conversation), key=key, version=0)
    elif field.value == value:
        return
    field.value, field.changed_by, field.version = value, actor.person, field.version + 1
    field.save()


def hold(actor: Actor, *, conversation: Conversation, held_at: datetime | None = None) -> Conversation:
    """The two sit together: now, or `held_at` for a form on paper that is entered afterwards.

    Raises ValidationError while the one who was asked has not said yes (to begin it oneself is a yes).
    """
    current, _side = mine(actor, conversation)
    rules.must_be_open(current)
    now = timezone.now()
    moment = rules.check_held(held_at or now, asked_at=current.asked_at, now=now)
    fields = {"held_at": moment}
    if current.accepted_at is None and current.asked_by_id != actor.person_id:
        fields["accepted_at"] = now
    elif current.accepted_at is None:
        rules.must_be_accepted(current)
    if current.held_at and held_at is None:
        return current
    can_still_write(current)
    _change(current, **fields)
    follow(actor, current)
    tell_the_other(actor, "held", current)
    return current


def set_phase(actor: Actor, *, conversation: Conversation, phase: str) -> Conversation:
    """explore, propose, agree: forth and back, as the two want."""
    current, _side = mine(actor, conversation)
    can_still_write(current)
    rules.must_be_held(current)
    rules.check_choice("phase", phase, Phase.values)
    if current.phase != phase:
        _change(current, phase=phase)
    return current


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


def cancel_with_those_who_left(actor: Actor) -> int:
    """The actor's open conversations with people who have no role here any more do not go on. Answers how many.

    Nothing is removed: what the actor took part in stays readable for them.
    """
    ended = 0
    rows = Conversation.objects.filter(cancelled_at__isnull=True, concluded_at__isnull=True)
    for conversation in [*rows.filter(employee=actor.person_id), *rows.filter(other=actor.person_id)]:
        if not all(is_here(actor, person) for person in (conversation.employee_id, conversation.other_id)):
            cancel(actor, conversation=conversation)
            ended += 1
    return ended


def _change(conversation: Conversation, **fields) -> None:
    for name, value in fields.items():
        setattr(conversation, name, value)
    with saving():
        conversation.save(update_fields=list(fields))
