"""One letter with all that waits, at the organisation's pace; nothing confidential in it, and nothing twice."""

import re
from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.identity.post import plain, waiting
from wegwijzer.foundation.links import within
from wegwijzer.identity.models import Account
from wegwijzer.notices import actions, digests, jobs, reminders
from wegwijzer.notices.models import MailRound, Notice
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Membership, Person

pytestmark = pytest.mark.django_db
TASK = "notices.remind_and_digest"


@pytest.fixture
def choose(as_):
    def say(actor, **paces) -> None:
        with as_(actor) as known:
            actions.choose_paces(known, paces=paces)

    return say


@pytest.fixture
def at(monkeypatch, as_, cast):
    """`at(day, hour)`: what a worker does then. Only the letters of tests wait in the digest, and no room reminds."""
    monkeypatch.setattr(reminders, "_reminders", {})
    inside = {str(actor.person_id) for actor in cast.inside}
    for actor in cast.inside:
        with as_(actor) as known:
            actions.mark_seen(known)

    def strike(day: date, hour: int = 9) -> list[dict]:
        moment = datetime(day.year, day.month, day.day, hour, 5, tzinfo=ZoneInfo("Europe/Brussels"))
        before = waiting(TASK)
        with monkeypatch.context() as patched:
            patched.setattr(jobs, "timezone", SimpleNamespace(localtime=lambda: moment, now=timezone.now))
            jobs.make_rounds(0)
        return [ids for ids in waiting(TASK) if ids not in before and ids["as_person"] in inside]

    return strike


@pytest.fixture
def bring(at):
    """Makes the round of a day and runs its jobs, as a worker does."""

    def run(day: date = date(2026, 11, 23)) -> None:
        for ids in at(day):
            jobs.remind_and_digest(**ids)

    return run


def test_counts_and_links_in_neutral_words_and_nothing_else(cast, notify, choose, bring, smtp, of):
    choose(cast.employee, plan="digest")
    for moment in ("one", "two"):
        notify(cast.leader, cast.employee, moment=moment)
    notify(cast.hr, cast.employee, kind="tests.can_wait")
    bring()
    (letter,) = smtp.to(cast.employee.account.email)
    text = plain(letter)
    assert "2 berichten over iets dat loopt" in text and "1 ander bericht" in text
    for notice in of(cast.employee):
        assert within(cast.employee, "notice", notice.pk) in text
    page = letter.get_body(("html",)).get_content()
    assert [word in page for word in re.findall(r"/o/\S+", text)] == [True] * 5
    for secret in ("Johan", "Nele", "koffie", "tafel", "esprek", "loopbaan"):
        assert secret not in letter["subject"] + text + page, secret
    assert letter["List-Unsubscribe"].endswith(within(cast.employee, "notice-choices") + ">")
    assert letter["Auto-Submitted"] == "auto-generated" and letter["Content-Language"] == "nl"


def test_once_a_day_and_each_notice_in_one_letter(cast, notify, bring, smtp):
    notify(cast.hr, cast.employee, kind="tests.can_wait")
    bring()
    bring()
    assert len(smtp.letters) == 1
    bring(date(2026, 11, 24))
    assert len(smtp.letters) == 1
    notify(cast.hr, cast.employee, kind="tests.can_wait", moment="again")
    bring(date(2026, 11, 25))
    assert len(smtp.letters) == 2


def test_a_job_that_runs_twice_sends_once(cast, notify, at, smtp):
    notify(cast.hr, cast.employee, kind="tests.can_wait")
    (ids,) = at(date(2026, 11, 23))
    assert ids["day"] == "2026-11-23" and set(ids) == {"in_organisation", "as_person", "day", "with_digest"}
    for _time in range(3):
        jobs.remind_and_digest(**ids)
    assert len(smtp.letters) == 1


def test_nothing_for_what_was_seen_was_chosen_off_or_is_told_quietly(cast, notify, choose, bring, smtp, as_):
    choose(cast.leader, other="off")
    notify(cast.hr, cast.employee, cast.leader, kind="tests.can_wait")
    notify(cast.hr, cast.coach, kind="tests.quiet")
    with as_(cast.employee) as samira:
        actions.mark_seen(samira)
    bring()
    assert smtp.letters == []


def test_what_is_told_quietly_goes_along_for_who_chose_a_digest(cast, notify, choose, bring, smtp):
    choose(cast.coach, plan="digest")
    notify(cast.hr, cast.coach, kind="tests.quiet")
    bring()
    assert len(smtp.to(cast.coach.account.email)) == 1


