"""A conversation keeps the questions and themes with which it began, whatever HR publishes meanwhile."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError

from wegwijzer.conversations import actions, instrument, queries
from wegwijzer.instruments import actions as copies
from wegwijzer.instruments import edits

pytestmark = pytest.mark.django_db


@pytest.fixture
def without(cast, as_):
    """`without("conversation-form", remove)`: HR publishes a copy from which something went."""

    def publish(key: str, edit) -> None:
        with as_(cast.hr) as nele:
            draft = copies.copy_instrument(nele, key=key)
            copies.edit_draft(nele, draft=draft, edit=edit)
            copies.publish(nele, draft=draft)

    return publish


def test_a_theme_that_hr_removed_stays_with_what_runs_and_is_not_in_what_begins_after_it(held, asked, without, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        actions.set_score(samira, conversation=talk.conversation, theme="career", score=2)
    without("conversation-form", partial(edits.remove_question, key="career"))
    given = {"conversation": talk.conversation, "theme": "career"}
    with as_(talk.other) as johan:
        actions.set_score(johan, **given, score=4)
        key = "theme.career.growth"
        actions.save_field(johan, conversation=talk.conversation, key=key, value="Meelopen", version=0)
        actions.add_example(johan, **given, text="De zaag")
        actions.ready_to_show(johan, conversation=talk.conversation)
    with as_(talk.employee) as samira:
        assert actions.ready_to_show(samira, conversation=talk.conversation)
        (pair,) = [row.scores for row in queries.desk(samira, talk.conversation).themes if row.key == "career"]
        assert (pair.employee, pair.other) == (2, 4)
    after = asked("external")
    with as_(after.employee) as samira:
        assert "career" not in instrument.themes(after.conversation)
        with pytest.raises(ValidationError):
            actions.set_score(samira, conversation=after.conversation, theme="career", score=2)


def test_a_question_that_hr_removed_is_answered_to_the_end_by_who_was_asked_it(accepted, asked, without, as_):
    talk = accepted("line")
    without("preparation-employee", partial(edits.remove_question, key="dream"))
    with as_(talk.employee) as samira:
        given = {"part": "preparation", "key": "dream", "value": "Kwaliteitscontrole"}
        assert actions.save_answer(samira, conversation=talk.conversation, **given)
        assert actions.share(samira, conversation=talk.conversation, part="preparation", keys=["dream"]) == 1
    after = asked("external")
    with as_(after.employee) as samira, pytest.raises(ValidationError):
        actions.save_answer(samira, conversation=after.conversation, **given)
