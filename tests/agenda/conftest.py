"""Two people who meet, the post that tells them, and what their calendars answer."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.identity.post import waiting
from tests.notices.conftest import moody  # noqa: F401  a fixture
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda import actions, jobs, kinds
from wegwijzer.agenda.models import Appointment, CalendarName
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within

KIND = "tests.meeting"


@pytest.fixture(autouse=True)
def known_kinds(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds._kinds))
    kinds.add_kind(kinds.Kind(KIND, "Koffie met Johan", lambda actor, about: within(actor, "agenda")))


def at(days: int, hour: int = 10) -> datetime:
    """So many days from today, at this hour here."""
    return datetime.combine(today() + timedelta(days=days), time(hour), timezone.get_default_timezone())


def uid_of(row: Appointment, persona) -> str:
    """Under which it stands in the calendar of this one."""
    with acting_as(persona):
        return CalendarName.objects.get(attendance__appointment=row).uid


@pytest.fixture
def meeting(cast) -> Callable[..., Appointment]:
    """`meeting()`: Johan asks Samira, a week from today at ten."""

    def put(by=None, persons=None, about=None, starts_at=None, minutes=30) -> Appointment:
        by = by or cast.leader
        persons = persons or [cast.leader, cast.employee]
        with acting_as(by):
            return actions.put(
                by,
                kind=KIND,
                about=about or new_id(),
                starts_at=starts_at or at(7),
                minutes=minutes,
                persons=[one.person_id for one in persons],
            )

    return put


@pytest.fixture
def post_runs(smtp) -> Callable[[], int]:
    """Runs every invitation that waits, as a worker does; answers how many there were."""

    def run() -> int:
        found = waiting("agenda.send_appointment")
        for ids in found:
            jobs.send_appointment(**ids)
        return len(found)

    return run
