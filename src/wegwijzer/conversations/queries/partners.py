"""Which models are offered to somebody, and who can be the other side: always as of today."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.models import Conversation, OfferedModel
from wegwijzer.conversations.rules import side_of
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import LineKind, Membership, Person, Position, ReportingLine

AT_FIRST = ("line", "external")  # what an organisation offers that has not chosen yet
STAFF = (Role.CAREER_LEAD, Role.COACH)


@dataclass(frozen=True)
class Offer:
    """A model as the organisation offers it: its own name (or ""), and the flows of a conversation that begins now."""

    key: str
    name: str
    flows: tuple[shipped.Flow, ...]

    @property
    def model(self) -> shipped.ConversationModel:
        return shipped.model(self.key)


@dataclass(frozen=True)
class Choice:
    """A model that somebody can choose, with the people who can be the other side."""

    offer: Offer
    people: list[Person]


def offered(actor: Actor, employee_id: UUID) -> dict[str, Offer]:
    """Model key → as it is offered to this person. Three statements.

    What the nearest unit upward chose holds, for each of the person's places; else what holds for everybody.
    """
    rows = list(OfferedModel.objects.filter(withdrawn_at__isnull=True))
    if not rows and not OfferedModel.objects.exists():
        return {key: Offer(key, "", shipped.model(key).flows_with([])) for key in AT_FIRST}
    chosen: dict[str, OfferedModel] = {}
    for way in _ways(actor, employee_id):
        chosen |= {row.key: row for row in nearest(rows, way)}
    return {key: _offer(chosen[key]) for key in shipped.KEYS if key in chosen}


def _offer(row: OfferedModel) -> Offer:
    return Offer(row.key, row.name, shipped.model(row.key).flows_with(row.flows))


def way_of(path: str) -> list[UUID]:
    return [UUID(unit) for unit in reversed(path.strip(".").split(".")) if unit]


def nearest(rows: list[OfferedModel], way: list[UUID]) -> list[OfferedModel]:
    """What the nearest unit upward chose, else what holds for everybody."""
    unit = next((unit for unit in way if any(row.unit_id == unit for row in rows)), None)
    return [row for row in rows if row.unit_id == unit]


def _ways(actor: Actor, employee_id: UUID) -> list[list[UUID]]:
    """For each place of the person today: its unit and those above it, nearest first."""
    places = Position.objects.on(actor.today).filter(person=employee_id).values("unit")
    paths = Unit.objects.filter(pk__in=places).values_list("path", flat=True)
    return [way_of(path) for path in paths] or [[]]


def partners(actor: Actor, model: str, employee_id: UUID) -> QuerySet[Person]:
    """Who can be the other side of this employee in this model today. They have a role here, and are somebody else."""
    return receivers(actor, shipped.model(model).other, employee_id)


def receivers(actor: Actor, to: str, employee_id: UUID) -> QuerySet[Person]:
    """People with a role today who are this to the employee: leader, leader_above, hr, staff or adviser."""
    held = Membership.objects.on(actor.today)
    here = Person.objects.filter(pk__in=held.values("person")).exclude(pk=employee_id)
    lines = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL)
    leaders = lines.filter(person=employee_id).values("manager")
    found = {
        "leader": lambda: here.filter(pk__in=leaders),
        "leader_above": lambda: here.filter(pk__in=lines.filter(person__in=leaders).values("manager")),
        "hr": lambda: here.filter(pk__in=held.filter(role=Role.CAREER_LEAD).values("person")),
        "staff": lambda: here.filter(pk__in=held.filter(role__in=STAFF).values("person")),
        "adviser": lambda: here.filter(pk__in=held.filter(role=Role.EXTERNAL_ADVISER).values("person")),
    }
    return found[to]().order_by("sort_name", "pk")


def choices(actor: Actor) -> list[Choice]:
    """What the actor, as an employee, can ask for: each model offered, with whom. Empty for an adviser."""
    if actor.person_id is None or Role.EMPLOYEE not in actor.roles:
        return []
    found = offered(actor, actor.person_id)
    return [Choice(offer, list(partners(actor, key, actor.person_id))) for key, offer in found.items()]


def models_with(actor: Actor, employee_id: UUID) -> dict[str, Offer]:
    """The models in which the actor can ask this employee for a conversation, as the other side."""
    return {
        key: offer
        for key, offer in offered(actor, employee_id).items()
        if "other" in offer.model.asked_by and partners(actor, key, employee_id).filter(pk=actor.person_id).exists()
    }


def is_here(actor: Actor, person_id: UUID) -> bool:
    """Whether this person has a role in the organisation today: without one, nobody comes in."""
    return Membership.objects.on(actor.today).filter(person=person_id).exists()


def other_of(conversation: Conversation, person_id: UUID) -> UUID:
    """The id of the one across the table."""
    mine = side_of(conversation, person_id)
    return conversation.other_id if mine == "employee" else conversation.employee_id
