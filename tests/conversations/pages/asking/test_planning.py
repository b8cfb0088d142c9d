"""Yes, no, a day, letting go, somebody else; and the list and start page that follow."""

from datetime import timedelta

import pytest

from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db


def day(days: int) -> str:
    return (today() + timedelta(days=days)).isoformat()


def test_yes_with_a_day_plans_it_at_once(asked, at, words):
    talk = asked("line")
    at(talk.other, talk).post("conversation-accept", data={"on": day(9), "at": "10:30", "place": "Lokaal Linde"})
    page = words(at(talk.employee, talk).get("conversation"))
    assert "10.30 uur" in page and "Lokaal Linde" in page
    assert talk.fresh().accepted_at and talk.fresh().planned_for


def test_a_day_that_came_with_the_question_is_read_before_saying_yes(asked, at, words):
    talk = asked("line")
    asking = at(talk.employee, talk)
    version = asking.get("conversation-plan").context["version"]
    asking.post("conversation-plan", data={"on": day(9), "at": "10:30", "version": version})
    page = at(talk.other, talk).get("conversation-accept")
    assert page.status_code == 200 and f"{talk.employee.person.given_name} stelt voor" in words(page)


def test_yes_without_a_day_is_a_yes(asked, at):
    talk = asked("line")
    assert at(talk.other, talk).post("conversation-accept").status_code == 302
    assert talk.fresh().accepted_at and not talk.fresh().planned_for


def test_a_day_without_an_hour_and_a_day_that_is_over_are_refused(asked, at, words):
    talk = asked("line")
    other = at(talk.other, talk)
    assert other.post("conversation-accept", data={"on": day(3)}).status_code == 422
    refused = other.post("conversation-accept", data={"on": day(-3), "at": "10:00"})
    assert refused.status_code == 422 and "Deze dag is voorbij" in words(refused)
    assert talk.fresh().accepted_at is None


def test_two_tabs_that_plan_see_each_others_day(accepted, at, words):
    talk = accepted("line")
    one = at(talk.employee, talk)
    version = one.get("conversation-plan").context["version"]
    at(talk.other, talk).post("conversation-plan", data={"on": day(4), "at": "09:00", "version": version})
    late = one.post("conversation-plan", data={"on": day(5), "at": "14:00", "version": version})
    assert late.status_code == 409
    assert "09" in words(late)


def test_no_asks_for_no_reason_and_ends_it(asked, at, words):
    talk = asked("line")
    assert at(talk.other, talk).post("conversation-decline").status_code == 302
    assert talk.fresh().cancelled_at
    assert "gaat niet door" in words(at(talk.employee, talk).get("conversation"))
    assert at(talk.other, talk).post("conversation-decline").status_code == 302  # once more changes nothing


def test_with_somebody_else_a_part_of_the_preparation_comes_along(asked, at, cast):
    talk = asked("staff")
    one = at(talk.employee, talk)
    one.post("conversation-answer", data={"key": "dream", "version": "0", "value.dream": "Glas nakijken"})
    data = {"other": str(cast.hr.person_id), "take": ["dream"], "token": str(new_id())}
    assert one.post("conversation-anew", data=data).status_code == 302
    new = one.mine()[0]
    assert new.other_id == cast.hr.person_id and talk.fresh().cancelled_at
    assert at(talk.other, talk).post("conversation-anew", data=data).status_code == 404


def test_the_list_and_the_start_page_say_whose_turn_it_is(asked, at, words):
    talk = asked("line")
    assert "vraagt een gesprek" in words(at(talk.other).get("conversations"))
    assert "antwoordt nog" in words(at(talk.employee).get("conversations"))
    assert f"/conversations/{talk.conversation.pk}/" not in words(at(talk.employee).get("home"))


def test_a_conversation_that_was_opened_is_new_no_longer(asked, at, words):
    talk = asked("line")
    assert "Nieuw" in words(at(talk.other).get("conversations"))
    at(talk.other, talk).get("conversation")
    assert "Nieuw" not in words(at(talk.other).get("conversations"))
