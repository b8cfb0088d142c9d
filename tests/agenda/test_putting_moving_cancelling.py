"""What can be, what is refused, and who sees it; also past the access rules, straight in the database."""

from datetime import UTC, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.agenda.conftest import KIND, at, uid_of
from wegwijzer.agenda import actions, queries, rules
from wegwijzer.agenda.models import Attendance
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")


def refused(call) -> dict:
    with pytest.raises(ValidationError) as problem:
        call()
    return problem.value.message_dict if hasattr(problem.value, "error_dict") else {None: problem.value.messages}


def test_the_past_and_the_far_away_are_refused(meeting):
    assert "starts_at" in refused(lambda: meeting(starts_at=timezone.now() - timedelta(minutes=1)))
    assert "starts_at" in refused(lambda: meeting(starts_at=timezone.now() + timedelta(days=9999)))
    assert "minutes" in refused(lambda: meeting(minutes=0))
    assert "minutes" in refused(lambda: meeting(minutes=999))


def test_who_is_not_in_it_puts_moves_and_cancels_nothing(cast, as_, meeting):
    with pytest.raises(PermissionDenied):
        meeting(by=cast.hr)
    row = meeting()
    with as_(cast.hr) as nele:
        for act in (
            lambda: actions.move(nele, appointment=row, starts_at=at(8)),
            lambda: actions.cancel(nele, appointment=row),
            lambda: actions.answer(nele, appointment=row, answer="accepted"),
        ):
            with pytest.raises(PermissionDenied):
                act()


def test_a_kind_that_nobody_said_is_a_mistake_of_ours(cast, as_):
    with as_(cast.leader) as johan, pytest.raises(ValueError, match="nothing"):
        actions.put(johan, kind="nothing", about=new_id(), starts_at=at(3), minutes=30, persons=[johan.person_id])


def test_what_does_not_go_on_does_not_move(cast, as_, meeting):
    row = meeting()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
        assert actions.cancel(johan, appointment=row).sequence == 1
        assert refused(lambda: actions.move(johan, appointment=row, starts_at=at(8)))


def test_what_was_let_go_is_made_anew_as_another_one(cast, as_, meeting):
    row = meeting()
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=row)
    again = meeting(about=row.about)
    assert again.pk != row.pk and uid_of(again, cast.employee) != uid_of(row, cast.employee)


@pytest.mark.parametrize("key", ["hr", "executive", "leader_above", "coach", "adviser", "newcomer"])
def test_nobody_else_sees_that_they_meet(cast, as_, meeting, key):
    row = meeting()
    with as_(cast[key]) as actor:
        assert row.pk not in [each.row.pk for each in queries.coming(actor)]
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM agenda_appointment WHERE id = %s", [row.pk])
            assert cursor.fetchone() == (0,)
            cursor.execute("SELECT count(*) FROM agenda_attendance WHERE appointment_id = %s", [row.pk])
            assert cursor.fetchone() == (0,)
            cursor.execute("UPDATE agenda_appointment SET minutes = 5 WHERE id = %s", [row.pk])
            assert cursor.rowcount == 0


def test_nobody_answers_for_another_in_the_database(cast, as_, meeting):
    row = meeting()
    with as_(cast.leader):
        rows = Attendance.objects.filter(appointment=row, person=cast.employee.person)
        assert rows.count() == 1
        assert rows.update(answer="accepted", answered_at=timezone.now(), answered_sequence=0) == 0


def test_nobody_comes_into_a_meeting_of_others(cast, as_, meeting):
    row = meeting()
    with as_(cast.coach) as dieter:
        rows = [Attendance(id=new_id(), organisation=dieter.organisation, appointment=row, person=dieter.person)]
        with pytest.raises(DatabaseError), transaction.atomic():
            Attendance.objects.bulk_create(rows)


def test_nobody_moves_over_into_a_meeting_of_others(cast, as_, meeting):
    row, own = meeting(), meeting(by=cast.coach, persons=[cast.coach, cast.newcomer])
    with as_(cast.coach) as dieter, pytest.raises(DatabaseError), transaction.atomic():
        Attendance.objects.filter(appointment=own, person=dieter.person).update(appointment=row)


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'other'",
        "about = gen_random_uuid()",
        "sequence = -1",
        "minutes = 45",  # without a higher number calendars leave it aside
        "starts_at = starts_at + interval '1 day'",
        "cancelled_at = now()",
    ],
)
def test_what_calendars_count_on_stays(cast, as_, meeting, change):
    row = meeting()
    with as_(cast.leader), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(f"UPDATE agenda_appointment SET {change} WHERE id = %s", [row.pk])


def test_nobody_reads_or_takes_the_name_in_another_calendar(cast, as_, meeting):
    """Who knows it could answer by mail in the name of the other; not even who invited does."""
    row = meeting()
    names = {uid_of(row, cast.employee), uid_of(row, cast.leader)}
    assert len(names) == 2
    for persona in (cast.leader, cast.employee, cast.hr, cast.leader_above, cast.coach):
        with as_(persona), connection.cursor() as cursor:
            cursor.execute("SELECT person_id FROM agenda_calendarname WHERE uid = ANY(%s)", [list(names)])
            assert {person for (person,) in cursor.fetchall()} <= {persona.person_id}
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute("UPDATE agenda_calendarname SET uid = 'mine'")


def test_an_hour_that_a_clock_skips_is_refused():
    assert "at" in refused(lambda: rules.at_local(at(0).date().replace(2027, 3, 28), time(2, 30), BRUSSELS))
    first = rules.at_local(at(0).date().replace(2026, 10, 25), time(2, 30), BRUSSELS)
    assert first.astimezone(UTC).hour == 0  # the first of the two


def test_one_sees_what_comes_the_nearest_first(cast, as_, meeting):
    later, sooner = meeting(starts_at=at(20)), meeting(starts_at=at(2))
    with as_(cast.employee) as samira:
        mine = [each.row.pk for each in queries.coming(samira) if each.row.kind == KIND]
    assert mine == [sooner.pk, later.pk]


def test_a_list_costs_the_same_for_one_and_for_many(cast, as_, meeting, django_assert_num_queries):
    for _time in range(5):
        meeting()
    with as_(cast.employee) as samira, django_assert_num_queries(2):
        assert len(queries.coming(samira)) >= 5
