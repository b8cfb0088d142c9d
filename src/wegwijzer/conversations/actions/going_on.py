"""Once it was asked: answering, planning, beginning, and letting it go."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import rules
from wegwijzer.conversations.actions.calendars import follow
from wegwijzer.conversations.actions.common import can_still_write, mine, must_be_still_here, people
from wegwijzer.conversations.happenings import tell_the_other
from wegwijzer.conversations.models import Conversation, JointField
from wegwijzer.conversations.models.facts import Phase
from wegwijzer.conversations.queries.partners import is_here
from wegwijzer.organisations.saving import saving


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


def _change(conversation: Conversation, **fields) -> None:
    for name, value in fields.items():
        setattr(conversation, name, value)
    with saving():
        conversation.save(update_fields=list(fields))
