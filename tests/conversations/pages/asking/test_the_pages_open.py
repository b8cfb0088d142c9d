"""Every page of finding, asking, planning and preparing, for either side, in each state and model."""

import pytest

pytestmark = pytest.mark.django_db

OF_ONE = ("conversation", "conversation-plan", "conversation-cancel", "conversation-prepare")
MODELS = ("line", "staff", "management", "external")


@pytest.mark.parametrize("state", ["asked", "accepted", "held", "concluded"])
@pytest.mark.parametrize("model", MODELS)
def test_pages_of_one_conversation_open_for_both(model, state, request, at):
    talk = request.getfixturevalue(state)(model)
    for one in talk.both:
        for name in OF_ONE:
            assert at(one, talk).get(name).status_code == 200, name


@pytest.mark.parametrize("key", ["employee", "leader", "leader_above", "hr", "coach", "adviser", "executive"])
def test_the_list_opens_for_everybody(key, cast, at):
    for name in ("conversations", "conversation-ask"):
        assert at(cast[key]).get(name).status_code == 200


def test_who_was_asked_can_say_yes_or_no_and_who_asked_cannot(asked, at):
    talk = asked("line")
    for name in ("conversation-accept", "conversation-decline"):
        assert at(talk.other, talk).get(name).status_code == 200
        assert at(talk.employee, talk).get(name).status_code == 404
