"""HR puts the catalogue of actions in the organisation's words, on its pages."""

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.foundation.links import within
from wegwijzer.plans.catalogue import words
from wegwijzer.plans.models import Plan

pytestmark = pytest.mark.django_db
HOME = "/o/lindeveld/actions/"
ONE = f"{HOME}job-rotation/"
NAME = words("job-rotation", "nl").name
DUTCH = {"name_nl": "Van post wisselen", "text_nl": "Elke maand een andere post.", "example_nl": ""}
GONE = {"name_en": "", "text_en": "", "example_en": ""}


@pytest.fixture
def hr(cast, client_for):
    return client_for(cast.hr)


@pytest.fixture
def saved(hr):
    """`saved(**fields)`: the answer to the form as it was opened, with these fields changed."""

    def send(**fields):
        form = hr.get(ONE).context["form"]
        values = {name: form[name].value() or "" for name in form.fields}
        return hr.post(ONE, {**values, **fields})

    return send


def test_the_form_says_which_one_it_is_and_what_changes_with_it(hr):
    page = hr.get(ONE).text
    assert f"{NAME}: aanpassen" in page
    assert "Ook bij afspraken die er al zijn, staan de nieuwe woorden." in page


def test_other_words_stand_in_the_list_of_everybody_and_can_be_taken_back(hr, saved, cast, client_for):
    assert saved(**DUTCH)["Location"] == HOME
    listed = client_for(cast.employee).get(HOME).text
    assert "Van post wisselen" in listed and "Elke maand een andere post." in listed and NAME not in listed
    question = hr.get(f"{ONE}restore/").text
    assert "Van post wisselen: terug naar de oorspronkelijke tekst?" in question
    assert hr.post(f"{ONE}restore/")["Location"] == HOME
    assert NAME in client_for(cast.employee).get(HOME).text


def test_a_language_goes_when_all_of_it_is_emptied_and_the_other_stands_in_for_it(hr, saved):
    refused = saved(**DUTCH, name_en="")
    assert refused.status_code == 422
    assert "Geef het ook een naam, of laat alles in deze taal leeg." in refused.text
    assert "Elke maand een andere post." in refused.text  # nothing that was written is lost
    assert saved(**DUTCH, **GONE)["Location"] == HOME
    assert "Van post wisselen" in hr.get(HOME, headers={"Accept-Language": "en"}).text


def test_without_any_name_nothing_is_saved(hr, saved):
    assert saved(**(dict.fromkeys(DUTCH, "") | GONE)).status_code == 422
    assert NAME in hr.get(HOME).text


def test_left_out_it_is_chosen_by_nobody_and_can_come_back(hr, cast, client_for):
    hr.post(f"{ONE}hide/")
    assert NAME not in client_for(cast.employee).get(HOME).text
    assert NAME in hr.get(HOME).text
    hr.post(f"{ONE}hide/", {"hidden": "no"})
    assert NAME in client_for(cast.employee).get(HOME).text


def test_who_had_the_form_open_reads_that_it_was_left_out(hr, cast, client_for):
    hr.post(f"{ONE}hide/")
    said = {"whose": "mine", "what": "Van post wisselen", "doers": ["employee"], "action": "job-rotation"}
    with acting_as(cast.employee) as samira:
        plan = Plan.objects.get(employee=samira.person_id, closed_at__isnull=True)
        address = within(samira, "agreement-make", plan.pk)
    answer = client_for(cast.employee).post(address, said)
    assert answer.status_code == 422 and "job-rotation" not in answer.context["form"].errors["action"][0]
    assert "HR haalde deze stap intussen weg." in answer.text and "Van post wisselen" in answer.text


def test_only_hr_changes_it(cast, client_for):
    for persona in (cast.employee, cast.leader):
        client = client_for(persona)
        assert {client.get(ONE).status_code, client.post(f"{ONE}hide/").status_code} == {403}
