"""Employments: named by the file, or following from the places; and the role that comes with them."""

import pytest

from tests.exchange.people.desk import day as D
from tests.exchange.people.desk import now, row
from wegwijzer.access.roles import Role
from wegwijzer.people.models import Employment, Membership, Person, Position

pytestmark = pytest.mark.django_db


def days(model=Employment):
    return list(model.objects.order_by("starts_on").values_list("starts_on", "ends_on"))


def test_touching_places_are_one_employment_and_a_gap_starts_another(empty):
    rows = [
        row("1", unit="A", ends_on=D("2020-12-31")),
        row("1", unit="B", starts_on=D("2021-01-01"), ends_on=D("2021-12-31")),
        row("1", unit="C", starts_on=D("2023-01-01")),
    ]
    empty.save(rows)
    assert days() == days(Membership) == [(D("2020-01-01"), D("2021-12-31")), (D("2023-01-01"), None)]


def test_named_employments_hold_their_places(empty):
    empty.save([row("1", starts_on=D("2020-03-01"), employment_starts=D("2020-01-01"), employment_kind="fixed_term")])
    assert days() == [(D("2020-01-01"), None)]
    assert Employment.objects.get().kind == "fixed_term"


def test_without_a_column_for_it_an_employment_ends_with_its_last_place(empty):
    empty.save([row("1", employment_starts=D("2019-01-01"), ends_on=D("2021-06-30"))])
    assert days() == [(D("2019-01-01"), D("2021-06-30"))]


def test_an_open_place_ends_with_the_employment(empty):
    empty.save([row("1", employment_starts=D("2020-01-01"), employment_ends=D("2022-12-31"))])
    assert Position.objects.get().ends_on == D("2022-12-31")


def test_an_employment_that_begins_after_the_first_place(empty):
    found = empty.examine([row("1", employment_starts=D("2021-01-01"))])
    assert found.problems == [(2, "starts_on", "place_before_employment")]


def test_a_place_across_two_employments(empty):
    rows = [
        row("1", ends_on=D("2022-12-31"), employment_starts=D("2020-01-01"), employment_ends=D("2021-12-31")),
        row("1", unit="B", starts_on=D("2023-01-01"), employment_starts=D("2022-01-01"), employment_ends=None),
    ]
    assert empty.examine(rows).problems == [(2, "starts_on", "place_outside_employment")]


def test_employments_that_overlap(empty):
    rows = [
        row("1", ends_on=D("2020-12-31"), employment_starts=D("2020-01-01"), employment_ends=D("2022-06-30")),
        row("1", unit="B", starts_on=D("2022-01-01"), employment_starts=D("2022-01-01"), employment_ends=None),
    ]
    assert (2, "employment_starts", "employments_overlap") in empty.examine(rows).problems


def test_one_employment_with_two_last_days(empty):
    given = {"employment_starts": D("2020-01-01")}
    rows = [
        row("1", ends_on=D("2020-12-31"), employment_ends=D("2023-12-31"), **given),
        row(
            "1", unit="B", starts_on=D("2021-01-01"), ends_on=D("2022-12-31"), employment_ends=D("2022-12-31"), **given
        ),
    ]
    assert {(2, "employment_ends", "contradiction"), (3, "employment_ends", "contradiction")} <= set(
        empty.examine(rows).problems
    )


def test_a_place_of_ours_outside_the_named_employment(empty):
    empty.save([row("1", starts_on=D("2010-01-01"), ends_on=D("2012-12-31"))])
    Employment.objects.update(ends_on=None)
    found = empty.examine([row("1", starts_on=D("2015-01-01"), employment_starts=D("2015-01-01"))])
    assert found.problems == [(2, "employment_starts", "known_place_outside_employment")]


def test_a_place_that_moves_from_one_employment_to_another_keeps_its_id(empty):
    empty.save([
        row("1", unit="A", ends_on=D("2020-12-31"), employment_starts=D("2020-01-01"), employment_ends=D("2021-12-31")),
        row("1", unit="B", starts_on=D("2021-01-01"), ends_on=D("2021-12-31"), employment_starts=D("2020-01-01"),
            employment_ends=D("2021-12-31"), manager="2"),
        row("1", unit="C", starts_on=D("2022-01-01"), employment_starts=D("2022-01-01"), employment_ends=None),
        row("2", employment_starts=D("2020-01-01"), employment_ends=None),
    ])  # fmt: skip
    kept = Position.objects.get(unit__name="B")
    again = [
        row("1", unit="A", ends_on=D("2020-12-31"), employment_starts=D("2020-01-01"), employment_ends=D("2020-12-31")),
        row("1", unit="B", starts_on=D("2021-01-01"), ends_on=D("2021-12-31"), employment_starts=D("2021-01-01"),
            employment_ends=None, manager="2"),
        row("1", unit="C", starts_on=D("2022-01-01"), employment_starts=D("2021-01-01"), employment_ends=None),
    ]  # fmt: skip
    assert empty.save(again).problems == []
    moved = Position.objects.get(unit__name="B")
    assert moved.pk == kept.pk
    assert moved.employment.starts_on == D("2021-01-01")
    assert moved.lines.count() == 1


def test_the_role_of_employee_stays_one_when_it_is_there(empty):
    empty.save([row("1")])
    person = Person.objects.get()
    Membership.objects.filter(person=person).update(starts_on=D("2019-01-01"))
    empty.save([row("1", ends_on=D("2020-12-31")), row("1", unit="B", starts_on=D("2021-01-01"))])
    assert days(Membership) == [(D("2019-01-01"), None)]


def test_other_roles_end_and_go_on_with_the_employment(empty):
    empty.save([row("1"), row("2")])
    person = Person.objects.get(number="1")
    Membership.objects.create(person=person, role=Role.COACH, starts_on=D("2021-01-01"))
    empty.save([row("1", ends_on=D("2022-12-31")), row("2")])
    assert Membership.objects.get(role=Role.COACH).ends_on == D("2022-12-31")
    empty.save([row("1"), row("2")])
    assert Membership.objects.get(role=Role.COACH).ends_on is None


def test_a_changed_kind_of_contract(empty):
    empty.save([row("1", employment_kind="fixed_term")])
    empty.save([now("1", employment_kind="permanent")])
    assert Employment.objects.get().kind == "permanent"
