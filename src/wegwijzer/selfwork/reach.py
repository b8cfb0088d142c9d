"""With whom somebody can share, and since when somebody does this job: read from people."""

from datetime import date

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.people.models import LineKind, Membership, Person, Position, ReportingLine

HELPERS = (Role.CAREER_LEAD, Role.COACH)


def possible_receivers(actor: Actor) -> QuerySet[Person]:
    """Whom the actor may show something: who leads the actor today, HR and the coaches. By name."""
    leaders = ReportingLine.objects.on(actor.today).filter(person=actor.person_id).values("manager")
    helpers = Membership.objects.on(actor.today).filter(role__in=[role.value for role in HELPERS]).values("person")
    found = Person.objects.filter(pk__in=leaders.union(helpers))
    return found.exclude(pk=actor.person_id).order_by("given_name", "family_name", "pk")


def may_receive(actor: Actor, receiver: Person) -> bool:
    return possible_receivers(actor).filter(pk=receiver.pk).exists()


def close_colleagues(actor: Actor) -> QuerySet[Person]:
    """Who leads the actor, whom the actor leads, and who is led by the same person: with a role today, by name.

    Nobody learns a name here that they do not meet at work; for all others there is a link or an address.
    """
    lines = ReportingLine.objects.on(actor.today)
    leaders = lines.filter(person=actor.person_id).values("manager")
    beside = lines.filter(manager__in=leaders, kind=LineKind.HIERARCHICAL).values("person")
    led = lines.filter(manager=actor.person_id).values("person")
    found = Person.objects.filter(pk__in=leaders.union(beside, led))
    here = Membership.objects.on(actor.today).values("person")
    return found.filter(pk__in=here).exclude(pk=actor.person_id).order_by("given_name", "family_name", "pk")


def start_in_the_job(actor: Actor) -> date | None:
    """The first day of the function that somebody has today, as far back as it goes on; None when it is not known."""
    rows = Position.objects.filter(person=actor.person_id, starts_on__lte=actor.today).order_by("-starts_on")
    found = None
    for function, starts_on in rows.values_list("function_id", "starts_on"):
        if found is not None and function != found[0]:
            break
        found = (function, starts_on)
    return found[1] if found else None
