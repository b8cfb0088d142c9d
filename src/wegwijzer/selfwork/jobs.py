"""What a worker does for stories: the letter to who is asked, and telling whoever asked that one came in. The queue
knows ids alone; the token is made here, at the end."""

import logging
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection
from django.utils.translation import override
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.logs import Word
from wegwijzer.identity.jobs import MAIL_RETRY
from wegwijzer.identity.letters import NotSent
from wegwijzer.identity.secrets import hash_of
from wegwijzer.output import post
from wegwijzer.output.mail import compose
from wegwijzer.people.actors import NoLongerThere, acting_for
from wegwijzer.people.jobs import organisation_job
from wegwijzer.selfwork.models import Invited
from wegwijzer.selfwork.portrait import letters, rules
from wegwijzer.selfwork.portrait.tokens import token_of
from wegwijzer.selfwork.telling import tell_story_came

log = logging.getLogger(__name__)


@app.task(name="selfwork.send_story_letter", retry=MAIL_RETRY)
def send_story_letter(in_organisation: str, as_person: str, invited_id: str) -> None:
    """Once for asking and once for a reminder, however often this runs and whatever dies: it is counted just before its
    last line, as decision 0012 has it. Where no letter may go, or none arrives, nobody is told: it would say which
    addresses exist."""
    ids = UUID(in_organisation), UUID(as_person), UUID(invited_id)
    try:
        with acting_for(*ids[:2]) as actor:
            message = _written(actor, ids[2])
        if message is not None:
            _send(message, *ids)
    except NoLongerThere:
        log.info("nobody asks for a story any more; no letter went")


def _written(actor: Actor, invited_id: UUID) -> EmailMessage | None:
    """None where none may go (any more)."""
    row = Invited.objects.select_related("asking").filter(pk=invited_id, person=actor.person_id).first()
    token = token_of(row.pk) if row else ""
    if row is None or not row.email or hash_of(token) != row.token_hash or not _goes(row.pk, take=False):
        return None
    organisation = actor.organisation
    with override(organisation.language):
        letter = letters.asking(
            name=actor.person.full_name,
            organisation=organisation.name,
            token=token,
            until=row.asking.until,
            again=row.reminded_at is not None,
        )
        return compose(letter, to=row.email, sender=settings.DEFAULT_FROM_EMAIL, language=organisation.language)


def _send(message: EmailMessage, organisation: UUID, person: UUID, invited_id: UUID) -> None:
    """A receiver whom the server refuses counts like any other, so that nobody tries out addresses; what was given
    whole and not answered is not sent again."""
    counted = []

    def count() -> None:
        with acting_for(organisation, person):
            if not _goes(invited_id, take=True):
                raise post.Overtaken
        counted.append(True)

    try:
        post.hand_over(message, count)
    except post.Overtaken:
        log.info("a letter went another way meanwhile, or may not go any more")
    except post.NoAnswer as problem:
        log.warning("a letter was given whole and not answered: %s", Word(str(problem)))
    except post.Refused:
        if not counted:
            with suppress(post.Overtaken):
                count()
    except post.NotNow as problem:
        if counted:
            with acting_for(organisation, person):
                _asked("SELECT wegwijzer_story_letter_back(%s)", invited_id)
        raise NotSent(Word(str(problem))) from None


def _goes(invited_id: UUID, *, take: bool) -> bool:
    """Whether a letter may go now; `take`: and that it goes."""
    return _asked("SELECT wegwijzer_story_letter(%s, %s, %s)", invited_id, rules.MOST_TO_ONE, take)


def _asked(sql: str, *given):
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
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
