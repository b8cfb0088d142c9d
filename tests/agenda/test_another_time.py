"""Who proposes another time from their calendar: the other sees which, and takes it over in one click."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.agenda.calendars import counter
from tests.agenda.conftest import at, uid_of
from tests.agenda.test_invitations_by_mail import events
from wegwijzer.agenda import kinds, queries
from wegwijzer.agenda.models import Appointment, Attendance
from wegwijzer.agenda.replies import Outcome, take_reply
from wegwijzer.agenda.rules import Standing
from wegwijzer.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposes(cast):
    """`proposes(row, at(9, 14))`: what Samira's calendar sends; answers the outcome."""

    def send(row, starts_at, minutes=30, sequence=0) -> Outcome:
        address = cast.employee.account.email
        content = counter(uid_of(row, cast.employee), address, starts_at, minutes, sequence=sequence)
        return take_reply(content, sender=address).outcome

    return send


def seen(cast, as_, row) -> queries.Other:
    """Samira, as Johan sees her."""
    with as_(cast.leader) as johan:
        return queries.about(johan, row.kind, [row.about])[row.about].others[0]


def take(client, row, persona):
    return client.post(f"/o/lindeveld/agenda/{row.pk}/take-over/", {"of": str(persona.person_id)}, follow=True)


def test_it_is_seen_and_told_and_nothing_moves_yet(cast, as_, meeting, proposes):
    row = meeting()
    assert proposes(row, at(9, 14)) is Outcome.TAKEN
    other = seen(cast, as_, row)
    assert (other.standing, other.proposed_at, other.proposed_minutes) == (Standing.PROPOSED, at(9, 14), 30)
    assert other.sentence == "Samira stelt een ander moment voor"
    with as_(cast.leader):
        assert Appointment.objects.get(pk=row.pk).starts_at == at(7)
        assert [one.kind for one in Notice.objects.filter(about=row.pk)] == ["agenda.proposed"]


def test_one_click_moves_it_and_who_proposed_is_there(cast, as_, meeting, proposes, client_for, post_runs, smtp):
    row = meeting()
    proposes(row, at(9, 14), 45)
    assert "Het nieuwe moment staat in jullie agenda." in take(client_for(cast.leader), row, cast.employee).text
    assert seen(cast, as_, row).standing is Standing.ACCEPTED
    post_runs()
    its = events(smtp.to(cast.employee.account.email))[-1]
    assert (its["dtstart"].dt, its["sequence"], str(its["uid"])) == (at(9, 14), 1, uid_of(row, cast.employee))
    assert its["attendee"].params["PARTSTAT"] == "ACCEPTED"
    assert "staat er niet meer" in take(client_for(cast.leader), row, cast.employee).text


def test_what_it_is_about_moves_along(cast, as_, meeting, proposes, client_for, monkeypatch):
    row, moved = meeting(), []
    kind = kinds.Kind(row.kind, "Koffie", kinds.kind_of(row.kind).address, move=lambda *given: moved.append(given[1:]))
    kinds.add_kind(kind)
    proposes(row, at(9, 14))
    take(client_for(cast.leader), row, cast.employee)
    assert moved == [(row.about, at(9, 14), 30)]


def test_the_one_who_proposed_and_others_take_nothing_over(cast, as_, meeting, proposes, client_for):
    row = meeting()
    proposes(row, at(9, 14))
    assert take(client_for(cast.coach), row, cast.employee).status_code == 404
    client_for(cast.leader).post(f"/o/lindeveld/agenda/{row.pk}/take-over/", {"of": "x"})
    assert "staat er niet meer" in take(client_for(cast.leader), row, cast.leader).text
    with as_(cast.leader):
        assert Appointment.objects.get(pk=row.pk).starts_at == at(7)


@pytest.mark.parametrize("moment", [at(-2), at(7), None])
def test_no_other_moment_that_can_be_counts_as_perhaps(cast, as_, meeting, proposes, moment):
    row = meeting()
    assert proposes(row, moment) is Outcome.TAKEN
    assert seen(cast, as_, row).standing is Standing.TENTATIVE


def test_another_answer_takes_it_back(cast, as_, meeting, proposes, client_for):
    row = meeting()
    proposes(row, at(9, 14))
    client_for(cast.employee).post(f"/o/lindeveld/agenda/{row.pk}/answer/", {"answer": "accepted"})
    with as_(cast.employee):
        mine = Attendance.objects.get(appointment=row, person=cast.employee.person)
    assert (mine.answer, mine.proposed_at, mine.proposed_minutes) == ("accepted", None, None)
    assert "staat er niet meer" in take(client_for(cast.leader), row, cast.employee).text


def test_one_to_a_moment_that_was_moved_since_is_old(cast, as_, meeting, proposes):
    row = meeting()
    meeting(about=row.about, starts_at=at(8))
    assert proposes(row, at(9, 14)) is Outcome.OLD


def test_one_whose_hour_went_by_is_no_longer_offered(cast, as_, meeting, proposes):
    row = meeting()
    proposes(row, datetime.now(UTC).replace(microsecond=0) + timedelta(hours=1))
    with as_(cast.employee):
        mine = Attendance.objects.filter(appointment=row, person=cast.employee.person)
        mine.update(proposed_at=datetime.now(UTC) - timedelta(minutes=1))
    assert seen(cast, as_, row).proposed_at is None
