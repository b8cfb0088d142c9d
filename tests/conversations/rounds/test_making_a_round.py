"""A round for many is made by the same rules as asking one by one, in as many statements for ten as for all."""

import json
from collections import Counter
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from wegwijzer.conversations import actions
from wegwijzer.conversations.actions import rounds as acts
from wegwijzer.conversations.happenings import happened
from wegwijzer.conversations.models import Conversation, OfferedModel, Participation, Round, RoundMember
from wegwijzer.conversations.queries import rounds as queries
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.queries.partners import offered as offered_to
from wegwijzer.conversations.queries.partners import partners
from wegwijzer.conversations.round_plan import Wanted, lay_plan, months_before
from wegwijzer.foundation.ids import new_id
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db


def planned(actor, wanted) -> dict:
    """Person → (outcome, the other, keys of the flows)."""
    lay_plan(actor, wanted)
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id, outcome, other_id, flows FROM pg_temp.round_plan")
        found = cursor.fetchall()
    return {
        person: (outcome, other, sorted(flow["key"] for flow in json.loads(flows or "[]")))
        for person, outcome, other, flows in found
    }


@pytest.mark.parametrize("model", ["line", "management", "staff"])
def test_the_plan_says_of_everybody_what_asking_one_by_one_would(model, offered, no_leader, cast, as_):
    with as_(cast.hr) as nele:
        sharers = tuple(queries.sharers(nele).values_list("pk", flat=True))
        plan = planned(nele, Wanted(model=model, sharers=sharers if model == "staff" else ()))
        employees = set(Membership.objects.on(nele.today).filter(role="employee").values_list("person", flat=True))
        assert set(plan) == employees
        some = [*sorted(plan)[:40], cast.newcomer.person_id, cast.employee.person_id]
        for person in some:
            outcome, other, flows = plan[person]
            possible = set(partners(nele, model, person).values_list("pk", flat=True))
            assert (other in possible) if other else not possible
            if outcome == "open":
                assert open_between(person, other).exists()
            elif outcome == "invited":
                assert not open_between(person, other).exists()
                expected = offered_to(nele, person)[model].flows
                assert flows == sorted(flow.key for flow in expected)
            else:
                assert outcome in ("nobody", "gone")
        if model != "staff":
            assert plan[cast.newcomer.person_id][0] == "nobody"


def test_everybody_of_the_group_who_can_be_invited_is_and_once(offered, make, cast, as_):
    row = make("line")
    with as_(cast.hr):
        members = set(RoundMember.objects.filter(round=row).values_list("person", flat=True))
        talks = Conversation.objects.filter(round=row)
        assert {cast.employee.person_id, cast.newcomer.person_id} <= members
        assert set(talks.values_list("employee", flat=True)) == members
        assert Participation.objects.filter(conversation__in=talks).count() == 2 * len(members)
        assert set(talks.get(employee=cast.employee.person).instruments) == {"form", "employee", "other"}
    with as_(cast.employee) as samira:
        assert actions.accept(samira, conversation=Conversation.objects.get(round=row)).accepted_at


def test_who_talks_already_with_this_person_is_left_out_and_named(asked, wanted, cast, as_):
    asked("line")
    with as_(cast.hr) as nele:
        preview = queries.preview(nele, wanted("line"))
    assert ("Samira El Idrissi", "open") in preview.left_out
    assert preview.numbers["open"] >= 1


def test_who_has_nobody_to_talk_to_is_left_out_and_named(offered, no_leader, wanted, cast, as_):
    with as_(cast.hr) as nele:
        assert ("Priya Nair", "nobody") in queries.preview(nele, wanted("line")).left_out


def test_a_model_that_is_not_offered_there_invites_nobody(offered, wanted, cast, as_, team_unit):
    with as_(cast.hr) as nele:
        OfferedModel.objects.create(key="staff", unit=team_unit)
        assert set(queries.preview(nele, wanted("line")).numbers) == {"not_offered"}
        with pytest.raises(ValidationError) as error:
            days = {"starts_on": nele.today, "ends_on": nele.today}
            acts.make_round(nele, name="Najaar", wanted=wanted("line"), **days)
        assert "units" in error.value.error_dict
        assert not Round.objects.filter(name="Najaar").exists()


def test_a_staff_round_is_shared_evenly_and_nobody_talks_to_oneself(offered, make, cast, as_):
    row = make("staff", sharers=(cast.hr.person_id, cast.coach.person_id))
    with as_(cast.hr):
        others = Counter(Conversation.objects.filter(round=row).values_list("other", flat=True))
    assert set(others) == {cast.hr.person_id, cast.coach.person_id}
    assert abs(others[cast.hr.person_id] - others[cast.coach.person_id]) <= 1


