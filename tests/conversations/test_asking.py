"""Asking for a conversation from each side, answering, planning, letting go."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from tests.conversations.conftest import ALL_MODELS, OTHERS
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import Conversation, JointField, OfferedModel, OwnAnswer, Participation
from wegwijzer.conversations.rules import State, state_of
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", ALL_MODELS)
def test_the_employee_asks_in_each_model(model, asked, as_):
    talk = asked(model)
    assert state_of(talk.fresh()) is State.ASKED
    with as_(talk.other) as other:
        found = queries.conversation(other, talk.conversation.pk)
        assert found.instruments.keys() == {"form", "employee", "other"}
        assert Participation.objects.filter(conversation=found).count() == 2
        assert JointField.objects.get(conversation=found, key="reason").value == "growth_question"


@pytest.mark.parametrize("model", ["line", "staff", "management"])
def test_the_other_side_asks_too(model, cast, offered, as_):
    other = cast[OTHERS[model]]
    with as_(other):
        made = actions.ask(
            other, model=model, employee=cast.employee.person, other=other.person, reason="growth_seen", text="Kom je?"
        )
    with as_(cast.employee):
        assert actions.accept(cast.employee, conversation=made).accepted_at


def test_an_adviser_from_outside_never_asks(cast, offered, as_):
    with as_(cast.adviser), pytest.raises(PermissionDenied):
        actions.ask(
            cast.adviser,
            model="external",
            employee=cast.employee.person,
            other=cast.adviser.person,
            reason="other",
        )


def test_nobody_asks_for_two_others(cast, offered, as_):
    with as_(cast.hr), pytest.raises(PermissionDenied):
        actions.ask(
            cast.hr, model="line", employee=cast.employee.person, other=cast.leader.person, reason="growth_seen"
        )


def refused_field(error) -> set:
    return set(error.value.error_dict)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"model": "staff"}, "other"),
        ({"model": "telepathy"}, "model"),
        ({"reason": "because"}, "reason"),
        ({"text": "x" * 100_000}, "text"),
        ({"text": "nul\x00"}, "text"),
        ({"planned_for": timezone.now() - timedelta(days=2)}, "planned_for"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(change, field, cast, offered, as_):
    given = {
        "model": "line",
        "employee": cast.employee.person,
        "other": cast.leader.person,
        "reason": "growth_question",
    }
    with as_(cast.employee), pytest.raises(ValidationError) as error:
        actions.ask(cast.employee, **(given | change))
    assert refused_field(error) == {field}
    with as_(cast.employee):
        assert not Conversation.objects.filter(employee=cast.employee.person).filter(reason_given(given)).exists()


def reason_given(given):
    from django.db.models import Q

    return Q(other=given["other"], cancelled_at__isnull=True, asked_at__gte=timezone.now() - timedelta(seconds=30))


def test_somebody_who_left_cannot_be_asked(cast, offered, as_):
    with as_(cast.leader), pytest.raises(ValidationError) as error:
        actions.ask(
            cast.leader, model="line", employee=cast.left.person, other=cast.leader.person, reason="growth_seen"
        )
    assert refused_field(error) == {"employee"}


def test_a_person_of_another_organisation_cannot_be_asked(cast, offered, as_):
    with as_(cast.employee), pytest.raises(ValidationError) as error:
        actions.ask(
            cast.employee, model="staff", employee=cast.employee.person, other=cast.stranger.person, reason="other"
        )
    assert refused_field(error) == {"other"}


def test_a_request_that_is_sent_twice_is_one_conversation(cast, offered, as_):
    token = new_id()
    given = {"model": "line", "employee": cast.employee.person, "other": cast.leader.person, "reason": "other"}
    with as_(cast.employee):
        first = actions.ask(cast.employee, **given, token=token)
        again = actions.ask(cast.employee, **given, token=token)
        assert first.pk == again.pk == token
        with pytest.raises(ValidationError) as error:
            actions.ask(cast.employee, **given, token=new_id())
    assert refused_field(error) == {"other"}


def test_gone_back_to_and_asked_of_somebody_else_it_is_another(cast, offered, as_):
    given = {"employee": cast.employee.person, "reason": "other", "token": new_id()}
    with as_(cast.employee):
        first = actions.ask(cast.employee, model="line", other=cast.leader.person, **given)
        second = actions.ask(cast.employee, model="staff", other=cast.coach.person, **given)
    assert first.pk != second.pk and second.other_id == cast.coach.person_id


def test_a_reason_that_is_kept_for_oneself_is_nobody_elses(cast, offered, as_):
    with as_(cast.employee):
        made = actions.ask(
            cast.employee,
            model="line",
            employee=cast.employee.person,
            other=cast.leader.person,
            reason="moment",
            text="Mijn moeder is ziek.",
            tell_reason=False,
        )
        assert OwnAnswer.objects.get(conversation=made, part="note", key="reason").value["reason"] == "moment"
    with as_(cast.leader):
        assert not JointField.objects.filter(conversation=made).exists()
        assert not OwnAnswer.objects.filter(conversation=made).exists()


def test_who_asked_cannot_say_yes_to_it(asked, as_):
    talk = asked("line")
    with as_(talk.employee), pytest.raises(ValidationError):
        actions.accept(talk.employee, conversation=talk.conversation)


def test_planning_by_who_was_asked_is_a_yes(asked, as_):
    talk = asked("line")
    when = timezone.now() + timedelta(days=3)
    with as_(talk.other):
        planned = actions.plan(talk.other, conversation=talk.conversation, planned_for=when, place="De Linde")
    assert state_of(planned) is State.PLANNED
    with as_(talk.employee) as employee:
        assert queries.desk(employee, talk.conversation).value("place") == "De Linde"


def test_a_paper_form_is_entered_afterwards(accepted, as_):
    talk = accepted("line")
    last_week = timezone.now() - timedelta(days=7)
    with as_(talk.other):
        assert actions.hold(talk.other, conversation=talk.conversation, held_at=last_week).held_at == last_week
        with pytest.raises(ValidationError):
            actions.hold(talk.other, conversation=talk.conversation, held_at=timezone.now() + timedelta(days=1))


def test_letting_it_go_is_possible_until_both_confirmed(accepted, concluded, as_):
    talk = accepted("line")
    with as_(talk.other):
        actions.cancel(talk.other, conversation=talk.conversation)
        assert state_of(actions.cancel(talk.other, conversation=talk.conversation)) is State.CANCELLED
        with pytest.raises(ValidationError):
            actions.save_answer(talk.other, conversation=talk.conversation, part="preparation", key="change", value="x")
    done = concluded("staff")
    with as_(done.employee), pytest.raises(ValidationError):
        actions.cancel(done.employee, conversation=done.conversation)


def test_somebody_else_cannot_do_anything_with_it(accepted, cast, as_):
    talk = accepted("staff")
    for nosy in (cast.leader, cast.hr, cast.executive, cast.newcomer):
        with as_(nosy):
            for act in (actions.accept, actions.cancel, actions.hold, actions.confirm, actions.reopen):
                with pytest.raises(PermissionDenied):
                    act(nosy, conversation=talk.conversation)
            with pytest.raises(Conversation.DoesNotExist):
                queries.conversation(nosy, talk.conversation.pk)


def test_beginning_anew_with_another_takes_along_what_the_employee_chooses(accepted, cast, as_):
    talk = accepted("staff")
    with as_(talk.employee) as samira:
        for key in ("dream", "must"):
            actions.save_answer(
                samira, conversation=talk.conversation, part="preparation", key=key, value=f"Mijn {key}"
            )
        actions.share(samira, conversation=talk.conversation, part="preparation", keys=["dream"])
        new = actions.begin_anew(samira, conversation=talk.conversation, other=cast.hr.person, take=["dream"])
        assert state_of(talk.fresh()) is State.CANCELLED
        taken = OwnAnswer.objects.get(conversation=new, part="preparation")
        assert (taken.key, taken.value, taken.shared_at) == ("dream", "Mijn dream", None)


def test_a_unit_that_chose_for_itself_offers_only_that(cast, as_):
    with as_(cast.hr) as hr:
        OfferedModel.objects.all().delete()
        assert set(queries.offered(hr, cast.employee.person_id)) == {"line", "external"}
        line3 = cast.employee.person.positions.on(hr.today).get().unit
        actions.offer_model(hr, key="management", unit=line3.parent, name="Bij Fatma", flows=[])
        found = queries.offered(hr, cast.employee.person_id)
        assert set(found) == {"management"}
        assert found["management"].name == "Bij Fatma"
        assert [flow.key for flow in found["management"].flows] == ["leader"]
        assert set(queries.offered(hr, cast.hr.person_id)) == {"line", "external"}


def test_what_a_model_guarantees_cannot_be_switched(cast, as_):
    with as_(cast.hr) as hr:
        with pytest.raises(ValidationError):
            actions.offer_model(hr, key="external", flows=["leader"])
        with pytest.raises(ValidationError):
            actions.offer_model(hr, key="line", flows=["leader_above"])
    with as_(cast.leader), pytest.raises(PermissionDenied):
        actions.offer_model(cast.leader, key="staff")


def test_those_who_left_take_their_open_conversations_along(accepted, cast, as_):
    talk = accepted("line")
    with as_(cast.hr):
        cast.leader.person.memberships.all().delete()
    with as_(talk.employee) as samira:
        assert actions.cancel_with_those_who_left(samira) >= 1
        assert state_of(Conversation.objects.get(pk=talk.conversation.pk)) is State.CANCELLED