def test_nothing_to_who_left_cannot_sign_in_or_has_no_account(cast, notify, at, smtp, as_):
    notify(cast.hr, cast.employee, cast.leader, cast.coach, kind="tests.can_wait")
    with as_(cast.hr):
        Person.objects.filter(pk=cast.coach.person_id).update(account=None)
    found = at(date(2026, 11, 23))
    assert len(found) == 2  # who has no account is not even asked about
    with as_(cast.hr):
        Membership.objects.filter(person=cast.employee.person).update(ends_on=cast.hr.today.replace(year=2025))
    Account.objects.filter(pk=cast.leader.account.pk).update(is_active=False)
    for ids in found:
        jobs.remind_and_digest(**ids)
    assert smtp.letters == []


def test_in_the_language_of_who_receives_it(cast, notify, bring, smtp):
    Account.objects.filter(pk=cast.employee.account.pk).update(language="en")
    notify(cast.hr, cast.employee, kind="tests.can_wait")
    bring()
    assert smtp.letters[0]["Content-Language"] == "en"


def test_not_before_the_hour_of_the_organisation(cast, notify, at, as_):
    with as_(cast.hr):
        Organisation.objects.filter(pk=cast.hr.organisation.pk).update(digest_hour=16)
    notify(cast.hr, cast.employee, kind="tests.can_wait")
    assert at(date(2026, 11, 23), 15) == []
    assert len(at(date(2026, 11, 23), 16)) == 1
    assert at(date(2026, 11, 23), 17) == []


def test_once_a_week_on_its_day_and_made_up_for_when_the_worker_was_away(cast, notify, at, as_):
    with as_(cast.hr):
        Organisation.objects.filter(pk=cast.hr.organisation.pk).update(digest_every="week", digest_weekday=5)
    notify(cast.hr, cast.employee, kind="tests.can_wait")
    days = [date(2026, 11, 23), date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 28), date(2026, 12, 5)]
    found = [[ids["with_digest"] for ids in at(day)] for day in days]
    assert found == [[], [], [1], [], [1]]  # Friday the 27th; nobody worked on 4 December


def test_reminders_go_every_day_before_the_digest_and_one_that_fails_stops_nothing(
    cast, notify, bring, smtp, monkeypatch
):
    def remind(actor):
        actions.notify(actor, persons=[actor.person_id], kind="tests.can_wait", moment="reminded")

    def broken(actor):
        raise ZeroDivisionError

    monkeypatch.setattr(reminders, "_reminders", {})
    reminders.add_reminder(reminders.Reminder("tests.broken", lambda: [cast.employee.person_id], broken))
    reminders.add_reminder(reminders.Reminder("tests.remind", lambda: [cast.employee.person_id], remind))
    bring()
    assert len(smtp.letters) == 1  # the digest of the same round tells it already, if others asked for that round
    bring(date(2026, 11, 24))
    assert len(smtp.letters) == 1


def test_more_than_a_few_in_a_day_wait_for_the_digest(cast, notify, deliver, bring, smtp, as_):
    for number in range(jobs.MOST_A_DAY + 3):
        notify(cast.leader, cast.employee, moment=f"{number}")
    deliver()
    assert len(smtp.letters) == jobs.MOST_A_DAY
    with as_(cast.employee):
        Notice.objects.update(told_at="2026-11-21T08:00Z")
        assert Notice.objects.filter(mailed_at=None, kind="tests.letter").count() == 3
    with as_(cast.employee) as samira:
        Notice.objects.filter(mailed_at=None).update(told_at=timezone.now() - 2 * digests.AT_ONCE_HAS)
        assert [len(part.notices) for part in digests.waiting(samira)] == [3]


def test_the_round_and_its_jobs_are_saved_together(cast, notify, at, as_, monkeypatch):
    notify(cast.hr, cast.employee, kind="tests.can_wait")

    def dies(*_):
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(jobs, "enqueue_each", dies)
        with pytest.raises(SystemExit):
            at(date(2026, 11, 23))
    with as_(cast.hr):
        assert not MailRound.objects.exists()
    assert len(at(date(2026, 11, 23))) == 1


def test_a_round_is_noted_by_the_job_alone(cast, as_):
    """Who says that today's round was made keeps everybody's letters back."""
    row = MailRound(organisation_id=cast.employee.organisation.pk, day=date(2026, 11, 23), with_digest=True)
    for persona in (cast.employee, cast.hr):
        with as_(persona), pytest.raises(DatabaseError), transaction.atomic():
            MailRound.objects.bulk_create([row])
    with tenant(cast.employee.organisation.pk):
        MailRound.objects.bulk_create([row])


def test_what_is_kept_of_letters_goes_after_a_while(cast, notify, deliver, smtp, as_, owner):
    notify(cast.leader, cast.employee)
    deliver()
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_forget_letters(60)")
    with as_(cast.employee):
        letter = jobs.Letter.objects.get(person=cast.employee.person_id)
        jobs.Letter.objects.update(made_at="2026-01-01T08:00Z")
    jobs.forget_letters(0)
    with as_(cast.employee):
        assert not jobs.Letter.objects.filter(pk=letter.pk).exists()
