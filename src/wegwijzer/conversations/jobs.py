"""What is done with conversations each day, by a worker."""

from django.db import connection
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.actions.asking import cancel_with_those_who_left
from wegwijzer.conversations.happenings import tell
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.people.jobs import organisation_job

LEFT_BEHIND = "SELECT organisation_id, person_id FROM wegwijzer_talking_with_who_left(%s)"


@organisation_job()
def let_go_with_who_left(actor: Actor) -> None:
    """In the name of who is still here, and only what that person could do; they hear that it happened."""
    if cancel_with_those_who_left(actor):
        tell(actor, "partner_left", persons=[actor.person_id], also_oneself=True)


@app.periodic(cron="10 4 * * *")
@app.task(name="conversations.look_for_who_left", queueing_lock="conversations.look_for_who_left")
def look_for_who_left(timestamp: int) -> None:
    """A job for everybody, of any organisation, who has an open conversation with somebody who left."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND, [today()])
        found = cursor.fetchall()
    enqueue_each(
        let_go_with_who_left.task,
        [{"in_organisation": organisation, "as_person": person} for organisation, person in found],
    )
