"""A new questionnaire is a folder of data: looked at, answered and scored without a line of Python."""

import pytest
from django.utils import translation

from tests.instruments.folders import write
from wegwijzer.instruments import shipped
from wegwijzer.instruments.answers import check_answer
from wegwijzer.instruments.outcome import progress, score
from wegwijzer.instruments.queries import current
from wegwijzer.instruments.rendering import PREFIX

pytestmark = pytest.mark.django_db

PAGE = "/o/lindeveld/instruments/of/rest-at-work/preview/"


@pytest.fixture(autouse=True)
def questionnaire(tmp_path, settings):
    write(tmp_path)
    shipped.freeze(tmp_path)
    settings.INSTRUMENTS_FOLDER = tmp_path
    yield
    shipped.read.cache_clear()


@pytest.fixture
def hr(cast, client_for):
    return client_for(cast.hr)


def instrument(language="en"):
    return shipped.shipped()["rest-at-work"][-1].in_language(language)


def sent(**answers: str) -> dict[str, str]:
    return {PREFIX + key: answer for key, answer in answers.items()}


def test_it_stands_in_the_list_and_holds_for_everybody(hr, cast, as_):
    assert "Rust op het werk" in hr.get("/o/lindeveld/instruments/").content.decode()
    with as_(cast.employee) as actor:
        assert current(actor.organisation, "rest-at-work").in_language("nl").title == "Rust op het werk"


def test_it_is_seen_as_it_will_be_answered_in_both_languages(hr):
    nl, en = hr.get(PAGE).content.decode(), hr.get(f"{PAGE}?language=en").content.decode()
    assert "Ik neem mijn pauze." in nl and "nooit" in nl and "Waar ga je heen?" in nl
    assert "I take my break." in en and "never" in en and 'lang="en"' in en
    assert hr.get(f"{PAGE}?language=fr").status_code == 404


def test_it_is_answered_and_scored_in_a_page_that_keeps_nothing(hr):
    with translation.override("nl"):
        answer = hr.post(PAGE, sent(breaks="1", tired="4", day="friday", why="Druk."))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "4 van de 5 vakken ingevuld" in page
    assert "gemiddeld 1,0" in page and "Hier valt over rust te praten." in page
    assert "Druk." in page
    assert "Druk." not in hr.get(PAGE).content.decode()


def test_what_does_not_fit_is_said_beside_its_question_and_stays(hr):
    answer = hr.post(PAGE, sent(breaks="9", day="sunday", why="Omdat."))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kies een antwoord van 1 tot 4." in page and "Dit antwoord staat niet in de lijst." in page
    assert page.count("is-invalid") == 2 and "Omdat." in page


def test_it_is_scored_without_a_person():
    asked = instrument()
    answers = {key: check_answer(asked.field(key), value) for key, value in {"breaks": 4, "tired": 2}.items()}
    (part,) = score(asked, answers)
    assert (part.key, part.mean, part.answered, part.of) == ("rest", 3.5, 2, 2)
    assert part.said == "Here rest seems no question."


def test_too_few_answers_have_no_mean():
    (part,) = score(instrument(), {})
    assert part.mean is None and part.said == ""
    (half,) = score(instrument(), {"breaks": 2})
    assert half.mean == 2


def test_how_far_somebody_is_goes_by_part_and_leaves_examples_out():
    asked = instrument()
    found = progress(asked, {"breaks": 1, "tired": 3, "tired.example": "x", "why": "y"})
    assert {key: (each.answered, each.of, each.done) for key, each in found.items()} == {
        "rest": (2, 2, True),
        "more": (1, 2, False),
    }


def test_hr_can_make_a_copy_of_it_too(hr):
    answer = hr.post("/o/lindeveld/instruments/of/rest-at-work/copy/")
    page = hr.get(answer.url).content.decode()
    assert answer.status_code == 302 and "Ik kom moe thuis." in page and "Publiceren" in page
