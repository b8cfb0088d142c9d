"""When somebody leaves: what stood in calendars for a day on which they work here no more does not go on."""

from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import actions, jobs, queries
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.people.jobs import organisation_job

LET_GO = "SELECT organisation_id, person_id, attendance_id, sequence FROM wegwijzer_let_go_of_meetings(%s)"
LEAVING = "SELECT organisation_id, person_id, appointment_id FROM wegwijzer_meets_after_leaving(%s)"


@organisation_job()
def let_go_with_who_leaves(actor: Actor, appointment_id: str) -> None:
    """In the name of one who is in it, rather of who stays."""
    found = queries.one(actor, UUID(appointment_id))
    if found is not None:
        actions.let_go(actor, appointment=found)


@app.periodic(cron="*/15 * * * *")
@app.task(name="agenda.look_for_who_leaves", queueing_lock="agenda.look_for_who_leaves")
@transaction.atomic
def look_for_who_leaves(timestamp: int) -> None:
    """Of all organisations, as soon as it is known that somebody leaves and not on the day itself. Where nobody of an
    appointment is here any more, it ends in nobody's name, in one transaction with what tells their calendars."""
    zone = timezone.get_default_timezone_name()
    with connection.cursor() as cursor:
        cursor.execute(LEAVING, [zone])
        found = cursor.fetchall()
        cursor.execute(LET_GO, [zone])
        ended = cursor.fetchall()
    enqueue_each(
        let_go_with_who_leaves.task,
        [
            {"in_organisation": organisation, "as_person": person, "appointment_id": appointment}
            for organisation, person, appointment in found
        ],
    )
    enqueue_each(
        jobs.send_appointment,
        [
            {"in_organisation": organisation, "as_person": person, "attendance_id": attendance, "sequence": sequence}
            for organisation, person, attendance, sequence in ended
        ],
    )
