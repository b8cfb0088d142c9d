"""Files of stretches: the rows of a person are their places from the first one on."""

import pytest

from tests.exchange.people.desk import day, row
from wegwijzer.functions.models import Function
from wegwijzer.organisations.models import RowVersion, Unit
from wegwijzer.people.models import Employment, Membership, Position, ReportingLine

pytestmark = pytest.mark.django_db
D = day


def places():
    return list(
        Position.objects.order_by("starts_on", "unit__name").values_list("unit__name", "starts_on", "ends_on", "share")
    )


def test_a_place_that_ended_keeps_its_id_and_that_is_no_correction(empty):
    empty.save([row("1")])
    kept = Position.objects.get()
    done = empty.save([row("1", ends_on=D("2022-05-31"))])
    assert done.counts == {"ended": 1}
    position = Position.objects.get()
    assert (position.pk, position.ends_on) == (kept.pk, D("2022-05-31"))
    assert position.corrected_at is None
    version = RowVersion.objects.filter(table="people_position").get()
    assert (version.correction, version.reason) == (False, "import: lijst.csv")
    assert Employment.objects.get().ends_on == Membership.objects.get().ends_on == D("2022-05-31")


def test_another_function_from_the_same_day_is_the_same_place(empty):
    empty.save([row("1")])
    kept = Position.objects.get().pk
    empty.save([row("1", function="Chef", share=80)])
    assert (Position.objects.get().pk, Position.objects.get().function.name) == (kept, "Chef")
    assert Position.objects.get().share == 80


def test_what_was_otherwise_is_kept_as_a_correction_with_the_reason(empty):
    empty.save([row("1", ends_on=D("2022-05-31"))])
    empty.save([row("1", ends_on=D("2022-06-30"), function="Chef")])
    assert Position.objects.get().corrected_at is not None
    kept = RowVersion.objects.filter(table__in=["people_position", "people_employment", "people_membership"])
    assert set(kept.values_list("correction", "reason")) == {(True, "import: lijst.csv")}


def test_what_ends_before_the_first_row_stays_and_what_overlaps_goes(empty):
    empty.save([
        row("1", unit="A", starts_on=D("2010-01-01"), ends_on=D("2011-12-31")),
        row("1", unit="B", starts_on=D("2012-01-01"), ends_on=D("2014-12-31")),
        row("1", unit="C", starts_on=D("2015-01-01")),
    ])  # fmt: skip
    done = empty.save([row("1", unit="D", starts_on=D("2013-01-01"))])
    assert done.problems == []
    assert places() == [
        ("A", D("2010-01-01"), D("2011-12-31"), 100),
        ("B", D("2012-01-01"), D("2012-12-31"), 100),
        ("D", D("2013-01-01"), None, 100),
    ]
    assert empty.examine([row("1", unit="D", starts_on=D("2013-01-01"))]).counts == {"same": 1}


def test_a_history_that_begins_with_the_employment_replaces_what_stood_before(empty):
    empty.save([row("1", starts_on=D("2010-01-01"))])
    empty.save([row("1", starts_on=D("2015-01-01"), employment_starts=D("2015-01-01"))])
    assert places() == [("Bakkerij", D("2015-01-01"), None, 100)]
    assert Employment.objects.get().starts_on == Membership.objects.get().starts_on == D("2015-01-01")


def test_rows_that_differ_in_the_leader_alone_are_one_place_with_several_lines(empty):
    rows = [
        row("1", manager="2", ends_on=D("2020-12-31")),
        row("1", manager="3", starts_on=D("2021-01-01"), ends_on=D("2021-12-31")),
        row("1", manager=None, starts_on=D("2022-01-01"), ends_on=D("2022-12-31")),
        row("1", manager="3", starts_on=D("2023-01-01")),
        row("2"), row("3"),
    ]  # fmt: skip
    assert empty.save(rows).problems == []
    position = Position.objects.get(person__number="1")
    assert (position.starts_on, position.ends_on) == (D("2020-01-01"), None)
    lines = ReportingLine.objects.order_by("starts_on").values_list("manager__number", "starts_on", "ends_on")
    assert list(lines) == [
        ("2", D("2020-01-01"), D("2020-12-31")),
        ("3", D("2021-01-01"), D("2021-12-31")),
        ("3", D("2023-01-01"), None),
    ]
    assert empty.examine(rows).counts == {"same": 3}


def test_where_a_place_of_ours_begins_they_stay_two(empty):
    empty.save([row("1", share=50, ends_on=D("2020-12-31")), row("1", share=60, starts_on=D("2021-01-01"))])
    empty.save([row("1", share=60, ends_on=D("2020-12-31")), row("1", share=60, starts_on=D("2021-01-01"))])
    assert Position.objects.count() == 2


def test_the_same_leader_in_touching_rows_is_one_line(empty):
    rows = [row("1", manager="2", ends_on=D("2020-12-31")), row("1", manager="2", starts_on=D("2021-01-01")), row("2")]
    empty.save(rows)
    assert ReportingLine.objects.get().ends_on is None


def test_the_same_place_with_days_that_overlap_contradicts_at_both_rows(empty):
    found = empty.examine([row("1", ends_on=D("2021-12-31")), row("1", starts_on=D("2021-06-01"))])
    assert found.problems == [(2, "starts_on", "place_overlaps"), (3, "starts_on", "place_overlaps")]


def test_a_copy_of_a_row_is_taken_once(empty):
    done = empty.save([row("1"), row("1")])
    assert (done.problems, done.found("remark")) == ([], [(3, "", "row_double")])
    assert Position.objects.count() == 1


def test_more_than_the_organisation_allows_is_named_at_the_row_that_makes_it_so(empty):
    rows = [row("1", share=80), row("1", unit="Winkel", share=40, starts_on=D("2021-01-01"))]
    found = empty.examine(rows)
    assert found.problems == [(3, "share", "share_above")]


def test_two_places_beside_each_other_stay_below_it(empty):
    rows = [row("1", share=60), row("1", unit="Winkel", share=40, starts_on=D("2021-01-01"))]
    assert empty.save(rows).problems == []
    swapped = [row("1", share=40), row("1", unit="Winkel", share=60, starts_on=D("2021-01-01"))]
    assert empty.save(swapped).problems == []
    assert [share for *_, share in places()] == [40, 60]


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ({"starts_on": D("1066-10-14")}, ("starts_on", "day_unlikely")),
        ({"ends_on": D("2019-01-01")}, ("ends_on", "end_before_start")),
        ({"share": 0}, ("share", "share_range")),
        ({"unit": None}, ("unit", "unit_missing")),
        ({"function": None}, ("function", "function_missing")),
    ],
)
def test_days_shares_and_holes_that_cannot_be(empty, more, problem):
    assert (2, *problem) in empty.examine([row("1", **more), row("2", share=100)]).problems


def test_a_unit_or_function_that_did_not_exist_yet(empty):
    empty.save([row("1")])
    Unit.objects.filter(name="Bakkerij").update(starts_on=D("2019-01-01"))
    Function.objects.filter(name="Bakker").update(ends_on=D("2020-06-30"))
    assert empty.examine([row("1")]).counts == {"same": 1}  # what stands there is not asked again
    early = empty.examine([row("2", starts_on=D("2018-01-01"))])
    assert early.problems == [(2, "unit", "unit_not_then")]
    assert empty.examine([row("2", starts_on=D("2021-01-01"))]).problems == [(2, "function", "function_not_then")]
