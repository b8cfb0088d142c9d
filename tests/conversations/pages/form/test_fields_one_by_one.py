"""Each field is saved with the version that was seen; what differs comes back with both texts, and 304 while nothing
changes."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from wegwijzer.foundation.ids import new_id

pytestmark = pytest.mark.django_db

GROWTH = "theme.tasks.growth"


def test_a_field_is_saved_with_the_version_that_was_seen(table):
    assert table.employee.save(GROWTH, "Meelopen").json() == {"version": 1}
    assert table.other.save(GROWTH, "Een cursus", 1).json() == {"version": 2}


def test_a_field_that_the_other_changed_meanwhile_is_not_saved_but_shown(table):
    table.employee.save(GROWTH, "Meelopen")
    answer = table.other.save(GROWTH, "Een cursus")
    assert answer.status_code == 409
    assert answer.json() == {"current": "Meelopen", "words": "Meelopen", "version": 1, "by": "Samira"}
    assert table.employee.desk().value(GROWTH) == "Meelopen"


def test_choices_come_back_in_words(table):
    table.employee.save("theme.tasks.actions", ["coaching", "course"])
    answer = table.other.save("theme.tasks.actions", ["tasks"])
    assert answer.json()["words"] == "Begeleiding door een leidinggevende of collega, Een opleiding volgen"


def test_oneself_in_another_window_is_nobody_elses_name(table):
    table.employee.save(GROWTH, "Meelopen")
    assert table.employee.save(GROWTH, "Een cursus").json()["by"] == ""


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        (GROWTH, "x" * 100_000, "100"),
        ("conclusion.until", "2020-01-01", "Deze dag is voorbij"),
        ("conclusion.outcome", "promotion", "Kies een van de mogelijkheden"),
        ("theme.tasks.score", "3", "Dit veld staat niet op het formulier"),
        ("nothing", "x", "Dit veld staat niet op het formulier"),
    ],
)
def test_what_a_field_cannot_hold_gets_a_sentence_and_is_not_saved(key, value, sentence, table):
    answer = table.employee.save(key, value)
    assert answer.status_code == 422
    assert sentence in answer.json()["error"]
    assert key not in table.employee.desk().fields


def test_a_version_that_is_no_number_is_none(table):
    table.employee.save(GROWTH, "Meelopen")
    answer = table.other.ask("conversation-field", {"key": GROWTH, "version": "abc", f"value.{GROWTH}": "Iets"})
    assert answer.status_code == 409


def test_the_pulse_beats_only_when_something_changed(table):
    first = table.other.get("conversation-live")
    mark = first.headers["ETag"]
    assert table.other.get("conversation-live", headers={"if-none-match": mark}).status_code == 304
    table.employee.save(GROWTH, "Meelopen")
    again = table.other.get("conversation-live", headers={"if-none-match": mark})
    assert again.json()["fields"][GROWTH] == 1


def test_the_page_carries_the_pulse_that_is_asked_next(table, text):
    mark = table.other.get("conversation-live").headers["ETag"].strip('"')
    assert f'data-pulse="{mark}"' in text(table.other.get("conversation-form"))


def test_a_score_outside_the_scale_is_refused(table):
    answer = table.employee.ask("conversation-score", {"theme": "tasks", "score": "6"})
    assert answer.status_code == 422
    assert "Kies een score van 1 tot 5" in answer.json()["error"]


def test_the_pulse_says_nothing_of_a_score_that_is_not_shown(table):
    before = table.other.get("conversation-live").headers["ETag"]
    table.employee.ask("conversation-score", {"theme": "tasks", "score": "5"})
    assert table.other.get("conversation-live", headers={"if-none-match": before}).status_code == 304


def test_scores_are_on_the_page_of_the_other_once_both_are_ready(table, text):
    table.employee.ask("conversation-score", {"theme": "tasks", "score": "5"})
    table.other.ask("conversation-score", {"theme": "tasks", "score": "3"})
    said = "Samira geeft 5, Johan geeft 3"
    for one in table.both:
        assert said not in text(one.get("conversation-form"))
        one.post("conversation-ready", data={"ready": "yes"})
    for one in table.both:
        page = text(one.get("conversation-form"))
        assert said in page
        assert "2 punten verschil" in page
        assert "is-late" not in page  # a difference is never red


def test_an_example_that_is_sent_twice_is_there_once(table):
    token = str(new_id())
    for _time in range(2):
        table.employee.post("example-new", "tasks", data={"text": "De zaag afgesteld", "token": token})
    assert len(table.other.desk().examples) == 1


def test_an_example_without_words_or_for_a_theme_that_is_not_there(table):
    assert table.employee.post("example-new", "tasks", data={"text": " "}).status_code == 422
    assert table.employee.post("example-new", "nothing", data={"text": "Iets"}).status_code == 404
    assert table.employee.post("example-new", "tasks", data={"text": "x" * 100_000}).status_code == 422
    assert table.employee.desk().examples == []


def test_an_example_of_the_other_cannot_be_changed(table):
    table.employee.post("example-new", "tasks", data={"text": "De zaag afgesteld"})
    (example,) = table.employee.desk().examples
    assert table.other.get("example", example.pk).status_code == 404
    assert table.other.post("example-remove", example.pk).status_code == 404
    assert table.employee.get("example", example.pk).status_code == 200
    assert table.employee.post("example-remove", example.pk).status_code in (302, 409)


def statements(one, name: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        one.get(name)
    return len(captured)


@pytest.mark.parametrize(
    "name", ["conversation-form", "conversation-proposals", "conversation-conclusion", "conversation-live"]
)
def test_a_page_takes_as_many_statements_whatever_was_written(name, table):
    table.employee.post("agreement-new", data={"what": "Meelopen", "doers": ["employee"]})
    few = statements(table.employee, name)
    table.employee.save(GROWTH, "Meelopen")
    for number in range(3):
        table.employee.post("example-new", "tasks", data={"text": f"Voorbeeld {number}"})
        table.other.post("proposal-new", data={"text": f"Voorstel {number}"})
        table.other.post("agreement-new", data={"what": f"Afspraak {number}", "doers": ["other"]})
    assert statements(table.employee, name) == few <= 40
