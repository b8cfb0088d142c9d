"""The day before, somebody is reminded that they meet. At the pace they chose, and saying no more than that."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.agenda.access import SEE_APPOINTMENT
from wegwijzer.agenda.models import Appointment, Attendance, Said
from wegwijzer.notices.actions import notify
from wegwijzer.notices.reminders import Reminder, add_reminder

SOON = "agenda.soon"


def tomorrow() -> tuple[datetime, datetime]:
    zone = timezone.get_default_timezone()
    day = timezone.localdate() + timedelta(days=1)
    return datetime.combine(day, time.min, zone), datetime.combine(day + timedelta(days=1), time.min, zone)


def receivers() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wegwijzer_meets_between(%s, %s)", tomorrow())
        return [person for (person,) in cursor.fetchall()]


def remind(actor: Actor) -> None:
    since, until = tomorrow()
    rows = Appointment.objects.filter(starts_at__gte=since, starts_at__lt=until, cancelled_at__isnull=True)
    mine = Attendance.objects.filter(appointment=OuterRef("pk"), person=actor.person_id, answer=Said.DECLINED)
    said_no = Exists(mine.filter(answered_sequence=OuterRef("sequence")))  # a no to an earlier moment is none to this
    for row in SEE_APPOINTMENT.filter(actor, rows).exclude(said_no):
        notify(actor, persons=[actor.person_id], kind=SOON, about=row.pk, moment=row.starts_at.isoformat())


def begin() -> None:
    """When the application starts."""
    add_reminder(Reminder("agenda", receivers, remind))
