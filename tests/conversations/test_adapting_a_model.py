"""Whatever an organisation makes of a model, by its pages or by what stands in the table: what the model guarantees
holds in every conversation that begins after it."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wegwijzer.conversations import actions
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.models import OfferedModel, Report
from wegwijzer.foundation.ids import new_id
from wegwijzer.notices.models import Notice

pytestmark = pytest.mark.django_db

SOME = ["leader", "leader_above", "hr", "staff", "adviser", "everybody", "", "HR", "leader.by"]
ADAPTED = st.lists(st.sampled_from(SOME) | st.text("aehlrstv_.", max_size=8), max_size=12)
CALM = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@CALM
@given(ADAPTED)
def test_in_external_every_way_is_the_employees_whatever_is_switched_on(adapted):
    flows = shipped.model("external").flows_with(adapted)
    assert flows == shipped.model("external").flows
    assert {(flow.sender, flow.when) for flow in flows} == {("employee", "employee_chooses")}
    assert not any(flow.may_come_from("other") for flow in flows)


@CALM
@given(st.sampled_from(shipped.KEYS), ADAPTED)
def test_no_model_gets_a_way_it_does_not_have_or_loses_one_that_is_guaranteed(key, adapted):
    model = shipped.model(key)
    flows = model.flows_with(adapted)
    assert set(flows) <= set(model.flows)
    assert {flow for flow in model.flows if not flow.optional} <= set(flows)


@pytest.mark.parametrize("flows", [["hr"], ["leader", "hr"], ["nowhere"], ["leader_above"] * 3])
def test_the_external_model_takes_no_adapted_way(flows, offered, cast, as_):
    with as_(cast.hr):
        offer = OfferedModel.objects.get(key="external")
        with pytest.raises(ValidationError) as error:
            actions.change_offer(cast.hr, offer=offer, name="Vrij gesprek", flows=flows)
    assert "flows" in error.value.error_dict


ALWAYS_TO_HR = {"key": "hr", "sender": "other", "to": "hr", "when": "always", "optional": False}


def test_what_hr_writes_into_the_table_by_hand_opens_no_way_out_of_an_external_conversation(held, cast, as_):
    """The keys of other models, in the row itself: a conversation that begins with it has the employee's ways alone."""
    with as_(cast.hr), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE conversations_offeredmodel SET flows = %s WHERE key = 'external'",
            [json.dumps(["hr", "leader", "always", "other"])],
        )
    talk = held("external")
    assert {(flow["sender"], flow["when"]) for flow in talk.fresh().flows} == {("employee", "employee_chooses")}
    to = {"leader": cast.leader, "leader_above": cast.leader_above, "hr": cast.hr}
    told = {}
    for key, receiver in to.items():
        with as_(receiver):
            told[key] = Notice.objects.count()
        given_ = {"conversation": talk.conversation, "flow": key, "receiver": receiver.person}
        with as_(talk.other) as farah, pytest.raises(PermissionDenied):
            actions.draft_report(farah, **given_, text="Samira wil weg")
    with as_(talk.other) as farah:
        refused_by_the_database(farah, talk, cast.hr)
        asks = [{"kind": "budget", "text": "Een opleiding"}]
        with pytest.raises(ValidationError):
            actions.make_agreement(farah, conversation=talk.conversation, what="Een opleiding", requests=asks)
    for key, receiver in to.items():
        with as_(receiver):
            assert not Report.objects.filter(conversation=talk.conversation.pk).exists()
            assert Notice.objects.count() == told[key]


def refused_by_the_database(farah, talk, receiver) -> None:
    """A way of her own in the conversation, and a report along one: both by raw SQL, under her own name."""
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE conversations_conversation SET flows = %s WHERE id = %s",
            [json.dumps([ALWAYS_TO_HR]), talk.conversation.pk],
        )
    row = [new_id(), farah.organisation.pk, talk.conversation.pk, talk.employee.person_id, farah.person_id]
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO conversations_report (id, organisation_id, conversation_id, employee_id, other_id, author_id,"
            " receiver_id, flow, text, version, drafted_at, addition)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, 'hr', 'Samira wil weg', 1, now(), '')",
            [*row, farah.person_id, receiver.person_id],
        )


def test_a_model_that_is_withdrawn_midway_lets_the_conversation_go_on_to_its_end(held, cast, as_):
    """And going on with somebody else, which would begin a new one, is refused as a whole: the old one stays."""
    talk = held("staff")
    with as_(cast.hr):
        actions.withdraw_offer(cast.hr, offer=OfferedModel.objects.get(key="staff"))
    with as_(talk.employee) as samira:
        with pytest.raises(ValidationError) as error:
            actions.begin_anew(samira, conversation=talk.conversation, other=cast.hr.person)
        assert "model" in error.value.error_dict
        assert talk.fresh().cancelled_at is None
        outcome = {"key": "conclusion.outcome", "value": "growth", "version": 0}
        actions.save_field(samira, conversation=talk.conversation, **outcome)
    for one in talk.both:
        with as_(one):
            actions.confirm(one, conversation=talk.conversation)
    with as_(talk.other) as dieter:
        report = actions.draft_report(
            dieter, conversation=talk.conversation, flow="leader", receiver=cast.leader.person, text="Groei"
        )
        actions.show_report(dieter, report=report)
    with as_(talk.employee) as samira:
        assert actions.answer_report(samira, report=report, agree=True).sent_at
