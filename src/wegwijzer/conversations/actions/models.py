"""Which models an organisation offers, to whom, under which name and with which of the optional flows (WHO-2)."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations import rules
from wegwijzer.conversations.access import ADOPT_MODELS
from wegwijzer.conversations.models import OfferedModel
from wegwijzer.conversations.queries.partners import AT_FIRST
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.saving import assign, locked, saving, say

say("model_offered_once", "key", _("Dit model wordt hier al aangeboden."))


def offer_model(
    actor: Actor, *, key: str, unit: Unit | None = None, name: str = "", flows: Sequence[str] = ()
) -> OfferedModel:
    """From now on people in this unit and below it (None: everybody) can choose this model.

    A unit that offers something offers only that: what stands above it no longer holds there. `flows`: keys of the
    optional flows that are on; the others are what the model guarantees. Running conversations keep theirs.
    """
    ADOPT_MODELS.require_role(actor)
    fields = _checked(key, name, flows)
    with saving():
        _begin(actor, without=key if unit is None else "")
        row = OfferedModel(organisation=actor.organisation, key=key, unit=unit)
        assign(row, fields).save(force_insert=True)
    return row


def change_offer(actor: Actor, *, offer: OfferedModel, name: str = "", flows: Sequence[str] = ()) -> OfferedModel:
    ADOPT_MODELS.require_role(actor)
    row = locked(offer)
    with saving():
        assign(row, _checked(row.key, name, flows)).save()
    return row


def withdraw_offer(actor: Actor, *, offer: OfferedModel) -> OfferedModel:
    """Nobody begins with it any more here; running conversations go on. Raises ValidationError when nothing would be
    left for everybody."""
    ADOPT_MODELS.require_role(actor)
    row = locked(offer)
    if row.withdrawn_at:
        return row
    left = OfferedModel.objects.filter(withdrawn_at__isnull=True, unit__isnull=True).exclude(pk=row.pk)
    if row.unit_id is None and not left.exists():
        raise rules.refuse("key", _("Dan is er voor niemand nog een model. Bied eerst een ander aan."))
    row.withdrawn_at = timezone.now()
    with saving():
        row.save(update_fields=["withdrawn_at"])
    return row


def begin_with_models(actor: Actor) -> list[OfferedModel]:
    """Writes down what an organisation offers that has not chosen yet, so that it can be changed. Once."""
    ADOPT_MODELS.require_role(actor)
    with saving():
        _begin(actor)
    return list(OfferedModel.objects.filter(withdrawn_at__isnull=True))


def _begin(actor: Actor, without: str = "") -> None:
    if not OfferedModel.objects.exists():
        for key in AT_FIRST:
            if key != without:
                OfferedModel.objects.create(organisation=actor.organisation, key=key)


def _checked(key: str, name: str, flows: Sequence[str]) -> dict:
    rules.check_choice("key", key, shipped.KEYS)
    wrong = set(flows) - shipped.model(key).optional
    if wrong:
        raise rules.refuse("flows", _("Deze weg hoort niet bij dit model, of staat er altijd open."))
    return {"name": rules.check_text("name", name, 120), "flows": sorted(set(flows))}
