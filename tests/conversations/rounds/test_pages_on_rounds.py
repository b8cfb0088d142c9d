"""What each sees of a round, and making one in two steps."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wegwijzer.conversations import actions
from wegwijzer.conversations.actions import rounds as acts
from wegwijzer.conversations.models import Conversation, Round, RoundMember
from wegwijzer.conversations.queries import rounds as queries
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.transaction import set_local
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(client_for):
    """`see(cast.hr, "round", row.pk)`: the page in one line."""

    def page(persona, name: str, *ids, query: str = "") -> str:
        answer = client_for(persona).get(within(persona, name, *ids) + query)
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return page


def test_hr_sees_first_what_would_happen_and_then_makes_it(offered, cast, client_for, team_unit, as_):
    day = cast.hr.today.isoformat()
    said = {"name": "Lente", "model": "line", "units": [str(team_unit.pk)]}
    said |= {"starts_on": day, "ends_on": day, "token": str(new_id())}
    client, address = client_for(cast.hr), within(cast.hr, "round-new")
    shown = client.get(address, said).content.decode()
    assert "Dit zal er gebeuren" in shown
    assert "Samira El Idrissi</b>: met Johan Vercammen" in shown
    with as_(cast.hr):
        assert not Round.objects.filter(name="Lente").exists()
    assert "De ronde is er." in client.post(address, said, follow=True).text
    assert "Dit was al bewaard." in client.post(address, said, follow=True).text
    with as_(cast.hr):
        assert Round.objects.filter(name="Lente").count() == 1


def test_units_are_added_one_by_one_before_anything_else_is_filled_in(offered, cast, client_for, team_unit, as_):
    with as_(cast.hr):
        other = Unit.objects.exclude(pk=team_unit.pk).order_by("pk")[0]
    address, client = within(cast.hr, "round-new"), client_for(cast.hr)
    said = {"name": "", "starts_on": "", "ends_on": "", "step": "add", "units": [str(team_unit.pk)]}
    answer = client.get(address, {**said, "unit": str(other.pk), "unit_text": other.name})
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert "Hier klopt nog iets niet" not in shown
    for unit in (team_unit, other):
        assert f'value="{unit.pk}"' in shown
    assert "We vinden niets" in client.get(address, {**said, "unit_text": "Qqq"}).content.decode()


def test_a_staff_round_without_people_to_hold_it_says_so_beside_the_field(offered, cast, client_for):
    day = cast.hr.today.isoformat()
    said = {"name": "Lente", "model": "staff", "starts_on": day, "ends_on": day}
    answer = client_for(cast.hr).get(within(cast.hr, "round-new"), said)
    assert answer.status_code == 422
    assert "Kies wie van HR" in answer.content.decode()


def test_hr_comes_from_the_units_to_who_still_has_to_prepare(offered, make, see, cast, team_unit, as_):
    row = make("line")
    assert team_unit.name in see(cast.hr, "round", row.pk)
    query = f"?unit={team_unit.pk}&still=yes"
    assert "Samira El Idrissi" in see(cast.hr, "round-people", row.pk, query=query)
    for persona in (cast.employee, cast.leader):
        with as_(persona) as one:
            talk = Conversation.objects.get(round=row, employee=cast.employee.person)
            if persona is cast.employee:
                actions.accept(one, conversation=talk)
            actions.set_prepared(one, conversation=talk)
    assert "Samira El Idrissi" not in see(cast.hr, "round-people", row.pk, query=query)
    assert "Samira El Idrissi" in see(cast.hr, "round-people", row.pk)


def test_a_leader_sees_the_own_conversations_and_nobody_else(offered, make, see, cast):
    row = make("line")
    shown = see(cast.leader, "round", row.pk)
    assert "Samira El Idrissi met Johan Vercammen" in shown
    assert "Hoever staan we?" not in shown


def test_an_employee_sees_the_own_conversation_alone(offered, make, see, cast):
    shown = see(cast.employee, "round", make("line").pk)
    assert "Samira El Idrissi met Johan Vercammen" in shown
    assert "Priya Nair" not in shown


def test_the_management_sees_numbers_and_no_names(offered, make, see, cast, team_unit):
    row = make("line")
    shown = see(cast.executive, "round", row.pk)
    assert "Hoever staan we?" in shown
    assert "Samira" not in shown


def test_the_management_sees_nothing_of_fewer_than_five(offered, make, cast, as_, monkeypatch):
    row = make("line")
    monkeypatch.setattr(queries, "FEWEST", 500)
    with as_(cast.executive) as els:
        assert queries.total(els, row).few
        assert all(one.few for one in queries.by_unit(els, row, {})[1])
    with as_(cast.hr) as nele:
        assert queries.total(nele, row).invited > 5


def test_somebody_with_two_places_in_a_unit_is_one_of_its_people(offered, make, team_unit, cast, as_):
    row = make("line")
    with as_(cast.hr) as nele:
        here = Position.objects.on(nele.today).filter(unit=team_unit, person__in=row.members.values("person"))
        people = here.values("person").distinct().count()
        place = here.get(person=cast.employee.person)
        Position.objects.filter(pk=place.pk).update(share=50)
        place.pk, place.share = new_id(), 10
        place.function_id = Position.objects.exclude(function=place.function_id).values_list("function", flat=True)[0]
        place.save(force_insert=True)
    with as_(cast.executive), connection.cursor() as cursor:
        cursor.execute("SELECT invited FROM wegwijzer_round_standing(%s, %s)", [row.pk, people + 1])
        assert cursor.fetchone()[0] == 0


def test_the_numbers_of_a_round_are_for_hr_and_the_management_alone(offered, make, cast, as_):
    row, counts = make("line"), {}
    for persona in (cast.hr, cast.executive, cast.leader, cast.employee, cast.coach, cast.stranger):
        with as_(persona), connection.cursor() as cursor:
            cursor.execute("SELECT invited FROM wegwijzer_round_standing(%s, 0)", [row.pk])
            counts[persona] = cursor.fetchone()[0]
    with as_(cast.hr):
        assert counts[cast.hr] == RoundMember.objects.filter(round=row).count()
    assert counts[cast.hr] >= counts[cast.executive] > 0
    assert not any(counts[persona] for persona in (cast.leader, cast.employee, cast.coach, cast.stranger))


def test_of_an_external_round_only_the_invitations_show_and_why(offered, make, see, cast, as_):
    row = make("external")
    with as_(cast.employee) as samira:
        given = {"employee": samira.person, "other": cast.adviser.person, "reason": "round", "round_": row}
        actions.ask(samira, model="external", **given)
    for persona in (cast.hr, cast.executive):
        shown = see(persona, "round", row.pk)
        assert "We zien alleen wie is uitgenodigd" in shown
        assert "Gevoerd" not in shown
    assert "Farah" not in see(cast.hr, "round-people", row.pk)


def test_the_pages_take_as_many_statements_for_all_as_for_few(offered, make, cast, client_for, as_):
    small, counts = make("external"), []
    with as_(cast.hr):
        large = Round.objects.create(
            name="Groot", model="line", made_by=cast.hr.person, starts_on=cast.hr.today, ends_on=cast.hr.today
        )
        acts.close_round(cast.hr, round_=small)
    client = client_for(cast.hr)
    for row in (small, large, make("line")):
        with CaptureQueriesContext(connection) as seen:
            client.get(within(cast.hr, "round", row.pk))
        counts.append(len(seen))
    assert max(counts) - min(counts) <= 3


def test_the_database_counts_as_of_its_own_day_whatever_is_said(cast, as_):
    """Else two days beside each other tell who came and went."""
    with as_(cast.executive) as els, connection.cursor() as cursor:
        days = []
        for said in (els.today, els.today - timedelta(days=400), els.today + timedelta(days=400)):
            set_local(today=said)
            cursor.execute("SELECT wegwijzer_today()")
            days += cursor.fetchone()
    assert days[0] == els.today and all(abs(day - els.today) <= timedelta(days=2) for day in days[1:])
