"""A questionnaire that nobody wrote Python for: put in a folder, taken, answered, scored, read and printed, in two
languages. It has a question of every kind that somebody answers alone."""

import shutil
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.instruments.folders import write
from tests.output.pdf import reading
from wegwijzer.foundation.clock import today
from wegwijzer.instruments import shipped

KEY = "my-week"
STRUCTURE = {
    "kind": "checklist",
    "answered_by": "self",
    "minutes": 6,
    "scales": [{"key": "often", "points": [0, 1, 2, 3]}, {"key": "levels", "points": [0, 50, 100]}],
    "options": [
        {"key": "days", "choices": ["monday", "friday"]},
        {"key": "moods", "choices": ["calm", "busy"]},
        {"key": "marks", "choices": ["mine", "not-mine"]},
        {"key": "where", "choices": ["near", "far"]},
        {"key": "roles", "choices": ["cheers", "warns"]},
    ],
    "parts": [
        {
            "key": "rest",
            "questions": [
                {"key": "sleep", "kind": "rating", "scale": "often"},
                {"key": "hurry", "kind": "rating", "scale": "often", "reverse": True, "example": True},
            ],
        },
        {
            "key": "week",
            "questions": [
                {"key": "day", "kind": "one", "options": "days"},
                {"key": "both", "kind": "any", "options": "days"},
                {"key": "moments", "kind": "examples", "most": 3},
                {"key": "mood", "kind": "words", "options": "moods", "marks": "marks", "own": 2},
                {"key": "energy", "kind": "drawing", "scale": "levels"},
                {"key": "people", "kind": "map", "groups": "where", "roles": "roles", "gaps": True},
                {"key": "more", "kind": "open"},
            ],
        },
    ],
    "scoring": {
        "mean_per": "part",
        "ranges": [{"key": "low", "below": 1.5}, {"key": "high"}],
        "leads_to": {"rest": ["learning-curve"]},
    },
}
# text by text: Dutch, English
TEXTS = {
    "title": ("Mijn week", "My week"),
    "summary": ("Hoe je week loopt.", "How your week goes."),
    "parts.rest.title": ("Rust", "Rest"),
    "parts.week.title": ("De week", "The week"),
    "questions.sleep.text": ("Ik slaap goed.", "I sleep well."),
    "questions.hurry.text": ("Ik loop achter op de klok.", "I run behind the clock."),
    "questions.day.text": ("Welke dag is de zwaarste?", "Which day is the hardest?"),
    "questions.both.text": ("Welke dagen werk je thuis?", "On which days do you work at home?"),
    "questions.moments.text": ("Welke momenten deden deugd?", "Which moments did you good?"),
    "questions.mood.text": ("Welke woorden zijn van jou?", "Which words are yours?"),
    "questions.energy.text": ("Hoe liep je energie?", "How did your energy go?"),
    "questions.people.text": ("Wie was erbij?", "Who was there?"),
    "questions.more.text": ("Wat nog?", "What else?"),
    "fields.example": ("Een voorbeeld", "An example"),
    "fields.line": ("Wat tekent deze lijn?", "What does this line draw?"),
    "fields.group": ("Waar?", "Where?"),
    "fields.roles": ("Wat doet die?", "What do they do?"),
    "scales.often.0": ("nooit", "never"),
    "scales.often.3": ("altijd", "always"),
    "scales.levels.0": ("leeg", "empty"),
    "scales.levels.100": ("vol", "full"),
    "options.days.monday": ("Maandag", "Monday"),
    "options.days.friday": ("Vrijdag", "Friday"),
    "options.moods.calm": ("rustig", "calm"),
    "options.moods.busy": ("druk", "busy"),
    "options.marks.mine": ("hoort bij mij", "is mine"),
    "options.marks.not-mine": ("niet van mij", "not mine"),
    "options.where.near": ("Dichtbij", "Near"),
    "options.where.far": ("Ver", "Far"),
    "options.roles.cheers": ("moedigt aan", "cheers me on"),
    "options.roles.warns": ("waarschuwt me", "warns me"),
    "outcome.low": ("Je week vraagt rust.", "Your week asks for rest."),
    "outcome.high": ("Je week zit goed.", "Your week goes well."),
}


FROM = ("Naar Bea Bos (1999).", "After Bea Bos (1999).")


