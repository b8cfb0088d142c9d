"""The rows of the demo, without a database: who is there, and that every history is possible."""

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import pairwise

import pytest

from wegwijzer.demo.build import build
from wegwijzer.demo.content import company
from wegwijzer.demo.days import years_between
from wegwijzer.demo.rows import (
    CompetenceRow,
    EmploymentRow,
    FamilyRow,
    FunctionRow,
    LineRow,
    MembershipRow,
    PersonRow,
    PositionRow,
    ProfileRow,
    UnitRow,
)
from wegwijzer.demo.structure import TooSmall

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)
NOW = (TODAY, TODAY)


class Company:
    """All rows of a built company in memory, with a few questions to them."""

    def __init__(self, folder: str = "lindeveld", **options) -> None:
        self.rows, self.cast = defaultdict(list), {}
        for batch in build(company(folder), today=TODAY, **options):
            for kind, made in batch.rows.items():
                self.rows[kind] += made
            self.cast |= {member.key: member.person for member in batch.cast}
        self.units = {row.id: row for row in self.rows[UnitRow]}
        self.functions = {row.id: row for row in self.rows[FunctionRow]}
        self.people = {row.id: row for row in self.rows[PersonRow]}

    def of_person(self, kind: type) -> dict[int, list]:
        found = defaultdict(list)
        for row in self.rows[kind]:
            found[row.person_id].append(row)
        return {person: sorted(rows, key=lambda row: row.starts_on) for person, rows in found.items()}

    def now(self, kind: type) -> list:
        return [row for row in self.rows[kind] if within(NOW, days(row))]

    def employed(self) -> set[int]:
        return {row.person_id for row in self.now(EmploymentRow)}

    def below(self, key: str) -> set[int]:
        """The units with this code and all below."""
        found = {row.id for row in self.units.values() if row.code == key}
        for row in self.rows[UnitRow]:
            if row.parent_id in found:
                found.add(row.id)
        return found

    def staff(self, *codes: str) -> int:
        units = set().union(*(self.below(code) for code in codes))
        return len({row.person_id for row in self.now(PositionRow) if row.unit_id in units})


def days(row) -> tuple[date, date]:
    return row.starts_on, row.ends_on or date.max


def within(inner: tuple, outer: tuple) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(rows: list) -> bool:
    ordered = sorted(map(days, rows))
    return any(later[0] <= earlier[1] for earlier, later in pairwise(ordered))


@pytest.fixture(scope="module")
def lindeveld() -> Company:
    return Company()


@pytest.fixture(scope="module", params=["lindeveld", "korenbloem", "hundred", "large"])
def any_company(request, lindeveld) -> Company:
    made = {
        "lindeveld": lambda: lindeveld,
        "korenbloem": lambda: Company("korenbloem"),
        "hundred": lambda: Company(people=100),
        "large": lambda: Company(people=3000),
    }
    return made[request.param]()


@pytest.fixture(scope="module")
def steps(lindeveld) -> list[tuple]:
    """Each step of somebody from one place to the next."""
    return [pair for places in lindeveld.of_person(PositionRow).values() for pair in pairwise(places)]


