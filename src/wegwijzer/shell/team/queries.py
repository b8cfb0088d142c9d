"""What a leader sees of the team at a glance: signals, conversations with the leader, agreements and checkpoints.

Signals never name a reason but what the leader knows from the data on positions, or was told by the person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.models import Conversation, PivotalMoment
from wegwijzer.conversations.queries import moments
from wegwijzer.conversations.queries.invitees import invitees
from wegwijzer.conversations.queries.listing import conversations
from wegwijzer.conversations.queries.signals import Signal, signals_of, watch
from wegwijzer.conversations.rules import State, state_of
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.people.access import SEE_DETAILS
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import COUNTED, visible
from wegwijzer.people.queries.names import named
from wegwijzer.people.queries.team import Member, members, with_places
from wegwijzer.plans.queries.team import Facts, Team, of_people

ALL, SIGNAL, SOON, YOURS = "all", "signal", "soon", "yours"
FILTERS = (ALL, SIGNAL, SOON, YOURS)


@dataclass
class Talks:
    """The conversations of one person with the leader: none of those with somebody else."""

    last: Conversation | None = None
    open: Conversation | None = None

    @property
    def asked(self) -> bool:
        """By the employee, and not answered yet."""
        return bool(self.open and state_of(self.open) is State.ASKED and self.open.asked_by_id == self.open.employee_id)

    @property
    def planned(self):
        return self.open.planned_for if self.open and state_of(self.open) is State.PLANNED else None


@dataclass
class Row:
    """One person of the team."""

    person: Person
    talks: Talks
    facts: Facts
    signal: Signal | None = None
    told: PivotalMoment | None = None
    member: Member | None = None  # with places; for the people of this page
    can_invite: bool = False

    @property
    def has_signal(self) -> bool:
        return bool(self.talks.asked or self.facts.late or self.facts.yours or self.signal or self.told)

    @property
    def next(self):
        """The first moment to come: a conversation, or looking at how it goes."""
        known = [moment for moment in (self.talks.planned, self.facts.looked_at) if moment]
        ahead = [moment for moment in known if moment >= timezone.now()]
        return min(ahead, default=None)


@dataclass
class Overview:
    """The whole team, up to COUNTED people, and what is known of each."""

    rows: dict[UUID, Row] = field(default_factory=dict)
    team: Team = field(default_factory=Team)

    def ids(self, chosen: str, today: date) -> list[UUID]:
        return [pk for pk, row in self.rows.items() if _fits(row, chosen, today)]

    def counts(self, today: date, among: set[UUID] | None = None) -> dict[str, int]:
        """`among`: of these people only."""
        ids = {chosen: self.ids(chosen, today) for chosen in FILTERS}
        return {key: len(found if among is None else among.intersection(found)) for key, found in ids.items()}


def _fits(row: Row, chosen: str, today: date) -> bool:
    if chosen == SIGNAL:
        return row.has_signal
    if chosen == SOON:
        return bool(row.next and timezone.localdate(row.next) <= end_of_next_month(today))
    return row.facts.yours > 0 or row.talks.asked if chosen == YOURS else True


def end_of_next_month(day: date) -> date:
    first = day.replace(day=1) + timedelta(days=62)  # always two months on
    return first.replace(day=1) - timedelta(days=1)


def overview(actor: Actor) -> Overview:
    """Twelve statements, however large the team."""
    people = {person.pk: person for person in members(actor).order_by("sort_name", "pk")[:COUNTED]}
    team = of_people(actor, people)
    talks = _talks(actor, people)
    asked = set(invitees(actor).filter(pk__in=people).values_list("pk", flat=True))
    signals = signals_of(actor, asked, watch())
    told = {row.person_id: row for row in moments(actor).filter(person__in=people, done_at__isnull=True)}
    found = {
        pk: Row(person, talks[pk], team.of(pk), signals.get(pk), told.get(pk), can_invite=pk in asked)
        for pk, person in people.items()
    }
    return Overview(found, team)


def _talks(actor: Actor, people: Iterable[UUID]) -> dict[UUID, Talks]:
    found = {pk: Talks() for pk in people}
    rows = conversations(actor, side="other").filter(employee__in=list(people), cancelled_at__isnull=True)
    for row in rows.select_related(None).order_by("asked_at", "pk"):
        its = found[row.employee_id]
        if row.held_at:
            its.last = row if its.last is None or row.held_at > its.last.held_at else its.last
        if not row.concluded_at:
            its.open = row
    return found


def wanted(actor: Actor, text: str) -> QuerySet[Person]:
    """Those one leads who are found by this text, as everywhere where people are searched."""
    return named(text, members(actor), numbers=SEE_DETAILS.may_at_all(actor))


def ids_up_to(people: QuerySet[Person], most: int = COUNTED) -> set[UUID]:
    return set(people.order_by().values_list("pk", flat=True)[: most + 1])


def page_of_team(
    actor: Actor, seen: Overview, people: QuerySet[Person], chosen: str, asked: Mapping[str, str]
) -> tuple[KeyPage, list[Row]]:
    """By name. The places of those on this page come along: four statements."""
    if chosen != ALL:
        people = people.filter(pk__in=seen.ids(chosen, actor.today))
    page = page_by_key(people, asked, among=visible(actor))
    rows = [_row(seen, member) for member in with_places(actor, page.rows)]
    return page, rows


def _row(seen: Overview, member: Member) -> Row:
    row = seen.rows.get(member.person.pk) or Row(member.person, Talks(), Facts())
    row.member = member
    return row
