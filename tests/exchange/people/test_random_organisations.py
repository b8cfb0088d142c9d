"""Whatever an organisation looks like: what a file says is what is there afterwards, once, and can be taken back."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exchange.people.desk import Desk, everything
from tests.exchange.people.somebody import organisation, said, there

pytestmark = pytest.mark.django_db
SLOW = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


class Again(Exception):
    """Takes back what an example did."""


def rows_of(people) -> list[dict]:
    return [row for one in people for row in one.rows()]


def once(desk: Desk, test) -> None:
    try:
        with transaction.atomic():
            test(desk)
            raise Again
    except Again:
        pass


@SLOW
@given(people=organisation())
def test_what_the_file_says_is_what_is_there(empty, people):
    def test(desk):
        before = everything()
        done = desk.save(rows_of(people))
        assert done.problems == []
        assert there() == said(people)
        again = desk.examine(rows_of(people))
        assert again.counts == {"same": len(people)}
        desk.undo(done)
        assert everything() == before

    once(empty, test)


@SLOW
@given(first=organisation(), second=organisation(), shuffled=st.randoms(use_true_random=False))
def test_a_second_file_leaves_it_as_it_says(empty, first, second, shuffled):
    def test(desk):
        assert desk.save(rows_of(first)).problems == []
        before = everything()
        rows = rows_of(second)
        shuffled.shuffle(rows)
        done = desk.save(rows, problem_rows="leave_out")
        again = desk.examine(rows, problem_rows="leave_out")
        left_out = done.counts.get("left_out", 0)
        assert again.counts.get("changed", 0) == again.counts.get("created", 0) == again.counts.get("ended", 0) == 0
        assert again.counts.get("left_out", 0) == left_out
        desk.undo(done)
        assert everything() == before

    once(empty, test)


@SLOW
@given(first=organisation(), second=organisation(), how=st.sampled_from(["keep", "end"]))
def test_a_second_file_about_one_day_leaves_it_as_it_says(empty, first, second, how):
    def test(desk):
        assert desk.save(rows_of(first)).problems == []
        before = everything()
        rows = [
            {key: value for key, value in one.rows()[-1].items() if key not in ("starts_on", "ends_on", "share")}
            | {"employment_ends": None}
            for one in second
        ]
        choices = {"as_of": "2005-06-15", "absent": how, "absent_on": "2005-06-14", "problem_rows": "leave_out"}
        done = desk.save(rows, **choices)
        again = desk.examine(rows, **choices)
        assert again.counts.get("changed", 0) == again.counts.get("created", 0) == again.counts.get("ended", 0) == 0
        desk.undo(done)
        assert everything() == before

    once(empty, test)
