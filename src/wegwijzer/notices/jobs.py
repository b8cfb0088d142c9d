"""The letters of notices, sent by a worker with the rights of who receives them. The queue knows ids alone."""

import logging
from datetime import date, timedelta
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.foundation.logs import Word
from wegwijzer.identity.jobs import MAIL_RETRY
from wegwijzer.notices import digests, letters, mailbox
from wegwijzer.notices.kinds import Pace
from wegwijzer.notices.models import Letter, MailRound, Notice
from wegwijzer.notices.once import Envelope, Written, send_once
from wegwijzer.notices.reminders import reminders
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import NoLongerThere, acting_for

log = logging.getLogger(__name__)

MOST_A_DAY = 5  # letters of one notice each; the rest goes along in a digest
KEPT_DAYS = 60


@app.task(name="notices.send_notice", retry=MAIL_RETRY)
def send_notice(in_organisation: str, as_person: str, notice_id: str) -> None:
    """The letter of one notice, for who wants it at once. Nothing for what was seen or told already."""

    def write(envelope: Envelope) -> Written | None:
        notice = Notice.objects.filter(
            pk=notice_id, person=envelope.actor.person_id, mailed_at=None, seen_at=None
        ).first()
        if notice is None or digests.pace_of(envelope.actor, notice) is not Pace.AT_ONCE or _many(envelope.actor):
            return None
        return Written(letters.something_new(envelope, notice), [notice.pk])

    send_once(UUID(in_organisation), UUID(as_person), key=f"notice {notice_id}", write=write)


def _many(actor: Actor) -> bool:
    recent = timezone.now() - timedelta(days=1)
    mine = Letter.objects.filter(person=actor.person_id, key__startswith="notice ", handed_at__gte=recent)
    return mine.count() >= MOST_A_DAY


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.make_rounds", queueing_lock="notices.make_rounds")
def make_rounds(timestamp: int) -> None:
    """Where the hour has come that an organisation chose: a job for each person who may have something. The round and
    its jobs are saved at once, so each is made once, whenever a worker dies."""
    now = timezone.localtime()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM wegwijzer_mail_rounds(%s, %s)", [now.date(), now.hour])
        due = cursor.fetchall()
    for organisation, with_digest in due:
        _make_round(organisation, now.date(), with_digest)


def _make_round(organisation: UUID, day: date, with_digest: bool) -> None:
    with transaction.atomic(), tenant(organisation):
        row = MailRound(organisation_id=organisation, day=day, with_digest=with_digest)
        MailRound.objects.bulk_create([row], ignore_conflicts=True)
        if not MailRound.objects.filter(pk=row.pk).exists():
            return  # another worker was first
        persons = sorted(digests.receivers(with_digest))
        common = {"in_organisation": organisation, "day": day, "with_digest": int(with_digest)}
        enqueue_each(remind_and_digest, [common | {"as_person": person} for person in persons])
    log.info("a round of letters for %s people", len(persons))


@app.task(name="notices.remind_and_digest", retry=MAIL_RETRY)
def remind_and_digest(in_organisation: str, as_person: str, day: str, with_digest: int) -> None:
    """What rooms want this person reminded of, and then the digest of the day. Each once, however often this runs."""
    organisation, person = UUID(in_organisation), UUID(as_person)
    _remind(organisation, person)
    if with_digest:
        send_once(organisation, person, key=digests.key_of(date.fromisoformat(day)), write=_digest)


def _remind(organisation: UUID, person: UUID) -> None:
    for reminder in reminders():
        try:
            with acting_for(organisation, person) as actor:
                reminder.remind(actor)
        except NoLongerThere:
            return
        except Exception as problem:  # of one room; the letters of others go all the same
            log.error("%s: nobody was reminded: %s", Word(reminder.key), Word(type(problem).__name__), exc_info=True)


def _digest(envelope: Envelope) -> Written | None:
    digests.take_back_unanswered(envelope.actor)
    parts = digests.waiting(envelope.actor)
    if not parts:
        return None
    return Written(letters.digest(envelope, parts), [notice.pk for part in parts for notice in part.notices])


@app.periodic(cron="*/5 * * * *")
@app.task(name="notices.read_mailbox", queueing_lock="notices.read_mailbox", lock="notices.read_mailbox")
def read_mailbox(timestamp: int) -> None:
    """What came in for us, when WEGWIJZER_INBOX says where. Who cannot get in now tries again in five minutes."""
    mailbox.read()


@app.periodic(cron="10 4 * * *")
@app.task(name="notices.forget_letters", queueing_lock="notices.forget_letters")
def forget_letters(timestamp: int) -> None:
    """That a letter went is kept as long as it may still come back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_forget_letters(%s)", [KEPT_DAYS])
