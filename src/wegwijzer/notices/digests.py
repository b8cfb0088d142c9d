"""What goes in whose digest, and the daily round in which it is asked."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.notices.kinds import Pace, group_of, groups, kind_of, kinds
from wegwijzer.notices.letters import Part
from wegwijzer.notices.models import Choice, Letter, Notice
from wegwijzer.notices.reminders import reminders

OLDEST = timedelta(days=14)  # what nobody looked at for so long is not told once more
AT_ONCE_HAS = timedelta(minutes=10)  # for its own letter, before it goes along in a digest
NO_ANSWER_HAS = timedelta(hours=1)


def paces_of(actor: Actor) -> dict[str, str]:
    """Group → what this person chose."""
    return dict(Choice.objects.filter(person=actor.person_id).values_list("group", "pace"))


def pace_of(actor: Actor, notice: Notice, chosen: dict[str, str] | None = None) -> Pace:
    """How this notice goes to the actor."""
    kind = kind_of(notice.kind)
    if kind is None:
        return Pace.OFF
    chosen = paces_of(actor) if chosen is None else chosen
    return kind.pace_for(chosen.get(group_of(kind.group).key))


def take_back_unanswered(actor: Actor) -> None:
    """A notice of which the letter was never answered counts as not told: see once.py."""
    lost = Letter.objects.filter(
        person=actor.person_id, handed_at__lt=timezone.now() - NO_ANSWER_HAS, taken_at=None
    ).values("pk")
    mine = Notice.objects.filter(person=actor.person_id, seen_at=None, letter__in=lost)
    mine.update(mailed_at=None, letter=None)


def waiting(actor: Actor) -> list[Part]:
    """What a digest of the actor would hold now, by group, the newest first."""
    now = timezone.now()
    rows = Notice.objects.filter(person=actor.person_id, mailed_at=None, seen_at=None, told_at__gte=now - OLDEST)
    chosen, found = paces_of(actor), {}
    for notice in rows.order_by("-told_at", "-pk"):
        pace = pace_of(actor, notice, chosen)
        late = notice.told_at < now - AT_ONCE_HAS
        if pace is Pace.DIGEST or (pace is Pace.AT_ONCE and late):
            found.setdefault(group_of(kind_of(notice.kind).group).key, []).append(notice)
    return [Part(group, found[group.key]) for group in groups() if group.key in found]


def receivers(with_digest: bool) -> set[UUID]:
    """Whom the round asks about: who may have something in a digest, and whom rooms want to remind."""
    found = {person for reminder in reminders() for person in reminder.receivers()}
    return found | set(_with_something()) if with_digest else found


def _with_something() -> Iterable[UUID]:
    known = [(kind.key, group_of(kind.group).key, kind.pace_for(None).value) for kind in kinds()]
    columns = [list(column) for column in zip(*known, strict=True)] or [[], [], []]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wegwijzer_digest_receivers(%s, %s, %s, %s)", [timezone.now() - OLDEST, *columns])
        return [person for (person,) in cursor.fetchall()]


def key_of(day: date) -> str:
    return f"digest {day.isoformat()}"
