"""The career contact of somebody, and what the two laid down: always as far as the actor may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations.access import SEE_CONTACT, SEE_GOALS
from wegwijzer.conversations.models import CareerContact, YearGoals
from wegwijzer.conversations.queries.partners import receivers
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.people.models import LineKind, Membership, Person, ReportingLine

ROLES = (Role.TEAM_LEADER, Role.CAREER_LEAD, Role.COACH)


@dataclass(frozen=True)
class Contact:
    """`row` is None when it is simply who leads the employee."""

    person: Person
    row: CareerContact | None

    @property
    def since(self) -> date | None:
        return self.row.starts_on if self.row else None


def contact_of(actor: Actor, person_id: UUID) -> Contact | None:
    """Today: whom HR named, when they are still here; else who leads this person. Two statements at most.

    For the employee, who leads them, that contact and HR; others are not shown the rows.
    """
    rows = SEE_CONTACT.filter(actor, CareerContact.objects.on(actor.today)).filter(person=person_id)
    row = rows.filter(contact__in=_here(actor)).select_related("contact").first()
    if row is not None:
        return Contact(row.contact, row)
    line = _leading(actor).filter(person=person_id).select_related("manager")
    first = line.order_by("-position__share", "pk").first()
    return Contact(first.manager, None) if first else None


def contact_id_of(actor: Actor, person_id: UUID) -> UUID | None:
    found = contact_of(actor, person_id)
    return found.person.pk if found else None


def _here(actor: Actor):
    return Membership.objects.on(actor.today).values("person")


def _leading(actor: Actor):
    lines = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL)
    return lines.filter(manager__in=_here(actor))


def can_be_contact(actor: Actor, person_id: UUID) -> QuerySet[Person]:
    """The leaders of this person, and whoever leads, is of HR or is a coach here."""
    held = Membership.objects.on(actor.today).filter(role__in=ROLES).values("person")
    above = [receivers(actor, to, person_id).order_by().values("pk") for to in ("leader", "leader_above")]
    return Person.objects.filter(Q(pk__in=held) | Q(pk__in=above[0]) | Q(pk__in=above[1])).exclude(pk=person_id)


def named_later(actor: Actor, person_id: UUID) -> CareerContact | None:
    """Whom HR named from a day that is still to come."""
    rows = SEE_CONTACT.filter(actor, CareerContact.objects.filter(starts_on__gt=actor.today, person=person_id))
    return rows.select_related("contact").order_by("starts_on").first()


def my_people(actor: Actor, asked: Mapping[str, str]) -> KeyPage:
    """Whose contact the actor is today: named by HR, or leading them while HR named nobody. By name."""
    named = CareerContact.objects.on(actor.today).filter(contact__in=_here(actor))
    others = named.filter(person=OuterRef("person"))
    led = ReportingLine.objects.on(actor.today).filter(kind=LineKind.HIERARCHICAL, manager=actor.person_id)
    mine = named.filter(contact=actor.person_id).values("person")
    people = Person.objects.filter(pk__in=mine.union(led.filter(~Exists(others)).values("person")))
    return page_by_key(people.filter(pk__in=_here(actor)).exclude(pk=actor.person_id), asked, size=30)


def earlier_with(actor: Actor) -> list[tuple[Person, Person]]:
    """Pairs (employee, contact) in which the actor laid something down, by name of the other of the two."""
    rows = SEE_GOALS.filter(actor, YearGoals.objects.all()).select_related("employee", "other")
    pairs = {(row.employee_id, row.other_id): (row.employee, row.other) for row in rows.order_by("-year")[:200]}
    return sorted(pairs.values(), key=lambda pair: (pair[0].sort_name, pair[1].sort_name))


@dataclass(frozen=True)
class Year:
    """One year of two people: what both agreed on last, what one proposes since then, and what stood there before."""

    year: int
    laid_down: YearGoals | None
    proposed: YearGoals | None
    before: list[YearGoals]

    @property
    def newest(self) -> YearGoals:
        return self.proposed or self.laid_down


def years_of(actor: Actor, employee_id: UUID, other_id: UUID) -> list[Year]:
    """Newest year first. One statement. Empty for anybody but the two."""
    rows = SEE_GOALS.filter(actor, YearGoals.objects.filter(employee=employee_id, other=other_id))
    by_year: dict[int, list[YearGoals]] = {}
    for row in rows.select_related("employee", "other", "changed_by").order_by("-year", "-version"):
        by_year.setdefault(row.year, []).append(row)
    return [_year(year, listed) for year, listed in by_year.items()]


def _year(year: int, newest_first: list[YearGoals]) -> Year:
    laid_down = next((row for row in newest_first if row.is_laid_down), None)
    proposed = newest_first[0] if not newest_first[0].is_laid_down else None
    before = [row for row in newest_first if row not in (laid_down, proposed)]
    return Year(year, laid_down, proposed, before)


def waits_for_me(actor: Actor, employee_ids: list[UUID]) -> set[tuple[UUID, int]]:
    """(employee, year) of what the other proposed to the actor, who did not answer yet."""
    rows = YearGoals.objects.filter(Q(employee=actor.person_id) | Q(other=actor.person_id))
    rows = rows.filter(employee__in=employee_ids).exclude(changed_by=actor.person_id)
    open_ones = rows.filter(Q(employee_agreed_at__isnull=True) | Q(other_agreed_at__isnull=True))
    newer = YearGoals.objects.filter(
        employee=OuterRef("employee"), other=OuterRef("other"), year=OuterRef("year"), version__gt=OuterRef("version")
    )
    return set(open_ones.filter(~Exists(newer)).values_list("employee_id", "year"))
