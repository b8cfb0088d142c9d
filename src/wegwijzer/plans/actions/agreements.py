"""What one does with agreements. They are between an employee and who agreed to them; either of the two changes
them until they are fixed."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import ChangedMeanwhile, assign, saving, say
from wegwijzer.plans import rules
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.models import Agreement, Asks, CheckpointWish, Doer, Request

FIELDS = (
    "action", "what", "how", "where", "starts_on", "due_on", "means", "guidance", "effort", "beside_work", "doers",
)  # fmt: skip

say("agreement_says_what", "what", _("Zeg in een paar woorden wat jullie afspreken."))
say("agreement_dates_in_order", "due_on", _("De laatste dag ligt voor de eerste dag."))


def make(
    actor: Actor,
    *,
    employee_id: UUID,
    other_id: UUID | None,
    checkpoints: Sequence[date] = (),
    requests: Sequence[Mapping[str, str]] = (),
    token: UUID | None = None,
    **fields,
) -> Agreement:
    """An agreement of these two; the actor is one of them. `fields` as named in FIELDS.

    Raises ValidationError by field, PermissionDenied for who is neither of the two.
    """
    if actor.person_id is None or actor.person_id not in (employee_id, other_id):
        raise PermissionDenied(_("Een afspraak maak je voor jezelf of met iemand samen."))
    agreement = Agreement(
        organisation=actor.organisation, employee_id=employee_id, other_id=other_id, made_by=actor.person
    )
    if token:
        agreement.pk = token
    _fill(actor, agreement, fields)
    days = rules.check_checkpoints(checkpoints, today=actor.today)
    asked = rules.check_requests(requests, Asks.values)
    with saving():
        agreement.save(force_insert=True)
        _replace(agreement, days, asked)
    return agreement


def change(
    actor: Actor,
    *,
    agreement: Agreement,
    version: int | None = None,
    checkpoints: Sequence[date] | None = None,
    requests: Sequence[Mapping[str, str]] | None = None,
    **fields,
) -> Agreement:
    """Only what is given changes. Raises ChangedMeanwhile when `version` is given and another one stands there."""
    row = _open(actor, agreement)
    if version is not None and row.version != version:
        raise ChangedMeanwhile(row)
    days, asked = None, None
    if checkpoints is not None:
        stood = row.checkpoints.values_list("on", flat=True)
        days = rules.check_checkpoints(checkpoints, today=actor.today, before=stood)
    if requests is not None:
        asked = rules.check_requests(requests, Asks.values)
    _fill(actor, row, fields)
    row.version += 1
    with saving():
        row.save()
        _replace(row, days, asked)
    return row


def remove(actor: Actor, *, agreement: Agreement) -> None:
    """With its checkpoints and what it would have asked of HR. Refused once both confirmed it."""
    with saving():
        _open(actor, agreement).delete()


def _open(actor: Actor, agreement: Agreement) -> Agreement:
    SEE_AGREEMENT.require(actor, agreement)
    row = Agreement.objects.select_for_update(of=("self",), no_key=True).filter(pk=agreement.pk).first()
    if row is None:
        raise ValidationError(_("Dit bestaat niet meer. Misschien heeft iemand het intussen verwijderd."))
    if row.fixed_at:
        raise ValidationError(_("Deze afspraak is door jullie allebei bevestigd en blijft staan."))
    return row


def _fill(actor: Actor, agreement: Agreement, fields: Mapping) -> None:
    unknown = set(fields) - set(FIELDS)
    if unknown:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    before = (agreement.starts_on, agreement.due_on)
    if "doers" in fields or agreement._state.adding:
        fields = {**fields, "doers": rules.check_doers(fields.get("doers") or ("employee",), Doer.values)}
    assign(agreement, {name: value.strip() if isinstance(value, str) else value for name, value in fields.items()})
    rules.check_days(agreement.starts_on, agreement.due_on, today=actor.today, before=before)


def _replace(agreement: Agreement, days: list[date] | None, asked: list[dict] | None) -> None:
    people = {
        "organisation_id": agreement.organisation_id,
        "agreement": agreement,
        "employee_id": agreement.employee_id,
        "other_id": agreement.other_id,
    }
    if days is not None:
        agreement.checkpoints.exclude(on__in=days).delete()
        there = set(agreement.checkpoints.values_list("on", flat=True))
        CheckpointWish.objects.bulk_create([CheckpointWish(**people, on=day) for day in days if day not in there])
    if asked is not None:
        agreement.requests.all().delete()
        Request.objects.bulk_create([Request(**people, **each) for each in asked])
