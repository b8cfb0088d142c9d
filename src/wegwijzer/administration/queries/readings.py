"""The reading log as its owner sees it: per day, who looked at what, and on which ground."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.dateformat import time_format
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.models import Reading, ReadingSubject
from wegwijzer.access.readings import own_readings
from wegwijzer.access.rules import Rule
from wegwijzer.foundation.paging import AFTER, BEFORE
from wegwijzer.foundation.sent import as_id
from wegwijzer.people.access import SEE_PERSON
from wegwijzer.people.audience import joined, roles_in_short
from wegwijzer.people.models import Person

SIZE = 60
MOST_HOURS = 4  # more than this is a stretch of time
RULES: dict[str, Rule] = {ReadingSubject.PERSON_PAGE: SEE_PERSON}


@dataclass
class Seen:
    """One reader who looked at one thing on one day; `times` are the moments, latest first."""

    name: str  # "" for somebody who is not known any more
    why: str
    what: str
    times: list[datetime] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        """At which hours, each minute once; when there are many, how often and between which two."""
        minutes = list(dict.fromkeys(time_format(moment, "G.i") for moment in reversed(self.times)))
        if len(minutes) <= MOST_HOURS:
            return _("om %(hours)s uur") % {"hours": joined(minutes)}
        said = _("%(number)d keer, tussen %(first)s en %(last)s uur")
        return said % {"number": len(self.times), "first": minutes[0], "last": minutes[-1]}


@dataclass
class Day:
    day: date
    seen: list[Seen] = field(default_factory=list)


@dataclass(frozen=True)
class Log:
    """`newer` and `older` are addresses of the pages beside this one; None at the ends."""

    days: list[Day]
    newer: str | None
    older: str | None


def log_of(actor: Actor, asked: Mapping[str, str]) -> Log:
    """A page of the actor's own log: one statement for the readings, one for the names of the readers."""
    rows, newer, older = _page(actor, asked)
    return Log(_by_day(rows, _names(rows)), newer, older)


def _page(actor: Actor, asked: Mapping[str, str]) -> tuple[list[Reading], str | None, str | None]:
    readings, edge = own_readings(actor), as_id(asked.get(BEFORE)) or as_id(asked.get(AFTER))
    back = edge is not None and as_id(asked.get(BEFORE)) is None
    if back:  # towards newer ones: the oldest of those first
        readings = readings.filter(pk__gt=edge).order_by("pk")
    elif edge:
        readings = readings.filter(pk__lt=edge)
    rows = list(readings[: SIZE + 1])
    more, rows = len(rows) > SIZE, rows[:SIZE]
    if back:
        rows.reverse()
    if not rows:
        return [], None, None
    newer = more if back else edge is not None
    older = True if back else more
    return rows, f"?{AFTER}={rows[0].pk}" if newer else None, f"?{BEFORE}={rows[-1].pk}" if older else None


def _names(rows: list[Reading]) -> dict[UUID, str]:
    people = Person.objects.filter(pk__in={row.reader_id for row in rows})
    return {person.pk: person.full_name for person in people}


def _by_day(rows: list[Reading], names: dict[UUID, str]) -> list[Day]:
    days: dict[date, Day] = {}
    seen: dict[tuple, Seen] = {}
    for row in rows:
        moment = timezone.localtime(row.read_at)
        day = days.setdefault(moment.date(), Day(moment.date()))
        key = (moment.date(), row.reader_id, row.subject, row.ground)
        if key not in seen:
            seen[key] = Seen(names.get(row.reader_id, ""), _why(row), row.get_subject_display())
            day.seen.append(seen[key])
        seen[key].times.append(moment)
    return list(days.values())


def _why(row: Reading) -> str:
    """The ground as the owner may read it: why this person could open it then."""
    said = {
        "leader": _("leidde jou toen"),
        "leader_above": _("leidde toen jouw leidinggevende"),
        "self": _("jijzelf"),
        "receiver": _("kreeg het toegestuurd"),
        "partner": _("voert dat gesprek met jou"),
    }
    if row.ground in said:
        return said[row.ground]
    roles = roles_in_short(RULES[row.subject]) if row.subject in RULES else ""
    return _("vanuit de rol %(roles)s") % {"roles": roles} if roles else _("vanuit een rol")
