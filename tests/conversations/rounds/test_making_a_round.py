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
from wegwijzer.foundation.links import within
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine

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
        assert {person for person, (outcome, *_rest) in plan.items() if outcome != "left"} == employees
        some = [*sorted(employees)[:40], cast.newcomer.person_id, cast.employee.person_id]
        for person in some:
            outcome, other, flows = plan[person]
            if outcome == "in_round":
                assert RoundMember.objects.filter(person=person, round__closed_at__isnull=True).exists()
                continue
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
        hers = talks.get(employee=cast.employee.person)
        assert set(hers.instruments) == {"form", "employee", "other"}
        assert [flow["key"] for flow in hers.flows] == ["leader_above", "hr"]
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
        assert set(queries.preview(nele, wanted("line")).numbers) - {"left"} == {"not_offered"}
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


def test_in_an_external_round_hr_proposes_advisers_and_people_choose_among_them(offered, make, cast, as_, client_for):
    with as_(cast.hr):
        Membership.objects.create(person=cast.coach.person, role="external_adviser", starts_on=cast.hr.today)
    row = make("external", sharers=(cast.adviser.person_id, cast.coach.person_id))
    with as_(cast.hr):
        proposed = Counter(RoundMember.objects.filter(round=row).values_list("proposed", flat=True))
        assert set(proposed) == {cast.adviser.person_id, cast.coach.person_id}
        assert max(proposed.values()) - min(proposed.values()) <= 1
        RoundMember.objects.filter(round=row, person=cast.employee.person).update(proposed=cast.adviser.person)
    with as_(cast.employee) as samira:
        people, first = queries.can_be_asked(samira, row)
        assert [person.pk for person in people] == [cast.adviser.person_id, cast.coach.person_id]
        assert first == cast.adviser.person_id
    address = within(cast.employee, "conversation-ask-with", "external", cast.coach.person_id) + f"?round={row.pk}"
    said = {"reason": "round", "tell": "yes", "step": "send", "token": str(new_id())}
    assert client_for(cast.employee).post(address, said).status_code == 302
    with as_(cast.employee) as samira:
        assert Conversation.objects.get(round=row).other_id == cast.coach.person_id
        assert queries.can_be_asked(samira, row) == ([], None)


def test_an_adviser_whom_hr_did_not_name_is_refused_in_that_round(offered, make, cast, as_):
    with as_(cast.hr):
        Membership.objects.create(person=cast.coach.person, role="external_adviser", starts_on=cast.hr.today)
    row = make("external", sharers=(cast.adviser.person_id,))
    with as_(cast.employee) as samira, pytest.raises(ValidationError) as error:
        given = {"employee": samira.person, "other": cast.coach.person, "reason": "round", "round_": row}
        actions.ask(samira, model="external", **given)
    assert "other" in error.value.error_dict


def test_an_external_round_takes_advisers_alone(offered, make, cast, as_):
    with pytest.raises(ValidationError) as error:
        make("external", sharers=(cast.leader.person_id,))
    assert "advisers" in error.value.error_dict
    with as_(cast.hr):
        Membership.objects.filter(role="external_adviser").delete()
    with pytest.raises(ValidationError) as error:
        make("external")
    assert "advisers" in error.value.error_dict


def test_who_is_in_a_round_that_runs_is_left_out_until_the_conversation_there_is_over(offered, make, wanted, cast, as_):
    row = make("line")
    with as_(cast.hr) as nele:
        plan = planned(nele, wanted("external"))
        assert plan[cast.employee.person_id][0] == plan[cast.newcomer.person_id][0] == "in_round"
    with as_(cast.employee) as samira:
        actions.cancel(samira, conversation=Conversation.objects.get(round=row))
    with as_(cast.hr) as nele:
        assert planned(nele, wanted("external"))[cast.employee.person_id][0] == "invited"
        acts.close_round(nele, round_=row)
        assert planned(nele, wanted("external"))[cast.newcomer.person_id][0] == "invited"


