"""Who somebody goes to, and what the two lay down for a year (CON-14)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import CareerContact, YearGoals
from wegwijzer.conversations.queries.contacts import contact_of, my_people, years_of
from wegwijzer.foundation.links import within
from wegwijzer.organisations.models import RowVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def nobody_named(cast):
    """HR named nobody for Samira, and nothing was laid down this year."""
    with acting_as(cast.hr):
        CareerContact.objects.filter(person=cast.employee.person).delete()


@pytest.fixture
def named(cast):
    """`named("coach")`: HR names this one for Samira, from today."""

    def name(key: str, days: int = 0):
        with acting_as(cast.hr) as hr:
            day = hr.today + timedelta(days=days)
            return actions.name_contact(hr, person=cast.employee.person, contact=cast[key].person, starts_on=day)

    return name


def contact_as(actor, employee):
    with acting_as(actor):
        found = contact_of(actor, employee.person_id)
    return found.person.pk if found else None


def propose(actor, cast, other="leader", version=0, year=0, **texts):
    with acting_as(actor):
        return actions.lay_down_goals(
            actor,
            employee=cast.employee.person,
            other=cast[other].person,
            year=actor.today.year + year,
            version=version,
            **texts or {"goals": "De zaag leren"},
        )


def agree(actor, row):
    with acting_as(actor):
        return actions.agree_with_goals(actor, goals=row, version=row.version)


def test_without_anybody_named_it_is_who_leads_them(nobody_named, cast):
    for actor in (cast.employee, cast.leader, cast.hr):
        assert contact_as(actor, cast.employee) == cast.leader.person_id


def test_hr_names_another_and_each_who_may_know_sees_the_same(nobody_named, named, cast):
    named("coach")
    for actor in (cast.employee, cast.leader, cast.hr, cast.coach):
        assert contact_as(actor, cast.employee) == cast.coach.person_id
    with acting_as(cast.executive):
        assert not CareerContact.objects.filter(person=cast.employee.person).exists()
    with acting_as(cast.leader) as johan:
        assert cast.employee.person not in my_people(johan, {}).rows
    with acting_as(cast.coach) as dieter:
        assert cast.employee.person in my_people(dieter, {}).rows


def test_from_a_day_to_come_the_one_of_today_stays_until_then(nobody_named, named, cast):
    named("coach", days=30)
    assert contact_as(cast.employee, cast.employee) == cast.leader.person_id


def test_leaving_it_to_the_leader_ends_it(nobody_named, named, cast):
    named("coach")
    with acting_as(cast.hr) as hr:
        actions.leave_it_to_the_leader(hr, person=cast.employee.person, starts_on=hr.today)
    assert contact_as(cast.employee, cast.employee) == cast.leader.person_id


@pytest.mark.parametrize("who", ["employee", "adviser", "newcomer", "left"])
def test_who_does_not_lead_and_is_neither_hr_nor_coach_is_refused(who, cast, named):
    with pytest.raises(ValidationError) as refusal:
        named(who)
    assert "contact" in refusal.value.error_dict


def test_only_hr_names_somebody(cast):
    with acting_as(cast.leader) as johan, pytest.raises(PermissionDenied):
        actions.name_contact(johan, person=cast.employee.person, contact=johan.person, starts_on=johan.today)


def test_what_one_proposes_is_laid_down_when_the_other_agrees_and_stays(nobody_named, cast):
    row = propose(cast.leader, cast)
    assert not row.is_laid_down
    row = agree(cast.employee, row)
    assert row.is_laid_down
    later = propose(cast.employee, cast, version=row.version, goals="De zaag en de lijm")
    assert later.pk != row.pk
    with acting_as(cast.employee) as samira:
        year = years_of(samira, samira.person_id, cast.leader.person_id)[0]
    assert (year.laid_down.goals, year.proposed.goals) == ("De zaag leren", "De zaag en de lijm")


def test_who_wrote_cannot_agree_for_the_other(nobody_named, cast):
    row = propose(cast.leader, cast)
    assert not agree(cast.leader, row).is_laid_down


def test_the_proposal_of_the_other_is_kept_beside_ones_own(nobody_named, cast):
    first = propose(cast.leader, cast)
    propose(cast.employee, cast, version=first.version, goals="Iets anders")
    with acting_as(cast.leader) as johan:
        year = years_of(johan, cast.employee.person_id, johan.person_id)[0]
    assert [row.goals for row in year.before] == ["De zaag leren"]


def test_agreeing_with_what_was_changed_meanwhile_is_refused(nobody_named, cast):
    row = propose(cast.leader, cast)
    propose(cast.leader, cast, version=row.version, goals="Toch iets anders")
    with pytest.raises(actions.FieldChanged):
        agree(cast.employee, row)


def test_a_new_contact_reads_nothing_of_before_and_the_old_one_only_reads(nobody_named, named, cast, client_for):
    row = propose(cast.leader, cast)
    named("coach")
    with acting_as(cast.coach):
        assert not YearGoals.objects.filter(pk=row.pk).exists()
    with pytest.raises(ValidationError):
        agree(cast.employee, row)
    page = client_for(cast.leader).get(within(cast.leader, "goals", cast.employee.person_id, cast.leader.person_id))
    assert "Dit is van vroeger" in page.content.decode()
    address = within(cast.leader, "goals-propose", cast.employee.person_id, cast.leader.person_id)
    assert client_for(cast.leader).get(address).status_code == 404


@pytest.mark.parametrize(
    ("texts", "field"),
    [({"goals": "x" * 100_000}, "goals"), ({"goals": ""}, "goals"), ({"roles": "\x00"}, "roles")],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence_and_nothing_is_saved(nobody_named, cast, texts, field):
    with pytest.raises(ValidationError) as refusal:
        propose(cast.employee, cast, year=2, **texts)
    assert refusal.value.message_dict[field]
    with acting_as(cast.employee) as samira:
        assert not YearGoals.objects.filter(year=samira.today.year + 2).exists()


def test_by_hand_from_proposal_to_laid_down(nobody_named, cast, client_for):
    propose_at = within(cast.leader, "goals-propose", cast.employee.person_id, cast.leader.person_id)
    said = {"goals": "De zaag leren", "expectations": "", "roles": "", "version": ""}
    assert client_for(cast.leader).post(propose_at, said).status_code == 302
    pair = within(cast.employee, "goals", cast.employee.person_id, cast.leader.person_id)
    samira = client_for(cast.employee)
    assert "Wacht op jou" in samira.get(within(cast.employee, "home")).content.decode()
    row = samira.get(pair).context["years"][0].proposed
    samira.post(within(cast.employee, "goals-agree", row.pk), {"version": row.version})
    assert "Jullie vonden dit allebei goed" in samira.get(pair).content.decode()


def test_two_forms_at_once_lose_nothing(nobody_named, cast, client_for):
    address = within(cast.employee, "goals-propose", cast.employee.person_id, cast.leader.person_id)
    samira = client_for(cast.employee)
    version = samira.get(address).context["version"]
    propose(cast.leader, cast)
    answer = samira.post(address, {"goals": "Van Samira", "version": version})
    assert answer.status_code == 409
    assert "De zaag leren" in answer.content.decode()
    assert "Van Samira" in answer.content.decode()


def test_who_it_was_before_is_read_by_the_same_people(nobody_named, named, cast):
    named("coach")
    with acting_as(cast.hr):
        CareerContact.objects.filter(person=cast.employee.person).update(contact=cast.hr.person)
    for key in ("employee", "leader", "coach", "hr", "newcomer", "executive", "leader_above", "adviser"):
        with acting_as(cast[key]):
            kept = RowVersion.objects.filter(
                table="conversations_careercontact", before__person_id=str(cast.employee.person_id)
            )
            assert kept.filter(before__contact_id=str(cast.coach.person_id)).exists() == (
                key in ("employee", "leader", "coach", "hr")
            ), key
