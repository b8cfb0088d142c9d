"""A talk in between is noted in a minute, kept for oneself or shared."""

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.access.readings import own_readings
from wegwijzer.conversations.models import InformalNote
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within

pytestmark = pytest.mark.django_db


@pytest.fixture
def noted(cast, client_for):
    """`noted(shared="on")`: Samira notes a talk with Johan; answers what the page answered."""

    def send(**more):
        said = {"whom": f"mine:{cast.leader.person_id}", "text": "Over de zaag", "held_on": cast.employee.today}
        return client_for(cast.employee).post(within(cast.employee, "informal-new"), said | more)

    return send


@pytest.fixture
def seen(client_for):
    return lambda persona: client_for(persona).get(within(persona, "informal")).content.decode()


def _note(persona) -> InformalNote:
    with acting_as(persona):
        return InformalNote.objects.get(text="Over de zaag")


def test_it_is_of_its_author_alone_until_shared_and_can_be_taken_back(noted, seen, cast, client_for):
    assert noted().status_code == 302
    assert "Over de zaag" in seen(cast.employee)
    assert "Over de zaag" not in seen(cast.leader)
    address = within(cast.employee, "informal-share", _note(cast.employee).pk)
    client = client_for(cast.employee)
    client.post(address)
    assert "Over de zaag" in seen(cast.leader)
    client.post(address, {"shared": "no"})
    assert "Over de zaag" not in seen(cast.leader)


def test_it_can_be_shared_at_once_and_nobody_else_reads_it(noted, seen, cast):
    noted(shared="on")
    assert "Over de zaag" in seen(cast.leader)
    for persona in (cast.hr, cast.leader_above, cast.coach, cast.executive):
        assert "Over de zaag" not in seen(persona)


def test_who_read_what_was_shared_stands_in_the_log_of_who_shared_it(noted, seen, cast):
    noted(shared="on")
    assert "Over de zaag" in seen(cast.employee)
    with acting_as(cast.employee) as samira:
        before = own_readings(samira).filter(subject="note").count()
    seen(cast.leader)
    with acting_as(cast.employee) as samira:
        (reading, *_earlier) = own_readings(samira).filter(subject="note")
        assert own_readings(samira).filter(subject="note").count() == before + 1
        assert reading.reader_id == cast.leader.person_id


def test_sent_twice_it_is_there_once(noted, cast):
    token = str(new_id())
    assert [noted(token=token).status_code for _again in range(2)] == [302, 302]
    assert _note(cast.employee)


def test_sent_again_with_other_words_none_of_them_are_lost(noted, cast):
    before, token = _count(cast.employee), str(new_id())
    assert [noted(token=token, text=text).status_code for text in ("Over de vroege.", "Over de late.")] == [302, 302]
    assert _count(cast.employee) == before + 2


@pytest.mark.parametrize(
    "wrong", [{"whom": "mine:nobody"}, {"whom": ""}, {"text": ""}, {"text": "x" * 100_000}, {"held_on": "2150-01-01"}]
)
def test_what_cannot_be_is_said_and_nothing_is_kept(noted, wrong, cast):
    before = _count(cast.employee)
    assert noted(**wrong).status_code == 422
    assert _count(cast.employee) == before


def _count(persona) -> int:
    with acting_as(persona):
        return InformalNote.objects.count()


def test_a_leader_notes_about_somebody_of_the_team(cast, client_for, as_):
    said = {"whom": f"theirs:{cast.employee.person_id}", "text": "Wil leren lassen", "held_on": cast.leader.today}
    assert client_for(cast.leader).post(within(cast.leader, "informal-new"), said).status_code == 302
    with as_(cast.leader):
        note = InformalNote.objects.get(text="Wil leren lassen")
    assert (note.employee_id, note.other_id) == (cast.employee.person_id, cast.leader.person_id)


def test_only_the_author_changes_or_removes_it(noted, cast, client_for):
    noted(shared="on")
    note = _note(cast.employee)
    for name in ("informal-note", "informal-remove"):
        address = within(cast.leader, name, note.pk)
        assert client_for(cast.leader).get(address).status_code == 404
        assert client_for(cast.leader).post(address).status_code == 404
    client, address = client_for(cast.employee), within(cast.employee, "informal-note", note.pk)
    version = client.get(address).context["version"]
    assert client.post(address, {"text": "Over de frees", "version": version}).status_code == 302
    assert client.post(address, {"text": "Over iets anders", "version": version}).status_code == 409
    assert client.post(within(cast.employee, "informal-remove", note.pk)).status_code == 302
    with acting_as(cast.employee):
        assert not InformalNote.objects.filter(pk=note.pk).exists()
