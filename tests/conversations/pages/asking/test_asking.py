"""Asking from each side: nothing goes before it was shown, twice is once, and what cannot be is said."""

import pytest
from django.core.exceptions import ValidationError

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import JointField
from wegwijzer.foundation.ids import new_id
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db

OTHERS = {"line": "leader", "staff": "coach", "management": "leader_above", "external": "adviser"}


def said(**more) -> dict:
    return {"reason": "growth_question", "text": "Kan ik meelopen?", "tell": "yes", "token": str(new_id())} | more


@pytest.fixture
def ask(cast, offered, at):
    """`ask("line", …)`: Samira sends the form for this model."""

    def send(model: str = "line", **more):
        data = said(**more)
        return at(cast.employee).post("conversation-ask-with", model, cast[OTHERS[model]].person_id, data=data)

    return send


@pytest.mark.parametrize("model", OTHERS)
def test_the_employee_reads_what_goes_before_it_goes(model, ask, cast, at, words):
    before = len(at(cast.employee).mine())
    page = words(ask(model))
    assert "Kan ik meelopen?" in page and "Er is nog niets verstuurd" in page
    assert len(at(cast.employee).mine()) == before


@pytest.mark.parametrize("model", OTHERS)
def test_the_employee_asks_whom_they_choose(model, ask, cast, at, words):
    assert ask(model, step="send").status_code == 302
    made = at(cast.employee).mine()[0]
    assert (made.model, made.other_id) == (model, cast[OTHERS[model]].person_id)
    page = words(at(cast[OTHERS[model]]).get("conversation", made.pk))
    assert "Kan ik meelopen?" in page and "Ja zeggen" in page


def test_a_reason_that_is_kept_is_read_by_the_employee_alone(ask, cast, at, words):
    assert "Kan ik meelopen?" not in words(ask(tell="no")).split("<form")[0]
    ask(tell="no", step="send")
    made = at(cast.employee).mine()[0]
    assert "Kan ik meelopen?" in words(at(cast.employee).get("conversation", made.pk))
    assert "Kan ik meelopen?" not in words(at(cast.leader).get("conversation", made.pk))
    with acting_as(cast.leader):
        assert not JointField.objects.filter(conversation=made.pk, key__startswith="reason").exists()


def test_a_question_that_is_sent_twice_is_one(ask, cast, at):
    token = str(new_id())
    addresses = {ask(step="send", token=token).url for _time in range(2)}
    assert len(addresses) == 1


def test_a_second_question_to_the_same_person_leads_to_the_first(ask, cast, at, words):
    ask(step="send")
    running = at(cast.employee).mine()[0]
    opened = at(cast.employee).get("conversation-ask-with", "line", cast.leader.person_id)
    assert opened.status_code == 302 and str(running.pk) in opened.url
    refused = ask(step="send")
    assert refused.status_code == 422 and "Er loopt al een gesprek" in words(refused)


def test_a_text_that_is_too_long_comes_back_with_how_much_too_long(ask, words):
    refused = ask(text="a" * 100_000)
    assert refused.status_code == 422
    assert "100000 tekens" in words(refused)


def test_somebody_who_left_while_the_form_stood_open(ask, cast, words):
    with acting_as(cast.hr):
        Membership.objects.filter(person=cast.leader.person_id).delete()
    refused = ask(step="send")
    assert refused.status_code == 422 and "werkt hier niet meer" in words(refused)


@pytest.mark.parametrize(
    ("key", "model"), [("leader", "line"), ("coach", "staff"), ("hr", "staff"), ("leader_above", "management")]
)
def test_the_other_side_asks_too(key, model, cast, offered, at, words):
    one = at(cast[key])
    address = one.get("conversation-invitees", data={"person": str(cast.employee.person_id)})
    assert address.status_code == 302
    data = said(reason="growth_seen", model=model)
    assert "Kan ik meelopen?" in words(one.post("conversation-invite", cast.employee.person_id, data=data))
    sent = one.post("conversation-invite", cast.employee.person_id, data=data | {"step": "send"})
    assert sent.status_code == 302
    made = at(cast.employee).mine()[0]
    assert (made.other_id, made.model) == (cast[key].person_id, model)


def test_somebody_of_another_organisation_is_not_there(cast, offered, at):
    stranger = cast.neighbour.person_id
    assert at(cast.employee).get("conversation-ask-with", "staff", stranger).status_code == 404
    assert at(cast.hr).get("conversation-invite", stranger).status_code == 404
    assert at(cast.hr).post("conversation-invite", stranger, data=said(step="send")).status_code == 404


def test_the_page_of_somebody_offers_a_conversation_to_who_can_ask_it(cast, offered, at, words):
    for key, offered_here in (("leader", True), ("employee", False)):
        page = words(at(cast[key]).get("person", cast.employee.person_id))
        assert (f"/conversations/invite/{cast.employee.person_id}/" in page) is offered_here


def test_who_has_no_career_here_asks_for_none_by_the_address_either(cast, offered, at, as_):
    """An adviser is offered nobody to talk with; the form and the act refuse the same."""
    one = at(cast.adviser)
    for key in ("coach", "hr"):
        assert one.get("conversation-ask-with", "staff", cast[key].person_id).status_code == 404
        data = said(step="send")
        assert one.post("conversation-ask-with", "staff", cast[key].person_id, data=data).status_code == 404
        both = {"employee": cast.adviser.person, "other": cast[key].person}
        with as_(cast.adviser) as farah, pytest.raises(ValidationError):
            actions.ask(farah, model="staff", **both, reason="other")
        with as_(cast[key]) as actor, pytest.raises(ValidationError):
            actions.ask(actor, model="staff", **both, reason="other")
