"""Units and functions of the file: one of ours, or made along."""

import pytest

from tests.exchange.people.desk import day as D
from tests.exchange.people.desk import row
from wegwijzer.exchange.kinds.people import things
from wegwijzer.exchange.models import Change
from wegwijzer.exchange.run import Trouble
from wegwijzer.functions.models import Function, FunctionFamily
from wegwijzer.organisations.models import Unit

pytestmark = pytest.mark.django_db


def tree():
    found = Unit.objects.values_list("name", "parent__name", "depth")
    return {name: (parent, depth) for name, parent, depth in found}


def test_the_first_unit_is_the_organisation_itself(empty):
    done = empty.save([row("1")])
    assert tree() == {"Nieuw Begin": (None, 0), "Bakkerij": ("Nieuw Begin", 1)}
    assert Unit.objects.get(parent=None).kind == "company"
    assert done.outcome.counts["created"] == {"person": 1, "unit": 2, "function": 1}


def test_a_unit_named_as_the_organisation_is_the_top(empty):
    empty.save([row("1", unit="NIEUW begin"), row("2", unit="Bakkerij")])
    assert tree() == {"NIEUW begin": (None, 0), "Bakkerij": ("NIEUW begin", 1)}


def test_units_stand_below_the_ones_they_name(empty):
    rows = [
        row("1", unit="Oven", unit_above="Bakkerij"),
        row("2", unit="Bakkerij", unit_above="Fabriek"),
        row("3", unit="Oven", unit_above="Winkel"),
    ]
    empty.save(rows)
    assert tree()["Bakkerij"] == ("Fabriek", 2)
    assert set(Unit.objects.filter(name="Oven").values_list("parent__name", flat=True)) == {"Bakkerij", "Winkel"}
    assert empty.examine(rows).outcome.counts == {"same": {"person": 3}}


def test_a_code_goes_before_a_name(empty):
    empty.save([row("1", unit="Bakkerij", unit_code="B1")])
    again = empty.examine([row("1", unit="De nieuwe bakkerij", unit_code="B1")])
    assert again.counts == {"same": 1}
    assert empty.examine([row("1", unit="Bakkerij", unit_code="B2")]).outcome.counts["created"] == {"unit": 1}


def test_a_name_is_known_whatever_its_accents(empty):
    empty.save([row("1", unit="Crèche", function="Kok")])
    assert empty.examine([row("1", unit="creche", function="KOK")]).counts == {"same": 1}


def test_a_plus_behind_a_name_tells_it_apart(empty):
    rows = [row("1", unit="Team B+", function="Technicus"), row("2", unit="Team B", function="Technicus+")]
    assert empty.save(rows).outcome.counts["created"] == {"person": 2, "unit": 3, "function": 2}
    again = [row("1", unit="team  b+", function="technicus"), row("2", unit="TEAM B", function="technicus+")]
    assert empty.examine(again).counts == {"same": 2}


def test_two_units_of_one_name_are_a_question_and_the_answer_holds(empty):
    empty.save([row("1", unit="Oven", unit_above="A"), row("2", unit="Oven", unit_above="B")])
    asked = empty.examine([row("3", unit="Oven")]).question()
    assert asked["key"] == "unit:oven"
    assert [one["detail"] for one in asked["candidates"]] == ["A", "B", ""]
    answers = {"unit:oven": asked["candidates"][1]["value"]}
    done = empty.save([row("3", unit="Oven")], answers=answers)
    assert done.found("question") == []
    assert Unit.objects.get(positions__person__number="3").parent.name == "B"
    fresh = empty.save([row("4", unit="Oven")], answers={"unit:oven": "new"})
    assert fresh.outcome.counts["created"] == {"person": 1, "unit": 1}
    assert Unit.objects.filter(name="Oven").count() == 3


def test_new_units_come_where_somebody_says(empty):
    empty.save([row("1")])
    below = str(Unit.objects.get(name="Bakkerij").pk)
    empty.save([row("2", unit="Oven")], units_below=below)
    assert tree()["Oven"] == ("Bakkerij", 2)


def test_units_above_each_other_in_a_ring(empty):
    found = empty.examine([row("1", unit="A", unit_above="B"), row("2", unit="B", unit_above="A")])
    assert ("unit_above", "unit_ring") in [(field, code) for _row, field, code in found.problems]
    itself = empty.examine([row("1", unit="A", unit_above="a")])
    assert itself.problems == [(2, "unit_above", "unit_above_itself")]


def test_more_than_thirty_units_below_each_other(empty):
    rows = [row(str(n), unit=f"U{n}", unit_above=f"U{n - 1}" if n > 1 else "Nieuw Begin") for n in range(1, 32)]
    found = empty.examine(rows)
    assert {code for *_, code in found.problems} == {"unit_too_deep"}
    assert empty.save(rows[:29]).problems == []


def test_a_function_comes_in_its_family_or_in_the_one_for_later(empty):
    empty.save([row("1", function="Bakker", family="Productie", level=3), row("2", function="Chef")])
    found = Function.objects.values_list("name", "family__name", "level")
    assert set(found) == {("Bakker", "Productie", 3), ("Chef", "Nog in te delen", 1)}
    empty.save([row("3", function="Kok", family="PRODUCTIE")])
    assert FunctionFamily.objects.count() == 2


def test_only_what_is_needed_is_made(empty):
    rows = [row("1"), row("2", unit="Weg", function="Weg", share=0)]
    empty.save(rows, problem_rows="leave_out")
    assert "Weg" not in tree()
    assert not Function.objects.filter(name="Weg").exists()


def test_what_is_made_is_listed(empty):
    done = empty.examine([row("1", unit="Oven", unit_above="Bakkerij")])
    names = Change.objects.filter(of=done.import_, subject="unit").values_list("name", flat=True)
    assert set(names) == {"Nieuw Begin", "Bakkerij", "Oven"}


def test_a_column_that_is_none_of_units(empty, monkeypatch):
    monkeypatch.setattr(things, "MOST", 3)
    with pytest.raises(Trouble) as trouble:
        empty.examine([row(str(n), unit=f"U{n}", starts_on=D("2020-01-01")) for n in range(4)])
    assert trouble.value.code == "structure_too_much"
