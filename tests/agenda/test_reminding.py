"""The day before, who meets is reminded: once, and not who said no."""

import pytest

from tests.agenda.conftest import at
from wegwijzer.agenda import actions, reminding
from wegwijzer.notices.models import Notice
from wegwijzer.organisations.tenancy import tenant

pytestmark = pytest.mark.django_db


def told(persona, as_, row) -> int:
    with as_(persona):
        return Notice.objects.filter(kind="agenda.soon", about=row.pk).count()


def test_who_meets_tomorrow_is_reminded_once(cast, as_, meeting, lindeveld):
    row, later = meeting(starts_at=at(1)), meeting(starts_at=at(2))
    with tenant(lindeveld):
        assert {cast.employee.person_id, cast.leader.person_id} <= set(reminding.receivers())
    for persona in (cast.hr, cast.employee):  # who meets whom is not told to who acts
        with as_(persona):
            assert reminding.receivers() == []
    for _time in range(2):
        with as_(cast.employee) as samira:
            reminding.remind(samira)
    assert told(cast.employee, as_, row) == 1 and told(cast.employee, as_, later) == 0


def test_nobody_is_reminded_of_what_does_not_go_on_or_was_declined(cast, as_, meeting, lindeveld):
    off, declined = meeting(starts_at=at(1), persons=[cast.leader, cast.coach]), meeting(starts_at=at(1))
    with as_(cast.leader) as johan:
        actions.cancel(johan, appointment=off)
    with as_(cast.employee) as samira:
        actions.answer(samira, appointment=declined, answer="declined")
        reminding.remind(samira)
    with tenant(lindeveld):
        assert not {cast.employee.person_id, cast.coach.person_id} & set(reminding.receivers())
    assert told(cast.employee, as_, declined) == 0


def test_a_no_to_the_moment_before_it_moved_is_no_no_to_this_one(cast, as_, meeting, lindeveld):
    row = meeting(starts_at=at(2))
    with as_(cast.employee) as samira:
        actions.answer(samira, appointment=row, answer="declined")
    with as_(cast.leader) as johan:
        actions.move(johan, appointment=row, starts_at=at(1))
    with tenant(lindeveld):
        assert cast.employee.person_id in reminding.receivers()
    with as_(cast.employee) as samira:
        reminding.remind(samira)
    assert told(cast.employee, as_, row) == 1
