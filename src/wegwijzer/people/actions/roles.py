"""Roles of people (WHO-5): combinable, from–to."""

from datetime import date

from django.db.models import Q

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.organisations.saving import assign, locked, saving
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actions import sentences  # noqa: F401  registers what to say
from wegwijzer.people.models import Membership, Person
from wegwijzer.people.rules import check_stretch, keeps_a_career_lead


def grant_role(actor: Actor, *, person: Person, role: str, starts_on: date, ends_on: date | None = None) -> Membership:
    CHANGE_PERSON.require(actor, person)
    check_stretch(starts_on, ends_on, today=actor.today)
    membership = Membership(organisation=actor.organisation, person=person)
    with saving():
        assign(membership, {"role": role, "starts_on": starts_on, "ends_on": ends_on}).save()
    return membership


def change_role(
    actor: Actor, *, membership: Membership, ends_on: date | None, version: str | None = None
) -> Membership:
    """Set or take away the last day of a role. From the day after, what the role opens is closed.

    Raises ValidationError when nobody would be left to keep the organisation's data.
    """
    CHANGE_PERSON.require(actor, membership.person)
    with saving():
        current = locked(membership, version)
        check_stretch(current.starts_on, ends_on, today=actor.today)
        keeps_a_career_lead(_others_after(current, ends_on), current.role, ends_on)
        current.ends_on = ends_on
        current.save(update_fields=["ends_on"])
    return current


def _others_after(membership: Membership, day: date | None) -> int:
    """How many others still have the role after `day`. Their rows are locked, so two people cannot each
    end the other's at the same moment."""
    if day is None or membership.role != Role.CAREER_LEAD:
        return 1
    others = Membership.objects.filter(role=membership.role, starts_on__lte=day)
    others = others.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day)).exclude(person=membership.person_id)
    return len(others.select_for_update(no_key=True).values_list("pk"))
