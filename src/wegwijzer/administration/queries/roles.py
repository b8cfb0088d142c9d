"""Who has which role now or from a later day."""

from django.db.models import Count, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.administration.queries.attention import still
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.models import Membership, Person
from wegwijzer.people.queries.names import named

ALL_BUT_EMPLOYEES = tuple(role for role in Role if role is not Role.EMPLOYEE)
KEYS = ("person__sort_name", "person_id", "pk")


def held(actor: Actor) -> QuerySet[Membership]:
    """Roles that are not over, for who keeps them."""
    if not CHANGE_PERSON.may_at_all(actor):
        return Membership.objects.none()
    return Membership.objects.filter(still(actor.today)).select_related("person")


def held_by(actor: Actor, *, role: str, text: str) -> QuerySet[Membership]:
    """Those with this role, or with any but employee when `role` is empty; found by name or number."""
    rows = held(actor).filter(role__in=[role] if role else ALL_BUT_EMPLOYEES)
    if not text.strip():
        return rows
    return rows.filter(person__in=named(text, Person.objects.all(), numbers=True).values("pk"))


def counts(actor: Actor) -> dict[str, int]:
    """How many people have each role today. Employees are not counted: nearly everybody is one."""
    today = held(actor).filter(starts_on__lte=actor.today, role__in=ALL_BUT_EMPLOYEES)
    return dict(today.order_by().values_list("role").annotate(Count("person", distinct=True)))


def other_roles(membership: Membership, actor: Actor) -> int:
    """How many other roles this person has now or later: without any, the door closes."""
    return held(actor).filter(person=membership.person_id).exclude(pk=membership.pk).count()
