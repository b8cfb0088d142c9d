"""Functions by family, what they ask and who has them; and changing all of that."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people.forms import filled_in, send
from wegwijzer.functions import actions
from wegwijzer.functions.models import Competence, Function, FunctionFamily
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db

FUNCTIONS = "/o/lindeveld/functions/"


@pytest.fixture
def client(cast, client_for):
    return client_for(cast.hr)


@pytest.fixture
def function(cast, as_) -> Function:
    """Samira's."""
    with as_(cast.hr) as hr:
        return Position.objects.on(hr.today).select_related("function").get(person=cast.employee.person).function


def names(response) -> list[str]:
    return [function.name for function in response.context["page"].rows]


def test_functions_stand_by_family_and_level(client):
    rows = client.get(FUNCTIONS).context["page"].rows
    order = [(row.family.name, row.level, row.name) for row in rows]
    assert order == sorted(order) and len(order) > 30


def test_filters_by_text_and_family(client, cast, as_, function):
    assert "Lijnoperator" in names(client.get(FUNCTIONS, {"q": "lijnop"}))
    family = str(function.family_id)
    assert {row.family_id for row in client.get(FUNCTIONS, {"family": family}).context["page"].rows} == {
        function.family_id
    }
    assert "page" not in client.get(FUNCTIONS, {"family": "nonsense"}).context


def test_a_function_that_is_gone_is_hidden_until_asked_for(client, cast, as_, function):
    with as_(cast.hr) as hr:
        actions.add_function(hr, name="Zetter", family=function.family, ends_on=hr.today - timedelta(days=1))
    assert names(client.get(FUNCTIONS, {"q": "zetter"})) == []
    assert names(client.get(FUNCTIONS, {"q": "zetter", "gone": "1"})) == ["Zetter"]


def test_a_function_says_what_it_asks_and_who_has_it(client, function):
    response = client.get(f"{FUNCTIONS}{function.pk}/")
    assert response.context["profile"]
    assert "Samira El Idrissi" in {row.person.full_name for row in response.context["rows"]}
    assert response.context["number"] >= 1


def test_who_has_it_is_told_only_of_people_one_may_see(cast, client_for, function):
    for key, expected in [("employee", {"Samira El Idrissi"}), ("coach", set())]:
        response = client_for(cast[key]).get(f"{FUNCTIONS}{function.pk}/")
        assert {row.person.full_name for row in response.context["rows"]} == expected
        assert response.context["number"] is None


def test_an_unknown_function_is_not_there(client, cast, as_):
    with as_(cast.stranger):
        theirs = Function.objects.first()
    for identifier in (theirs.pk, "00000000-0000-7000-8000-000000000000"):
        assert client.get(f"{FUNCTIONS}{identifier}/").status_code == 404
        assert client.get(f"{FUNCTIONS}{identifier}/edit/").status_code == 404


def test_the_work_does_not_grow_with_the_number_of_functions(client, cast, as_, function):
    addresses = [FUNCTIONS, f"{FUNCTIONS}competences/", f"{FUNCTIONS}families/", f"{FUNCTIONS}{function.pk}/"]

    def statements() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counts.append(len(captured))
        return counts

    few = statements()
    with as_(cast.hr) as hr:
        here = {"organisation_id": hr.organisation.pk}
        Function.objects.bulk_create(Function(**here, name=f"F {n}", family=function.family) for n in range(200))
        Competence.objects.bulk_create(Competence(**here, name=f"C {n}") for n in range(200))
        FunctionFamily.objects.bulk_create(FunctionFamily(**here, name=f"Fam {n}") for n in range(200))
    assert statements() == few
    assert len(client.get(FUNCTIONS).context["page"].rows) == 100


def test_a_new_function_with_what_it_asks(client, cast, as_, function):
    with as_(cast.hr):
        first, second = Competence.objects.order_by("name")[:2]
    said = {"name": "Uitlijner", "level": 3, "family": function.family_id}
    said |= {"profile-0-competence": first.pk, "profile-0-mastery": 4, "profile-1-competence_text": second.name}
    response = send(client, f"{FUNCTIONS}new/", **said)
    with as_(cast.hr):
        made = Function.objects.get(name="Uitlijner")
        lines = {(line.competence_id, line.mastery) for line in made.profile.all()}
    assert response.url == f"{FUNCTIONS}{made.pk}/"
    assert lines == {(first.pk, 4), (second.pk, 2)}


