"""The plan on one's own page and start page; on somebody else's page what runs and is open to who leads them.
Who is about to leave is offered to take the plan along."""

from datetime import timedelta

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.people.audience import who_sees
from wegwijzer.people.models import Employment, Person
from wegwijzer.people.sections import Section
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.queries import team
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.queries.home import MOST, home
from wegwijzer.plans.views.rows import rows_of

SOON = timedelta(days=92)  # before the last day, from when on taking along is offered


def plan_section(actor: Actor, person: Person) -> Section | None:
    if person.pk == actor.person_id:
        return _own(actor) if Role.EMPLOYEE in actor.roles else None
    return _of_another(actor, person) if actor.has_reports else None


def _own(actor: Actor) -> Section:
    seen = home(actor)
    rows = rows_of(actor, [*seen.rows, *filter(None, [seen.done])], seen.changes, actions_by_key(actor))
    context = {
        "home": seen,
        "rows": rows,
        "next": seen.next,
        "answer": who_sees(SEE_AGREEMENT, seen.rows[0], actor) if len(seen.rows) == 1 else None,
    }
    return Section("plans/section.html", context, at_home=True, first=True)


def _of_another(actor: Actor, person: Person) -> Section | None:
    rows = team.by_day(team.running(actor)).filter(employee=person.pk).select_related("employee", "other")
    found = team.lines(actor, rows.order_by("by", "pk")[: MOST + 1])
    if not found:
        return None
    context = {"person": person, "lines": found[:MOST], "more": len(found) > MOST}
    return Section("plans/section_of_another.html", context)


def leaving_section(actor: Actor, person: Person) -> Section | None:
    """To the person alone, once it is known that they leave, and while they can still sign in."""
    if person.pk != actor.person_id:
        return None
    now = Employment.objects.on(actor.today).filter(person=person.pk).first()
    if now is None or now.ends_on is None or now.ends_on > actor.today + SOON:
        return None
    on = Employment.objects.filter(person=person.pk, starts_on__gt=now.ends_on)
    if on.filter(starts_on__lte=now.ends_on + timedelta(days=1)).exists():
        return None  # goes on in another contract
    return Section("plans/leaving.html", {"day": now.ends_on}, at_home=True)