def sent() -> dict[str, str]:
    """As the page without script sends it."""
    yesterday, before = today() - timedelta(days=1), today() - timedelta(days=40)
    said = {
        "sleep": "0",
        "hurry": "3",
        "hurry.example": "De bus.",
        "day": "friday",
        "both": "monday",
        "moments": "Een wandeling",
        "mood.calm": "mine",
        "mood.own.0.word": "zonnig",
        "mood.own.0.mark": "mine",
        "energy.lines.0.name": "Energie",
        "energy.lines.0.points.0.on": before.isoformat(),
        "energy.lines.0.points.0.level": "20",
        "energy.lines.0.points.1.on": yesterday.isoformat(),
        "energy.lines.0.points.1.level": "70,5",
        "people.people.0.name": "An",
        "people.people.0.group": "near",
        "people.people.0.roles": "cheers",
        "more": "Niets meer.",
    }
    fields = ("sleep", "hurry", "hurry.example", "day", "both", "moments", "mood", "energy", "people", "more")
    return {f"a.{key}": value for key, value in said.items()} | {f"v.{key}": "0" for key in fields}


@pytest.fixture(autouse=True)
def folder(tmp_path, settings):
    """What we ship, with the new one beside it."""
    place = tmp_path / "instruments"
    shutil.copytree(shipped.FOLDER, place)
    nl, en = ({key: pair[at] for key, pair in TEXTS.items()} for at in (0, 1))
    write(place, key=KEY, instrument=STRUCTURE, nl=nl, en=en, source=dict(zip(("nl", "en"), FROM, strict=True)))
    assert shipped.freeze(place) == [f"{KEY}/1"]
    settings.INSTRUMENTS_FOLDER = place
    yield
    shipped.read.cache_clear()


@pytest.fixture
def somebody(client_for, cast):
    """A client in a language, of somebody who has no sheets yet, and the addresses of this room."""

    def be(language: str):
        client = client_for(cast.newcomer)
        client.cookies["language"] = language
        return client

    return be


def address(name: str, *ids) -> str:
    return reverse(name, args=["lindeveld", *ids])


def begun(client) -> str:
    return client.post(address("self-begin"), {"instrument": KEY}).url.rstrip("/").rsplit("/", 1)[-1]


@pytest.mark.parametrize(("language", "at"), [("nl", 0), ("en", 1)])
def test_it_is_taken_answered_scored_read_and_printed(somebody, language, at):
    client = somebody(language)
    assert TEXTS["title"][at] in client.get(address("self")).content.decode()
    sheet = begun(client)
    page = client.get(address("sheet", sheet)).content.decode()
    asked = [key for key in TEXTS if key.startswith(("questions.", "options.", "fields."))]
    assert [key for key in asked if TEXTS[key][at] not in page] == [] and FROM[at] in page
    answer = client.post(address("sheet", sheet), sent() | {"finish": "yes"})
    assert (answer.status_code, answer.url) == (302, address("sheet-read", sheet))
    said = [FROM[at], "De bus.", "Een wandeling", "zonnig", "Niets meer.", "Energie", "An"]
    said += [TEXTS[key][at] for key in ("outcome.low", "options.days.friday", "options.roles.warns", "scales.often.0")]
    read = client.get(answer.url).content.decode()
    assert [words for words in said if words not in read] == []
    document = client.get(address("sheet-file", sheet)).content
    printed = " ".join(reading.words(document).split())
    assert [words for words in said if words not in printed] == []
    assert reading.faults(document) == [] and reading.head(document)["title"] == TEXTS["title"][at]
    assert reading.tags(document)["Figure"] == 2 and reading.head(document)["language"] == language


def test_it_goes_one_question_at_a_time_too(somebody):
    client = somebody("nl")
    sheet, answers = begun(client), sent()
    client.post(address("sheet-way", sheet), {"way": "one"})
    at = address("sheet-step", sheet, 1)
    for _question in range(9):
        at = client.post(at, answers).url
    assert at == address("sheet-read", sheet)
    assert TEXTS["outcome.low"][0] in client.get(at).content.decode()


def test_it_can_be_done_again_and_laid_beside_the_first_time(somebody):
    client = somebody("nl")
    for level in ("0", "3"):
        client.post(address("sheet", begun(client)), {"a.sleep": level, "v.sleep": "0", "finish": "yes"})
    page = client.get(address("self-compare", KEY)).content.decode()
    assert "0: nooit" in page and "3: altijd" in page and "meer dan eerst" in page
    assert page.count("1 stelling") == 1
