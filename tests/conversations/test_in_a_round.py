"""Asking in a round with an adviser from outside: the invitation is HR's, the conversation is one's own."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Conversation, Round, RoundMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(cast, offered, as_) -> Round:
    today = cast.hr.today
    days = {"starts_on": today, "ends_on": today + timedelta(days=30)}
    with as_(cast.hr):
        made = Round.objects.create(name="Najaar", model="external", made_by=cast.hr.person, **days)
        RoundMember.objects.create(round=made, person=cast.employee.person)
    return made


def test_an_external_round_is_an_invitation_that_the_employee_takes_up(made, cast, as_):
    with as_(cast.employee) as samira:
        given = {"employee": samira.person, "other": cast.adviser.person, "reason": "round", "round_": made}
        assert actions.ask(samira, model="external", **given).round_id == made.pk
        with pytest.raises(ValidationError):
            actions.ask(samira, model="line", **{**given, "other": cast.leader.person})
    with as_(cast.hr):
        assert not Conversation.objects.filter(round=made).exists()


def test_a_round_that_is_over_takes_nobody_any_more(made, cast, as_):
    with as_(cast.hr):
        Round.objects.filter(pk=made.pk).update(closed_at=timezone.now())
        made.refresh_from_db()
    with as_(cast.employee) as samira, pytest.raises(ValidationError) as error:
        given = {"employee": samira.person, "other": cast.adviser.person, "reason": "round", "round_": made}
        actions.ask(samira, model="external", **given)
    assert "round" in error.value.error_dict
