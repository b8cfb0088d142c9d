"""The tree a branch at a time, a page for each unit, and changing them."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.crowd import crowd, many_units
from tests.people.forms import filled_in, send
from wegwijzer.organisations.models import Unit
from wegwijzer.people import actions
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db

UNITS = "/o/lindeveld/units/"


@pytest.fixture
def client(cast, client_for):
    return client_for(cast.hr)


@pytest.fixture
def top(cast, as_) -> Unit:
    with as_(cast.hr):
        return Unit.objects.get(parent=None)


@pytest.fixture
def line_3(cast, as_) -> Unit:
    with as_(cast.hr) as hr:
        return Position.objects.on(hr.today).get(person=cast.employee.person).unit


def test_the_first_level_is_shown_and_a_branch_opens(client, top, cast, as_):
    first = [branch.name for branch in client.get(UNITS).context["branches"]]
    with as_(cast.hr):
        assert first == sorted(Unit.objects.filter(parent=top, ends_on=None).values_list("name", flat=True))
    opened = client.get(f"{UNITS}{top.pk}/below/", headers={"HX-Request": "true"})
    assert [branch.name for branch in opened.context["branches"]] == first
    assert "<html" not in opened.text


@pytest.mark.parametrize("key", ["employee", "leader", "executive", "coach", "adviser"])
def test_everybody_of_the_organisation_sees_the_tree_and_nobody_in_it(cast, client_for, line_3, key):
    client = client_for(cast[key])
    assert client.get(UNITS).status_code == 200
    rows = client.get(f"{UNITS}{line_3.pk}/").context["rows"]
    names = {row.person.full_name for row in rows}
    assert ("Bart Wouters" in names) == (key == "leader")
    if key != "leader":
        assert names <= {cast[key].person.full_name}


def test_a_unit_says_where_it_belongs_and_who_works_there(client, line_3):
    response = client.get(f"{UNITS}{line_3.pk}/")
    assert response.context["crumbs"][0].label == "Lindeveld"
    assert response.context["crumbs"][-1].label == "Lijn 3, beglazing"
    assert "Samira El Idrissi" in {row.person.full_name for row in response.context["rows"]}


@pytest.mark.parametrize("text", ["lijn 3", "LIJN 3 begl", "beglazing lijn", "3, beglazing"])
def test_units_are_found_by_the_beginnings_of_words(client, text):
    found = [row.unit.name for row in client.get(UNITS, {"q": text}).context["found"]]
    assert "Lijn 3, beglazing" in found


def test_units_are_found_by_code_and_accents_do_not_matter(client, line_3, cast, as_):
    with as_(cast.hr) as hr:
        actions.add_unit(hr, name="Élégance", code="X-99", parent=line_3)
    assert next(row.way for row in client.get(UNITS, {"q": "elegance"}).context["found"]).startswith("Lijn 3")
    assert [row.unit.name for row in client.get(UNITS, {"q": "x-99"}).context["found"]] == ["Élégance"]


def test_what_no_longer_exists_is_hidden_until_asked_for(client, cast, as_, top):
    with as_(cast.hr) as hr:
        gone = actions.add_unit(hr, name="Oude draaibank", parent=top, ends_on=hr.today - timedelta(days=1))
    assert "Oude draaibank" not in client.get(UNITS).text
    assert "Oude draaibank" in client.get(UNITS, {"gone": "1"}).text
    assert client.get(UNITS, {"q": "draaib"}).context["found"] == []
    assert client.get(UNITS, {"q": "draaib", "gone": "1"}).context["found"]
    assert "Bestaat vandaag niet" in client.get(f"{UNITS}{gone.pk}/").text


@pytest.mark.parametrize("rest", ["", "below/", "edit/"])
def test_an_unknown_unit_and_one_of_another_organisation_are_not_there(client, cast, as_, rest):
    with as_(cast.stranger):
        theirs = Unit.objects.first()
    for identifier in (theirs.pk, "00000000-0000-7000-8000-000000000000"):
        assert client.get(f"{UNITS}{identifier}/{rest}").status_code == 404


@pytest.mark.parametrize("asked", ["q=" + "x" * 10_000, "q=%25", "after=x&q=a", "gone=maybe", "below_after=zz"])
def test_any_question_is_answered(client, top, asked):
    assert client.get(f"{UNITS}?{asked}").status_code == 200
    assert client.get(f"{UNITS}{top.pk}/?{asked}").status_code == 200


def test_a_wide_branch_comes_in_parts_and_the_work_does_not_grow(client, cast, as_, top):
    addresses = [UNITS, f"{UNITS}{top.pk}/", f"{UNITS}{top.pk}/below/", f"{UNITS}?q=cel", f"{UNITS}options/?q=cel"]

    def statements() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    with as_(cast.hr) as hr:
        crowd(hr, 2)
        many_units(hr, 2, top)
    few = statements()
    with as_(cast.hr) as hr:
        crowd(hr, 60)
        many_units(hr, 400, top)
    assert statements() == few
    below = client.get(f"{UNITS}{top.pk}/below/")
    assert len(below.context["branches"]) == 100
    assert "Meer afdelingen tonen" in below.text
    rest = client.get(f"{UNITS}{top.pk}/below/{below.context['page'].next}")
    assert rest.context["branches"][0].name > below.context["branches"][-1].name


def test_a_new_unit_and_a_move(client, cast, as_, top, line_3):
    response = send(client, f"{UNITS}new/", name="Lijn 9", kind="team", parent=line_3.pk)
    with as_(cast.hr):
        unit = Unit.objects.get(name="Lijn 9")
    assert response.url == f"{UNITS}{unit.pk}/"
    assert send(client, f"{UNITS}{unit.pk}/edit/", parent=top.pk).status_code == 302
    with as_(cast.hr):
        unit.refresh_from_db()
    assert (unit.parent_id, unit.depth) == (top.pk, 1)


def test_the_form_below_a_unit_knows_the_unit(client, line_3):
    said = filled_in(client, f"{UNITS}new/?parent={line_3.pk}")
    assert (said["parent"], said["parent_text"]) == (str(line_3.pk), "Lijn 3, beglazing")
    assert client.get(f"{UNITS}new/?parent=nonsense").status_code == 200


def test_what_cannot_be_is_said_beside_the_field(client, cast, as_, top, line_3):
    with as_(cast.hr):
        code = Unit.objects.exclude(code="").exclude(pk=line_3.pk).first().code
    edit = f"{UNITS}{line_3.pk}/edit/"
    for wrong, field in [
        ({"parent": line_3.pk}, "parent"),
        ({"name": ""}, "name"),
        ({"code": code}, "code"),
        ({"ends_on": cast.hr.today}, "ends_on"),
        ({"starts_on": "2026-02-02", "ends_on": "2026-02-01"}, "ends_on"),
        ({"kind": "kingdom"}, "kind"),
    ]:
        response = send(client, edit, **wrong)
        assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert send(client, f"{UNITS}{top.pk}/edit/", parent=line_3.pk).context["form"].errors["parent"] == [
        "Een afdeling kan niet onder zichzelf staan."
    ]


def test_two_tabs_on_one_unit(client, line_3):
    address = f"{UNITS}{line_3.pk}/edit/"
    mine = filled_in(client, address) | {"name": "Derde lijn"}
    send(client, address, code="NEW")
    response = client.post(address, mine)
    assert response.status_code == 409
    assert [d.label for d in response.context["differences"]] == ["Naam", "Code"]