def test_who_left_lately_is_named_as_such(offered, wanted, cast, as_, team_unit):
    with as_(cast.hr) as nele:
        yesterday = nele.today - timedelta(days=1)
        for model in (ReportingLine, Position, Membership):
            rows = model.objects.on(nele.today).filter(person=cast.newcomer.person)
            rows.filter(starts_on__lte=yesterday).update(ends_on=yesterday)
        assert ("Priya Nair", "left") in queries.preview(nele, wanted("line")).left_out


def test_any_number_of_branches_and_a_family_make_one_group(offered, cast, as_, team_unit):
    with as_(cast.hr) as nele:
        units = list(Unit.objects.exclude(path__startswith=team_unit.path).order_by("-depth", "pk")[:4])
        places = Position.objects.on(nele.today).filter(unit__in=[team_unit, *units]).select_related("function")
        group = Wanted(model="line", units=(team_unit.pk, *(unit.pk for unit in units)))
        assert {place.person_id for place in places} <= set(planned(nele, group))
        family = next(place for place in places if place.person_id == cast.employee.person_id).function.family_id
        of_family = {place.person_id for place in places if place.function.family_id == family}
        found = planned(nele, Wanted(model="line", units=group.units, families=(family,)))
        assert {person for person, (outcome, *_rest) in found.items() if outcome != "left"} >= of_family
        assert set(found) < set(planned(nele, group))


def test_a_conversation_that_did_not_go_on_can_be_asked_for_again_from_either_side(offered, make, cast, as_):
    row = make("line")
    with as_(cast.employee) as samira:
        actions.cancel(samira, conversation=Conversation.objects.get(round=row))
        assert cast.leader.person in queries.can_be_asked(samira, row)[0]
    with as_(cast.leader) as johan:
        assert [talk.employee_id for talk in queries.let_go(johan, row)] == [cast.employee.person_id]
        given = {"employee": cast.employee.person, "other": johan.person, "reason": "round", "round_": row}
        actions.ask(johan, model="line", **given)
        assert queries.let_go(johan, row) == []
    with as_(cast.employee) as samira, pytest.raises(ValidationError) as error:
        given = {"employee": samira.person, "other": cast.coach.person, "reason": "round", "round_": row}
        actions.ask(samira, model="staff", **given)
    assert "model" in error.value.error_dict


def test_a_second_conversation_of_the_same_round_is_refused_in_words(offered, make, cast, as_):
    row = make("staff", sharers=(cast.coach.person_id, cast.hr.person_id))
    with as_(cast.employee) as samira:
        held_by = Conversation.objects.get(round=row).other_id
        other = cast.hr if held_by == cast.coach.person_id else cast.coach
        for actor in (cast.employee, other):
            with as_(actor) as one, pytest.raises(ValidationError) as error:
                given = {"employee": samira.person, "other": other.person, "reason": "round", "round_": row}
                actions.ask(one, model="staff", **given)
            assert "al een gesprek" in str(error.value.error_dict)


def test_beginning_anew_stays_in_the_round(offered, make, cast, as_):
    row = make("staff", sharers=(cast.coach.person_id, cast.hr.person_id))
    with as_(cast.employee) as samira:
        talk = Conversation.objects.get(round=row)
        other = cast.hr if talk.other_id == cast.coach.person_id else cast.coach
        assert actions.begin_anew(samira, conversation=talk, other=other.person).round_id == row.pk


def test_who_holds_conversations_in_it_hears_so_once(offered, make, cast, as_):
    told = []

    def listen(sender, what, persons, **more):
        told.extend(persons if what == "round_asks" else [])

    happened.connect(listen)
    make("line")
    happened.disconnect(listen)
    assert told.count(cast.leader.person_id) == 1


def test_who_had_a_conversation_lately_is_not_in_a_round_for_who_had_none(held, wanted, cast, as_):
    held("line")
    with as_(cast.hr) as nele:
        chosen = {"sharers": (cast.coach.person_id,)}
        assert planned(nele, wanted("staff", months=12, **chosen))[cast.employee.person_id][0] == "recent"
        assert planned(nele, wanted("staff", **chosen))[cast.employee.person_id][0] == "invited"


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


