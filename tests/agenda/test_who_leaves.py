"""What stands in calendars for a day on which somebody works here no more leaves them by itself."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from tests.agenda.conftest import at
from tests.agenda.test_invitations_by_mail import calendar_of
from tests.identity.post import plain
from tests.plans.agreed import an_agreement
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda import actions, leaving
from wegwijzer.agenda.models import Appointment
from wegwijzer.notices.models import Notice
from wegwijzer.people.models import Employment, Membership, Position, ReportingLine
from wegwijzer.plans import jobs
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.models import Checkpoint

pytestmark = pytest.mark.django_db


@pytest.fixture
def ends(cast, as_):
    """`ends(cast.employee, 3)`: the last day at work is three days from now."""

    def end(persona, days: int) -> None:
        last = cast.hr.today + timedelta(days=days)
        with as_(cast.hr):
            for model in (ReportingLine, Position, Employment):
                model.objects.filter(person=persona.person, ends_on__isnull=True).update(ends_on=last)

    return end


def work() -> int:
    """As the worker does each quarter of an hour; answers how many jobs there were."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s", [leaving.let_go_with_who_leaves.name])
        leaving.look_for_who_leaves(0)
        cursor.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name = %s", [leaving.let_go_with_who_leaves.name]
        )
        found = [json.loads(args) for (args,) in cursor.fetchall()]
    for ids in found:
        leaving.let_go_with_who_leaves.run(**ids)
    return len(found)


def gone(row, persona) -> bool:
    with acting_as(persona):
        return Appointment.objects.get(pk=row.pk).cancelled_at is not None


def test_a_meeting_after_the_last_day_is_taken_out_of_both_calendars(cast, as_, meeting, ends, post_runs, smtp):
    before, after = meeting(starts_at=at(2)), meeting(starts_at=at(7))
    post_runs()
    ends(cast.employee, 3)
    assert work() >= 1
    assert gone(after, cast.leader) and not gone(before, cast.leader)
    post_runs()
    for persona in (cast.employee, cast.leader):
        last = calendar_of(smtp.to(persona.account.email)[-1])
        assert (str(last["method"]), last.walk("VEVENT")[0]["sequence"]) == ("CANCEL", 1)
        with as_(persona):
            assert Notice.objects.filter(kind="agenda.gone", about=after.pk).count() == 1
    assert work() == 0


def test_where_everybody_stays_nothing_happens(meeting):
    meeting()
    assert work() == 0


def test_a_checkpoint_goes_along_with_its_appointment(cast, as_, ends):
    agreement = an_agreement(cast.employee, cast.leader)
    with as_(cast.employee) as samira:
        row = checkpoints.plan(samira, agreements=[agreement], starts_at=at(20))
    ends(cast.employee, 3)
    work()
    with as_(cast.leader):
        assert Checkpoint.objects.get(pk=row.pk).cancelled_at
        assert not Appointment.objects.filter(about=row.pk, cancelled_at__isnull=True).exists()
        assert not Notice.objects.filter(kind="plans.checkpoint_cancelled", about=row.pk).exists(), "nobody did"


def test_where_all_have_left_it_ends_in_nobodys_name(cast, as_, meeting):
    row = meeting()
    yesterday = cast.hr.today - timedelta(days=1)
    with as_(cast.hr):
        Membership.objects.filter(person__in=[cast.leader.person, cast.employee.person]).update(ends_on=yesterday)
    work()
    with acting_as(cast.leader):
        its = Appointment.objects.get(pk=row.pk)
    assert its.cancelled_at and its.sequence == 1


@pytest.fixture
def left(cast, as_):
    """`left(cast.employee)`: what was not known before: yesterday was the last day."""

    def go(*personas) -> None:
        with as_(cast.hr):
            held = Membership.objects.filter(person__in=[persona.person for persona in personas])
            held.update(ends_on=cast.hr.today - timedelta(days=1))

    return go


def test_who_left_already_hears_that_it_does_not_go_on_and_no_more(cast, meeting, left, post_runs, smtp):
    """It stands in their calendar; a link would lead to a closed door."""
    row = meeting()
    post_runs()
    left(cast.employee)
    assert work() >= 1 and gone(row, cast.leader)
    for _twice in range(2):
        post_runs()
    _first, last = smtp.to(cast.employee.account.email)
    assert str(calendar_of(last)["method"]) == "CANCEL" and "gaat niet door" in plain(last)
    assert "http" not in plain(last) and "List-Unsubscribe" not in last


