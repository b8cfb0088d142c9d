"""With whom somebody can share a plan: those they can already go to with questions about their career."""

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.people.models import Membership, Person
from wegwijzer.plans.access.grounds import lines_on
from wegwijzer.plans.models import Agreement

STAFF = (Role.COACH, Role.CAREER_LEAD, Role.EXTERNAL_ADVISER)
MOST = 40


def leaders(actor: Actor) -> list[Person]:
    lines = lines_on(actor.today).filter(person=actor.person_id).values("manager")
    return list(_here(actor).filter(pk__in=lines).order_by("sort_name", "pk"))


def leads(actor: Actor, leader_id, person_id) -> bool:
    """Whether the one leads the other today, so that an agreement of the two binds the organisation."""
    return lines_on(actor.today).filter(manager=leader_id, person=person_id).exists()


def candidates(actor: Actor) -> dict[str, list[Person]]:
    """By what they are to the actor: leader, agreed (somebody an agreement was made with), and the roles of STAFF.
    Each person once."""
    first = leaders(actor)
    known = Agreement.objects.filter(employee=actor.person_id, other__isnull=False).values("other")
    agreed = list(_here(actor).filter(pk__in=known).order_by("sort_name", "pk")[:MOST])
    held = Membership.objects.on(actor.today).filter(role__in=STAFF).select_related("person")
    staff = list(held.order_by("person__sort_name", "person")[:MOST])
    by_role = [(role, [each.person for each in staff if each.role == role]) for role in STAFF]
    found, seen = {}, {actor.person_id}
    for key, people in (("leader", first), ("agreed", agreed), *by_role):
        found[key] = [person for person in people if person.pk not in seen]
        seen |= {person.pk for person in people}
    return found


def _here(actor: Actor):
    return Person.objects.filter(pk__in=Membership.objects.on(actor.today).values("person"))
