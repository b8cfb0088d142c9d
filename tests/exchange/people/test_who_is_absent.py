"""Who is employed and not in the file: kept, reported or ended, as somebody says."""

import pytest

from tests.exchange.people.desk import day as D
from tests.exchange.people.desk import now, row
from wegwijzer.access.roles import Role
from wegwijzer.exchange.models import Change
from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine

pytestmark = pytest.mark.django_db
ON = {"as_of": "2024-07-01"}
END = {**ON, "absent": "end", "absent_on": "2024-06-30"}


@pytest.fixture
def three(empty):
    empty.save([row("1", manager="2"), row("2", manager="3"), row("3"), row("9", ends_on=D("2020-12-31"))])
    return empty


def test_kept_is_only_counted(three):
    done = three.examine([now("1"), now("3")], **ON)
    assert done.counts == {"same": 2, "absent": 1}
    assert not Change.objects.filter(of=done.import_).exists()


def test_reported_is_listed_by_name(three):
    done = three.examine([now("1"), now("3")], absent="report", **ON)
    assert [change.name for change in Change.objects.filter(of=done.import_, what="absent")] == ["Persoon 2"]


def test_ended_takes_places_roles_and_lines_along_on_both_sides(three):
    done = three.save([now("1"), now("3")], **END)
    assert (done.counts["ended"], done.problems) == (1, [])
    two = {"person__number": "2"}
    for model in (Employment, Membership, Position, ReportingLine):
        assert model.objects.get(**two).ends_on == D("2024-06-30"), model
    assert ReportingLine.objects.get(person__number="1").ends_on == D("2024-06-30")
    assert three.examine([now("1"), now("3")], **END).counts == {"same": 2}


def test_a_place_that_begins_later_is_refused(three):
    two = Person.objects.get(number="2")
    position = Position.objects.get(person=two)
    Position.objects.filter(pk=position.pk).update(share=50)
    Position.objects.create(
        person=two, employment=position.employment, function=position.function, unit=position.unit, share=50,
        starts_on=D("2025-01-01"),
    )  # fmt: skip
    done = three.examine([now("1"), now("3")], **END)
    assert done.problems == [(0, "", "absent_place_later")]
    assert "ended" not in done.counts


def test_the_last_who_keeps_the_data_cannot_be_ended(three):
    two = Person.objects.get(number="2")
    Membership.objects.create(person=two, role=Role.CAREER_LEAD, starts_on=D("2021-01-01"))
    assert three.examine([now("1"), now("3")], **END).problems == [(0, "", "last_career_lead")]
    three_ = Person.objects.get(number="3")
    Membership.objects.create(person=three_, role=Role.CAREER_LEAD, starts_on=D("2021-01-01"))
    assert three.examine([now("1"), now("3")], **END).problems == []


def test_who_imports_does_not_close_the_own_door(hr):
    person = hr.actor.person
    found = hr.examine([now("Z-1", "Zeno Zonder", unit="Lindeveld", function="HR")], absent="end")
    assert (0, "", "ends_yourself") in found.problems
    mine = now(person.number, str(person), employment_ends=D("2026-01-01"))
    assert (2, "", "ends_yourself") in hr.examine([mine]).problems
