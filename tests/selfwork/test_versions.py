"""HR publishes another version while sheets are running: those keep theirs, and what cannot be compared is said."""

import pytest
from django.urls import reverse

from tests.selfwork.sheets import CHECK, a_sheet
from wegwijzer.instruments import actions as of_hr
from wegwijzer.instruments import edits
from wegwijzer.selfwork import actions
from wegwijzer.selfwork.over_time import Was, comparison
from wegwijzer.selfwork.pieces import instrument_of

OTHER = {"nl": {"text": "Ik weet wat telt."}, "en": {"text": "I know what matters."}}
NEW = {"nl": {"text": "Ik slaap goed."}, "en": {"text": "I sleep well."}}


def changed(content: edits.Content) -> edits.Content:
    """One statement goes, one gets other words, one another scale, and one comes."""
    content = edits.remove_question(content, "talents")
    content = edits.change_question(content, "matters", {}, OTHER)
    words = {"nl": {1: "nee", 3: "ja"}, "en": {1: "no", 3: "yes"}}
    content = edits.add_scale(content, [1, 2, 3], words)
    scale = content.structure["scales"][-1]["key"]
    content = edits.change_question(content, "meaning", {"scale": scale}, {})
    return edits.add_question(content, "knowing", {"kind": "rating", "scale": "agree"}, NEW)


@pytest.fixture
def two_sheets(cast, am):
    """Answered before and after HR changed the check."""
    first = a_sheet(am(cast.employee), ahead=2, matters=3, talents=4, meaning=5)
    hr = am(cast.hr)
    draft = of_hr.copy_instrument(hr, key=CHECK)
    of_hr.publish(hr, draft=of_hr.edit_draft(hr, draft=draft, edit=changed))
    second = a_sheet(am(cast.employee), ahead=4, matters=5, meaning=3)
    return first, second


def test_a_running_sheet_keeps_the_version_it_began_with(two_sheets, cast, am):
    first, second = two_sheets
    am(cast.employee)
    assert "talents" in instrument_of(first).fields and "talents" not in instrument_of(second).fields
    actions.save_answer(am(cast.employee), sheet=first, field="talents", value=1)
    assert first.instrument == f"{CHECK}/1" and "@" in second.instrument


def test_what_can_be_compared_is_and_what_cannot_is_named(two_sheets, cast, am):
    found = comparison(am(cast.employee), CHECK)
    was = {row.question.key: (row.beside[0].was, row.change) for row in found.rows}
    assert was["ahead"] == (Was.THE_SAME, 2)
    assert was["matters"] == (Was.IN_OTHER_WORDS, 2)
    assert was["meaning"] == (Was.ON_ANOTHER_SCALE, 0)
    assert [question.key for question in found.gone] == ["talents"]
    assert found.other_scale and found.other_words and not found.is_whole


def test_the_page_says_so(two_sheets, am, client_for, cast):
    am()
    page = client_for(cast.employee).get(reverse("self-compare", args=["lindeveld", CHECK])).content.decode()
    assert "De vragenlijst veranderde intussen" in page and "Ik kan mijn sterke kanten opnoemen" in page
    assert page.count("niet te vergelijken") == 1 and page.count("anders verwoord") >= 1
    assert "5: helemaal wel" in page and "3: ja" in page


def test_two_times_on_one_day_are_told_apart_by_the_hour(cast, am):
    for level in (1, 2):
        sheet = a_sheet(am(cast.newcomer), ahead=level)
        type(sheet).objects.filter(pk=sheet.pk).update(begun_at=f"2026-05-04T0{6 + level}:30:00Z")
    assert comparison(am(cast.newcomer), CHECK).days == ["4 mei 2026, 09.30", "4 mei 2026, 10.30"]
