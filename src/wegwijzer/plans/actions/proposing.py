"""Agreements that are made in a plan, outside a conversation: alone, or proposed by one and agreed by the other."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import ChangedMeanwhile, saving, sent_before
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_PLAN
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.actions.agreements import change, make
from wegwijzer.plans.actions.requests import OUTSIDE, is_from_outside, send_requests
from wegwijzer.plans.agreement_news import tell
from wegwijzer.plans.models import Agreement, Plan
from wegwijzer.plans.rules.steps import EMPLOYEE, LEADER, AgreementState, side_of, state_of


def make_own(
    actor: Actor,
    *,
    checkpoints: Sequence[date] = (),
    requests: Sequence[Mapping[str, str]] = (),
    token: UUID | None = None,
    **fields,
) -> Agreement:
    """An agreement of the actor with themselves: it stands at once. Fields as in plans.actions.make."""
    made, token = _again(actor, token, fields)
    if made is not None:
        return made
    with saving():
        agreement = make(
            actor,
            employee_id=actor.person_id,
            other_id=None,
            checkpoints=checkpoints,
            requests=requests,
            token=token,
            **fields,
        )
        _fix(actor, agreement)
    return agreement


def propose(
    actor: Actor,
    *,
    plan: Plan,
    checkpoints: Sequence[date] = (),
    requests: Sequence[Mapping[str, str]] = (),
    token: UUID | None = None,
    **fields,
) -> Agreement:
    """For the two of this plan: the actor says yes by proposing it, and it stands when the other does too."""
    SEE_PLAN.require(actor, plan)
    if plan.partner_id is None:
        raise ValidationError(_("Kies eerst met wie je je plan deelt."))
    made, token = _again(actor, token, fields)
    if made is not None:
        return made
    _nothing_flows_by_itself(plan.partner_id, requests)
    with saving():
        agreement = make(
            actor,
            employee_id=plan.employee_id,
            other_id=plan.partner_id,
            checkpoints=checkpoints,
            requests=requests,
            token=token,
            **fields,
        )
        _say_yes(actor, agreement)
    tell(actor, "agreement_proposed", agreement)
    return agreement


def put_otherwise(actor: Actor, *, agreement: Agreement, version: int | None = None, **said) -> Agreement:
    """A proposal in other words, until both agreed: who does that says yes to it, and the other is asked anew."""
    _must_be_proposed(agreement)
    _nothing_flows_by_itself(agreement.other_id, said.get("requests"))
    with saving():
        changed = change(actor, agreement=agreement, version=version, **said)
        changed.employee_agreed_at = changed.other_agreed_at = None  # of what stood there before
        changed.save(update_fields=["employee_agreed_at", "other_agreed_at"])
        _say_yes(actor, changed)
    tell(actor, "agreement_proposed", changed)
    return changed


def agree(actor: Actor, *, agreement: Agreement, version: int | None = None) -> Agreement:
    """Yes to what stands there; with both it stands fast. Raises ChangedMeanwhile when it was put otherwise since."""
    current = _locked(actor, agreement)
    if current.fixed_at:
        return current
    _must_be_proposed(current)
    if version is not None and version != current.version:
        raise ChangedMeanwhile(current)
    with saving():
        _say_yes(actor, current)
        if current.employee_agreed_at and current.other_agreed_at:
            _fix(actor, current)
    tell(actor, "agreement_agreed", current)
    return current


def decline(actor: Actor, *, agreement: Agreement) -> Agreement:
    """Not agreed after all: by either, until both said yes."""
    current = _locked(actor, agreement)
    if current.dropped_at:
        return current
    _must_be_proposed(current)
    current.dropped_at = timezone.now()
    with saving():
        current.save(update_fields=["dropped_at"])
    tell(actor, "agreement_declined", current)
    return current


def _nothing_flows_by_itself(other_id: UUID | None, requests: Sequence | None) -> None:
    """Of who talks with an adviser from outside HR knows nothing; what is asked carries the names of both."""
    if requests and is_from_outside(other_id):
        raise ValidationError(OUTSIDE)


def _again(actor: Actor, token: UUID | None, fields: Mapping[str, object]) -> tuple[Agreement | None, UUID | None]:
    """What a form that was sent before made, or the id for what it makes now. Other words are another agreement."""
    made = sent_before(Agreement.objects.filter(made_by=actor.person_id), token)
    if made is None:
        return None, token
    return (made, token) if made.what == str(fields.get("what", "")).strip() else (None, None)


def _locked(actor: Actor, agreement: Agreement) -> Agreement:
    SEE_AGREEMENT.require(actor, agreement)
    if side_of(agreement, actor.person_id) == LEADER:
        raise PermissionDenied(_("Deze afspraak is van twee anderen."))
    return Agreement.objects.select_for_update(of=("self",), no_key=True).get(pk=agreement.pk)


def _must_be_proposed(agreement: Agreement) -> None:
    if state_of(agreement) is not AgreementState.PROPOSED:
        raise ValidationError(_("Deze afspraak staat al vast of ging niet door."))
    if not (agreement.employee_agreed_at or agreement.other_agreed_at):
        raise ValidationError(_("Deze afspraak wordt in jullie gesprek gemaakt. Ze staat vast met jullie besluit."))


def _say_yes(actor: Actor, agreement: Agreement) -> None:
    column = f"{side_of(agreement, actor.person_id)}_agreed_at"
    setattr(agreement, column, timezone.now())
    agreement.save(update_fields=[column])


def _fix(actor: Actor, agreement: Agreement) -> None:
    agreement.fixed_at = timezone.now()
    agreement.save(update_fields=["fixed_at"])
    agreement.refresh_from_db(fields=["binds", "open_to_leader_at", "fixed_at"])
    now_stands(actor, agreements=[agreement.pk])


def now_stands(actor: Actor, *, agreements) -> None:
    """What follows when agreements stand that were made outside a conversation."""
    send_requests(actor, agreements=agreements)
    checkpoints.from_wishes(actor, agreements=agreements)


def asks_for(agreement: Agreement, actor: Actor) -> bool:
    """Whether this proposal waits for the yes of the actor."""
    if state_of(agreement) is not AgreementState.PROPOSED:
        return False
    side = side_of(agreement, actor.person_id)
    mine = agreement.employee_agreed_at if side == EMPLOYEE else agreement.other_agreed_at
    theirs = agreement.other_agreed_at if side == EMPLOYEE else agreement.employee_agreed_at
    return bool(theirs and not mine)
