"""Agreements that slip: the employee hears first, the other one only to ask how it goes, each once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.plans.agreed import an_agreement
from wegwijzer.access.actor import acting_as
from wegwijzer.notices.models import Notice
from wegwijzer.notices.queries import told
from wegwijzer.people.actions import change_organisation
from wegwijzer.plans import jobs
from wegwijzer.plans.actions.steps import finish, note_progress

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(cast):
    return an_agreement(cast.employee, cast.leader, due_on=cast.employee.today + timedelta(days=10))


def slips(agreement, day) -> list[tuple]:
    return [(why, since) for _org, _who, its, why, since in jobs.slipping(day) if its == agreement.pk]


def ask(actor, agreement, day) -> None:
    """What the worker does on that day for what slips then."""
    for _why, since in slips(agreement, day):
        with acting_as(replace(actor, today=day)) as later:
            jobs.ask_how_it_stands.body(later, agreement_id=str(agreement.pk), since=since.isoformat())


def heard(actor) -> list[str]:
    with acting_as(actor):
        return [each.row.kind for each in told(actor) if each.row.kind in ("plans.slipping", "plans.ask_how_it_goes")]


def test_from_the_day_after_its_day_for_three_weeks(cast, agreement):
    due = agreement.due_on
    assert slips(agreement, due) == []
    assert slips(agreement, due + timedelta(days=1)) == [("late", due)]
    assert slips(agreement, due + timedelta(days=21)) == [("late", due)]
    assert slips(agreement, due + timedelta(days=22)) == []


def test_who_acts_is_not_told_of_whom_agreements_slip(cast, agreement):
    day = agreement.due_on + timedelta(days=1)
    for persona in (cast.leader, cast.hr, cast.coach, cast.employee):
        with acting_as(persona):
            assert jobs.slipping(day) == []
    assert slips(agreement, day)


def test_the_employee_first_and_the_other_two_weeks_later_once_each(cast, agreement):
    day = agreement.due_on + timedelta(days=1)
    for _twice in range(2):
        ask(cast.employee, agreement, day)
    assert (heard(cast.employee), heard(cast.leader)) == (["plans.slipping"], [])
    with connection.cursor() as cursor, acting_as(cast.employee):  # it was told that day
        Notice.objects.filter(person=cast.employee.person_id, kind="plans.slipping").update(told_at=f"{day} 06:00+00")
        assert cursor
    ask(cast.employee, agreement, day + timedelta(days=13))
    assert heard(cast.leader) == []
    for later in (14, 15):
        ask(cast.employee, agreement, day + timedelta(days=later))
    assert (heard(cast.employee), heard(cast.leader)) == (["plans.slipping"], ["plans.ask_how_it_goes"])
    with acting_as(cast.leader):
        (sentence,) = [each.sentence for each in told(cast.leader) if each.row.kind == "plans.ask_how_it_goes"]
        assert sentence == "Vraag Samira eens hoe het gaat."


def test_what_is_done_or_moved_since_is_left_alone(cast, agreement):
    with acting_as(cast.employee):
        finish(cast.employee, agreement=agreement)
    assert slips(agreement, agreement.due_on + timedelta(days=1)) == []


def test_without_a_step_for_weeks_it_is_quiet(cast):
    agreement = an_agreement(cast.employee, cast.leader, due_on=cast.employee.today + timedelta(days=300))
    quiet = cast.employee.today + timedelta(weeks=cast.employee.organisation.quiet_weeks)
    assert slips(agreement, quiet - timedelta(days=2)) == []
    assert [why for why, _since in slips(agreement, quiet + timedelta(days=1))] == ["quiet"]
    with acting_as(cast.employee):
        note_progress(cast.employee, agreement=agreement, text="Goed bezig.")
    assert [why for why, _since in slips(agreement, quiet + timedelta(days=1))] == ["quiet"], "counted from that step"
    assert slips(agreement, quiet - timedelta(days=2)) == []


def test_the_organisation_says_how_many_weeks(cast, client_for):
    agreement = an_agreement(cast.employee, cast.leader, due_on=cast.employee.today + timedelta(days=300))
    day = cast.employee.today + timedelta(weeks=3, days=1)
    assert slips(agreement, day) == []
    assert "Wanneer staat een afspraak stil?" in client_for(cast.hr).get("/o/lindeveld/administration/settings/").text
    with acting_as(cast.hr) as nele:
        with pytest.raises(ValidationError):
            change_organisation(nele, quiet_weeks=1)
        change_organisation(nele, quiet_weeks=3)
    assert [why for why, _since in slips(agreement, day)] == ["quiet"]


def test_what_is_looked_at_again_soon_is_left_alone(cast):
    today = cast.employee.today
    agreement = an_agreement(
        cast.employee,
        cast.leader,
        due_on=today + timedelta(days=10),
        checkpoints=[today + timedelta(days=14)],
    )
    assert slips(agreement, today + timedelta(days=11)) == []
    assert slips(agreement, today + timedelta(days=15)) == [("late", today + timedelta(days=10))]


def test_of_who_left_whoever_leads_now_is_asked(cast, agreement):
    with acting_as(replace(cast.employee)) as samira:
        assert jobs.other_of(samira, agreement) == cast.leader.person_id
        agreement.other_id = cast.left.person_id
        assert jobs.other_of(samira, agreement) == cast.leader.person_id
        agreement.open_to_leader_at = None
        assert jobs.other_of(samira, agreement) is None