class TestWhoIsThere:
    def test_as_many_as_the_design_says(self, lindeveld):
        assert len(lindeveld.employed()) == 642

    def test_as_old_as_the_design_says(self, lindeveld):
        ages = [years_between(lindeveld.people[person].birth_date, TODAY) for person in lindeveld.employed()]
        bands = [(18, 24), (25, 29), (30, 34), (35, 39), (40, 44), (45, 49), (50, 54), (55, 59), (60, 66)]
        assert [sum(low <= age <= high for age in ages) for low, high in bands] == [38, 64, 78, 81, 84, 92, 97, 74, 34]

    def test_departments_are_as_large_as_the_design_says(self, lindeveld):
        people = sum(lindeveld.staff(code) for code in ("A-PR", "G-PR"))
        two_places = {
            person
            for person, places in lindeveld.of_person(PositionRow).items()
            if len([place for place in places if within(NOW, days(place))]) > 1
        }
        assert 312 <= people <= 312 + len(two_places)  # someone with two places may be in both
        assert lindeveld.staff("A-PV") == 4
        assert lindeveld.staff("A-KO") == 7

    def test_half_of_them_are_long_in_the_same_function(self, lindeveld):
        years = []
        for places in lindeveld.of_person(PositionRow).values():
            if not within(NOW, days(places[-1])):
                continue
            first = places[-1]
            for place in reversed(places):
                if place.function_id != first.function_id:
                    break
                first = place
            years.append(years_between(first.starts_on, TODAY))
        assert 6 <= sorted(years)[len(years) // 2] <= 9
        assert sum(year >= 21 for year in years) >= 30

    def test_ten_years_of_people_who_left(self, lindeveld):
        gone = set(lindeveld.people) - lindeveld.employed()
        assert 200 <= len(gone) <= 320
        ends = [places[-1].ends_on.year for places in lindeveld.of_person(PositionRow).values() if places[-1].ends_on]
        assert {2017, 2019, 2021, 2023, 2025} <= set(ends)

    def test_names_as_one_hears_them(self, lindeveld):
        families = {row.family_name for row in lindeveld.people.values()}
        givens = {row.given_name for row in lindeveld.people.values()}
        assert any(name.startswith("Van den ") for name in families)
        assert any(name.startswith("El ") for name in families)
        assert any(set("łŁğışŞçć") & set(name) for name in families | givens)
        assert any("-" in name for name in families | givens)
        assert max(map(len, families)) > 15

    def test_addresses_lead_nowhere_and_are_unique(self, any_company):
        addresses = [row.email for row in any_company.people.values() if row.email]
        assert len(addresses) == len(set(addresses))
        assert all(address.endswith(".example") and address.isascii() for address in addresses)
        assert len(addresses) < len(any_company.people)  # many on the floor have none

    def test_samira_went_the_way_of_the_design(self, lindeveld):
        samira = lindeveld.cast["samira"]
        assert [(row.kind, row.starts_on, row.ends_on) for row in lindeveld.of_person(EmploymentRow)[samira]] == [
            ("agency", date(2014, 3, 3), date(2014, 10, 5)),
            ("permanent", date(2014, 10, 6), None),
        ]
        path = [
            (lindeveld.functions[row.function_id].name, lindeveld.units[row.unit_id].name, row.starts_on)
            for row in lindeveld.of_person(PositionRow)[samira]
        ]
        assert path == [
            ("Operator beglazing", "Lijn 1, beglazing", date(2014, 3, 3)),
            ("Operator beglazing", "Lijn 1, beglazing", date(2014, 10, 6)),
            ("Lijnoperator", "Lijn 3, beglazing", date(2018, 9, 3)),
        ]

    def test_johan_leads_the_nine_of_the_design(self, lindeveld):
        reports = {row.person_id for row in lindeveld.now(LineRow) if row.manager_id == lindeveld.cast["johan"]}
        nine = ("samira", "chantal", "bart", "tomasz", "luc", "inge", "mohamed", "priya", "daan")
        assert reports == {lindeveld.cast[key] for key in nine}

    def test_priya_is_new(self, lindeveld):
        (employment,) = lindeveld.of_person(EmploymentRow)[lindeveld.cast["priya"]]
        assert (employment.kind, (TODAY - employment.starts_on).days) == ("agency", 47)

    @pytest.mark.parametrize(
        ("key", "roles"),
        [
            ("samira", {"employee"}),
            ("johan", {"employee", "team_leader"}),
            ("els", {"employee", "team_leader", "executive"}),
            ("nele", {"employee", "career_lead"}),
            ("dieter", {"employee", "coach"}),
            ("farah", {"external_adviser"}),
            ("wim", set()),
        ],
    )
    def test_every_role_is_cast(self, lindeveld, key, roles):
        mine = lindeveld.cast[key]
        assert {row.role for row in lindeveld.now(MembershipRow) if row.person_id == mine} == roles


class TestEveryHistoryIsPossible:
    def test_one_employment_at_a_time(self, any_company):
        assert not any(overlaps(rows) for rows in any_company.of_person(EmploymentRow).values())

    def test_nobody_worked_as_a_child(self, any_company):
        for person, rows in any_company.of_person(EmploymentRow).items():
            assert years_between(any_company.people[person].birth_date, rows[0].starts_on) >= 17

    def test_places_lie_within_their_employment(self, any_company):
        employments = {row.id: row for row in any_company.rows[EmploymentRow]}
        for row in any_company.rows[PositionRow]:
            employment = employments[row.employment_id]
            assert employment.person_id == row.person_id
            assert within(days(row), days(employment))

    def test_places_fill_every_employment(self, any_company):
        starts = {(row.person_id, row.starts_on) for row in any_company.rows[PositionRow]}
        assert {(row.person_id, row.starts_on) for row in any_company.rows[EmploymentRow]} <= starts

    def test_nobody_works_more_than_full_time(self, any_company):
        for rows in any_company.of_person(PositionRow).values():
            for day in {row.starts_on for row in rows}:
                assert sum(row.share for row in rows if within((day, day), days(row))) <= 100

    def test_lines_lie_within_their_place_and_lead_to_another(self, any_company):
        places = {row.id: row for row in any_company.rows[PositionRow]}
        for row in any_company.rows[LineRow]:
            assert places[row.position_id].person_id == row.person_id != row.manager_id
            assert within(days(row), days(places[row.position_id]))

    def test_leaders_were_there_while_they_led(self, any_company):
        there = any_company.of_person(EmploymentRow)
        for row in any_company.rows[LineRow]:
            spans = list(map(days, there[row.manager_id]))
            assert all(
                any(within((day, day), span) for span in spans) for day in (row.starts_on, min(days(row)[1], TODAY))
            )

    def test_one_leader_at_a_time_on_each_place(self, any_company):
        by_place = defaultdict(list)
        for row in any_company.rows[LineRow]:
            if row.kind == "hierarchical":
                by_place[row.position_id].append(row)
        assert not any(overlaps(rows) for rows in by_place.values())

    def test_everybody_but_one_has_a_leader_today(self, any_company):
        led = {row.person_id for row in any_company.now(LineRow) if row.kind == "hierarchical"}
        assert len(any_company.employed() - led) == 1

    def test_nobody_leads_more_than_fifteen(self, any_company):
        lines = [row for row in any_company.now(LineRow) if row.kind == "hierarchical"]
        assert max(Counter(row.manager_id for row in lines).values()) <= 15

    def test_roles_do_not_overlap_and_lie_within_the_time_there(self, any_company):
        roles = defaultdict(list)
        for row in any_company.rows[MembershipRow]:
            roles[row.person_id, row.role].append(row)
        assert not any(overlaps(rows) for rows in roles.values())
        members = {row.person_id for row in any_company.now(MembershipRow) if row.role == "employee"}
        assert members == any_company.employed()

    def test_who_leads_has_the_role(self, any_company):
        leading = {row.manager_id for row in any_company.now(LineRow) if row.kind == "hierarchical"}
        role = {row.person_id for row in any_company.now(MembershipRow) if row.role == "team_leader"}
        assert leading <= role

    def test_profiles_name_each_competence_once(self, any_company):
        pairs = [(row.function_id, row.competence_id) for row in any_company.rows[ProfileRow]]
        assert len(pairs) == len(set(pairs))
        assert {function for function, _ in pairs} == set(any_company.functions)
        assert {competence for _, competence in pairs} <= {row.id for row in any_company.rows[CompetenceRow]}
        assert {row.family_id for row in any_company.functions.values()} == {
            row.id for row in any_company.rows[FamilyRow]
        }


class TestWhatHappenedInTenYears:
    def level(self, lindeveld, row) -> int:
        return lindeveld.functions[row.function_id].level

    def test_steps_up_aside_and_back(self, lindeveld, steps):
        moved = [(b, a) for b, a in steps if b.function_id != a.function_id]
        change = Counter(
            (self.level(lindeveld, a) > self.level(lindeveld, b))
            - (self.level(lindeveld, a) < self.level(lindeveld, b))
            for b, a in moved
        )
        assert change[1] > 150
        assert change[0] > 5
        assert change[-1] > 3

    def test_moves_between_sites(self, lindeveld, steps):
        def site(row) -> str:
            return lindeveld.units[row.unit_id].code[0]

        assert sum(site(b) != site(a) for b, a in steps) > 20

    def test_leaders_changed(self, lindeveld):
        per_place = Counter(row.position_id for row in lindeveld.rows[LineRow] if row.kind == "hierarchical")
        assert sum(count > 1 for count in per_place.values()) > 200

    def test_agency_workers_stayed(self, lindeveld):
        kinds = [tuple(row.kind for row in rows[:2]) for rows in lindeveld.of_person(EmploymentRow).values()]
        assert Counter(kinds)["agency", "permanent"] > 100

    def test_some_came_back(self, lindeveld):
        gaps = [
            1
            for rows in lindeveld.of_person(EmploymentRow).values()
            for before, after in pairwise(rows)
            if after.starts_on > before.ends_on + 30 * DAY
        ]
        assert 5 < len(gaps) < 80

    def test_some_have_two_places_at_once(self, lindeveld):
        places = Counter(row.person_id for row in lindeveld.now(PositionRow))
        assert 2 < sum(count == 2 for count in places.values()) < 30

    def test_many_work_part_time(self, lindeveld):
        shares = Counter(row.share for row in lindeveld.now(PositionRow))
        assert shares[80] > 40
        assert shares[50] > 15

    @pytest.mark.parametrize("kind", ["functional", "project"])
    def test_other_lines_stand_beside_the_hierarchy(self, lindeveld, kind):
        assert sum(row.kind == kind for row in lindeveld.now(LineRow)) > 10

    def test_some_work_on_a_contract_that_ends(self, lindeveld):
        kinds = Counter(row.kind for row in lindeveld.now(EmploymentRow))
        assert kinds["agency"] > 3
        assert any(row.kind == "fixed_term" and row.ends_on > TODAY for row in lindeveld.now(EmploymentRow))


class TestSizes:
    @pytest.mark.parametrize("people", [100, 641, 642, 643, 2000])
    def test_exactly_so_many(self, people):
        assert len(Company(people=people).employed()) == people

    def test_a_large_one_has_units_and_codes_of_its_own(self):
        large = Company(people=2000)
        codes = [row.code for row in large.units.values()]
        assert len(codes) == len(set(codes)) > 200
        assert {row.parent_id for row in large.units.values() if row.parent_id} <= set(large.units)

    def test_one_too_small_for_the_cast_is_refused(self):
        with pytest.raises(TooSmall, match="at least"):
            Company(people=10)

    def test_the_same_seed_gives_the_same_rows(self):
        assert Company(people=200).rows == Company(people=200).rows

    def test_another_seed_gives_other_people(self):
        assert Company(people=200).rows[PersonRow] != Company(people=200, seed="other").rows[PersonRow]

    @pytest.mark.parametrize("today", [date(2026, 1, 1), date(2028, 2, 29), date(2031, 12, 31)])
    def test_any_day_will_do(self, today):
        rows = [row for batch in build(company("lindeveld"), today=today) for row in batch.rows[EmploymentRow]]
        assert len({row.person_id for row in rows if within((today, today), days(row))}) == 642
