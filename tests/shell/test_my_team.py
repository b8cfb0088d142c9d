"""The people somebody leads, at a glance."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.crowd import crowd
from wegwijzer.people import actions
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db

TEAM = "/o/lindeveld/team/"


@pytest.fixture
def members(cast, client_for):
    def get(key: str) -> dict:
        rows = client_for(cast[key]).get(TEAM).context["members"]
        return {member.person.full_name: member for member in rows}

    return get


def test_a_leader_sees_the_own_people_only(members):
    team = members("leader")
    assert {"Samira El Idrissi", "Chantal Dubois", "Priya Nair"} <= set(team)
    assert "Johan Vercammen" not in team
    assert "Samira El Idrissi" not in members("leader_above")
    assert "Johan Vercammen" in members("leader_above")


def test_each_stands_there_with_function_unit_and_since_when(members):
    (held,) = members("leader")["Samira El Idrissi"].held
    assert (held.place.function.name, held.place.unit.name) == ("Lijnoperator", "Lijn 3, beglazing")
    assert held.since.isoformat() == "2018-09-03"


def test_another_kind_of_line_is_said(members, cast, as_):
    with as_(cast.hr) as hr:
        place = Position.objects.on(hr.today).get(person=cast.employee.person)
        boss = cast.leader_above.person
        actions.appoint_leader(hr, position=place, manager=boss, kind="project", starts_on=hr.today)
    assert members("leader_above")["Samira El Idrissi"].kind == "project"
    assert members("leader")["Samira El Idrissi"].kind == ""


@pytest.mark.parametrize("key", ["employee", "coach", "newcomer"])
def test_who_leads_nobody_is_told_so(cast, client_for, key):
    response = client_for(cast[key]).get(TEAM)
    assert response.status_code == 200 and not response.context["members"]
    assert "Er staat nu niemand bij jou." in response.text


def test_who_sees_it_is_read_off_the_rule(cast, client_for):
    seen = client_for(cast.leader).get(TEAM).context["seen"]
    assert seen.short == "Jij en je medewerker"
    assert "Wie jou leidt en HR: die zien je mensen en hun werk, niet deze afspraken." in [
        line.text for line in seen.lines
    ]


def test_details_of_people_are_not_on_it(cast, client_for):
    text = client_for(cast.leader).get(TEAM).text
    assert cast.employee.person.email not in text and cast.employee.person.number not in text


def test_a_large_team_comes_in_pages_and_the_work_does_not_grow(cast, as_, client_for):
    client = client_for(cast.leader)
    client.get(TEAM)
    with CaptureQueriesContext(connection) as few:
        client.get(TEAM)
    with as_(cast.hr) as hr:
        crowd(hr, 120, manager=cast.leader.person)
    with CaptureQueriesContext(connection) as many:
        response = client.get(TEAM)
    assert len(response.context["members"]) == 50
    assert len(many) == len(few), [each["sql"][:90] for each in many.captured_queries]
    second = client.get(TEAM + response.context["page"].next)
    assert second.context["members"][0].person.sort_name >= response.context["members"][-1].person.sort_name


# ---- Searching by name


@pytest.fixture
def large(cast, as_, client_for):
    """The leader, with many people."""
    with as_(cast.hr) as hr:
        crowd(hr, 60, manager=cast.leader.person, name="Ostend")
    return client_for(cast.leader)


def found(response) -> list[str]:
    return [member.person.full_name for member in response.context["members"]]


def test_a_small_team_needs_no_search(cast, client_for):
    assert 'role="search"' not in client_for(cast.leader_above).get(TEAM).text


def test_a_large_team_is_searched_by_the_beginning_of_names(large):
    assert 'role="search"' in large.get(TEAM).text
    page = large.get(TEAM, {"q": "sam el idr"})
    assert found(page) == ["Samira El Idrissi"] and "1 persoon" in page.text
    assert page.context["filters"][0]["label"] == "Iedereen (1)"
    assert all("q=sam+el+idr" in each["url"] for each in page.context["filters"])
    many = large.get(TEAM, {"q": "ostend", "show": "all"})
    assert len(found(many)) == 50 and len(found(large.get(TEAM + many.context["page"].next))) == 10


def test_nobody_is_found_who_is_not_in_the_team(large, cast):
    page = large.get(TEAM, {"q": cast.leader_above.person.family_name})
    assert found(page) == [] and "In je team vinden we niemand die hierbij past." in page.text
    assert found(large.get(TEAM, {"q": cast.employee.person.number})) == [], "a leader sees no numbers"


def test_who_is_found_but_not_in_this_choice_is_looked_for_among_everybody(large):
    page = large.get(TEAM, {"q": "Kris 0001", "show": "yours"})
    assert found(page) == [] and "?q=Kris%200001#iedereen" in page.text


def test_searching_costs_the_same_in_a_team_of_any_size(large, cast, as_):
    large.get(TEAM, {"q": "ostend"})
    with CaptureQueriesContext(connection) as few:
        large.get(TEAM, {"q": "ostend"})
    with as_(cast.hr) as hr:
        crowd(hr, 150, manager=cast.leader.person, name="Ostend")
    with CaptureQueriesContext(connection) as many:
        large.get(TEAM, {"q": "ostend"})
    assert len(many) == len(few), [each["sql"][:90] for each in many.captured_queries]
