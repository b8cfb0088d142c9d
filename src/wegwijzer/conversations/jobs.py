"""What a worker does with conversations: each day, and when asked."""

import logging
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.actions.going_on import cancel_with_those_who_left
from wegwijzer.conversations.happenings import tell
from wegwijzer.conversations.models.papers import RoundForms
from wegwijzer.conversations.round_forms import go_on
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.foundation.logs import Word
from wegwijzer.people.jobs import organisation_job

log = logging.getLogger(__name__)

KEPT_HOURS = 24  # blank forms of a round, in one file
# A lost connection or a deadlock: again after 2, 4, 8 and 16 seconds.
RETRY = RetryStrategy(max_attempts=5, exponential_wait=2, retry_exceptions=(OperationalError,))
LEFT_BEHIND = "SELECT organisation_id, person_id FROM wegwijzer_talking_with_who_left(%s)"


@organisation_job()
def let_go_with_who_left(actor: Actor) -> None:
    """In the name of who is still here, and only what that person could do; they hear that it happened."""
    if cancel_with_those_who_left(actor):
        tell(actor, "partner_left", persons=[actor.person_id], also_oneself=True)


@app.periodic(cron="10 4 * * *")
@app.task(name="conversations.look_for_who_left", queueing_lock="conversations.look_for_who_left")
def look_for_who_left(timestamp: int) -> None:
    """A job for everybody, of any organisation, who has an open conversation with somebody who left. Where both did, it
    ends at once."""
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BEHIND, [today()])
        found = cursor.fetchall()
        cursor.execute("SELECT wegwijzer_let_go_where_both_left(%s)", [today()])
    enqueue_each(
        let_go_with_who_left.task,
        [{"in_organisation": organisation, "as_person": person} for organisation, person in found],
    )


@organisation_job(retry=RETRY)
def make_round_forms(actor: Actor, forms_id: str) -> None:
    """A few forms each time, and then itself again: so far as it came is seen, and a worker that dies loses little."""
    forms = RoundForms.objects.select_for_update().filter(pk=UUID(forms_id)).first()
    if forms is None or forms.ready_at or forms.failed_at:
        return
    try:
        with transaction.atomic():
            more = go_on(actor, forms)
    except OperationalError:
        raise
    except Exception as error:  # somebody is waiting for an answer
        log.error("Forms of a round could not be made: %s", Word(type(error).__name__), exc_info=True)
        RoundForms.objects.filter(pk=forms.pk).update(failed_at=timezone.now())
        return
    if more:
        make_round_forms.enqueue(actor, forms_id=forms.pk)


@app.periodic(cron="15 * * * *")
@app.task(name="conversations.forget_round_forms", queueing_lock="conversations.forget_round_forms")
def forget_old_forms(timestamp: int) -> None:
    """What was asked more than a day ago, of all organisations."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_forget_round_forms(%s)", [KEPT_HOURS])
