"""Preparing without script: one's own until shared, piece by piece, and taken back until they talk."""

import pytest

from wegwijzer.access.readings import own_readings
from wegwijzer.conversations.models.said import Part

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(accepted, at):
    talk = accepted("line")
    return at(talk.employee, talk), at(talk.other, talk)


def field(key: str, text: str, version: int = 0) -> dict:
    return {f"value.{key}": text, f"version.{key}": str(version), f"seen.{key}": ""}


def answer(one, key: str, text: str, version: int = 0):
    return one.post("conversation-answer", data={"key": key, "version": str(version), f"value.{key}": text})


def test_a_field_saves_itself_with_its_version(pair):
    samira, _johan = pair
    assert answer(samira, "dream", "Glas nakijken").json() == {"version": 1}
    assert answer(samira, "dream", "Glas maken", 1).json() == {"version": 2}


def test_two_tabs_keep_both_texts(pair):
    samira, _johan = pair
    answer(samira, "dream", "In de ene tab")
    late = answer(samira, "dream", "In de andere tab")
    assert late.status_code == 409 and late.json()["current"] == "In de ene tab"
    page = samira.post("conversation-prepare", data=field("dream", "In de andere tab"))
    assert page.status_code == 409
    assert "In de ene tab" in page.content.decode() and "In de andere tab" in page.content.decode()


def test_a_text_that_is_too_long_is_refused_and_nothing_is_half_saved(pair):
    samira, _johan = pair
    refused = answer(samira, "dream", "a" * 100_000)
    assert refused.status_code == 422 and "100000" in refused.json()["error"].replace(".", "")
    both = field("dream", "a" * 100_000) | field("must", "Mijn uren")
    assert samira.post("conversation-prepare", data=both).status_code == 422
    assert not samira.desk().own[Part.PREPARATION]


def test_a_question_that_is_not_asked_is_refused(pair):
    samira, johan = pair
    assert answer(samira, "change", "Dit is voor de ander").status_code == 422
    assert answer(johan, "change", "De lijn verhuist").status_code == 200


def test_what_is_prepared_is_ones_own_until_it_is_shared(pair, words):
    samira, johan = pair
    answer(samira, "dream", "Glas nakijken")
    assert "Glas nakijken" not in words(johan.get("conversation-prepare"))
    samira.post("conversation-share", data={"share": "dream"})
    assert "Glas nakijken" in words(johan.get("conversation-prepare"))
    samira.post("conversation-share", data={"take_back": "dream"})
    assert "Glas nakijken" not in words(johan.get("conversation-prepare"))


def test_that_the_other_read_what_was_shared_stands_in_the_log_of_who_shared_it(pair, as_, cast):
    samira, johan = pair
    johan.get("conversation-prepare")
    answer(samira, "dream", "Glas nakijken")
    samira.post("conversation-share", data={"share": "dream"})
    with as_(cast.employee):
        assert not own_readings(cast.employee).filter(subject="preparation", reader_id=johan.actor.person_id).exists()
    johan.get("conversation-prepare")
    samira.get("conversation-prepare")
    with as_(cast.employee):
        rows = own_readings(cast.employee).filter(subject="preparation", reader_id=johan.actor.person_id)
        assert [row.ground for row in rows] == ["partner"]


def test_a_button_that_shares_saves_what_was_typed_first(pair, words):
    samira, johan = pair
    samira.post("conversation-share", data={"share": "growth-content"} | field("growth-content", "Meer meten"))
    assert samira.desk().own[Part.GROWTH]["growth-content"].shared_at
    assert "Meer meten" in words(johan.get("conversation-prepare"))


def test_a_question_and_its_example_are_one_piece(pair, words):
    samira, johan = pair
    answer(samira, "obstacles", "Het tillen")
    answer(samira, "obstacles.example", "Nieuwe rekken")
    samira.post("conversation-share", data={"share": "obstacles"})
    page = words(johan.get("conversation-prepare"))
    assert "Het tillen" in page and "Nieuwe rekken" in page


def test_once_they_talk_nothing_is_taken_back(pair, words):
    samira, johan = pair
    answer(samira, "dream", "Glas nakijken")
    samira.post("conversation-share", data={"share": "dream"})
    johan.post("conversation-begin", data={"when": "now"})
    samira.post("conversation-share", data={"take_back": "dream"})
    assert "Glas nakijken" in words(johan.get("conversation-prepare"))


def test_a_note_for_oneself_is_never_shared(pair, words):
    samira, johan = pair
    assert answer(samira, "note", "Niet te snel ja zeggen").status_code == 200
    samira.post("conversation-share", data={"share": "note"})
    assert "Niet te snel" in words(samira.get("conversation-prepare"))
    assert "Niet te snel" not in words(johan.get("conversation-prepare"))


def test_being_prepared_is_said_and_taken_back(pair, words):
    samira, johan = pair
    samira.post("conversation-prepared", data={"prepared": "yes"})
    assert "Samira: klaar" in words(johan.get("conversation"))
    samira.post("conversation-prepared", data={"prepared": "no"})
    assert "Samira: nog niet" in words(johan.get("conversation"))


def test_an_answer_that_did_not_change_is_not_sent_anew(pair):
    samira, _johan = pair
    answer(samira, "dream", "Glas nakijken")
    page = samira.get("conversation-prepare").content.decode()
    seen = page.split('name="seen.dream" value="')[1].split('"')[0]
    data = {"value.dream": "Glas nakijken", "version.dream": "1", "seen.dream": seen}
    assert samira.post("conversation-prepare", data=data).status_code == 302
    assert samira.desk().own[Part.PREPARATION]["dream"].version == 1


def test_the_framework_stands_beside_it_in_both_languages(pair, words):
    samira, johan = pair
    assert "Het is geen beoordeling" in words(samira.get("conversation-prepare"))
    english = johan.client.get(johan.address("conversation-prepare"), headers={"accept-language": "en"})
    assert english.status_code == 200


def test_after_the_conclusion_it_can_be_read_and_not_changed(concluded, at, words):
    talk = concluded("line")
    samira = at(talk.employee, talk)
    assert "staat stil" in words(samira.get("conversation-prepare"))
    assert answer(samira, "dream", "Te laat").status_code == 422
