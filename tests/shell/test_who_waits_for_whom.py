"""What a leader sees of the team: signals without reasons, agreements, and who waits for whom."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.crowd import crowd
from tests.plans.agreed import an_agreement
from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions as talks
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.plans.actions import proposing, requests
from wegwijzer.plans.actions.steps import answer_change, finish, open_to_leader, propose_change
from wegwijzer.plans.models import Agreement, Plan
from wegwijzer.plans.queries import team as queries
from wegwijzer.plans.queries.team import DONE, LATE, RUNNING, YOURS

pytestmark = pytest.mark.django_db
TEAM, AGREED = "/o/lindeveld/team/", "/o/lindeveld/team/agreements/"


def line_of(actor, agreement) -> queries.Line:
    with acting_as(actor):
        return queries.lines(actor, queries.running(actor).filter(pk=agreement.pk))[0]


def states(actor, agreement) -> set[str]:
    with acting_as(actor):
        return {state for state in queries.STATES if queries.in_state(actor, state).filter(pk=agreement.pk).exists()}


def text(client, address=TEAM) -> str:
    return client.get(address).content.decode()


# ---- Who waits for whom


def test_what_the_leader_does_waits_for_the_leader(cast):
    agreement = an_agreement(cast.employee, cast.leader, doers=["employee", "other"])
    assert line_of(cast.leader, agreement).waits.who == ("you", "employee")
    assert states(cast.leader, agreement) == {RUNNING, YOURS}


def test_what_the_employee_does_waits_for_the_employee(cast):
    agreement = an_agreement(cast.employee, cast.leader, doers=["employee"])
    assert line_of(cast.leader, agreement).waits.who == ("employee",)
    assert states(cast.leader, agreement) == {RUNNING}


def test_what_was_asked_of_hr_waits_for_hr_until_there_is_an_answer(cast):
    agreement = an_agreement(
        cast.employee, cast.leader, doers=["other"], requests=[{"kind": "budget", "text": "Voor een cursus."}]
    )
    assert line_of(cast.leader, agreement).waits.who == ("hr",)
    assert states(cast.leader, agreement) == {RUNNING}
    with acting_as(cast.employee):
        request = agreement.requests.get()
    with acting_as(cast.hr):
        requests.answer(cast.hr, request=request, verdict="yes")
    assert states(cast.leader, agreement) == {RUNNING, YOURS}


def test_a_change_waits_for_an_answer_before_anything_else(cast):
    agreement = an_agreement(cast.employee, cast.leader, doers=["employee"])
    with acting_as(cast.employee):
        step = propose_change(cast.employee, agreement=agreement, where="In Aalst")
    waits = line_of(cast.leader, agreement).waits
    assert (waits.why, waits.who) == ("answer", ("you",)) and states(cast.leader, agreement) == {RUNNING, YOURS}
    with acting_as(cast.leader):
        answer_change(cast.leader, step=step, agreed=True)
        proposed = propose_change(cast.leader, agreement=agreement, where="In Gent")
    assert proposed and line_of(cast.leader, agreement).waits.who == ("employee",)
    assert states(cast.leader, agreement) == {RUNNING}


def test_what_an_employee_proposes_asks_for_the_yes_of_the_leader(cast, client_for):
    with acting_as(cast.employee) as samira:
        plan = Plan.objects.get(employee=samira.person_id, closed_at=None)
        agreement = proposing.propose(samira, plan=plan, what="Een dag mee naar de klant", doers=["employee"])
    leader = client_for(cast.leader)
    assert "Samira stelt een afspraak voor" in text(leader) and "Een dag mee naar de klant" in text(leader, AGREED)
    assert line_of(cast.leader, agreement).waits.who == ("you",)
    assert states(cast.leader, agreement) == {RUNNING, YOURS} and states(cast.leader_above, agreement) == set()
    with acting_as(cast.leader):
        proposing.agree(cast.leader, agreement=agreement)
    assert "Samira stelt een afspraak voor" not in text(leader) and states(cast.leader, agreement) == {RUNNING}


def test_what_the_leader_proposes_is_on_the_start_page_of_the_employee(cast, client_for):
    with acting_as(cast.leader) as johan:
        plan = Plan.objects.get(employee=cast.employee.person_id, closed_at=None)
        proposing.propose(johan, plan=plan, what="De lijmstraat uitleggen", doers=["employee"])
    assert "De lijmstraat uitleggen" in text(client_for(cast.employee), "/o/lindeveld/")


def test_what_is_done_no_longer_runs(cast):
    agreement = an_agreement(cast.employee, cast.leader)
    with acting_as(cast.employee):
        finish(cast.employee, agreement=agreement)
    assert states(cast.leader, agreement) == {DONE}


# ---- What a leader does not see


def test_what_was_agreed_with_somebody_else_is_not_there_until_the_employee_opens_it(cast, client_for):
    agreement = an_agreement(cast.employee, cast.coach, model="staff", what="Elke maand met Dieter praten")
    leader = client_for(cast.leader)
    assert "Elke maand met Dieter" not in text(leader, AGREED) and states(cast.leader, agreement) == set()
    with acting_as(cast.employee):
        open_to_leader(cast.employee, agreement=agreement)
    assert "Elke maand met Dieter" in text(leader, AGREED)
    with acting_as(cast.employee):
        open_to_leader(cast.employee, agreement=agreement, opened=False)
    assert "Elke maand met Dieter" not in text(leader, AGREED)


def test_a_moment_is_named_to_whom_it_was_told_alone(cast, client_for):
    with acting_as(cast.employee):
        moment = talks.note_moment(cast.employee, kind="care", on=cast.employee.today, note="Mijn moeder is ziek.")
    leader = client_for(cast.leader)
    assert "Zorg voor iemand" not in text(leader)
    with acting_as(cast.employee):
        talks.tell_moment(cast.employee, moment=moment, to=cast.leader.person)
    page = text(leader, TEAM + "?show=signal")
    assert "Vertelde je iets" in page and "Mijn moeder" not in page
    assert "Zorg voor iemand" not in text(client_for(cast.leader_above))


def test_a_conversation_with_somebody_else_shows_as_nothing(cast, client_for):
    before = client_for(cast.leader).get(TEAM)
    with acting_as(cast.employee):
        for open_one in open_between(cast.employee.person_id, cast.coach.person_id):
            talks.cancel(cast.employee, conversation=open_one)
        talks.ask(
            cast.employee,
            model="staff",
            employee=cast.employee.person,
            other=cast.coach.person,
            reason="growth_question",
        )
    after = client_for(cast.leader).get(TEAM)
    assert [each.signals for each in after.context["shown"]] == [each.signals for each in before.context["shown"]]


# ---- The page


def test_who_asks_for_a_conversation_stands_first(cast, client_for):
    with acting_as(cast.employee):
        for open_one in open_between(cast.employee.person_id, cast.leader.person_id):
            talks.cancel(cast.employee, conversation=open_one)
        talk = talks.ask(
            cast.employee, model="line", employee=cast.employee.person, other=cast.leader.person, reason="moment"
        )
    page = client_for(cast.leader).get(TEAM)
    titles = [item.title for item in page.context["first"]]
    assert "Samira vraagt een gesprek" in titles and len(titles) <= 5
    (mine,) = [each for each in page.context["shown"] if each.row.person == cast.employee.person]
    assert mine.act.address == f"/o/lindeveld/conversations/{talk.pk}/accept/"
    assert "Vraagt zelf een gesprek" in [status.words for status in mine.signals]


def test_filters_say_how_many_there_are_and_show_those(cast, client_for):
    an_agreement(cast.employee, cast.leader, doers=["other"])
    leader = client_for(cast.leader)
    page = leader.get(TEAM + "?show=yours")
    assert cast.employee.person in [member.person for member in page.context["members"]]
    label = next(each["label"] for each in page.context["filters"] if each["current"])
    assert label == f"Wacht op jou ({len(page.context['members'])})"
    assert leader.get(TEAM + "?show=nonsense").status_code == 200


def test_an_agreement_that_is_late_is_a_reason_to_ask(cast):
    agreement = an_agreement(cast.employee, cast.leader, due_on=cast.employee.today)
    with acting_as(cast.leader):
        later = replace(cast.leader, today=cast.leader.today.replace(year=cast.leader.today.year + 1))
        assert queries.lines(later, Agreement.objects.filter(pk=agreement.pk))[0].late >= 365
        assert queries.in_state(later, LATE).filter(pk=agreement.pk).exists()
    assert states(cast.leader, agreement) == {RUNNING}, "today is not late"


def test_with_two_hundred_people_the_work_does_not_grow(cast, as_, client_for):
    client = client_for(cast.leader)
    an_agreement(cast.employee, cast.leader, doers=["other"])
    client.get(TEAM)
    with CaptureQueriesContext(connection) as few:
        client.get(TEAM)
    with as_(cast.hr) as hr:
        crowd(hr, 200, manager=cast.leader.person)
    with CaptureQueriesContext(connection) as many:
        page = client.get(TEAM)
    assert len(many) == len(few), [each["sql"][:100] for each in many.captured_queries]
    assert page.context["page"].next and len(page.context["members"]) == 50
    assert len(client.get(TEAM + page.context["page"].next).context["members"]) == 50


def test_more_agreements_take_no_more_statements(cast, client_for):
    client = client_for(cast.leader)
    an_agreement(cast.employee, cast.leader, doers=["other"])
    client.get(AGREED)
    with CaptureQueriesContext(connection) as few:
        client.get(AGREED)
    for what in ("Meelopen", "Een cursus"):
        an_agreement(cast.employee, cast.leader, what=what)
    with CaptureQueriesContext(connection) as many:
        assert len(client.get(AGREED).context["agreed"]) >= 3
    assert len(many) == len(few), [each["sql"][:100] for each in many.captured_queries]
