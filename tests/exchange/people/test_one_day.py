"""Files that say how it is on one day: what differs ends the day before and goes on from then."""

import pytest

from tests.exchange.people.desk import day as D
from tests.exchange.people.desk import now, row
from wegwijzer.organisations.models import RowVersion
from wegwijzer.people.models import Employment, LineKind, Membership, Person, Position, ReportingLine

pytestmark = pytest.mark.django_db
ON = {"as_of": "2024-07-01"}


def places(number: str = "1"):
    found = Position.objects.filter(person__number=number).order_by("starts_on")
    return list(found.values_list("unit__name", "function__name", "share", "starts_on", "ends_on"))


def lines(number: str = "1"):
    found = ReportingLine.objects.filter(person__number=number).order_by("starts_on")
    return list(found.values_list("manager__number", "starts_on", "ends_on"))


def test_nothing_differs_nothing_happens(empty):
    empty.save([row("1", share=80)])
    assert empty.examine([now("1", share=80)], **ON).counts == {"same": 1}
    assert empty.examine([now("1")], **ON).counts == {"same": 1}


@pytest.mark.parametrize("more", [{"unit": "Winkel"}, {"function": "Chef"}, {"share": 50}])
def test_what_differs_ends_the_day_before_and_is_no_correction(empty, more):
    empty.save([row("1", ends_on=D("2030-12-31"))])
    empty.save([now("1", **more)], **ON)
    (*_, old_start, old_end), (unit, function, share, start, end) = places()
    assert (old_start, old_end) == (D("2020-01-01"), D("2024-06-30"))
    assert (start, end) == (D("2024-07-01"), D("2030-12-31"))  # as long as the one it replaces
    assert {"unit": unit, "function": function, "share": int(share)}.items() >= more.items()
    assert not RowVersion.objects.filter(correction=True).exists()
    assert Employment.objects.count() == 1
    assert empty.examine([now("1", **more)], **ON).counts == {"same": 1}


def test_a_place_that_began_that_very_day_is_put_right(empty):
    empty.save([row("1", starts_on=D("2024-07-01"))])
    kept = Position.objects.get().pk
    empty.save([now("1", unit="Winkel")], **ON)
    assert (Position.objects.get().pk, Position.objects.get().unit.name) == (kept, "Winkel")


def test_another_leader_ends_the_line_and_starts_one(empty):
    empty.save([row("1", manager="2"), row("2"), row("3")])
    empty.save([now("1", manager="3")], **ON)
    assert lines() == [("2", D("2020-01-01"), D("2024-06-30")), ("3", D("2024-07-01"), None)]
    assert len(places()) == 1
    empty.save([now("1", manager=None), now("2", manager="3")], as_of="2024-08-01")
    assert lines()[-1] == ("3", D("2024-07-01"), D("2024-07-31"))


def test_a_new_place_takes_the_leader_along_when_the_file_has_none(empty):
    empty.save([row("1", manager="2"), row("2")])
    empty.save([now("1", unit="Winkel")], **ON)
    assert lines() == [("2", D("2020-01-01"), D("2024-06-30")), ("2", D("2024-07-01"), None)]


def test_lines_of_another_kind_go_along_too(empty):
    empty.save([row("1", manager="2"), row("2"), row("3")])
    position = Position.objects.get(person__number="1")
    ReportingLine.objects.create(
        position=position, person=position.person, manager=Person.objects.get(number="3"),
        kind=LineKind.PROJECT, starts_on=D("2023-01-01"),
    )  # fmt: skip
    empty.save([now("1", unit="Winkel", manager="2")], **ON)
    assert set(lines()) == {
        ("2", D("2020-01-01"), D("2024-06-30")),
        ("3", D("2023-01-01"), D("2024-06-30")),
        ("2", D("2024-07-01"), None),
        ("3", D("2024-07-01"), None),
    }


def test_who_is_new_begins_with_the_employment_else_on_that_day(empty):
    empty.save([now("1", employment_starts=D("2022-03-01")), now("2", employment_starts=None)], **ON)
    assert places("1")[0][3] == Employment.objects.get(person__number="1").starts_on == D("2022-03-01")
    assert places("2")[0][3] == Membership.objects.get(person__number="2").starts_on == D("2024-07-01")


def test_who_came_back_is_employed_again(empty):
    empty.save([row("1", ends_on=D("2021-12-31"))])
    assert empty.save([now("1")], **ON).counts == {"changed": 1}
    assert list(Employment.objects.order_by("starts_on").values_list("starts_on", "ends_on")) == [
        (D("2020-01-01"), D("2021-12-31")),
        (D("2024-07-01"), None),
    ]
    assert Membership.objects.count() == 2


def test_who_left_before_that_day_ends_and_stays_ended(empty):
    empty.save([row("1"), row("2", ends_on=D("2021-12-31"))])
    rows = [now("1", employment_ends=D("2023-12-31")), now("2", employment_ends=D("2021-12-31"))]
    assert empty.save(rows, **ON).counts == {"ended": 1, "same": 1}
    assert places()[0][4] == Employment.objects.get(person__number="1").ends_on == D("2023-12-31")
    assert empty.examine(rows, **ON).counts == {"same": 2}


def test_who_left_and_is_new_needs_a_first_day(empty):
    left = {"employment_ends": D("2023-12-31")}
    assert empty.examine([now("1", **left)], **ON).problems == [(2, "starts_on", "start_missing")]
    empty.save([now("1", employment_starts=D("2020-01-01"), **left)], **ON)
    assert places()[0][3:] == (D("2020-01-01"), D("2023-12-31"))


def test_two_places_at_once(empty):
    rows = [now("1", share=60), now("1", unit="Winkel", share=40)]
    assert empty.save(rows, **ON).problems == []
    assert empty.examine(rows, **ON).counts == {"same": 1}
    swapped = [now("1", share=40), now("1", unit="Winkel", share=60)]
    assert empty.save(swapped, as_of="2024-08-01").problems == []
    assert [int(share) for *_, share, _start, _end in places()[2:]] in ([40, 60], [60, 40])
    assert empty.examine(swapped, as_of="2024-08-01").counts == {"same": 1}


def test_the_same_place_in_two_rows_that_differ(empty):
    found = empty.examine([now("1", share=60), now("1", share=40)], **ON)
    assert found.problems == [(2, "", "place_twice"), (3, "", "place_twice")]


def test_a_file_of_names_alone_changes_names_alone(empty):
    empty.save([row("1", "An Peeters")])
    rows = [
        {"number": "1", "given_name": "An", "family_name": "Maes"},
        {"number": "2", "given_name": "Bo", "family_name": "Wit"},
    ]
    assert empty.save(rows, **ON).counts == {"changed": 1, "created": 1}
    assert len(places()) == 1
    assert Employment.objects.get(person__number="2").starts_on == D("2024-07-01")
    assert empty.examine(rows, **ON).counts == {"same": 2}
