"""A conclusion takes both, stands fast, and can be added to."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import Addition, Confirmation
from wegwijzer.conversations.rules import State
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db


def decide(talk, one, outcome="own_function", version=0):
    return actions.save_field(
        one, conversation=talk.conversation, key="conclusion.outcome", value=outcome, version=version
    )


@pytest.mark.parametrize("outcome", ["growth", "own_function", "not_now", "none"])
def test_every_outcome_is_a_full_one(outcome, held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        decide(talk, samira, outcome)
        actions.confirm(samira, conversation=talk.conversation, remark="Dank je voor de tijd.")
        assert queries.desk(samira, talk.conversation).state is State.HELD
    with as_(talk.other) as johan:
        assert actions.confirm(johan, conversation=talk.conversation).concluded_at
        found = queries.desk(johan, talk.conversation)
        assert found.state is State.CONCLUDED
        assert [each.remark for each in found.confirmations] == ["Dank je voor de tijd.", ""]


def test_without_an_outcome_nothing_is_confirmed(held, accepted, as_):
    talk = held("line")
    with as_(talk.employee) as samira, pytest.raises(ValidationError) as error:
        actions.confirm(samira, conversation=talk.conversation)
    assert "outcome" in error.value.error_dict
    early = accepted("staff")
    with as_(early.employee) as samira, pytest.raises(ValidationError):
        actions.confirm(samira, conversation=early.conversation)


def test_what_changed_since_the_page_was_opened_is_not_confirmed(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        decide(talk, samira)
        seen = queries.desk(samira, talk.conversation).mark
    with as_(talk.other) as johan:
        decide(talk, johan, "none", version=1)
    with as_(talk.employee) as samira:
        with pytest.raises(actions.FieldChanged):
            actions.confirm(samira, conversation=talk.conversation, mark=seen)
        assert not Confirmation.objects.filter(conversation=talk.conversation).exists()
        actions.confirm(samira, conversation=talk.conversation, mark=queries.desk(samira, talk.conversation).mark)


def test_with_one_confirmation_the_form_stands_still_until_reopened(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        decide(talk, samira)
        actions.confirm(samira, conversation=talk.conversation)
        actions.change_remark(samira, conversation=talk.conversation, remark="Met één vraag erbij.")
    with as_(talk.other) as johan:
        with pytest.raises(ValidationError):
            decide(talk, johan, "none", version=1)
        actions.reopen(johan, conversation=talk.conversation)
        decide(talk, johan, "none", version=1)
        assert not queries.desk(johan, talk.conversation).confirmations


def test_a_second_confirmation_of_the_same_person_does_not_conclude(held, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        decide(talk, samira)
        for _time in range(2):
            assert actions.confirm(samira, conversation=talk.conversation).concluded_at is None


def test_a_fixed_conclusion_is_not_reopened_and_can_be_added_to(concluded, held, as_):
    talk = concluded("line")
    token = new_id()
    with as_(talk.employee) as samira:
        with pytest.raises(ValidationError):
            actions.reopen(samira, conversation=talk.conversation)
        with pytest.raises(ValidationError):
            decide(talk, samira, "growth", version=1)
        for _time in range(2):
            actions.add_afterwards(samira, conversation=talk.conversation, text="Ilse zei ja.", token=token)
        assert Addition.objects.get(conversation=talk.conversation).text == "Ilse zei ja."
        with pytest.raises(ValidationError):
            actions.add_afterwards(samira, conversation=talk.conversation, text="x" * 100_000)
    running = held("staff")
    with as_(running.employee) as samira, pytest.raises(ValidationError):
        actions.add_afterwards(samira, conversation=running.conversation, text="Te vroeg")


def test_nobody_else_confirms_or_adds(concluded, cast, as_):
    talk = concluded("line")
    for nosy in (cast.hr, cast.leader_above):
        with as_(nosy), pytest.raises(PermissionDenied):
            actions.add_afterwards(nosy, conversation=talk.conversation, text="Ik weet het beter")
