"""HR finds, adds, changes and removes trainings; each page needs as many statements however many there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.reading import texts
from wegwijzer.access.readings import own_readings
from wegwijzer.training.models import TrainingParticipation
from wegwijzer.training.queries import titles_with

pytestmark = pytest.mark.django_db
LIST = "/o/lindeveld/trainings/"


def words_of_page(answer) -> str:
    return " ".join(texts(answer.content.decode()))


@pytest.fixture
def client(cast, client_for):
    return client_for(cast.hr)


@pytest.fixture
def first_aid(cast, as_, samira) -> TrainingParticipation:
    with as_(cast.hr):
        return TrainingParticipation.objects.get(person=samira, title="Eerste hulp op het werk")


def rows(client, **asked) -> list[TrainingParticipation]:
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    return answer.context["page"].rows


def test_the_newest_come_first_and_every_page_follows_on_the_one_before(client):
    found, pages, address = [], 0, f"{LIST}?year=2025"
    while address:
        page = client.get(address).context["page"]
        found, pages = found + page.rows, pages + 1
        address = LIST + page.next if page.next else None
    assert pages > 3
    assert len({row.pk for row in found}) == len(found)
    assert [row.starts_on for row in found] == sorted((row.starts_on for row in found), reverse=True)
    assert client.get(LIST + client.get(LIST + client.get(LIST).context["page"].next).context["page"].previous).context[
        "page"
    ].rows == rows(client)


def test_is_found_by_the_name_of_the_person(client, samira):
    found = rows(client, q="samira el id")
    assert found
    assert {row.person_id for row in found} == {samira.pk}


def test_is_found_by_the_beginnings_of_words_of_the_title(client):
    assert {row.title for row in rows(client, title="HULP werk")} == {"Eerste hulp op het werk"}
    assert rows(client, title="zzz") == []
    assert rows(client, title="!!") == []


def test_year_and_kind_narrow_the_list(client):
    found = rows(client, year="2025", kind="conversations")
    assert found
    assert {(row.starts_on.year, row.kind) for row in found} == {(2025, "conversations")}


@pytest.mark.parametrize("asked", [{"year": "1066"}, {"year": "x"}, {"kind": "sport"}])
def test_a_choice_that_does_not_exist_lists_nothing(client, asked):
    answer = client.get(LIST, asked)
    assert answer.status_code == 200
    assert "page" not in answer.context


def test_titles_are_those_of_ones_own_organisation(cast, as_):
    with as_(cast.hr):
        assert titles_with(cast.hr, "zuurdesem") == []
    with as_(cast.stranger):
        assert titles_with(cast.stranger, "zuurdesem") == ["zuurdesem"]


def test_the_list_takes_as_many_statements_for_one_as_for_many(client, cast, as_):
    def statements() -> int:
        with CaptureQueriesContext(connection) as run:
            client.get(LIST, {"q": "samira", "title": "hulp"})
        return len(run)

    many = statements()
    with as_(cast.hr):
        TrainingParticipation.objects.exclude(person=cast.employee.person).delete()
    assert statements() == many


def test_hr_adds_one_from_somebodys_page(client, samira):
    form = client.get(f"{LIST}new/", {"person": samira.pk})
    assert str(samira.pk) in form.content.decode()
    said = {"person": samira.pk, "title": "Lassen", "kind": "training", "starts_on": "2024-03-04", "hours": "7.5"}
    done = client.post(f"{LIST}new/", said)
    assert done.status_code == 302
    assert done.url == f"/o/lindeveld/people/{samira.pk}/#opleidingen"
    assert rows(client, title="lassen")[0].hours == 7.5


def test_what_cannot_be_comes_back_with_what_was_typed(client, samira):
    said = {"person": samira.pk, "title": "Lassen", "kind": "training", "starts_on": "1960-03-04"}
    answer = client.post(f"{LIST}new/", said)
    assert answer.status_code == 422
    assert "voor de geboortedatum" in words_of_page(answer)
    assert "Lassen" in answer.content.decode()


def test_hr_puts_one_right(client, first_aid):
    address = f"{LIST}{first_aid.pk}/edit/"
    form = client.get(address)
    data = {**form.context["form"].initial, "version": form.context["version"], "hours": "14"}
    assert client.post(address, data).status_code == 302
    assert rows(client, q="samira", title="hulp werk")[0].hours == 14


def test_hr_removes_what_never_took_place(client, first_aid):
    address = f"{LIST}{first_aid.pk}/remove/"
    form = client.get(address)
    assert "Eerste hulp op het werk" in words_of_page(form)
    assert client.post(address, {"version": form.context["version"]}).status_code == 302
    assert rows(client, q="samira", title="hulp werk") == []


def test_opening_the_form_counts_as_reading_somebodys_page(client, cast, as_, first_aid):
    with as_(cast.employee):
        before = own_readings(cast.employee).count()
    client.get(f"{LIST}{first_aid.pk}/edit/")
    with as_(cast.employee):
        assert own_readings(cast.employee).count() == before + 1
