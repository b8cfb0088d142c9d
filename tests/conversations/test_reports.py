"""Reports go along the flows of the model, after the employee has seen them, and say no more than they say."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from wegwijzer.conversations import actions, queries, rules
from wegwijzer.conversations.models import Conversation, Report
from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db


def draft(talk, one, flow, receiver, text="We besloten: groei in de eigen functie."):
    return actions.draft_report(one, conversation=talk.conversation, flow=flow, receiver=receiver.person, text=text)


def test_the_leader_above_hears_what_the_employee_read_first(held, cast, as_):
    talk = held("line")
    with as_(talk.other) as johan:
        report = draft(talk, johan, "leader_above", cast.leader_above)
    for nobody_yet in (talk.employee, cast.leader_above):
        with as_(nobody_yet):
            assert not Report.objects.filter(pk=report.pk).exists()
    with as_(talk.other) as johan:
        with pytest.raises(ValidationError):
            actions.send_report(johan, report=report)
        report = actions.show_report(johan, report=report)
        with pytest.raises(ValidationError):
            actions.change_report(johan, report=report, text="Toch anders")
        with pytest.raises(ValidationError):
            actions.send_report(johan, report=report)
    with as_(cast.leader_above) as fatma:
        assert not queries.reports_received(fatma).filter(pk=report.pk)
    with as_(talk.employee) as samira:
        assert queries.report(samira, report.pk).text.startswith("We besloten")
        with pytest.raises(ValidationError):
            actions.answer_report(samira, report=report, agree=False)
        actions.answer_report(samira, report=report, agree=True, addition="En ik wil graag naar Aalst.")
    with as_(cast.leader_above) as fatma:
        received = queries.reports_received(fatma).get(pk=report.pk)
        assert received.addition == "En ik wil graag naar Aalst."
        assert not Conversation.objects.filter(pk=talk.conversation.pk).exists()
        assert actions.read_report(fatma, report=received).read_at
    with as_(talk.other) as johan, pytest.raises(ValidationError):
        actions.withdraw_report(johan, report=report)


def test_gone_back_to_with_other_words_it_is_another(held, cast, as_):
    talk = held("line")
    with as_(talk.other) as johan:
        person = cast.leader_above.person
        given = {"conversation": talk.conversation, "flow": "leader_above", "receiver": person, "token": new_id()}
        made = [actions.draft_report(johan, **given, text=words).pk for words in ("Groei", "Rust", "Groei")]
    assert made[0] == made[2] != made[1]


def test_a_flow_that_always_goes_waits_for_the_employee_some_days(held, cast, as_):
    talk = held("line")
    with as_(talk.other) as johan:
        report = actions.show_report(johan, report=draft(talk, johan, "leader_above", cast.leader_above))
        assert report.waits_until == johan.today + timedelta(days=rules.DAYS_TO_REACT)
    with pytest.raises(ValidationError):
        rules.may_send(report, today=report.waits_until)
    rules.may_send(report, today=report.waits_until + timedelta(days=1))
    report.refused_at = report.shown_at
    with pytest.raises(ValidationError):
        rules.may_send(report, today=report.waits_until + timedelta(days=1))


def test_on_a_flow_of_choice_the_employees_no_is_the_end(held, cast, as_):
    talk = held("management")
    with as_(talk.other) as fatma:
        report = actions.show_report(fatma, report=draft(talk, fatma, "hr", cast.hr))
        assert report.waits_until is None
    with as_(talk.employee) as samira:
        actions.answer_report(samira, report=report, agree=False)
        with pytest.raises(ValidationError):
            actions.answer_report(samira, report=report, agree=True)
    with as_(talk.other) as fatma, pytest.raises(ValidationError):
        actions.send_report(fatma, report=report)
    with as_(cast.hr) as nele:
        assert not queries.reports_received(nele).filter(pk=report.pk)


def test_what_is_withdrawn_before_it_is_read_is_gone_for_its_receiver(held, cast, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        report = draft(talk, samira, "hr", cast.hr, "Ik zoek een cursus.")
        assert actions.send_report(samira, report=report).sent_at
        assert actions.send_report(samira, report=report).sent_at
    with as_(cast.hr) as nele:
        assert queries.reports_received(nele).filter(pk=report.pk).exists()
    with as_(talk.employee) as samira:
        assert actions.withdraw_report(samira, report=report).withdrawn_at
    with as_(cast.hr) as nele:
        assert not queries.reports_received(nele).filter(pk=report.pk).exists()
        with pytest.raises(PermissionDenied):
            actions.read_report(nele, report=report)


def test_with_an_adviser_from_outside_only_the_employee_passes_on(held, cast, as_):
    talk = held("external")
    with as_(talk.other) as farah, pytest.raises(PermissionDenied):
        draft(talk, farah, "hr", cast.hr)
    with as_(talk.employee) as samira:
        report = actions.send_report(samira, report=draft(talk, samira, "leader", cast.leader))
    with as_(cast.leader) as johan:
        assert queries.reports_received(johan).filter(pk=report.pk).exists()
        assert not Conversation.objects.filter(model="external").exists()


@pytest.mark.parametrize(
    ("flow", "receiver", "field"),
    [
        ("leader", "leader", "flow"),
        ("leader_above", "executive", "receiver"),
        ("leader_above", "hr", "receiver"),
        ("nowhere", "hr", "flow"),
    ],
)
def test_only_along_a_flow_and_to_whom_it_leads(flow, receiver, field, held, cast, as_):
    talk = held("line")
    with as_(talk.other) as johan:
        with pytest.raises(ValidationError) as error:
            draft(talk, johan, flow, cast[receiver])
        assert set(error.value.error_dict) == {field}
        with pytest.raises(PermissionDenied):
            draft(talk, johan, "hr", cast.hr)


def test_who_reports_was_agreed(held, cast, as_):
    talk = held("staff")
    with as_(talk.other) as dieter:
        actions.save_field(dieter, conversation=talk.conversation, key="flow.leader.by", value="employee", version=0)
        with pytest.raises(PermissionDenied):
            draft(talk, dieter, "leader", cast.leader)
    with as_(talk.employee) as samira:
        assert draft(talk, samira, "leader", cast.leader)


def test_nothing_is_passed_on_before_the_talk_or_by_others(accepted, held, cast, as_):
    early = accepted("line")
    with as_(early.other) as johan, pytest.raises(ValidationError):
        draft(early, johan, "leader_above", cast.leader_above)
    talk = held("staff")
    with as_(cast.hr) as nele, pytest.raises(PermissionDenied):
        draft(talk, nele, "leader", cast.leader)
    with as_(talk.employee) as samira, pytest.raises(ValidationError) as error:
        draft(talk, samira, "leader", cast.leader, "x" * 100_000)
    assert "text" in error.value.error_dict


def test_hearers_name_who_hears_what(held, cast, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        found = {hearer.flow.key: hearer for hearer in queries.hearers(samira, talk.conversation)}
        assert [person.pk for person in found["leader_above"].people] == [cast.leader_above.person_id]
        assert cast.hr.person_id in [person.pk for person in found["hr"].people]
        assert found["leader_above"].by == "other"


def test_a_new_leader_does_not_hear_of_what_was(held, cast, as_):
    talk = held("line")
    with as_(cast.hr):
        line = talk.employee.person.upward_lines.on(cast.hr.today).get()
        line.manager = cast.newcomer.person
        line.save()
    promoted = replace(cast.newcomer, has_reports=True)
    with as_(promoted):
        assert not Conversation.objects.filter(pk=talk.conversation.pk).exists()
    with as_(talk.other) as johan:
        assert queries.desk(johan, talk.conversation).side == "other"


def test_what_waits_goes_to_nobody_once_the_way_leads_elsewhere(held, cast, as_):
    """A text for who led Johan, when somebody else does: neither his sending nor Samira's yes brings it there."""
    talk = held("line")
    with as_(talk.other) as johan:
        report = actions.show_report(johan, report=draft(talk, johan, "leader_above", cast.leader_above))
        not_shown = draft(talk, johan, "leader_above", cast.leader_above)
    with as_(cast.hr):
        line = talk.other.person.upward_lines.on(cast.hr.today).get()
        line.manager = cast.executive.person
        line.save()
    with as_(talk.employee) as samira, pytest.raises(ValidationError):
        actions.answer_report(samira, report=report, agree=True)
    with as_(talk.other) as johan:
        with pytest.raises(ValidationError):
            actions.show_report(johan, report=not_shown)
        actions.withdraw_report(johan, report=report)
        assert draft(talk, johan, "leader_above", cast.executive)
    for nobody in (cast.leader_above, cast.executive):
        with as_(nobody) as one:
            assert not queries.reports_received(one).filter(conversation=talk.conversation.pk)


def test_what_waits_goes_to_nobody_once_the_talk_was_let_go(held, cast, as_):
    talk = held("line")
    with as_(talk.employee) as samira:
        report = draft(talk, samira, "hr", cast.hr)
        actions.cancel(samira, conversation=talk.conversation)
        with pytest.raises(ValidationError):
            actions.send_report(samira, report=report)