def test_a_staff_round_takes_staff_alone(offered, make, cast):
    for sharers in ((), (cast.leader.person_id,)):
        with pytest.raises(ValidationError) as error:
            make("staff", sharers=sharers)
        assert "sharers" in error.value.error_dict


def test_an_external_round_invites_and_makes_no_conversation(offered, make, cast, as_):
    row = make("external")
    with as_(cast.hr):
        assert RoundMember.objects.filter(round=row, person=cast.employee.person).exists()
        assert not Conversation.objects.filter(round=row).exists()
    with as_(cast.employee) as samira:
        given = {"employee": samira.person, "other": cast.adviser.person, "reason": "round", "round_": row}
        assert actions.ask(samira, model="external", **given)


def test_who_had_a_conversation_lately_is_not_in_a_round_for_who_had_none(held, wanted, cast, as_):
    held("line")
    with as_(cast.hr) as nele:
        assert cast.employee.person_id not in planned(nele, wanted("staff", months=12))
        assert cast.employee.person_id in planned(nele, wanted("staff"))


def test_months_are_counted_as_people_do():
    assert months_before(date(2026, 3, 31), 1) == date(2026, 2, 28)
    assert months_before(date(2026, 1, 15), 12) == date(2025, 1, 15)


def test_a_request_that_is_sent_twice_makes_one_round(offered, wanted, cast, as_):
    given = {"name": "Najaar", "wanted": wanted("line"), "starts_on": cast.hr.today, "ends_on": cast.hr.today}
    with as_(cast.hr) as nele:
        token = new_id()
        assert acts.make_round(nele, token=token, **given) == acts.make_round(nele, token=token, **given)


@pytest.mark.parametrize("first, last", [(5, 1), (-9, -2), (0, 2000)])
def test_days_that_cannot_be_are_refused(offered, wanted, cast, as_, first, last):
    today = cast.hr.today
    with as_(cast.hr) as nele, pytest.raises(ValidationError) as error:
        days = {"starts_on": today + timedelta(days=first), "ends_on": today + timedelta(days=last)}
        acts.make_round(nele, name="Najaar", wanted=wanted("line"), **days)
    assert "ends_on" in error.value.error_dict


def test_only_hr_makes_reminds_and_closes(offered, make, wanted, cast, as_):
    row = make("line")
    for persona in (cast.leader, cast.executive, cast.coach):
        days = {"starts_on": persona.today, "ends_on": persona.today}
        with as_(persona), pytest.raises(PermissionDenied):
            acts.make_round(persona, name="x", wanted=wanted("line"), **days)
        for act in (acts.remind, acts.close_round):
            with as_(persona), pytest.raises(PermissionDenied):
                act(persona, round_=row)


def test_everybody_takes_as_many_statements_as_one_unit(offered, wanted, cast, as_):
    """And all of Lindeveld, some 640 people, is a matter of a second."""
    today = cast.hr.today
    numbers = []
    for group in (wanted("line"), Wanted(model="management")):
        with as_(cast.hr) as nele, CaptureQueriesContext(connection) as seen:
            began = timezone.now()
            acts.make_round(nele, name="Najaar", wanted=group, starts_on=today, ends_on=today)
            assert timezone.now() - began < timedelta(seconds=20)
        numbers.append(len([query for query in seen if "notices_" not in query["sql"]]))
    assert abs(numbers[0] - numbers[1]) <= 1


def test_reminding_tells_who_still_has_to_prepare_once_a_day(offered, make, cast, as_):
    row = make("line")
    with as_(cast.employee) as samira:
        talk = Conversation.objects.get(round=row)
        actions.accept(samira, conversation=talk)
        actions.set_prepared(samira, conversation=talk)
    told = []

    def listen(sender, what, persons, **more):
        told.extend(persons if what == "round_reminded" else [])

    happened.connect(listen)
    with as_(cast.hr) as nele:
        number = acts.remind(nele, round_=row)
        with pytest.raises(ValidationError):
            acts.remind(nele, round_=row)
    happened.disconnect(listen)
    assert len(told) == number
    assert cast.newcomer.person_id in told
    assert cast.leader.person_id in told
    assert cast.employee.person_id not in told


def test_a_closed_round_reminds_nobody(offered, make, cast, as_):
    row = make("external")
    with as_(cast.hr) as nele:
        acts.close_round(nele, round_=row)
        with pytest.raises(ValidationError):
            acts.remind(nele, round_=row)
