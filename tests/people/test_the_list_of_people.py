"""The list of people: who is in it, how it is filtered, and that its work does not grow with it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.crowd import crowd
from wegwijzer.people import actions
from wegwijzer.people.models import Employment, Person, Position, ReportingLine

pytestmark = pytest.mark.django_db

PEOPLE = "/o/lindeveld/people/"


@pytest.fixture
def page(cast, client_for):
    """The list as somebody of the cast sees it: `page("leader", q="el id")`."""

    def get(key: str, **asked):
        return client_for(cast[key]).get(PEOPLE, asked)

    return get


def names(response) -> list[str]:
    return [row.person.full_name for row in response.context["rows"]]


def test_hr_sees_everybody_in_service_a_page_at_a_time(page, cast, as_):
    first = page("hr")
    with as_(cast.hr):
        number = Employment.objects.on(cast.hr.today).count()
    assert len(names(first)) == 50
    assert first.context["number"] == number
    assert first.context["page"].next and not first.context["page"].previous


def test_a_leader_sees_the_own_people_and_oneself(page, cast, as_):
    with as_(cast.leader) as leader:
        led = ReportingLine.objects.on(leader.today).filter(manager=leader.person).values("person")
        expected = {p.full_name for p in Person.objects.filter(pk__in=led)} | {leader.person.full_name}
    assert set(names(page("leader"))) == expected


@pytest.mark.parametrize("key", ["employee", "executive", "coach", "adviser", "newcomer"])
def test_who_sees_nobody_else_is_told_so(page, cast, as_, key):
    with as_(cast[key]) as actor:
        leads = actor.has_reports
    response = page(key)
    assert response.status_code == 200
    assert ("rows" in response.context) == leads


def test_a_row_says_what_holds_today(page):
    (row,) = page("hr", q="samira el idrissi").context["rows"]
    assert [(p.function.name, p.unit.name) for p in row.places] == [("Lijnoperator", "Lijn 3, beglazing")]
    assert [line.manager.full_name for line in row.lines] == ["Johan Vercammen"]


def test_numbers_are_for_who_sees_details(page):
    assert page("hr", q="samira").context["numbers_shown"]
    assert not page("leader", q="samira").context["numbers_shown"]


def test_a_unit_counts_everything_below_it(page, cast, as_):
    with as_(cast.hr) as hr:
        here = Position.objects.on(hr.today).get(person=cast.employee.person).unit
        above = here.parent
    in_team, in_department = (page("hr", unit=str(unit.pk)).context["number"] for unit in (here, above))
    assert "Samira El Idrissi" in names(page("hr", unit=str(above.pk), q="samira"))
    assert in_department > in_team > 0


def test_filters_by_function_and_leader(page, cast, as_):
    with as_(cast.hr) as hr:
        function = Position.objects.on(hr.today).get(person=cast.employee.person).function
    rows = page("hr", function=str(function.pk), manager=str(cast.leader.person_id)).context["rows"]
    assert "Samira El Idrissi" in [row.person.full_name for row in rows]
    assert all(function in [place.function for place in row.places] for row in rows)
    assert all(cast.leader.person_id in [line.manager_id for line in row.lines] for row in rows)


def test_who_left_is_listed_apart(page):
    assert names(page("hr", q="wim goossens")) == []
    assert names(page("hr", q="wim goossens", service="left")) == ["Wim Goossens"]
    assert names(page("hr", q="wim goossens", service="all")) == ["Wim Goossens"]
    assert names(page("hr", q="samira", service="left")) == []


def test_a_leader_is_not_asked_about_service(page):
    response = page("leader", service="left")
    assert "service" not in response.context["form"].fields
    assert "Samira El Idrissi" in names(response)


def test_who_starts_later_is_not_in_service_and_has_not_left(page, cast, as_):
    with as_(cast.hr) as hr:
        person = actions.add_person(hr, given_name="Nora", family_name="Nieuwkomer")
        actions.employ(hr, person=person, starts_on=hr.today + timedelta(days=30))
    assert names(page("hr", q="nieuwkomer")) == names(page("hr", q="nieuwkomer", service="left")) == []
    response = page("hr", q="nieuwkomer", service="all")
    assert names(response) == ["Nora Nieuwkomer"]
    assert "Begint op" in response.text


def test_a_unit_of_long_ago_counts_for_who_left(page, cast, as_):
    with as_(cast.hr):
        unit = Position.objects.filter(person=cast.left.person).latest("starts_on").unit
    assert "Wim Goossens" in names(page("hr", unit=str(unit.pk), service="left"))


def test_typing_a_unit_without_script_finds_it(page):
    response = page("hr", unit_text="lijn 3", q="samira")
    assert names(response) == ["Samira El Idrissi"]


def test_two_units_of_one_beginning_come_back_as_choices(page):
    response = page("hr", unit_text="lijn")
    assert "rows" not in response.context
    assert response.text.count('name="unit_among"') > 1


@pytest.mark.parametrize(
    "asked",
    [
        {"unit": "not an id"},
        {"unit": "00000000-0000-0000-0000-000000000000"},
        {"manager_text": "zzzz nobody"},
        {"service": "always"},
        {"function": "%00x"},
    ],
)
def test_what_we_do_not_understand_is_said_beside_the_field(page, asked):
    response = page("hr", **asked)
    assert response.status_code == 200
    assert "rows" not in response.context
    assert response.context["form"].errors


def test_a_unit_of_another_organisation_does_not_exist_here(page, cast, as_):
    with as_(cast.stranger) as stranger:
        theirs = Position.objects.on(stranger.today).first().unit_id
    assert page("hr", unit=str(theirs)).context["form"].errors["unit"]


@pytest.mark.parametrize("text", ["x" * 10_000, "' OR 1=1 --", "\\", "%_%", "🙂", "a " * 3000, "\t\n", "<b>"])
def test_any_text_is_answered(page, text):
    response = page("hr", q=text)
    assert response.status_code == 200
    assert "<b>" not in response.text.replace("<b>Johan", "") or text != "<b>"


def test_with_htmx_the_number_is_announced_in_place(cast, client_for):
    response = client_for(cast.hr).get(PEOPLE, {"q": "samira"}, headers={"HX-Request": "true"})
    assert 'hx-swap-oob="innerHTML"' in response.text


@pytest.mark.parametrize("asked", [{}, {"q": "dupont"}, {"q": "kris dupont", "service": "all"}])
def test_the_work_does_not_grow_with_the_organisation(cast, as_, client_for, asked):
    client = client_for(cast.hr)
    with as_(cast.hr) as hr:
        crowd(hr, 3, manager=cast.leader.person)
    client.get(PEOPLE, asked)
    with CaptureQueriesContext(connection) as few:
        client.get(PEOPLE, asked)
    with as_(cast.hr) as hr:
        crowd(hr, 300, manager=cast.leader.person)
    with CaptureQueriesContext(connection) as many:
        response = client.get(PEOPLE, asked)
    assert len(response.context["rows"]) == 50
    assert len(many) == len(few)
