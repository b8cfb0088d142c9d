"""Rows with problems left out on purpose, what a preview tells, and giving back."""

import pytest
from django.db import IntegrityError, transaction

from tests.exchange.people.desk import day as D
from tests.exchange.people.desk import everything, now, row
from wegwijzer.exchange.models import Change, Touched
from wegwijzer.exchange.run import Trouble
from wegwijzer.people.models import PathCheck, Person, Position, ReportingLine

pytestmark = pytest.mark.django_db
LEAVE = {"problem_rows": "leave_out"}


def test_all_rows_of_somebody_are_left_out_when_one_is_bad(empty):
    rows = [row("1", ends_on=D("2020-12-31")), row("1", unit="B", starts_on=D("2021-01-01"), bad=True), row("2")]
    done = empty.save(rows, **LEAVE)
    assert done.counts == {"created": 1, "left_out": 1}
    assert [person.number for person in Person.objects.all()] == ["2"]
    assert Change.objects.get(of=done.import_, what="left_out").name == "Persoon 1"


def test_who_is_left_out_and_known_stays_as_they_are(empty):
    empty.save([row("1")])
    done = empty.save([row("1", "An Anders", unit="B", share=0)], absent="end", **LEAVE)
    assert done.counts == {"left_out": 1}
    assert Position.objects.get().unit.name == "Bakkerij"


def test_examining_changes_nothing(empty):
    empty.save([row("1")])
    before = everything()
    empty.examine([row("1", "Nieuwe Naam", unit="B"), row("2")])
    assert everything() == before


def test_the_digest_is_the_same_twice_and_another_when_things_changed(empty):
    empty.save([row("1")])
    rows = [row("1", unit="B"), row("2")]
    run = empty.start(rows)
    first = run.kind.examine(run)
    Change.objects.all().delete()
    assert run.kind.examine(run).digest == first.digest
    Change.objects.all().delete()
    Position.objects.update(share=50)
    assert run.kind.examine(run).digest != first.digest


def test_a_preview_tells_what_was_and_what_will_be(empty):
    empty.save([row("1", manager="2"), row("2"), row("3", "Bo Wit")])
    done = empty.examine([now("1", unit="Winkel", manager="3")], as_of="2024-07-01")
    told = [(one["what"], one["before"], one["after"], one["from"]) for one in done.change("Persoon 1").details]
    assert told == [
        ("leader", "Persoon 2 · 2020-01-01 – …", "Persoon 2 · 2020-01-01 – 2024-06-30", "2020-01-01"),
        ("place", "Bakker · Bakkerij · 100% · 2020-01-01 – …", "Bakker · Bakkerij · 100% · 2020-01-01 – 2024-06-30",
         "2020-01-01"),
        ("leader", None, "Bo Wit · 2024-07-01 – …", "2024-07-01"),
        ("place", None, "Bakker · Winkel · 100% · 2024-07-01 – …", "2024-07-01"),
    ]  # fmt: skip


def test_every_row_that_was_touched_is_noted_once(empty):
    empty.save([row("1", manager="2"), row("2")])
    done = empty.save([row("1", "An Anders", manager=None, ends_on=D("2022-12-31")), row("2")])
    noted = {(touched.table, touched.operation) for touched in Touched.objects.filter(of=done.import_)}
    assert noted == {
        ("people_person", "update"), ("people_position", "update"), ("people_employment", "update"),
        ("people_membership", "update"), ("people_reportingline", "delete"),
    }  # fmt: skip
    empty.undo(done)
    assert Person.objects.get(number="1").family_name == "1"
    assert ReportingLine.objects.count() == 1


def test_undoing_gives_lindeveld_back_as_it_was(hr, cast):
    before = everything()
    people = list(Person.objects.filter(employments__ends_on=None).order_by("pk")[:40])
    rows = [
        now(person.number, f"{person.given_name} {person.family_name}", unit="Nergens anders", function="Alleskunner",
            manager=cast.hr.person.number)
        for person in people if person != cast.hr.person
    ]  # fmt: skip
    rows.append(now("Z-1", "Zeno Zonder"))
    done = hr.save(rows, **LEAVE)
    assert done.counts.get("changed", 0) > 20
    assert everything() != before
    hr.undo(done)
    assert everything() == before


def test_what_somebody_changed_since_is_not_undone(empty):
    done = empty.save([row("1")])
    empty.save([row("1", unit="B")])
    with pytest.raises(Trouble) as trouble:
        empty.undo(done)
    assert trouble.value.code == "changed_since"


def test_who_left_and_came_back_by_later_files_is_undone_from_the_last_file_to_the_first(empty):
    before = everything()
    files = [
        [row("1"), row("2", manager="1")],
        [row("1", ends_on=D("2022-12-31")), row("2", manager=None, unit="B")],
        [row("1", starts_on=D("2024-01-01")), row("2", "Bo Anders", manager="1", unit="C")],
    ]
    states, done = [], []
    for rows in files:
        states.append(everything())
        done.append(empty.save(rows))
    for state, one in zip(reversed(states), reversed(done), strict=True):
        for earlier in done[: done.index(one)]:
            with pytest.raises(Trouble, match=r"changed_since|built_upon"), transaction.atomic():
                empty.undo(earlier)
        empty.undo(one)
        assert everything() == state
    assert everything() == before


def test_what_somebody_built_on_is_not_undone(empty):
    done = empty.save([row("1")])
    PathCheck.objects.create(person=Person.objects.get(), remark="Klopt niet")
    before = everything()
    with pytest.raises(Trouble) as trouble, transaction.atomic():
        empty.undo(done)
    assert trouble.value.code == "built_upon"
    assert everything() == before


def test_what_the_database_refuses_all_the_same_saves_nothing(empty):
    examined = empty.examine([row("1")])
    Person.objects.create(number="1", given_name="Zo", family_name="Juist")
    before = everything()
    with pytest.raises(IntegrityError), transaction.atomic():
        examined.run.kind.save(examined.run)
    assert everything() == before
