"""What happened to someone's work, worked out from dated rows: no more steps than there were changes."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wegwijzer.people.steps import Kind, in_function_since, steps_of

TODAY = date(2026, 6, 15)
SITES = {"line 1": "Aalst", "line 2": "Aalst", "store": "Geel"}


def an_id(name: str) -> UUID:
    return uuid5(UUID(int=0), name)


UNITS = {an_id(name): site for name, site in SITES.items()}


@dataclass(frozen=True)
class Employment:
    starts_on: date
    ends_on: date | None = None
    kind: str = "permanent"
    corrected_at: datetime | None = None


@dataclass(frozen=True)
class Place:
    starts_on: date
    ends_on: date | None = None
    function: str = "operator"
    unit: str = "line 1"
    share: Decimal = Decimal(100)
    corrected_at: datetime | None = None

    @property
    def function_id(self):
        return an_id(self.function)

    @property
    def unit_id(self):
        return an_id(self.unit)


@dataclass(frozen=True)
class Line:
    starts_on: date
    ends_on: date | None = None
    manager: str = "Johan"
    kind: str = "hierarchical"
    corrected_at: datetime | None = None

    @property
    def manager_id(self):
        return an_id(self.manager)


def path(employments, places, lines=()):
    return steps_of(employments, places, lines, today=TODAY, site_of=UNITS.get)


def kinds(*args) -> list[tuple[Kind, date]]:
    return [(step.kind, step.day) for step in path(*args)]


START, MOVE, LAST = date(2014, 3, 1), date(2018, 9, 1), date(2018, 8, 31)


def test_a_start():
    (step,) = path([Employment(START)], [Place(START)], [Line(START)])
    assert (step.kind, step.day) == (Kind.START, START)
    assert [line.manager for line in step.new_leaders] == ["Johan"]


@pytest.mark.parametrize(
    ("later", "kind"),
    [
        ({"function": "lead"}, Kind.FUNCTION),
        ({"unit": "line 2"}, Kind.UNIT),
        ({"unit": "store"}, Kind.SITE),
        ({"share": Decimal(80)}, Kind.SHARE),
        ({"function": "lead", "unit": "store", "share": Decimal(50)}, Kind.FUNCTION),
        ({"unit": "store", "share": Decimal(50)}, Kind.SITE),
    ],
)
def test_the_largest_difference_names_the_step(later, kind):
    found = kinds([Employment(START)], [Place(START, LAST), Place(MOVE, **later)])
    assert found == [(Kind.START, START), (kind, MOVE)]


def test_a_new_row_for_the_same_work_is_no_step():
    places = [Place(START, LAST), Place(MOVE)]
    lines = [Line(START, LAST), Line(MOVE)]
    assert kinds([Employment(START)], places, lines) == [(Kind.START, START)]


def test_a_second_function_comes_and_goes():
    beside = Place(MOVE, date(2020, 12, 31), function="mentor", share=Decimal(20))
    found = path([Employment(START)], [Place(START, share=Decimal(80)), beside])
    assert [step.kind for step in found] == [Kind.START, Kind.BESIDE, Kind.STOPPED]
    assert found[1].gained == [beside]
    assert found[2].lost == [beside]
    assert found[2].day == date(2021, 1, 1)


def test_an_agency_contract_that_becomes_permanent_is_a_note_with_the_start():
    employments = [Employment(START, LAST, "agency"), Employment(MOVE)]
    (step,) = path(employments, [Place(START, LAST), Place(MOVE)])
    assert [(note.kind, note.day) for note in step.notes] == [(Kind.CONTRACT, MOVE)]


def test_another_leader_is_a_note():
    lines = [Line(START, LAST), Line(MOVE, manager="Fatma")]
    (step,) = path([Employment(START)], [Place(START)], lines)
    (note,) = step.notes
    assert (note.kind, note.day) == (Kind.LEADER, MOVE)
    assert [line.manager for line in note.new_leaders] == ["Fatma"]
    assert [line.manager for line in note.former_leaders] == ["Johan"]


def test_another_leader_who_is_still_to_come_is_a_step_ahead():
    soon = TODAY + timedelta(days=10)
    lines = [Line(START, soon - timedelta(days=1)), Line(soon, manager="Fatma")]
    assert kinds([Employment(START)], [Place(START)], lines) == [(Kind.START, START), (Kind.LEADER, soon)]


def test_leaving_and_coming_back():
    back = date(2021, 2, 1)
    found = kinds([Employment(START, LAST), Employment(back)], [Place(START, LAST), Place(back)])
    assert found == [(Kind.START, START), (Kind.END, LAST), (Kind.RETURN, back)]


def test_an_end_that_is_known_stands_ahead_on_its_last_day():
    last = date(2026, 12, 31)
    assert kinds([Employment(START, last)], [Place(START, last)])[-1] == (Kind.END, last)


def test_a_place_that_is_given_later_than_the_start():
    found = path([Employment(START)], [Place(MOVE)])
    assert [step.kind for step in found] == [Kind.START, Kind.FUNCTION]
    assert found[0].after.places == ()


def test_a_row_that_was_put_right_is_marked_where_it_began():
    when = datetime(2024, 5, 3)
    right = Place(MOVE, unit="line 2", corrected_at=when)
    line = Line(date(2019, 1, 1), manager="Fatma", corrected_at=when)
    found = path([Employment(START)], [Place(START, LAST), right], [line])
    assert [step.corrected for step in found] == [[], [right, line]]


def test_nothing_known_is_no_path():
    assert path([], []) == []


days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.tuples(days, days, st.sampled_from(["operator", "lead"]), st.sampled_from(list(SITES))), max_size=6),
    st.lists(st.tuples(days, days), max_size=3),
)
def test_every_step_is_a_difference_and_steps_are_in_order(places, employments):
    rows = [Place(min(a, b), max(a, b), function, unit) for a, b, function, unit in places]
    times = [Employment(min(a, b), max(a, b)) for a, b in employments]
    found = path(times, rows)
    assert [step.day for step in found] == sorted(step.day for step in found)
    for step in found:
        assert step.before != step.after


def test_the_time_in_a_function_runs_over_rows_without_a_gap():
    places = [
        Place(START, LAST, "operator"),
        Place(MOVE, date(2020, 5, 31), "lead"),
        Place(date(2020, 6, 1), date(2021, 12, 31), "lead", unit="store"),
        Place(date(2022, 1, 1), None, "lead", share=Decimal(80)),
    ]
    assert in_function_since(places, an_id("lead"), TODAY) == MOVE
    assert in_function_since(places, an_id("operator"), TODAY) is None


def test_a_gap_starts_the_time_in_a_function_anew():
    places = [Place(START, LAST), Place(date(2020, 1, 1), None)]
    assert in_function_since(places, an_id("operator"), TODAY) == date(2020, 1, 1)


def test_two_places_in_one_function_at_once_count_from_the_first():
    places = [Place(START, None), Place(MOVE, None, unit="store")]
    assert in_function_since(places, an_id("operator"), TODAY) == START
