"""What a worker does for stories: the letter to who is asked, and telling whoever asked that one came in. The queue
knows ids alone; the token is made here, at the end."""

from uuid import UUID

from django.db import connection
from django.utils.translation import override
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.identity import letters as post
from wegwijzer.identity.jobs import MAIL_RETRY
from wegwijzer.identity.secrets import hash_of
from wegwijzer.people.jobs import organisation_job
from wegwijzer.selfwork.models import Invited
from wegwijzer.selfwork.portrait import letters, rules
from wegwijzer.selfwork.portrait.tokens import token_of
from wegwijzer.selfwork.telling import tell_story_came


@organisation_job(retry=MAIL_RETRY)
def send_story_letter(actor: Actor, invited_id: str) -> None:
    """Once for asking and once for a reminder, however often this runs. Where no letter may go, or none arrives, nobody
    is told: it would say which addresses exist."""
    row = Invited.objects.select_related("asking").filter(pk=UUID(invited_id), person=actor.person_id).first()
    token = token_of(row.pk) if row else ""
    if row is None or not row.email or hash_of(token) != row.token_hash or not _goes(row):
        return
    organisation = actor.organisation
    with override(organisation.language):
        letter = letters.asking(
            name=actor.person.full_name,
            organisation=organisation.name,
            token=token,
            until=row.asking.until,
            again=row.reminded_at is not None,
        )
        try:
            post.send(letter, to=row.email, language=organisation.language)
        except post.NotWanted:
            return


def _goes(row: Invited) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_story_letter(%s, %s)", [row.pk, rules.MOST_TO_ONE])
        return cursor.fetchone()[0]


@organisation_job()
def tell_story(actor: Actor, invited_id: str) -> None:
    row = Invited.objects.filter(pk=UUID(invited_id), person=actor.person_id, answered_at__isnull=False).first()
    if row is not None:
        tell_story_came(actor, asking_id=row.asking_id, invited_id=row.pk)


@app.periodic(cron="30 4 * * *")
@app.task(name="selfwork.forget_stories", queueing_lock="selfwork.forget_stories")
def forget_stories(timestamp: int) -> None:
    """Addresses, drafts and what was removed, some time after the end; of all organisations."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_forget_stories(%s)", [rules.KEPT_DAYS])
