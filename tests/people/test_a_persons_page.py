"""Somebody's page: for whom it is, what it tells whom, and that the reading is noted."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.crowd import crowd
from tests.people.somewhere import somewhere
from wegwijzer.access.models import Reading
from wegwijzer.people import actions
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(cast, client_for):
    """Samira's page, or somebody else's, as somebody of the cast sees it."""

    def get(key: str, person=None):
        whose = person or cast.employee.person
        return client_for(cast[key]).get(f"/o/lindeveld/people/{whose.pk}/")

    return get


def titles(response) -> list[str]:
    return [stop.title for stop in response.context["path"].behind]


@pytest.mark.parametrize("key", ["employee", "leader", "leader_above", "hr"])
def test_it_opens_for_oneself_leaders_and_hr(page, key):
    response = page(key)
    assert response.status_code == 200
    assert titles(response) == ["Operator beglazing", "Lijnoperator"]


@pytest.mark.parametrize("key", ["executive", "coach", "adviser", "newcomer"])
def test_for_others_it_is_as_if_it_were_not_there(page, cast, key):
    refused = page(key)
    cast.employee.person.pk = "00000000-0000-7000-8000-000000000000"
    unknown = page(key)
    assert refused.status_code == unknown.status_code == 404
    for response in (refused, unknown):
        assert "Samira" not in response.text
    assert refused.context["said"] == unknown.context["said"]


def test_somebody_of_another_organisation_is_not_there_either(page, cast):
    assert page("hr", cast.stranger.person).status_code == 404


def test_details_are_for_oneself_and_hr(page, cast):
    email = cast.employee.person.email
    assert email in page("employee").text
    assert email in page("hr").text
    for key in ("leader", "leader_above"):
        text = page(key).text
        assert email not in text
        assert cast.employee.person.number not in text


def test_the_own_page_speaks_to_oneself(page):
    text = page("employee").text
    assert "Mijn pad" in text and "Achter je" in text and "Je begon met een uitzendcontract." in text
    other = page("leader").text
    assert "Pad van Samira" in other and "Tot nu toe" in other and "Je begon" not in other


def test_who_sees_it_names_the_people_and_the_role(page):
    answer = page("employee").context["seen"]
    assert answer.short == "Jij, Johan Vercammen, Fatma Yıldız en HR"


def test_a_reading_by_another_is_noted_with_the_ground(page, cast, as_):
    for key in ("employee", "leader", "leader_above", "hr"):
        page(key)
    with as_(cast.employee) as owner:
        noted = Reading.objects.filter(owner_id=owner.person_id).order_by("-pk")[:3]
        said = [(reading.reader_id, reading.ground) for reading in reversed(noted)]
    assert said == [
        (cast.leader.person_id, "leader"),
        (cast.leader_above.person_id, "leader_above"),
        (cast.hr.person_id, "role"),
    ]


def test_a_page_that_is_refused_is_no_reading(page, cast, as_):
    with as_(cast.employee):
        before = Reading.objects.count()
    page("coach")
    with as_(cast.employee):
        assert Reading.objects.count() == before


def test_a_correction_shows_for_all_and_what_it_was_for_who_sees_details(page, cast, as_):
    with as_(cast.hr) as hr:
        place = Position.objects.on(hr.today).get(person=cast.employee.person)
        actions.correct_position(hr, position=place, reason="Het was vier vijfde", share=50)
    own, leader = page("employee"), page("leader")
    (shown,) = own.context["path"].behind[-1].corrections
    assert "Eerst stond er: Lijnoperator" in " ".join(shown.details)
    assert "Waarom: Het was vier vijfde" in shown.details
    (shown,) = leader.context["path"].behind[-1].corrections
    assert shown.text.startswith("Verbeterd op") and not shown.details
    assert "Het was vier vijfde" not in leader.text


def test_what_is_known_to_come_stands_ahead(page, cast, as_):
    with as_(cast.hr) as hr:
        place = Position.objects.on(hr.today).get(person=cast.employee.person)
        actions.move_place(hr, position=place, starts_on=hr.today + timedelta(days=20), share=60)
    response = page("employee")
    (ahead,) = response.context["path"].ahead
    assert (ahead.title, ahead.number) == ("60% van voltijds", 3)
    assert 'start="3"' in response.text and "Voor je" in response.text


def test_an_empty_path_says_so(page, cast, as_):
    with as_(cast.hr) as hr:
        person = actions.add_person(hr, given_name="Nora", family_name="Nieuw")
    response = page("hr", person)
    assert response.context["path"].stops == []
    assert "Dit pad is nog leeg" in response.text


def test_the_drawing_has_no_style_of_its_own(page):
    drawing = page("employee").text.partition('<svg class="route-map')[2].partition("</svg>")[0]
    assert drawing and "style=" not in drawing


def test_a_leader_shows_how_many_are_led_of_those_one_sees(page, cast):
    career = page("leader_above", cast.leader.person).context["career"]
    assert career.led == page("leader", cast.leader.person).context["career"].led > 5
    assert f"?manager={cast.leader.person.pk}" in page("hr", cast.leader.person).text
    assert "/o/lindeveld/team/" in page("leader", cast.leader.person).text


def test_the_work_does_not_grow_with_the_history_or_the_team(cast, as_, client_for):
    client, whose = client_for(cast.hr), cast.leader.person
    address = f"/o/lindeveld/people/{whose.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as before:
        client.get(address)
    with as_(cast.hr) as hr:
        crowd(hr, 60, manager=whose)
        place = Position.objects.on(hr.today).get(person=whose)
        for months in range(1, 5):
            place = actions.move_place(hr, position=place, starts_on=_later(hr.today, months), **somewhere(months))
    with CaptureQueriesContext(connection) as after:
        response = client.get(address)
    assert len(response.context["path"].ahead) == 4
    assert len(after) == len(before)


def _later(day: date, months: int) -> date:
    return day + timedelta(days=31 * months)