def test_a_role_of_after_the_last_contract_is_enough_to_meet(cast, as_, meeting, ends):
    """Who retired and comes back as a coach has no contract."""
    ends(cast.employee, -3)
    with as_(cast.hr) as hr:
        roles = Membership.objects.filter(person=cast.employee.person)
        roles.filter(starts_on__lt=hr.today).update(ends_on=hr.today - timedelta(days=3))
        Membership.objects.create(person=cast.employee.person, role="coach", starts_on=hr.today)
    row = meeting()
    work()
    assert not gone(row, cast.leader)


def test_where_all_have_left_their_calendars_hear_of_it(cast, meeting, left, post_runs, smtp):
    meeting()
    post_runs()
    silent = meeting(starts_at=at(9))  # of which no letter went yet
    left(cast.employee, cast.leader)
    work()
    post_runs()
    for persona in (cast.employee, cast.leader):
        letters = [calendar_of(letter) for letter in smtp.to(persona.account.email)]
        assert [str(each["method"]) for each in letters] == ["REQUEST", "CANCEL"]
        assert str(letters[0].walk("VEVENT")[0]["uid"]) == str(letters[1].walk("VEVENT")[0]["uid"])
    assert gone(silent, cast.leader)


def test_it_ends_only_together_with_the_jobs_that_say_so(cast, meeting, left, post_runs, monkeypatch):
    row = meeting()
    post_runs()
    left(cast.employee, cast.leader)

    def broken(*_given):
        raise ConnectionError

    monkeypatch.setattr(leaving, "enqueue_each", broken)
    with pytest.raises(ConnectionError):
        leaving.look_for_who_leaves(0)
    assert not gone(row, cast.leader)


def test_who_left_gets_nothing_else(cast, as_, meeting, left, post_runs, smtp):
    row = meeting()
    post_runs()
    left(cast.employee)
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(8))
    post_runs()
    assert len(smtp.to(cast.employee.account.email)) == 1


def test_a_checkpoint_of_two_who_both_left_ends_as_well(cast, as_, left):
    with as_(cast.employee) as samira:
        row = checkpoints.plan(samira, agreements=[an_agreement(cast.employee, cast.leader)], starts_at=at(20))
    for persona in (cast.hr, cast.leader):  # while somebody acts nothing ends
        with as_(persona):
            assert jobs.asked("SELECT wegwijzer_let_go_of_checkpoints(%s)", at(1).date()) == [(0,)]
    left(cast.employee)
    jobs.look_for_slipping(0)
    with as_(cast.leader):
        assert Checkpoint.objects.get(pk=row.pk).cancelled_at is None, "one of the two is here"
    left(cast.leader)
    jobs.look_for_slipping(0)
    with acting_as(cast.leader):
        ended = Checkpoint.objects.get(pk=row.pk)
    assert ended.cancelled_at and ended.version == 2


def test_a_past_checkpoint_of_two_who_both_left_stays_what_it_was(cast, as_, left):
    with as_(cast.employee) as samira:
        row = checkpoints.plan(samira, agreements=[an_agreement(cast.employee, cast.leader)], starts_at=at(20))
        Checkpoint.objects.filter(pk=row.pk).update(starts_at=at(-2))
    left(cast.employee, cast.leader)
    jobs.look_for_slipping(0)
    with acting_as(cast.leader):
        past = Checkpoint.objects.get(pk=row.pk)
    assert past.cancelled_at is None and past.version == 1


def test_who_acts_is_told_nothing_and_lets_nothing_go(cast, as_, meeting, ends):
    row = meeting()
    ends(cast.employee, 3)
    for persona in (cast.hr, cast.leader, cast.coach):
        with as_(persona), connection.cursor() as cursor:
            cursor.execute(leaving.LEAVING, ["Europe/Brussels"])
            assert cursor.fetchall() == []
            cursor.execute(leaving.LET_GO, ["Europe/Brussels"])
            assert cursor.fetchall() == []
    assert not gone(row, cast.leader)
