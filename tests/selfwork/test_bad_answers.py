"""Answers that cannot be, sent by the pages: each gets a sentence, nothing is half saved, and what was written is kept
for who wrote it: on the whole page, one question at a time, and by the script."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.selfwork.sheets import a_sheet
from wegwijzer.selfwork import queries
from wegwijzer.selfwork.reach import start_in_the_job

LONG = "Ik leerde de oven instellen."


def address(name, *ids):
    return reverse(name, args=["lindeveld", *ids])


@pytest.fixture
def start(cast, am):
    return start_in_the_job(am(cast.employee))


@pytest.fixture
def sheet_of(cast, am):
    def make(key: str):
        sheet = a_sheet(am(cast.employee), key)
        am()
        return sheet

    return make


@pytest.fixture
def kept(cast, am):
    """What stands on a sheet."""

    def read(sheet) -> dict:
        found = queries.values_of(sheet) if am(cast.employee) else {}
        am()
        return found

    return read


def drawn(points: list[dict], name: str = "Machines") -> str:
    return json.dumps({"lines": [{"name": name, "points": points}]})


def curve(case: str, start) -> tuple[str, str, list[str]]:
    """What is sent, the sentence, and what must still stand on the page."""
    before = (start - timedelta(days=1)).isoformat()
    after = [(start + timedelta(days=n)).isoformat() for n in range(70)]
    if case == "ten thousand points":
        points = [{"on": after[n % 70], "level": n % 100} for n in range(10_000)]
        return drawn(points), "Er kunnen er hoogstens 60.", [after[0], f"{after[9_999 % 70]}: 99", "Dit kon er niet"]
    if case == "before the start in the job":
        stands = [f'value="{before}"', 'value="12.5"']
        return drawn([{"on": before, "level": 12.5}]), "ligt voor je start in deze job", stands
    if case == "too high":
        return drawn([{"on": after[0], "level": 101}]), "Een punt ligt tussen 0 en 100.", ['value="101"']
    if case == "no JSON":
        return "{", "Dit antwoord kwam niet goed aan.", []
    return drawn([{"on": "2026-02-31", "level": 5}]), "een dag in die bestaat", ['value="2026-02-31"']


CURVES = ["ten thousand points", "before the start in the job", "too high", "a day that is none", "no JSON"]


@pytest.mark.parametrize("case", CURVES)
def test_a_drawing_that_cannot_be(sheet_of, kept, client_for, cast, start, case):
    sheet, client = sheet_of("learning-curve"), client_for(cast.employee)
    sent, sentence, stands = curve(case, start)
    whole = {"a.curve": sent, "v.curve": "0", "a.lately": LONG, "v.lately": "0"}
    for answer in (
        client.post(address("sheet", sheet.pk), whole),
        client.post(address("sheet-step", sheet.pk, 1), whole),
    ):
        page = answer.content.decode().replace("&#x27;", "'")
        assert answer.status_code == 422 and sentence in page
        assert [words for words in stands if words not in page] == []
    assert LONG in client.post(address("sheet", sheet.pk), whole).content.decode()
    assert kept(sheet) == {}  # nothing is half saved
    answer = client.post(address("sheet-save", sheet.pk), {"key": "curve"} | whole)
    assert answer.status_code == 422 and sentence in answer.json()["error"]


def test_a_network_of_five_hundred_people(sheet_of, kept, client_for, cast):
    sheet, client = sheet_of("development-network"), client_for(cast.employee)
    somebody = {"group": "team", "roles": ["advice"], "about": {"helps": "Weet alles."}}
    people = [{"name": f"Persoon van mij {n}", **somebody} for n in range(500)]
    sent = {"a.network": json.dumps({"people": people}), "v.network": "0", "a.shaped": LONG, "v.shaped": "0"}
    answer = client.post(address("sheet", sheet.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Er kunnen er hoogstens 40." in page and LONG in page
    assert [n for n in range(500) if f"Persoon van mij {n}" not in page] == []
    assert "Persoon van mij 499 · Weet alles." in page and kept(sheet) == {}
    answer = client.post(address("sheet-save", sheet.pk), {"key": "network"} | sent)
    assert answer.status_code == 422 and "hoogstens 40" in answer.json()["error"]


def test_an_answer_outside_the_scale(sheet_of, kept, client_for, cast):
    sheet, client = sheet_of("career-scan"), client_for(cast.employee)
    sent = {"a.energy": "9", "v.energy": "0", "a.pace": "4", "v.pace": "0", "a.surprise": LONG, "v.surprise": "0"}
    for answer in (
        client.post(address("sheet", sheet.pk), sent),
        client.post(address("sheet-step", sheet.pk, 1), sent),
    ):
        assert answer.status_code == 422 and "Kies een antwoord van 1 tot 5." in answer.content.decode()
    page = client.post(address("sheet", sheet.pk), sent).content.decode()
    assert LONG in page and 'name="a.pace" value="4" checked' in page and kept(sheet) == {}


def test_a_question_that_is_not_on_the_sheet(sheet_of, kept, client_for, cast):
    sheet, client = sheet_of("career-scan"), client_for(cast.employee)
    sent = {"a.salary": "2000", "v.salary": "0", "a.surprise": LONG, "v.surprise": "0"}
    answer = client.post(address("sheet", sheet.pk), sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and "een vraag die niet op dit blad staat" in page and LONG in page
    assert kept(sheet) == {}
    answer = client.post(address("sheet-save", sheet.pk), {"key": "salary"} | sent)
    assert answer.status_code == 422 and "niet op dit blad" in answer.json()["error"]


def test_more_fields_than_can_be_read_at_once_are_refused_in_words(sheet_of, kept, client_for, cast):
    """Without script, ten thousand points are twenty thousand fields."""
    sheet = sheet_of("learning-curve")
    rows = {f"a.curve.lines.0.points.{n}.on": "2026-01-01" for n in range(10_000)}
    answer = client_for(cast.employee).post(address("sheet", sheet.pk), rows | {"v.curve": "0"})
    page = answer.content.decode()
    assert answer.status_code == 413 and "meer vakken dan we in één keer kunnen lezen" in page
    assert "niets bewaard" in page and kept(sheet) == {}


def test_too_long_a_text_stays_on_the_page(sheet_of, kept, client_for, cast):
    sheet = sheet_of("career-scan")
    text = "woord " * 4_000
    answer = client_for(cast.employee).post(address("sheet", sheet.pk), {"a.first": text, "v.first": "0"})
    assert answer.status_code == 422 and text.strip() in answer.content.decode() and kept(sheet) == {}


def test_what_finds_no_room_in_other_kinds_is_kept_to_copy(client_for, cast):
    """By the page on which HR tries an instrument: the same controls."""
    client = client_for(cast.hr)
    words = {"marks": {}, "own": [{"word": f"woord{n}", "mark": "fits"} for n in range(9)]}
    page = client.post("/o/lindeveld/instruments/of/meaning-of-a-career/preview/", {"a.career": json.dumps(words)})
    assert page.status_code == 422 and [n for n in range(9) if f"woord{n}" not in page.content.decode()] == []