def test_a_line_that_is_emptied_is_no_longer_asked(client, cast, as_, function):
    with as_(cast.hr):
        before = function.profile.count()
    said = {"profile-0-competence": "", "profile-0-competence_text": ""}
    assert send(client, f"{FUNCTIONS}{function.pk}/edit/", **said).status_code == 302
    with as_(cast.hr):
        assert function.profile.count() == before - 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"level": 13}, "level"),
        ({"level": "high"}, "level"),
        ({"family": "nonsense"}, "family"),
        ({"starts_on": "2026-02-02", "ends_on": "2026-01-01"}, "ends_on"),
        ({"description": "x" * 4001}, "description"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(client, function, wrong, field):
    response = send(client, f"{FUNCTIONS}{function.pk}/edit/", **wrong)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


@pytest.mark.parametrize(
    "wrong",
    [
        {"profile-0-competence_text": "zzz nothing"},
        {"profile-0-mastery": "9"},
        {"profile-TOTAL_FORMS": "nonsense"},
        {"profile-TOTAL_FORMS": "100000"},
    ],
)
def test_a_line_that_cannot_be_keeps_everything_as_it_was(client, cast, as_, function, wrong):
    with as_(cast.hr):
        before = sorted(function.profile.values_list("competence", "mastery"))
    wrong = wrong | ({"profile-0-competence": ""} if "profile-0-competence_text" in wrong else {})
    response = send(client, f"{FUNCTIONS}{function.pk}/edit/", name="Other", **wrong)
    assert response.status_code == 422
    with as_(cast.hr):
        function.refresh_from_db()
        assert function.name == "Lijnoperator"
        assert sorted(function.profile.values_list("competence", "mastery")) == before


def test_one_thing_twice_in_a_profile_is_refused_or_once(client, cast, as_, function):
    said = filled_in(client, f"{FUNCTIONS}{function.pk}/edit/")
    again = {"profile-1-competence": said["profile-0-competence"], "profile-1-competence_text": ""}
    again["profile-1-competence_text"] = said["profile-0-competence_text"]
    response = send(client, f"{FUNCTIONS}{function.pk}/edit/", **again)
    with as_(cast.hr):
        kept = [str(line.competence_id) for line in function.profile.all()]
    assert kept.count(said["profile-0-competence"]) == 1
    assert response.status_code in (302, 422)


def test_two_tabs_on_one_profile(client, function):
    address = f"{FUNCTIONS}{function.pk}/edit/"
    mine = filled_in(client, address) | {"name": "Operator van de lijn"}
    send(client, address, **{"profile-0-competence": "", "profile-0-competence_text": ""})
    response = client.post(address, mine)
    assert response.status_code == 409
    assert [d.label for d in response.context["differences"]] == ["Naam", "Wat deze functie vraagt"]


def test_families_and_what_functions_ask_are_kept_too(client, cast, as_):
    assert send(client, f"{FUNCTIONS}families/new/", name="Ontwerp").status_code == 302
    assert send(client, f"{FUNCTIONS}families/new/", name="Ontwerp").status_code == 422
    with as_(cast.hr):
        family = FunctionFamily.objects.get(name="Ontwerp")
    assert send(client, f"{FUNCTIONS}families/{family.pk}/edit/", name="Tekenen").status_code == 302
    assert send(client, f"{FUNCTIONS}competences/new/", name="Tekenen lezen", kind="technical").status_code == 302
    with as_(cast.hr):
        competence = Competence.objects.get(name="Tekenen lezen")
        family.refresh_from_db()
    assert family.name == "Tekenen"
    assert send(client, f"{FUNCTIONS}competences/{competence.pk}/edit/", kind="wrong").status_code == 422
    assert send(client, f"{FUNCTIONS}competences/{competence.pk}/edit/", description="Met maten").status_code == 302
    assert "Met maten" in client.get(f"{FUNCTIONS}competences/", {"q": "tek"}).text


@pytest.mark.parametrize("rest", ["new/", "families/", "families/new/", "competences/new/"])
def test_only_hr_changes_functions(cast, client_for, rest):
    assert client_for(cast.leader).get(FUNCTIONS + rest).status_code == 403
