"""Whom the actor can ask for a conversation, as the other side: those one leads, those below, or anybody for HR."""

from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations.queries.partners import STAFF
from wegwijzer.foundation.links import within
from wegwijzer.people.access import SEE_DETAILS
from wegwijzer.people.models import LineKind, Membership, Person, Position, ReportingLine
from wegwijzer.people.queries.names import named

TEAM = 60  # people of one's own who are listed by name


def may_invite(actor: Actor) -> bool:
    """Whether there can be anybody; without a statement."""
    return bool(actor.has_reports or actor.roles & set(STAFF))


def invitees(actor: Actor) -> QuerySet[Person]:
    """People who have a role as an employee here today, and are somebody else."""
    here = Membership.objects.on(actor.today).filter(role=Role.EMPLOYEE).values("person")
    people = Person.objects.filter(pk__in=here).exclude(pk=actor.person_id)
    if actor.roles & set(STAFF):
        return people
    lines = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL)
    led = lines.filter(manager=actor.person_id).values("person")
    return people.filter(pk__in=led.union(lines.filter(manager__in=led).values("person")))


def team(actor: Actor) -> list[Person]:
    """Those whom the actor leads, by name."""
    lines = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL, manager=actor.person_id)
    return list(invitees(actor).filter(pk__in=lines.values("person")).order_by("sort_name", "pk")[:TEAM])


class InviteeSource:
    """For the picker: the same people, found by name; by number for who sees numbers."""

    def __init__(self, actor: Actor):
        self.actor = actor
        self.address = within(actor, "invitee-options")

    def get(self, identifier: UUID) -> Person | None:
        return invitees(self.actor).filter(pk=identifier).first()

    def find(self, text: str, limit: int) -> list[Person]:
        numbers = SEE_DETAILS.may_at_all(self.actor)
        return list(named(text, invitees(self.actor), numbers=numbers).order_by("sort_name", "pk")[:limit])

    def label(self, person: Person) -> str:
        return person.full_name

    def details(self, people: list[Person]) -> dict[UUID, str]:
        """The unit, which tells two of one name apart."""
        places = Position.objects.on(self.actor.today).filter(person__in=people).select_related("unit")
        return {place.person_id: place.unit.name for place in places.order_by("-share", "pk")}
