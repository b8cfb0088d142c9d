"""A note for oneself with a conversation: before, during and after, and for nobody else."""

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations.models import OwnAnswer
from wegwijzer.foundation.links import within

pytestmark = pytest.mark.django_db


@pytest.fixture
def write(client_for):
    def send(actor, conversation, text, version=0):
        address = within(actor, "conversation-notes", conversation.pk)
        return client_for(actor).post(address, {"value.note": text, "version.note": version})

    return send


@pytest.mark.parametrize("stage", ["accepted", "held", "concluded"])
def test_it_can_be_written_at_every_stage_and_the_other_never_reads_it(stage, request, write, client_for):
    talk = request.getfixturevalue(stage)("line")
    assert write(talk.employee, talk.conversation, "Niet vergeten: de uren").status_code == 302
    mine = client_for(talk.employee).get(within(talk.employee, "conversation-notes", talk.conversation.pk))
    assert "Niet vergeten: de uren" in mine.content.decode()
    theirs = client_for(talk.other).get(within(talk.other, "conversation-notes", talk.conversation.pk))
    assert "de uren" not in theirs.content.decode()
    with acting_as(talk.other):
        assert not OwnAnswer.objects.filter(part="note", author=talk.employee.person).exists()


def test_the_script_saves_the_same_note(held, client_for):
    talk = held("line")
    address = within(talk.employee, "conversation-answer", talk.conversation.pk)
    answer = client_for(talk.employee).post(address, {"key": "note", "value.note": "x", "value": "x", "version": 0})
    assert answer.json() == {"version": 1}


def test_two_screens_of_one_person_lose_nothing(held, write):
    talk = held("line")
    write(talk.employee, talk.conversation, "Eerst")
    answer = write(talk.employee, talk.conversation, "Anders")
    assert answer.status_code == 409
    assert "Eerst" in answer.content.decode()
    assert "Anders" in answer.content.decode()


def test_too_long_a_note_is_refused_and_what_was_typed_stays(held, write):
    talk = held("line")
    assert write(talk.employee, talk.conversation, "x" * 100_000).status_code == 422
