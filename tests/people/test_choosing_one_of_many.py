"""One field to choose a person, unit or function out of thousands; by script or without it."""

import pytest
from django import forms

from tests.people.crowd import crowd
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people import actions
from wegwijzer.people.models import Position
from wegwijzer.people.queries.pickers import LeaderSource, PersonSource, UnitSource

pytestmark = pytest.mark.django_db


class Choice(ActorForm):
    unit = PickerField(UnitSource, label="Unit")
    person = PickerField(PersonSource, label="Person", required=False)


@pytest.fixture
def unit(hr, cast):
    return Position.objects.on(hr.today).get(person=cast.employee.person).unit


def chosen(hr, **said) -> Choice:
    form = Choice(said, actor=hr)
    form.is_valid()
    return form


def test_an_id_with_its_own_text_is_that_choice(hr, unit):
    form = chosen(hr, unit=str(unit.pk), unit_text=unit.name)
    assert form.cleaned_data == {"unit": unit, "person": None}


def test_an_id_alone_is_enough_for_a_link(hr, unit):
    assert chosen(hr, unit=str(unit.pk)).cleaned_data["unit"] == unit


def test_text_that_was_changed_after_choosing_counts(hr, unit):
    other = actions.add_unit(hr, name="Zeefdruk", parent=unit)
    assert chosen(hr, unit=str(unit.pk), unit_text="zeefdr").cleaned_data["unit"] == other


def test_text_alone_is_looked_up(hr, unit):
    assert chosen(hr, unit_text="lijn 3 begl").cleaned_data["unit"] == unit


def test_the_whole_name_wins_over_longer_ones(hr, unit):
    exact = actions.add_unit(hr, name="Lijn", parent=unit)
    assert chosen(hr, unit_text="lijn").cleaned_data["unit"] == exact


def test_emptied_text_is_no_choice(hr, unit, cast):
    form = chosen(hr, unit=str(unit.pk), person=str(cast.employee.person_id), person_text="")
    assert form.cleaned_data["person"] is None
    assert chosen(hr, unit=str(unit.pk), unit_text="").errors["unit"] == ["Kies er één."]


def test_several_come_back_as_choices_and_one_of_them_is_taken(hr, unit):
    form = chosen(hr, unit_text="lijn")
    assert form.errors["unit"] == ["Er is meer dan één. Kies hieronder, of typ meer."]
    assert f'name="unit_among" value="{unit.pk}"' in str(form["unit"])
    assert chosen(hr, unit_text="lijn", unit_among=str(unit.pk)).cleaned_data["unit"] == unit


def test_a_choice_among_others_that_does_not_fit_the_text_does_not_count(hr, unit):
    assert chosen(hr, unit_text="zzz", unit_among=str(unit.pk)).errors["unit"]


@pytest.mark.parametrize(
    "said", [{"unit": "x"}, {"unit": "0" * 5000}, {"unit_text": "y" * 10_000}, {"unit_text": "<script>"}, {}]
)
def test_what_cannot_be_is_an_error_beside_the_field(hr, said):
    form = chosen(hr, **said)
    assert list(form.errors) == ["unit"]
    assert "<script>" not in str(form["unit"])


def test_somebody_whom_one_may_not_see_does_not_exist(cast, as_):
    with as_(cast.leader) as leader:
        form = Choice({"person": str(cast.hr.person_id), "unit_text": "lijn 3"}, actor=leader)
        assert not form.is_valid() and "person" in form.errors
        assert PersonSource(leader).find("nele", 20) == []


def test_only_leaders_are_offered_where_a_leader_is_asked(hr, cast):
    assert LeaderSource(hr).find("vercammen", 20) == [cast.leader.person]
    assert cast.employee.person not in LeaderSource(hr).find("el idrissi", 20)


def test_the_field_shows_what_was_chosen_before(hr, unit):
    class Again(ActorForm):
        unit = PickerField(UnitSource)

    drawn = str(Again(actor=hr, initial={"unit": unit})["unit"])
    assert f'value="{unit.pk}"' in drawn and f'value="{unit.name}"' in drawn


def test_it_knows_whether_something_was_changed(hr, unit):
    field = PickerField(UnitSource)
    field.bind(hr)
    widget: forms.Widget = field.widget
    same = widget.value_from_datadict({"u": str(unit.pk), "u_text": unit.name}, {}, "u")
    typed = widget.value_from_datadict({"u": "", "u_text": "else"}, {}, "u")
    assert not field.has_changed(unit, same)
    assert field.has_changed(unit, typed)
    assert field.has_changed(None, typed)


@pytest.mark.parametrize(
    "address",
    [
        "people/options/",
        "people/leaders/options/",
        "units/options/",
        "functions/options/",
        "functions/families/options/",
        "functions/competences/options/",
    ],
)
@pytest.mark.parametrize("text", ["", "a", "%", "x" * 5000, "lijn 3", "é🙂"])
def test_at_most_twenty_options_whatever_is_typed(cast, client_for, address, text):
    response = client_for(cast.hr).get(f"/o/lindeveld/{address}", {"q": text})
    assert response.status_code == 200
    assert response.text.count('role="option"') <= 20


def test_options_say_when_there_are_more(cast, as_, client_for):
    with as_(cast.hr) as hr:
        crowd(hr, 30)
    text = client_for(cast.hr).get("/o/lindeveld/people/options/", {"q": "dupont"}).text
    assert text.count('role="option"') == 20
    assert "Dit zijn de eerste twintig." in text


def test_options_are_about_people_one_may_see(cast, client_for):
    client = client_for(cast.employee)
    assert "Samira El Idrissi" in client.get("/o/lindeveld/people/options/", {"q": "sam"}).text
    assert 'role="option"' not in client.get("/o/lindeveld/people/options/", {"q": "johan"}).text
