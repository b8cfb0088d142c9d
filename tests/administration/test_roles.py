"""Roles: who has which, giving one, and letting one end."""

from datetime import timedelta

import pytest

from wegwijzer.access.roles import Role
from wegwijzer.administration.responsibilities import RESPONSIBILITIES
from wegwijzer.organisations.saving import version_of
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db


def roles_of(cast, as_, person) -> dict[str, Membership]:
    with as_(cast.hr):
        return {held.role: held for held in Membership.objects.filter(person=person)}


@pytest.fixture
def coach(cast, as_, newcomer):
    """Somebody new with two roles: employee and coach."""
    person = newcomer("Wiebe", "Wegwijs")
    with as_(cast.hr) as hr:
        Membership.objects.create(
            organisation=hr.organisation, person=person, role=Role.COACH, starts_on=hr.today - timedelta(days=9)
        )
    return person


def test_employees_are_only_listed_when_asked_for(ask, cast, coach, newcomer, text):
    newcomer("Wiebe", "Werker")
    everybody = text(ask(cast.hr, "administration-roles", q="wiebe"))
    assert "Wiebe Wegwijs" in everybody
    assert "Wiebe Werker" not in everybody
    assert "Wiebe Werker" in text(ask(cast.hr, "administration-roles", q="wiebe", role="employee"))
    assert "Wiebe Wegwijs" not in text(ask(cast.hr, "administration-roles", q="wiebe", role="executive"))


def test_a_role_that_ended_is_not_listed(ask, cast, as_, coach, text):
    with as_(cast.hr) as hr:
        Membership.objects.filter(person=coach, role=Role.COACH).update(ends_on=hr.today - timedelta(days=1))
    assert "Wiebe Wegwijs" not in text(ask(cast.hr, "administration-roles", q="wiebe"))


def test_every_role_is_explained(ask, cast, text):
    assert {one.role for one in RESPONSIBILITIES} == set(Role)
    page = text(ask(cast.hr, "administration-roles"))
    for one in RESPONSIBILITIES:
        assert all(str(task) in page for task in one.tasks)


def test_a_role_is_given_to_who_was_picked(send, cast, as_, newcomer, next_year):
    person = newcomer("Wiebe", "Werker")
    said = {"person": str(person.pk), "person_text": "Wiebe Werker", "role": "coach"}
    answer = send(cast.hr, "administration-role-grant", **said, starts_on=cast.hr.today, ends_on=next_year)
    assert answer.status_code == 302
    assert roles_of(cast, as_, person)["coach"].ends_on == next_year


def test_without_script_the_name_that_was_typed_is_looked_up(send, cast, as_, newcomer):
    person = newcomer("Wiebe", "Werker")
    answer = send(
        cast.hr, "administration-role-grant", person="", person_text="wiebe w", role="coach", starts_on=cast.hr.today
    )
    assert answer.status_code == 302
    assert "coach" in roles_of(cast, as_, person)


def test_somebody_can_be_picked_beforehand(ask, cast, newcomer, text):
    person = newcomer("Wiebe", "Werker")
    page = text(ask(cast.hr, "administration-role-grant", person=person.pk, role="coach"))
    assert "Wiebe Werker" in page
    assert '<option value="coach" selected>' in page


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("role", ""),
        ("role", "baas"),
        ("starts_on", ""),
        ("starts_on", "31-02-2026"),
        ("starts_on", "0001-01-01"),
        ("ends_on", "2001-01-01"),
        ("person", "geen id"),
        ("person", ""),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(send, cast, as_, newcomer, field, wrong):
    person = newcomer("Wiebe", "Werker")
    said = {"person": str(person.pk), "role": "coach", "starts_on": cast.hr.today, "ends_on": ""}
    answer = send(cast.hr, "administration-role-grant", **{**said, field: wrong})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "coach" not in roles_of(cast, as_, person)


def test_the_same_role_twice_at_once_is_refused(send, cast, coach):
    answer = send(cast.hr, "administration-role-grant", person=str(coach.pk), role="coach", starts_on=cast.hr.today)
    assert answer.status_code == 422
    assert "starts_on" in answer.context["form"].errors


def test_somebody_of_another_organisation_cannot_be_picked(send, cast):
    stranger = str(cast.stranger.person_id)
    answer = send(cast.hr, "administration-role-grant", person=stranger, role="coach", starts_on=cast.hr.today)
    assert answer.status_code == 422
    assert "person" in answer.context["form"].errors


def test_a_role_ends_on_the_day_that_is_said(send, cast, as_, coach):
    held = roles_of(cast, as_, coach)["coach"]
    answer = send(cast.hr, "administration-role-end", held.pk, ends_on=cast.hr.today, version=version_of(held))
    assert answer.status_code == 302
    assert roles_of(cast, as_, coach)["coach"].ends_on == cast.hr.today


def test_the_page_warns_when_it_is_somebodys_only_role(ask, cast, as_, coach, newcomer, text):
    only = roles_of(cast, as_, newcomer("Wiebe", "Werker"))["employee"]
    assert "Het is de enige rol" in text(ask(cast.hr, "administration-role-end", only.pk))
    other = roles_of(cast, as_, coach)["coach"]
    assert "Het is de enige rol" not in text(ask(cast.hr, "administration-role-end", other.pk))


def test_the_last_who_keeps_the_organisation_cannot_be_ended(send, cast, as_):
    with as_(cast.hr) as hr:
        leads = Membership.objects.filter(role=Role.CAREER_LEAD)
        leads.exclude(person=hr.person_id).update(ends_on=hr.today - timedelta(days=1), starts_on="2001-01-01")
        held = leads.get(person=hr.person_id)
    answer = send(cast.hr, "administration-role-end", held.pk, ends_on=cast.hr.today, version=version_of(held))
    assert answer.status_code == 422
    assert "laatste met deze rol" in str(answer.context["form"].errors["ends_on"])


def test_a_role_of_another_organisation_does_not_exist(ask, send, cast, as_):
    with as_(cast.stranger) as stranger:
        theirs = Membership.objects.filter(person=stranger.person_id).first()
    assert ask(cast.hr, "administration-role-end", theirs.pk).status_code == 404
    assert send(cast.hr, "administration-role-end", theirs.pk, ends_on=cast.hr.today).status_code == 404


def test_of_two_who_end_it_at_once_the_second_is_told(send, cast, as_, coach, next_year):
    held = roles_of(cast, as_, coach)["coach"]
    opened = version_of(held)
    assert send(cast.hr, "administration-role-end", held.pk, ends_on=next_year, version=opened).status_code == 302
    answer = send(cast.hr, "administration-role-end", held.pk, ends_on=cast.hr.today, version=opened)
    assert answer.status_code == 409
    assert roles_of(cast, as_, coach)["coach"].ends_on == next_year


def test_nobody_but_hr_gives_or_ends_a_role(send, cast, as_, coach):
    held = roles_of(cast, as_, coach)["coach"]
    assert send(cast.leader, "administration-role-end", held.pk, ends_on=cast.hr.today).status_code == 403
    said = {"person": str(cast.leader.person_id), "role": "career_lead", "starts_on": cast.hr.today}
    assert send(cast.leader, "administration-role-grant", **said).status_code == 403
    assert roles_of(cast, as_, coach)["coach"].ends_on is None
    assert "career_lead" not in roles_of(cast, as_, cast.leader.person_id)
