"""Conversations of a round: made for many at once by HR; with an adviser from outside they are one's own."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Conversation, Round, RoundMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(cast, offered, as_):
    def make(model: str) -> Round:
        today = cast.hr.today
        days = {"starts_on": today, "ends_on": today + timedelta(days=30)}
        with as_(cast.hr):
            made = Round.objects.create(name="Najaar", model=model, made_by=cast.hr.person, **days)
            RoundMember.objects.create(round=made, person=cast.employee.person)
        return made

    return make


def test_hr_invites_and_either_of_the_two_answers(round_, cast, as_):
    made = round_("line")
    pair = (cast.employee.person_id, cast.leader.person_id)
    with as_(cast.hr) as nele:
        assert actions.invite_in_round(nele, round_=made, pairs=[pair]) == 1
        with pytest.raises(ValidationError) as error:
            actions.invite_in_round(nele, round_=made, pairs=[pair])
        assert "employee" in error.value.error_dict
    with as_(cast.employee) as samira:
        conversation = Conversation.objects.get(round=made)
        assert [flow["key"] for flow in conversation.flows] == ["leader_above", "hr"]
        assert actions.accept(samira, conversation=conversation).accepted_at


def test_an_external_round_is_an_invitation_that_the_employee_takes_up(round_, cast, as_):
    made = round_("external")
    with as_(cast.hr) as nele, pytest.raises(ValidationError):
        actions.invite_in_round(nele, round_=made, pairs=[(cast.employee.person_id, cast.adviser.person_id)])
    with as_(cast.employee) as samira:
        given = {"employee": samira.person, "other": cast.adviser.person, "reason": "round", "round_": made}
        assert actions.ask(samira, model="external", **given).round_id == made.pk
        with pytest.raises(ValidationError):
            actions.ask(samira, model="line", **{**given, "other": cast.leader.person})
    with as_(cast.hr):
        assert not Conversation.objects.filter(round=made).exists()


def test_a_round_that_is_over_takes_nobody_any_more(round_, cast, as_):
    made = round_("external")
    with as_(cast.hr):
        Round.objects.filter(pk=made.pk).update(closed_at=timezone.now())
        made.refresh_from_db()
    with as_(cast.employee) as samira, pytest.raises(ValidationError) as error:
        given = {"employee": samira.person, "other": cast.adviser.person, "reason": "round", "round_": made}
        actions.ask(samira, model="external", **given)
    assert "round" in error.value.error_dict


def test_only_hr_invites(round_, cast, as_):
    made = round_("line")
    with as_(cast.leader) as johan, pytest.raises(PermissionDenied):
        actions.invite_in_round(johan, round_=made, pairs=[(cast.employee.person_id, johan.person_id)])
