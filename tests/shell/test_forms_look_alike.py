"""Every form is drawn by our renderer: errors beside the field in words, tied to it, and a summary on top."""

import datetime

import pytest
from django import forms

from wegwijzer.shell.rendering import BoundField


class PlaceForm(forms.Form):
    name = forms.CharField(label="Naam", max_length=12, help_text="Zoals op de loonbrief.")
    starts_on = forms.DateField(label="Begint op")
    note = forms.CharField(label="Nota", required=False, widget=forms.Textarea(attrs={"placeholder": "Typ hier"}))
    kind = forms.ChoiceField(label="Soort", choices=[("a", "Eerste"), ("b", "Tweede")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Ik ben zeker")
    token = forms.CharField(widget=forms.HiddenInput)


@pytest.fixture
def refused():
    return str(PlaceForm({"name": "", "token": ""}))


def test_a_fresh_form_has_no_summary_and_no_errors():
    html = str(PlaceForm())
    assert "error-summary" not in html and "is-invalid" not in html


def test_the_summary_takes_one_to_each_field(refused):
    assert "data-error-summary" in refused and 'tabindex="-1"' in refused
    assert '<a href="#id_name">Naam: ' in refused
    assert '<a href="#id_kind">Soort: ' in refused and 'id="id_kind"' in refused


def test_an_error_is_tied_to_its_field_and_has_icon_and_words(refused):
    assert 'aria-invalid="true"' in refused
    assert 'aria-describedby="id_name_helptext id_name_error"' in refused
    assert '<ul class="field-errors" id="id_name_error"><li><svg' in refused
    assert "Klopt niet:" in refused


def test_an_error_of_a_hidden_field_is_not_lost(refused):
    summary = refused[: refused.index('class="field')]
    assert "<p>" in summary and 'type="hidden"' in refused


def test_only_what_may_stay_empty_says_so():
    html = str(PlaceForm())
    assert html.count("(hoeft niet)") == 1 and html.index("Nota") < html.index("(hoeft niet)")


def test_a_date_gets_the_picker_of_the_device_with_the_date_as_browsers_send_it():
    html = str(PlaceForm(initial={"starts_on": datetime.date(2026, 11, 3)})["starts_on"])
    assert 'type="date"' in html and 'value="2026-11-03"' in html


def test_what_the_picker_sends_is_understood_and_kept_when_refused():
    form = PlaceForm({"starts_on": "2026-11-03"})
    assert not form.is_valid() and form.cleaned_data["starts_on"] == datetime.date(2026, 11, 3)
    assert 'value="2026-11-03"' in str(form["starts_on"])


def test_a_wrong_date_stays_visible_beside_its_sentence():
    form = PlaceForm({"starts_on": "31-02-2026"})
    html = form["starts_on"].as_field_group()
    assert "31-02-2026" in html and "field-errors" in html


def test_nothing_hides_in_a_placeholder():
    assert "Typ hier" not in str(PlaceForm())


def test_radio_buttons_stand_in_a_named_group():
    html = PlaceForm()["kind"].as_field_group()
    assert html.startswith('<fieldset class="field"') and "<legend>Soort" in html
    assert html.count('class="choice"') == 2


def test_a_lone_checkbox_has_its_label_beside_it():
    html = PlaceForm()["sure"].as_field_group()
    assert isinstance(PlaceForm()["sure"], BoundField)
    assert html.count("<label") == 1 and "<span>Ik ben zeker</span></label>" in html


def test_what_people_typed_is_escaped():
    assert "<script>" not in str(PlaceForm({"name": "<script>alert(1)</script>"}))


def test_words_of_our_own_for_somebody_elses_field(draw):
    form = PlaceForm({})
    words = '{% describe form.name label="Je naam" hint="" %}{% describe form.nothing label="x" %}'
    html = draw(words + "{{ form }}", form=form)
    assert "Je naam: " in html and "Zoals op de loonbrief" not in html
    assert 'aria-describedby="id_name_error"' in html
