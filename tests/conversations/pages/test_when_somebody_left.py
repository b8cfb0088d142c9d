"""The next step of who stays behind, when the other of a conversation works here no more."""

import pytest

from tests.conversations.test_who_sees_what import leave

pytestmark = pytest.mark.django_db
LEFT = "werkt hier niet meer"


@pytest.mark.parametrize("state", ["asked", "accepted", "held"])
def test_the_leader_reads_so_everywhere_and_can_let_it_go(state, request, cast, as_, at, words):
    talk = request.getfixturevalue(state)("line")
    leave(cast, cast.employee, as_)
    leader = at(talk.other, talk)
    page = words(leader.get("conversation"))
    assert f"Samira {LEFT}" in page and "Je kan het laten gaan" in page
    for over in ("Dag voorstellen", "Ja zeggen", "Jullie willen allebei praten", "Opnieuw beginnen"):
        assert over not in page
    assert f"Samira {LEFT}" in words(at(talk.other).get("conversations"))
    assert leader.post("conversation-cancel").status_code == 302
    assert talk.fresh().cancelled_at and "gaat niet door" in words(leader.get("conversation"))


def test_an_employee_begins_anew_with_another_of_the_same_kind(accepted, cast, as_, at, words):
    talk = accepted("staff")
    leave(cast, cast.coach, as_)
    page = words(at(talk.employee, talk).get("conversation"))
    assert f"Dieter {LEFT}" in page and "Opnieuw beginnen" in page and "Dag voorstellen" not in page


def test_what_was_concluded_stays_as_it_is(concluded, cast, as_, at, words):
    talk = concluded("line")
    leave(cast, cast.employee, as_)
    page = words(at(talk.other, talk).get("conversation"))
    assert "Jullie zijn het eens" in page and LEFT not in page


def test_while_both_work_here_nothing_is_said_of_leaving(accepted, at, words):
    talk = accepted("line")
    page = words(at(talk.other, talk).get("conversation"))
    assert "Kies een dag met Samira" in page and LEFT not in page
