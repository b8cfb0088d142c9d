"""What somebody does alone: answered, saved once, in two tabs, compared, removed."""

import json

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tests.selfwork.sheets import CHECK, a_sheet
from wegwijzer.foundation.ids import new_id
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.models import Sheet, SheetAnswer
from wegwijzer.selfwork.over_time import comparison


def address(name, *ids):
    return reverse(name, args=["lindeveld", *ids])


@pytest.fixture
def samira(cast, am):
    return am(cast.employee)


def test_an_answer_is_kept_with_its_version(samira):
    sheet = a_sheet(samira, ahead=2)
    row = actions.save_answer(samira, sheet=sheet, field="ahead", value=4, version=1)
    assert (row.value, row.version) == (4, 2)


def test_a_form_sent_twice_makes_one_sheet(samira):
    token = new_id()
    first = actions.begin(samira, key=CHECK, token=token)
    assert actions.begin(samira, key=CHECK, token=token) == first


def test_what_another_tab_saved_is_not_written_over(samira):
    sheet = a_sheet(samira, ahead=2)
    actions.save_answer(samira, sheet=sheet, field="ahead", value=5, version=1)
    with pytest.raises(actions.AnswerChanged) as changed:
        actions.save_answer(samira, sheet=sheet, field="ahead", value=1, version=1)
    assert changed.value.current.value == 5
    assert changed.value.yours == 1


@pytest.mark.parametrize("value", [0, 6, "veel", 2.5])
def test_an_answer_outside_the_scale_is_refused_with_a_sentence(samira, value):
    sheet = a_sheet(samira)
    with pytest.raises(ValidationError, match="van 1 tot 5"):
        actions.save_answer(samira, sheet=sheet, field="ahead", value=value)
    assert not SheetAnswer.objects.filter(sheet=sheet).exists()


def test_an_instrument_of_a_conversation_is_not_taken_alone(samira):
    with pytest.raises(ValidationError, match="niet alleen"):
        actions.begin(samira, key="conversation-form")


def test_points_before_the_start_in_the_job_are_refused(samira):
    sheet = a_sheet(samira, "learning-curve")
    points = [{"on": "1980-01-01", "level": 10}]
    with pytest.raises(ValidationError, match="voor je start"):
        actions.save_answer(samira, sheet=sheet, field="curve", value={"lines": [{"name": "", "points": points}]})


def test_ten_thousand_points_are_refused(samira):
    sheet = a_sheet(samira, "learning-curve")
    points = [{"on": "2026-01-01", "level": 10}] * 10_000
    with pytest.raises(ValidationError):
        actions.save_answer(samira, sheet=sheet, field="curve", value={"lines": [{"name": "", "points": points}]})


def test_a_network_of_five_hundred_people_is_refused(samira):
    sheet = a_sheet(samira, "development-network")
    people = [{"name": f"Iemand {n}", "group": "team", "roles": [], "about": {}} for n in range(500)]
    with pytest.raises(ValidationError):
        actions.save_answer(samira, sheet=sheet, field="network", value={"people": people})


def test_change_over_time_is_in_points_of_the_scale(samira):
    a_sheet(samira, ahead=2, matters=3)
    a_sheet(samira, ahead=4, matters=3)
    found = comparison(samira, CHECK)
    assert [(row.question.key, row.change) for row in found.changed] == [("ahead", 2)]


def test_removing_a_sheet_takes_back_what_was_shared(samira, cast, am):
    sheet = a_sheet(samira, ahead=2)
    share = actions.share(samira, sheet=sheet, fields=["ahead"], receiver=cast.leader.person, until=None)
    actions.remove(samira, sheet=sheet)
    johan = am(cast.leader)
    assert not queries.shared_with_me(johan).filter(pk=share.pk).exists()


def test_another_person_can_do_nothing_with_it(samira, cast, am):
    sheet = a_sheet(samira, ahead=2)
    johan = am(cast.leader)
    with pytest.raises(PermissionDenied):
        actions.save_answer(johan, sheet=sheet, field="ahead", value=1)
    assert not Sheet.objects.filter(pk=sheet.pk).exists()


# ---- Pages


def test_a_question_at_a_time_from_the_first_to_the_last(cast, client_for):
    client = client_for(cast.employee)
    answer = client.post(address("self-begin"), {"instrument": CHECK, "token": str(new_id())})
    sheet = answer.url.rstrip("/").rsplit("/", 1)[-1]
    client.post(address("sheet-way", sheet), {"way": "one"})
    at = address("sheet-step", sheet, 1)
    for _question in range(14):
        page = client.get(at).content.decode()
        name = page.split('name="a.')[1].split('"')[0]
        at = client.post(at, {f"a.{name}": "3", f"v.{name}": "0"}).url
    assert at == address("sheet-read", sheet)
    assert "3: gaat wel" in client.get(at).content.decode()


def test_without_script_the_whole_page_is_one_form(cast, am, client_for):
    sheet = a_sheet(am(cast.employee), ahead=2)
    am()
    client = client_for(cast.employee)
    sent = {"a.ahead": "5", "v.ahead": "1", "a.matters": "9", "v.matters": "0"}
    answer = client.post(address("sheet", sheet.pk), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "van 1 tot 5" in page
    assert 'name="a.ahead" value="5" checked' in page  # what was right stands there still
    am(cast.employee)
    assert queries.values_of(sheet) == {"ahead": 2}  # nothing is half saved


def test_the_script_hears_what_stands_there_now(cast, am, client_for):
    sheet = a_sheet(am(cast.employee), ahead=2)
    am()
    answer = client_for(cast.employee).post(
        address("sheet-save", sheet.pk), {"key": "ahead", "a.ahead": "4", "v.ahead": "0"}
    )
    assert (answer.status_code, answer.json()) == (409, {"version": 1, "lines": ["2: eerder niet"]})


def test_everything_can_be_taken_away_as_one_file(cast, am, client_for):
    a_sheet(am(cast.employee), ahead=2)
    am()
    found = json.loads(client_for(cast.employee).get(address("self-export")).content)
    sheet = next(each for each in found["sheets"] if each["instrument"] == CHECK)
    assert sheet["parts"][0]["answers"][0] | {"question": ""} == {
        "key": "ahead",
        "question": "",
        "in_words": ["2: eerder niet"],
        "answer": 2,
    }


def test_what_was_only_begun_is_not_called_done(cast, am, client_for):
    sheet = a_sheet(am(cast.newcomer), "career-scan")
    am()
    client = client_for(cast.newcomer)
    page = client.get("/o/lindeveld/self/").content.decode()
    assert "Je bent nog bezig" in page and "keer gedaan" not in page
    client.post(f"/o/lindeveld/self/{sheet.pk}/finish/")
    page = client.get("/o/lindeveld/self/").content.decode()
    assert "1 keer gedaan" in page and "Je bent nog bezig" not in page
