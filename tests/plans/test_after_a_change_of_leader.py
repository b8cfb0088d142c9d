"""A new leader takes over what binds the organisation, and nothing of what was said: read with SQL of one's own."""

from dataclasses import replace

import pytest
from django.db import connection

from tests.plans.agreed import an_agreement
from wegwijzer.access.actor import acting_as
from wegwijzer.notices.models import Notice
from wegwijzer.plans.actions.steps import note_progress, open_to_leader, propose_change

pytestmark = pytest.mark.django_db
SAID = (
    "conversations_conversation",
    "conversations_ownanswer",
    "conversations_jointfield",
    "conversations_example",
    "conversations_proposal",
    "conversations_confirmation",
    "conversations_agreementmade",
    "conversations_informalnote",
    "conversations_yeargoals",
    "plans_agreementstep",
    "plans_plan",
    "plans_plantext",
    "plans_request",
    "plans_checkpointnote",
)


def counted(table: str, employee_id) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" WHERE employee_id = %s', [employee_id])
        return cursor.fetchone()[0]


@pytest.fixture
def priya_leads(cast, as_):
    """Samira made one agreement with Johan and one with a coach; from today on Priya leads her."""
    mine = an_agreement(cast.employee, cast.leader, requests=[{"kind": "time", "text": "Een halve dag."}])
    others = an_agreement(cast.employee, cast.coach, model="staff")
    with as_(cast.employee) as samira:
        note_progress(samira, agreement=mine, text="Dit zei ik toen Johan mij leidde.")
    with as_(cast.hr) as hr:
        line = cast.employee.person.upward_lines.on(hr.today).get()
        line.manager = cast.newcomer.person
        line.save()
    return replace(cast.newcomer, has_reports=True), mine, others


def test_what_binds_is_there_and_nothing_else(cast, priya_leads, as_):
    priya, mine, _others = priya_leads
    samira = cast.employee.person_id
    with as_(cast.employee):
        assert all(counted(table, samira) for table in ("plans_agreementstep", "plans_request", *SAID[:1]))
    with as_(priya), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM plans_agreement WHERE employee_id = %s AND other_id IS NOT NULL", [samira])
        seen = [row[0] for row in cursor.fetchall()]
        assert mine.pk in seen
        cursor.execute("SELECT count(*) FROM plans_agreement WHERE id = ANY(%s) AND NOT binds", [seen])
        assert cursor.fetchone() == (0,)
        assert {table: counted(table, samira) for table in SAID} == dict.fromkeys(SAID, 0)


@pytest.fixture
def change(cast, priya_leads, as_):
    """Samira proposed it to Johan, with words for him, before Priya led her."""
    _priya, mine, _others = priya_leads
    with as_(cast.hr) as hr:
        line = cast.employee.person.upward_lines.on(hr.today).get()
        line.manager = cast.leader.person
        line.save()
    with as_(cast.employee) as samira:
        step = propose_change(samira, agreement=mine, where="Aalst", text="Thuis is het moeilijk nu.")
    with as_(cast.hr):
        line.manager = cast.newcomer.person
        line.save()
    return step


def test_a_change_that_waits_is_seen_without_the_words_beside_it(cast, priya_leads, change, client_for):
    _priya, mine, _others = priya_leads
    page = client_for(cast.newcomer).get(f"/o/lindeveld/agreements/{mine.pk}/").text
    assert "Aalst" in page and "niet wat er toen bij gezegd is" in page and "Thuis is het moeilijk" not in page
    team = client_for(cast.newcomer).get("/o/lindeveld/team/agreements/?state=yours").text
    assert mine.what in team


@pytest.mark.parametrize(("said", "where"), [("yes", "Aalst"), ("no", "")])
def test_who_leads_now_answers_it(cast, priya_leads, change, client_for, as_, said, where):
    _priya, mine, _others = priya_leads
    address = f"/o/lindeveld/agreements/{mine.pk}/changes/{change.pk}/"
    assert client_for(cast.newcomer).post(address, {"answer": "back"}).status_code == 404
    assert client_for(cast.newcomer).post(address, {"answer": said}).status_code == 302
    with as_(cast.employee):
        mine.refresh_from_db()
        change.refresh_from_db()
        assert mine.where == where
        assert (change.agreed_by_id or change.refused_by_id) == cast.newcomer.person_id
        assert Notice.objects.filter(about=mine.pk, by=cast.newcomer.person).count() == 1
    assert client_for(cast.newcomer).post(address, {"answer": said}).status_code == 404


def test_nobody_else_sees_or_answers_it_in_the_database(cast, priya_leads, change, as_):
    for key in ("employee", "leader", "hr", "executive", "coach", "leader_above", "stranger"):
        with as_(cast[key]), connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM wegwijzer_changes_waiting()")
            assert cursor.fetchone() == (0,), key
            cursor.execute("SELECT wegwijzer_answer_as_new_leader(%s, true)", [change.pk])
            assert cursor.fetchone() == (False,), key


def test_what_does_not_bind_stays_unseen(cast, priya_leads, as_):
    priya, _mine, others = priya_leads
    with as_(cast.employee) as samira:
        open_to_leader(samira, agreement=others)
        propose_change(samira, agreement=others, where="Aalst", text="Dit is van ons twee.")
    with as_(priya), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM wegwijzer_changes_waiting() WHERE agreement_id = %s", [others.pk])
        assert cursor.fetchone() == (0,)


def test_the_page_of_the_team_shows_it_without_what_was_said(cast, priya_leads, client_for):
    _priya, mine, others = priya_leads
    page = client_for(cast.newcomer).get("/o/lindeveld/team/agreements/").text
    assert mine.what in page and str(others.pk) not in page and "toen Johan mij leidde" not in page
    its = client_for(cast.newcomer).get(f"/o/lindeveld/agreements/{mine.pk}/").text
    assert "toen Johan mij leidde" not in its and "Een halve dag." not in its
    assert client_for(cast.newcomer).get(f"/o/lindeveld/agreements/{others.pk}/").status_code == 404


def test_who_led_before_keeps_what_they_agreed_and_loses_what_was_opened(cast, priya_leads):
    _priya, mine, _others = priya_leads
    with acting_as(cast.leader), connection.cursor() as cursor:
        cursor.execute("SELECT id, other_id FROM plans_agreement WHERE employee_id = %s", [cast.employee.person_id])
        rows = cursor.fetchall()
    assert mine.pk in [row[0] for row in rows]
    assert {row[1] for row in rows} == {cast.leader.person_id}, "what she opened to her leader is open to Priya now"
