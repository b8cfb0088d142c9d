"""Appointments of the actor, as pages and feeds show them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.agenda.access import SEE_APPOINTMENT
from wegwijzer.agenda.kinds import kind_of
from wegwijzer.agenda.models import Appointment, Attendance, CalendarName, Feed
from wegwijzer.agenda.rules import OFFERED, Standing, standing_of
from wegwijzer.agenda.tokens import feed_address
from wegwijzer.identity.secrets import hash_of

MOST = 100
PAST_IN_FEED = timedelta(days=92)
MOST_IN_FEED = 500
SENTENCES = {
    Standing.WAITING: _("%(name)s antwoordde nog niet"),
    Standing.BEFORE_MOVE: _("%(name)s antwoordde nog niet op het nieuwe moment"),
    Standing.ACCEPTED: _("%(name)s is erbij"),
    Standing.TENTATIVE: _("%(name)s weet het nog niet zeker"),
    Standing.DECLINED: _("%(name)s kan dan niet"),
    Standing.PROPOSED: _("%(name)s stelt een ander moment voor"),
}
LOOKS = {
    Standing.WAITING: ("clock", ""),
    Standing.BEFORE_MOVE: ("clock", ""),
    Standing.ACCEPTED: ("check", "done"),
    Standing.TENTATIVE: ("chat", ""),
    Standing.DECLINED: ("calendar", "attention"),
    Standing.PROPOSED: ("calendar", "attention"),
}


@dataclass(frozen=True)
class Other:
    """Somebody else in it: how they stand to it, in a sentence, with the look of a status (icon, kind); and the other
    moment that they proposed, when they did, so long as it is ahead."""

    name: str
    standing: Standing
    person_id: UUID
    proposed_at: datetime | None = None
    proposed_minutes: int = 0

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.standing]) % {"name": self.name}

    @property
    def look(self) -> tuple[str, str]:
        return LOOKS[self.standing]


@dataclass(frozen=True)
class Shown:
    """One appointment on a page: its name and address, how the actor and how the others stand to it."""

    row: Appointment
    name: str
    address: str
    mine: Standing
    others: tuple[Other, ...]

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """What the actor can answer: value, words, and whether it was said already."""
        return [(said.value, str(said.label), said == self.mine) for said in OFFERED]

    @property
    def proposals(self) -> list[Other]:
        return [other for other in self.others if other.proposed_at]


def _rows(actor: Actor) -> QuerySet[Appointment]:
    with_people = Attendance.objects.select_related("person").order_by("pk")
    rows = SEE_APPOINTMENT.filter(actor, Appointment.objects.all())
    return rows.prefetch_related(Prefetch("attendances", queryset=with_people))


def coming(actor: Actor) -> list[Shown]:
    """What stands in front of the actor, the nearest first. Two statements."""
    rows = _rows(actor).filter(starts_at__gt=timezone.now() - timedelta(hours=12), cancelled_at__isnull=True)
    return [_shown(actor, row) for row in rows.order_by("starts_at", "pk")[:MOST]]


def about(actor: Actor, kind: str, identifiers: Iterable[UUID]) -> dict[UUID, Shown]:
    """Of these things of a kind, the appointments that the actor is in and that go on, by what they are about."""
    rows = _rows(actor).filter(kind=kind, about__in=list(identifiers), cancelled_at__isnull=True)
    return {row.about: _shown(actor, row) for row in rows}


def one(actor: Actor, identifier: UUID) -> Appointment | None:
    return SEE_APPOINTMENT.filter(actor, Appointment.objects.filter(pk=identifier)).first()


def _shown(actor: Actor, row: Appointment) -> Shown:
    kind, people, mine = kind_of(row.kind), list(row.attendances.all()), actor.person_id
    standing = {each.person_id: standing_of(each, row) for each in people}
    others = [_other(each, standing[each.person_id]) for each in people if each.person_id != mine]
    return Shown(
        row=row,
        name=str(kind.name) if kind else "",
        address=kind.address(actor, row.about) if kind else "",
        mine=standing[mine],
        others=tuple(others),
    )


def _other(each: Attendance, standing: Standing) -> Other:
    name = each.person.given_name
    if standing is not Standing.PROPOSED or each.proposed_at <= timezone.now():
        return Other(name, standing, each.person_id)
    return Other(name, standing, each.person_id, each.proposed_at, each.proposed_minutes)


def my_feed(actor: Actor) -> tuple[Feed | None, str]:
    """The actor's feed and its address; nothing and an empty text when there is none."""
    feed = Feed.objects.filter(person=actor.person_id).first()
    return feed, feed_address(feed) if feed else ""


def whose_feed(token: str) -> tuple[UUID, UUID] | None:
    """(organisation, person) that a token opens; asked outside any organisation."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT organisation_id, person_id FROM wegwijzer_feed(%s)", [hash_of(token)])
        return cursor.fetchone()


def in_calendar(actor: Actor, appointment: Appointment) -> Attendance:
    """The actor's own part in it, under the uid of their own calendar."""
    rows = named(Attendance.objects.select_related("appointment"))
    return rows.get(appointment=appointment, person=actor.person_id)


def named(rows: QuerySet[Attendance]) -> QuerySet[Attendance]:
    """With `uid`, under which each stands in the actor's own calendar; None for what is in another's."""
    own = CalendarName.objects.filter(attendance=OuterRef("pk"), organisation=OuterRef("organisation"))
    return rows.annotate(uid=Subquery(own.values("uid")))


def in_feed(actor: Actor) -> QuerySet[Attendance]:
    """From three months back on, the latest first where there are too many."""
    rows = Attendance.objects.filter(person=actor.person_id, appointment__cancelled_at__isnull=True)
    rows = rows.filter(appointment__starts_at__gt=timezone.now() - PAST_IN_FEED).select_related("appointment")
    return named(rows).order_by("-appointment__starts_at", "pk")[:MOST_IN_FEED]
