"""Reading made easier: a choice that stays in the browser; one question at a time, plain words, a pictogram."""

import json

import pytest
from django.urls import reverse

from tests.selfwork.sheets import CHECK, a_sheet
from wegwijzer.foundation.ids import new_id
from wegwijzer.instruments.shipped import shipped
from wegwijzer.output.pictograms import DRAWINGS
from wegwijzer.selfwork.plain import CONTENT

FILES = sorted(CONTENT.glob("*.json"))


def choose(client, code: str):
    return client.post(reverse("appearance"), {"reading": code, "next": "/account/login/"})


@pytest.fixture
def reader(cast, client_for):
    client = client_for(cast.newcomer)
    assert choose(client, "plain").url == "/account/login/"
    return client


def test_it_can_be_chosen_before_signing_in_and_put_back(client):
    choose(client, "plain")
    assert 'data-reading="plain"' in client.get("/account/login/").content.decode()
    choose(client, "usual")
    assert "data-reading" not in client.get("/account/login/").content.decode()


def test_what_is_no_choice_is_refused_with_a_sentence(client):
    answer = choose(client, "anders")
    assert answer.status_code == 400
    assert "Kies gewoon of eenvoudig" in answer.content.decode()


def test_one_question_at_a_time_in_plain_words_with_a_pictogram_and_on_later(reader):
    answer = reader.post(reverse("self-begin", args=["lindeveld"]), {"instrument": CHECK, "token": str(new_id())})
    assert answer.url.endswith("/question/1/")
    page = reader.get(answer.url).content.decode()
    assert "Ik denk soms na over het werk dat ik later wil doen." in page
    for part in ("step-pictogram", "<progress", 'name="later"'):
        assert part in page
    later = reader.post(answer.url, {"a.ahead": "4", "v.ahead": "0", "later": "yes"})
    assert later.url == reverse("self", args=["lindeveld"])
    on = answer.url.replace("/question/1/", "/question/0/")
    assert f'href="{on}"' in reader.get(later.url).content.decode()
    assert reader.get(on).url.endswith("/question/2/")  # goes on there


def test_who_reads_as_usual_gets_the_usual_words(cast, am, client_for):
    sheet = a_sheet(am(cast.newcomer), CHECK)
    am()
    page = client_for(cast.newcomer).get(reverse("sheet-step", args=["lindeveld", sheet.pk, 1])).content.decode()
    assert "Ik sta er geregeld bij stil" in page
    assert "step-pictogram" not in page


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_question_has_plain_words_in_each_language_and_a_pictogram(file):
    said = json.loads(file.read_text("utf-8"))
    version = shipped()[file.stem][-1]
    asked = {question["key"] for part in version.structure["parts"] for question in part["questions"]}
    assert set(said["texts"]) == set(version.texts)
    for texts in said["texts"].values():
        assert set(texts) == asked
        assert all(text.strip() for text in texts.values())
    assert set(said["pictograms"]) == asked
    assert set(said["pictograms"].values()) <= set(DRAWINGS)
