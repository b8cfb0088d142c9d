"""What an organisation offers, group by group, beside what each model is (WHO-2)."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.models import OfferedModel
from wegwijzer.conversations.queries.partners import AT_FIRST
from wegwijzer.organisations.models import Unit


@dataclass(frozen=True)
class FlowSaid:
    """A way along which something may be passed on, in words. `on`: it is open in this offer."""

    key: str
    text: str
    optional: bool
    on: bool


@dataclass(frozen=True)
class Described:
    """One of the four models in the language of who looks."""

    key: str
    texts: shipped.ModelTexts
    flows: list[FlowSaid]
    advantages: list[str]
    needs: list[str]
    guaranteed: list[str]


@dataclass(frozen=True)
class Offering:
    """A model as one group gets it. `row` is None while the organisation has not chosen yet."""

    row: OfferedModel | None
    name: str
    model: Described


@dataclass(frozen=True)
class Group:
    """`unit` None: everybody for whom no nearer unit chose."""

    unit: Unit | None
    offerings: list[Offering]


def described(key: str, switched_on: list[str] | None = None) -> Described:
    """In the language of now. `switched_on`: the optional flows of an offer; None: as the model ships."""
    model, said = shipped.model(key), shipped.texts(key, get_language() or "nl")
    on = {flow.key for flow in model.flows_with(switched_on or [])}
    return Described(
        key,
        said,
        [FlowSaid(flow.key, said.flows[flow.key], flow.optional, flow.key in on) for flow in model.flows],
        [said.advantages[name] for name in model.advantages],
        [said.needs[name] for name in model.needs],
        [said.guaranteed[name] for name in model.guaranteed],
    )


def groups(actor: Actor) -> list[Group]:
    """Everybody first, then the units that chose for themselves, by name. Two statements."""
    rows = SEE_STRUCTURE.filter(actor, OfferedModel.objects.filter(withdrawn_at__isnull=True)).select_related("unit")
    found: dict[UUID | None, list[OfferedModel]] = {None: []}
    for row in rows:
        found.setdefault(row.unit_id, []).append(row)
    if len(found) == 1 and not found[None] and not OfferedModel.objects.exists():
        return [Group(None, [Offering(None, "", described(key)) for key in AT_FIRST])]
    made = [Group(each[0].unit if each else None, _offerings(each)) for each in found.values()]
    return sorted(made, key=lambda group: (group.unit is not None, group.unit.name if group.unit else ""))


def _offerings(rows: list[OfferedModel]) -> list[Offering]:
    rows = sorted(rows, key=lambda row: shipped.KEYS.index(row.key))
    return [Offering(row, row.name, described(row.key, row.flows)) for row in rows]


def offer(actor: Actor, identifier: UUID) -> OfferedModel | None:
    """One that is offered now; None for any other id."""
    rows = SEE_STRUCTURE.filter(actor, OfferedModel.objects.filter(withdrawn_at__isnull=True))
    return rows.select_related("unit").filter(pk=identifier).first()