# ---- While it runs people come and go


@pytest.fixture
def joined(cast, as_, team_unit):
    """`joined()`: somebody who begins today in that unit, led by Johan."""

    def begin() -> Person:
        with as_(cast.hr) as nele:
            person = Person.objects.create(given_name="Nora", family_name="Peeters")
            work = Employment.objects.create(person=person, starts_on=nele.today)
            Membership.objects.create(person=person, role="employee", starts_on=nele.today)
            function = Position.objects.on(nele.today).get(person=cast.employee.person).function
            days = {"person": person, "starts_on": nele.today}
            place = Position.objects.create(employment=work, unit=team_unit, function=function, **days)
            ReportingLine.objects.create(position=place, manager=cast.leader.person, **days)
            return person

    return begin


@pytest.mark.parametrize("model", ["line", "external"])
def test_who_comes_while_it_runs_is_invited_and_nobody_twice(model, offered, make, joined, cast, as_, client_for):
    row = make(model)
    with as_(cast.hr):
        before = set(RoundMember.objects.filter(round=row).values_list("person", flat=True))
        talks = set(Conversation.objects.filter(round=row).values_list("pk", flat=True))
    with as_(cast.employee) as samira:  # let go of, and not invited anew
        for talk in Conversation.objects.filter(round=row):
            actions.cancel(samira, conversation=talk)
    hr, address = client_for(cast.hr), within(cast.hr, "round-since", row.pk)
    assert "niemand bij gekomen" in hr.get(address).content.decode()
    assert hr.post(address).status_code == 422
    nora = joined()
    assert "1 persoon" in hr.get(address).content.decode()
    assert hr.post(address).status_code == 302
    assert hr.post(address).status_code == 422, "sent again: nobody is left to invite"
    with as_(cast.hr) as nele:
        assert set(RoundMember.objects.filter(round=row).values_list("person", flat=True)) == before | {nora.pk}
        made = Conversation.objects.filter(round=row).exclude(pk__in=talks)
        expected = [(nora.pk, cast.leader.person_id)] if model == "line" else []
        assert [(talk.employee_id, talk.other_id) for talk in made] == expected
        assert Participation.objects.filter(conversation__round=row).count() == 2 * (len(talks) + len(made))
        acts.close_round(nele, round_=row)
        with pytest.raises(ValidationError):
            acts.invite_who_came_since(nele, round_=row)
    assert hr.get(address).status_code == 404


def test_who_leaves_while_it_runs_is_asked_nothing_any_more(offered, make, cast, as_):
    """Samira leaves: Johan's conversation with her ends in the daily job, and neither is reminded of it."""
    row = make("line")
    yesterday = cast.hr.today - timedelta(days=1)
    with as_(cast.hr):
        Membership.objects.filter(person=cast.employee.person).update(ends_on=yesterday)
    with as_(cast.leader) as johan:
        assert actions.cancel_with_those_who_left(johan) == 1
    with as_(cast.hr) as nele:
        assert cast.employee.person_id not in queries.to_remind(row)
        _page, places = queries.people(nele, row, {}, unit=None, still=True)
        assert places and cast.employee.person_id not in {place.person.pk for place in places}


def test_closing_lets_what_began_go_on(offered, make, cast, as_):
    row = make("line")
    with as_(cast.hr) as nele:
        acts.close_round(nele, round_=row)
        acts.close_round(nele, round_=row)
    with as_(cast.employee) as samira:
        talk = Conversation.objects.get(round=row)
        actions.hold(samira, conversation=talk)
        actions.save_field(samira, conversation=talk, key="conclusion.outcome", value="not_now", version=0)
        actions.confirm(samira, conversation=talk)
    with as_(cast.leader) as johan:
        assert actions.confirm(johan, conversation=talk).concluded_at
