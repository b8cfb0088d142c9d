"""Dates, shares and lines that cannot be: a sentence beside the field, and nothing half saved."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.people.somewhere import somewhere
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.organisations.saving import ChangedMeanwhile, version_of
from wegwijzer.people import actions
from wegwijzer.people.models import Employment, Membership, Position, ReportingLine

pytestmark = pytest.mark.django_db


def refusal(action, *arguments, **fields) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as refused:
        action(*arguments, **fields)
    return refused.value.message_dict


def test_two_employments_at_once(hr, newcomer, employment):
    assert refusal(actions.employ, hr, person=newcomer, starts_on=date(2021, 5, 1)) == {
        "starts_on": ["Deze persoon is in die periode al in dienst."]
    }
    assert Employment.objects.filter(person=newcomer).count() == 1


def test_a_new_employment_may_start_the_day_after_the_old_one(hr, newcomer, employment):
    actions.end_employment(hr, employment=employment, ends_on=date(2021, 4, 30))
    actions.employ(hr, person=newcomer, starts_on=date(2021, 5, 1))
    assert Membership.objects.filter(person=newcomer, role=Role.EMPLOYEE).count() == 2


def test_more_than_the_organisation_allows(hr, employment, place):
    said = refusal(actions.give_place, hr, employment=employment, share=21, starts_on=date(2022, 1, 1), **somewhere(1))
    assert "boven wat de organisatie toestaat" in said["share"][0]
    actions.give_place(hr, employment=employment, share=20, starts_on=date(2022, 1, 1), **somewhere(1))


def test_the_share_is_counted_on_each_day_and_not_over_all_time(hr, employment, place):
    actions.end_position(hr, position=place, ends_on=date(2020, 6, 30))
    actions.give_place(hr, employment=employment, share=100, starts_on=date(2020, 7, 1), **somewhere())
    assert "share" in refusal(actions.correct_position, hr, position=place, reason="x", ends_on=date(2020, 7, 1))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "field"),
    [
        (date(2019, 12, 31), None, "starts_on"),
        (date(2021, 1, 1), date(2020, 12, 31), "ends_on"),
        (date(1066, 10, 14), None, "starts_on"),
        (date(9998, 1, 1), None, "starts_on"),
        (None, None, "starts_on"),
    ],
)
def test_days_that_cannot_be(hr, employment, starts_on, ends_on, field):
    place = {"employment": employment, "share": 50, "starts_on": starts_on, "ends_on": ends_on, **somewhere()}
    assert list(refusal(actions.give_place, hr, **place)) == [field]
    assert not Position.objects.filter(employment=employment).exists()


def test_a_place_in_a_unit_that_no_longer_exists(hr, employment):
    unit = actions.add_unit(hr, name="Opgedoekt", ends_on=date(2020, 1, 1))
    place = {**somewhere(), "unit": unit}
    said = refusal(actions.give_place, hr, employment=employment, share=50, starts_on=date(2021, 1, 1), **place)
    assert said == {"unit": ["“Opgedoekt” bestaat niet op die dag."]}


def test_leading_oneself_or_being_led_by_somebody_who_left(hr, cast, newcomer, place):
    start = date(2021, 1, 1)
    assert "manager" in refusal(actions.appoint_leader, hr, position=place, manager=newcomer, starts_on=start)
    left = cast.left.person
    said = refusal(actions.appoint_leader, hr, position=place, manager=left, starts_on=today())
    assert "geen rol in de organisatie" in said["manager"][0]
    assert not ReportingLine.objects.filter(position=place).exists()


def test_a_new_leader_takes_over_and_a_functional_one_comes_beside(hr, cast, place):
    actions.appoint_leader(hr, position=place, manager=cast.leader_above.person, starts_on=today() - timedelta(9))
    actions.appoint_leader(hr, position=place, manager=cast.leader.person, starts_on=today())
    actions.appoint_leader(hr, position=place, manager=cast.leader_above.person, kind="functional", starts_on=today())
    now = ReportingLine.objects.on(today()).filter(position=place)
    assert {(line.manager_id, line.kind) for line in now} == {
        (cast.leader.person_id, "hierarchical"),
        (cast.leader_above.person_id, "functional"),
    }
    ended = ReportingLine.objects.get(position=place, ends_on=today() - timedelta(1))
    assert ended.manager_id == cast.leader_above.person_id


def test_a_unit_below_itself(hr):
    top = actions.add_unit(hr, name="Boven")
    below = actions.add_unit(hr, name="Onder", parent=top)
    assert refusal(actions.change_unit, hr, unit=top, parent=below) == {
        "parent": ["Een afdeling kan niet onder zichzelf staan."]
    }
    assert "parent" in refusal(actions.change_unit, hr, unit=top, parent=top)


def test_a_moved_unit_takes_everything_below_it_along(hr):
    old, new = actions.add_unit(hr, name="Oud"), actions.add_unit(hr, name="Nieuw")
    branch = actions.add_unit(hr, name="Tak", parent=old)
    leaf = actions.add_unit(hr, name="Blad", parent=branch)
    actions.change_unit(hr, unit=branch, parent=new)
    leaf.refresh_from_db()
    assert leaf.path == f"{new.pk}.{branch.pk}.{leaf.pk}."
    assert leaf.depth == 2


def test_a_unit_does_not_end_while_people_are_in_it(hr, place):
    assert "ends_on" in refusal(actions.change_unit, hr, unit=place.unit, ends_on=today())


def test_two_people_with_one_number(hr, newcomer):
    other = {"given_name": "Lou", "family_name": "Smet", "number": "N-1"}
    assert refusal(actions.add_person, hr, **other) == {"number": ["Iemand anders heeft dit personeelsnummer al."]}


def test_the_last_who_keeps_the_data_cannot_end_that_role(hr):
    held = list(Membership.objects.on(today()).filter(role=Role.CAREER_LEAD))
    for membership in held[:-1]:
        actions.change_role(hr, membership=membership, ends_on=today())
    assert "ends_on" in refusal(actions.change_role, hr, membership=held[-1], ends_on=today())


def test_an_end_takes_places_lines_and_roles_along(hr, cast, newcomer, employment, place):
    actions.appoint_leader(hr, position=place, manager=cast.leader.person, starts_on=today())
    last_day = today() + timedelta(10)
    actions.end_employment(hr, employment=employment, ends_on=last_day)
    for model in (Position, ReportingLine, Membership, Employment):
        assert list(model.objects.filter(person=newcomer).values_list("ends_on", flat=True)) == [last_day]


def test_two_tabs_never_overwrite_each_other_silently(hr, newcomer):
    opened = version_of(newcomer)
    actions.change_person(hr, person=newcomer, version=opened, given_name="Noortje")
    with pytest.raises(ChangedMeanwhile) as meanwhile:
        actions.change_person(hr, person=newcomer, version=opened, given_name="Eleonora")
    assert meanwhile.value.current.given_name == "Noortje"


@pytest.mark.parametrize("persona", ["employee", "leader", "executive", "coach", "adviser"])
def test_only_hr_changes_people(cast, as_, persona):
    actor = getattr(cast, persona)
    with as_(actor):
        with pytest.raises(PermissionDenied):
            actions.change_person(actor, person=cast.employee.person, given_name="X")
        with pytest.raises(PermissionDenied):
            actions.add_person(actor, given_name="X", family_name="Y")
        with pytest.raises(PermissionDenied):
            actions.grant_role(actor, person=actor.person, role=Role.CAREER_LEAD, starts_on=today())


def roles_of(person) -> list[tuple]:
    return list(Membership.objects.filter(person=person).order_by("starts_on").values_list("starts_on", "ends_on"))


def test_what_belongs_to_a_later_employment_stays_when_this_one_ends(hr, cast, newcomer, employment, place):
    last, start = today() + timedelta(10), today() + timedelta(60)
    actions.end_employment(hr, employment=employment, ends_on=today() + timedelta(30))
    later = actions.employ(hr, person=newcomer, starts_on=start)
    actions.end_employment(hr, employment=employment, ends_on=last)
    assert roles_of(newcomer) == [(date(2020, 1, 1), last), (start, None)]
    assert later.ends_on is None


def test_a_corrected_last_day_takes_the_roles_along_both_ways(hr, newcomer, employment):
    gone = today() - timedelta(3)
    actions.correct_employment(hr, employment=employment, reason="Was al weg", ends_on=gone)
    assert roles_of(newcomer) == [(date(2020, 1, 1), gone)]
    actions.correct_employment(hr, employment=employment, reason="Toch niet", ends_on=None)
    assert roles_of(newcomer) == [(date(2020, 1, 1), None)]
