"""What was said about one's own career, as a file: all that one can read, and nothing of the other alone."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conversations.test_no_other_way_out import Written, word
from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import export
from wegwijzer.foundation.links import within

pytestmark = pytest.mark.django_db
OWN = ("preparation_e", "note_e", "joint", "example_o", "proposal_e", "confirmation_e", "addition_e", "moment")
MINE = (*OWN, "preparation_o_shared", "informal_e", "report_e_sent")
OTHERS = ("preparation_o", "note_o")


@pytest.mark.parametrize("model", ["line", "external"])
def test_everything_of_one_own_conversation_is_in_it_and_nothing_of_the_other_alone(model, accepted, cast, client_for):
    receiver = ("hr", cast.hr) if model == "line" else ("leader", cast.leader)
    made = Written(accepted(model), receiver)
    made.before()
    made.during()
    made.after()
    answer = client_for(cast.employee).get(within(cast.employee, "conversations-export"))
    found = answer.content.decode()
    assert "attachment" in answer["Content-Disposition"] and "no-store" in answer["Cache-Control"]
    assert [
        each for each in (*OWN, "preparation_o_shared", "informal_e", "report_e_sent") if word(each) not in found
    ] == []
    assert [each for each in OTHERS if word(each) in found] == []
    talk = next(each for each in json.loads(found)["conversations"] if word("joint") in str(each))
    asked = next(each for each in talk["answers"] if word("preparation_e_shared") in str(each))
    assert asked["question"] and asked["in_words"] == [word("preparation_e_shared")]
    assert (talk["with"], talk["model"]) == (made.talk.other.person.full_name, model)


def test_it_is_about_one_own_career_alone(accepted, cast):
    made = Written(accepted("line"), ("hr", cast.hr))
    made.before()
    for actor in (made.talk.other, cast.hr, cast.leader_above, cast.executive):
        with acting_as(actor):
            data = export.as_data(actor)
        assert "zq" not in json.dumps(data), actor.key


def test_more_conversations_take_no_more_statements(accepted, cast):
    numbers = []
    for model in ("line", "staff"):
        accepted(model)
        with acting_as(cast.employee):
            export.as_data(cast.employee)  # versions of question sets are read once and kept
            with CaptureQueriesContext(connection) as asked:
                export.as_data(cast.employee)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
