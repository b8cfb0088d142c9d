"""A folder that cannot be used says so: which file, which line, what to mend."""

import copy
import json

import pytest

from tests.instruments.folders import EN, NL, STRUCTURE, write
from wegwijzer.config.prepare import refuse_unless_sound
from wegwijzer.config.runtime import Refused
from wegwijzer.instruments import checks, shipped
from wegwijzer.instruments.building import build
from wegwijzer.instruments.positions import NotJson, locate
from wegwijzer.instruments.problems import BadInstruments
from wegwijzer.instruments.shape import check_shape
from wegwijzer.instruments.soundness import sound
from wegwijzer.instruments.wording import check_wording


@pytest.fixture(autouse=True)
def fresh():
    yield
    shipped.read.cache_clear()


def without(texts: dict, *keys: str) -> dict:
    return {key: text for key, text in texts.items() if key not in keys}


def with_(path: str, value) -> dict:
    """The structure with one value changed, by a path such as parts.0.questions.1.kind; None takes it away."""
    changed = copy.deepcopy(STRUCTURE)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split(".")]
    at = changed
    for step in way:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return changed


def said(folder) -> list[str]:
    """What is wrong, with the line, but for not being frozen yet."""
    _found, problems = shipped.read(folder)
    return [str(problem).removeprefix(f"{folder}/") for problem in problems if problem.code != "not_frozen"]


START = "rest-at-work/1/"
QUESTION = "parts.0.questions.0"
CASES = {
    "a text that is missing": (
        {"nl": without(NL, "questions.why.text")},
        "nl.json:1: the text “questions.why.text” is missing",
    ),
    "an empty text": ({"en": EN | {"title": "  "}}, "en.json:2: the text “title” is missing"),
    "a text nobody asks for": (
        {"nl": NL | {"questions.gone.text": "x"}},
        "nl.json:21: nothing in the structure asks for the text “questions.gone.text”",
    ),
    "a text in one language only": (
        {"nl": NL | {"intro": "Dag"}},
        "en.json:1: the text “intro” stands in nl.json but not here",
    ),
    "lists of another length": (
        {"en": EN | {"questions.breaks.prompts": ["One"]}},
        "nl.json:7: “questions.breaks.prompts” has 2 lines here and 1 in en.json",
    ),
    "a text that is too long": (
        {"nl": NL | {"title": "x" * 201}},
        "nl.json:2: the text “title” has 201 characters; at most 200",
    ),
    "a text that is a number": ({"nl": NL | {"title": 7}}, "nl.json:2: “title” must be a text"),
    "a language that is missing": ({"en": None}, "en.json: this file is missing"),
    "a language nobody speaks": ({"xx": {}}, "xx.json: “xx” is no language of this product"),
    "no structure": ({"instrument": None}, "instrument.json: this file is missing"),
    "no JSON": ({"nl": '{"title": "Rust",\n "summary": }'}, "nl.json:2: this is no JSON"),
    "no UTF-8": ({"nl": b'{"title": "\xff"}'}, "nl.json: this file is no UTF-8 text"),
    "the same key twice": (
        {"nl": json.dumps(NL, indent=1)[:-2] + ',\n "title": "b"}'},
        "nl.json:21: the key “title” stands twice",
    ),
    "an unknown kind": (
        {"instrument": with_("kind", "quiz")},
        "instrument.json:2: the kind “quiz” is not known; known are: checklist",
    ),
    "an unknown kind of question": (
        {"instrument": with_(f"{QUESTION}.kind", "slider")},
        "the kind “slider” is not known; known are: open",
    ),
    "an unknown word": ({"instrument": with_("colour", "red")}, "“colour” is not known here"),
    "an unknown side": ({"instrument": with_("answered_by", "robot")}, "the kind “robot” is not known"),
    "a scale without an end": (
        {"nl": without(NL, "scales.often.4")},
        "nl.json:1: the scale “often” has no word for its end 4",
    ),
    "a scale of one point": (
        {"instrument": with_("scales.0.points", [1])},
        "the points of a scale are 2 to 11 whole numbers",
    ),
    "a scale upside down": ({"instrument": with_("scales.0.points", [3, 2, 1])}, "the points of a scale are 2 to 11"),
    "a scale that is not there": (
        {"instrument": with_(f"{QUESTION}.scale", "gone")},
        "“gone” is used here but there is no such scale",
    ),
    "a question twice": ({"instrument": with_(f"{QUESTION}.key", "why")}, "the key “why” is used twice"),
    "a key that is none": ({"instrument": with_(f"{QUESTION}.key", "Why Not")}, "“Why Not” is no key"),
    "a scale that is a list": (
        {"instrument": with_(f"{QUESTION}.scale", [])},
        "“[]” is used here but there is no such",
    ),
    "options that are none": ({"instrument": with_("options", {"days": []})}, "“options” must be a list"),
    "questions that are none": (
        {"instrument": with_("parts.1.questions", "why")},
        "“parts.1.questions” must be a list",
    ),
    "words for a drawing that do not reach": (
        {"instrument": with_("parts.1.questions.1", {"key": "why", "kind": "drawing", "scale": "often"})},
        "the scale “often” of a drawing must go from 0 to 100",
    ),
    "an outcome that leads nowhere": (
        {"instrument": with_("scoring.leads_to", {"rest": {"low": ["rest-at-work", "gone"]}})},
        "this leads to “gone”, and there is no such instrument",
    ),
    "an outcome that there is not": (
        {"instrument": with_("scoring.leads_to", {"rest": {"middle": ["rest-at-work"]}})},
        "“middle” is not known here; known are: high, low",
    ),
    "a key that is a list": ({"instrument": with_(f"{QUESTION}.key", [])}, "“[]” is no key"),
    "a kind that is a list": ({"instrument": with_(f"{QUESTION}.kind", [])}, "the kind “[]” is not known"),
    "a part without questions": ({"instrument": with_("parts.1.questions", [])}, "a part without questions"),
    "no parts": ({"instrument": with_("parts", [])}, "there is no part with a question in it"),
    "nothing of its kind": (
        {"instrument": with_("kind", "map")},
        "an instrument of the kind “map” needs at least one question of the kind “map”",
    ),
    "a list as the whole": ({"instrument": []}, "instrument.json:1: the whole must be an object"),
    "too long a form": ({"instrument": with_("minutes", 100_000)}, "100000 is too many; at most 240"),
    "ranges out of order": (
        {"instrument": with_("scoring.ranges", [{"key": "low"}, {"key": "high"}])},
        "each range ends higher",
    ),
    "no note on the source": ({"note": False}, "SOURCE.md: this file is missing"),
    "no source": ({"source": None}, "source.json: this file is missing"),
    "a source that is no JSON": ({"source": '{"nl": "Wij",\n "en": }'}, "source.json:2: this is no JSON"),
    "a source in one language": ({"source": {"nl": "Naar ons."}}, "source.json:1: the text “en” is missing"),
    "a source that is a list": ({"source": ["Wij"]}, "source.json:1: the whole must be an object"),
    "a source that is a number": (
        {"source": {"nl": "Naar ons.", "en": 7}},
        "source.json:3: “en” must be a text",
    ),
    "a source as long as a book": (
        {"source": {"nl": "x" * 501, "en": "x"}},
        "source.json:2: the text “nl” has 501 characters; at most 500",
    ),
    "a source in a language nobody speaks": (
        {"source": {"nl": "a", "en": "b", "xx": "c"}},
        "source.json:4: “xx” is no language of this product",
    ),
    "a version that is no number": ({"number": "first"}, "a version is a whole number from 1: “first”"),
    "a folder that is no key": ({"key": "Rest At Work"}, "“Rest At Work” is no key"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_said(name, tmp_path):
    files, expected = CASES[name]
    write(tmp_path, **files)
    found = said(tmp_path)
    assert any(expected in problem for problem in found), found
    assert len(found) <= 3


def test_a_problem_names_the_line_of_the_question(tmp_path):
    place = write(tmp_path, instrument=with_("parts.1.questions.0.options", "gone"))
    line = next(
        number for number, text in enumerate((place / "instrument.json").read_text().splitlines(), 1) if "gone" in text
    )
    assert said(tmp_path) == [
        f"{START}instrument.json:{line}: “gone” is used here but there is no such list of options"
    ]


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    """In the structure and in each language, whatever else is wrong; only what hangs on it has to wait."""
    structure = with_("parts.0.questions.0.kind", "slider")
    structure["kind"], structure["colour"], structure["scales"][0]["points"] = "quiz", "red", [4]
    structure["parts"].append({"key": "rest", "questions": []})
    nl = without(NL, "title", "options.days.friday") | {"questions.breaks.text": "Ja?", "gone": "x"}
    write(tmp_path, instrument=structure, nl=nl, en='{"title": }', note=False)
    write(tmp_path, number="2", instrument=None)
    found = {(line.split(":")[0].rsplit("/", 1)[-1], line.split(": ", 1)[1]) for line in said(tmp_path)}
    texts = {each for each in found if each[0] == "nl.json"}
    assert texts == {
        ("nl.json", "the text “title” is missing"),
        ("nl.json", "the text “options.days.friday” is missing"),
        ("nl.json", "nothing in the structure asks for the text “gone”"),
    }
    for words in ("slider", "quiz", "colour", "2 to 11 whole numbers", "“rest” is used twice", "without questions"):
        assert any(words in each and file == "instrument.json" for file, each in found), words
    assert {file for file, each in found if "missing" in each and "text" not in each} == {
        "SOURCE.md",
        "instrument.json",
    }
    assert any(file == "en.json" and "no JSON" in each for file, each in found)


@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, [7], [{}], [{"key": []}], {"key": "a"}, [{"key": "a"}]])
@pytest.mark.parametrize(
    "path",
    [
        *("kind", "answered_by", "minutes", "scales", "options", "parts", "scoring"),
        *("scales.0.points", "options.0.choices", "parts.0.questions", "scoring.ranges", "scoring.leads_to"),
        *("parts.0.questions.0.kind", "parts.0.questions.0.scale", "parts.0.questions.1.reverse", "parts.1.key"),
    ],
)
def test_whatever_stands_there_is_refused_with_words(path, junk):
    changed = with_(path, junk) if path != "scoring.leads_to" or junk is not None else with_("scoring", junk)
    shape = check_shape(changed)
    readable = sound(changed, shape)
    wording = check_wording(readable.structure, {"nl": NL}, ["nl"], unclear=readable.unclear)
    assert all(str(problem) for problem in [*shape, *wording])
    if not shape:  # left out, or as it may be: then it can be built
        assert build("x", changed, NL, "nl").title


def test_data_a_folder_too_high_is_not_passed_over(tmp_path):
    place = write(tmp_path)
    for file in place.iterdir():
        file.rename(place.parent / file.name)
    place.rmdir()
    assert said(tmp_path) == [
        "rest-at-work: there is no version in this folder: an instrument stands in a folder with a number, such as 1"
    ]


def test_marks_that_are_no_json_are_named(tmp_path):
    write(tmp_path)
    (tmp_path / shipped.FROZEN).write_text("{\n oops", "utf-8")
    assert any("frozen.json:2: this is no JSON" in problem for problem in said(tmp_path))
    shipped.read.cache_clear()
    (tmp_path / shipped.FROZEN).write_text("[7]", "utf-8")
    assert any("frozen.json:1: the whole must be an object" in problem for problem in said(tmp_path))


def test_statements_on_different_scales_have_no_mean(tmp_path):
    structure = with_("parts.0.questions.0.scale", "other")
    structure["scales"].append({"key": "other", "points": [0, 1]})
    write(tmp_path, instrument=structure)
    assert any("no mean can be taken" in problem for problem in said(tmp_path))


def test_a_bad_folder_stops_the_check_at_start(tmp_path, settings):
    write(tmp_path, nl=without(NL, "title"))
    settings.INSTRUMENTS_FOLDER = tmp_path
    assert ["nl.json:1: the text “title” is missing" in error.msg for error in checks.instruments(None)] == [True]
    with pytest.raises(BadInstruments):
        shipped.shipped()


@pytest.mark.django_db
def test_nothing_starts_with_a_bad_folder_and_the_line_is_named(tmp_path, settings):
    write(tmp_path, nl=without(NL, "scales.often.4"))
    settings.INSTRUMENTS_FOLDER = tmp_path
    with pytest.raises(Refused, match=r"nl\.json:1: the scale “often” has no word for its end 4"):
        refuse_unless_sound()


# ---- Frozen


def test_a_version_is_frozen_before_it_is_used_and_stays_so(tmp_path):
    place = write(tmp_path)
    assert [problem.code for problem in shipped.read(tmp_path)[1]] == ["not_frozen"]
    assert shipped.freeze(tmp_path) == ["rest-at-work/1"]
    assert shipped.read(tmp_path)[1] == []
    (place / "nl.json").write_text(json.dumps(NL | {"title": "Iets anders"}), "utf-8")
    shipped.read.cache_clear()
    assert [problem.code for problem in shipped.read(tmp_path)[1]] == ["frozen_changed"]
    with pytest.raises(BadInstruments, match="make a new version"):
        shipped.freeze(tmp_path)


def test_white_space_in_a_file_is_no_change(tmp_path):
    place = write(tmp_path)
    shipped.freeze(tmp_path)
    (place / "nl.json").write_text(json.dumps(NL, indent=4, sort_keys=True), "utf-8")
    shipped.read.cache_clear()
    assert shipped.read(tmp_path)[1] == []


def test_a_published_version_cannot_go(tmp_path):
    place = write(tmp_path)
    shipped.freeze(tmp_path)
    for file in place.iterdir():
        file.unlink()
    place.rmdir()
    shipped.read.cache_clear()
    assert [problem.code for problem in shipped.read(tmp_path)[1]] == ["frozen_gone"]


def test_a_new_version_stands_beside_the_old_one(tmp_path):
    write(tmp_path, number="1")
    write(tmp_path, number="2", nl=NL | {"title": "Rust, beter gevraagd"})
    write(tmp_path, number="10")
    shipped.freeze(tmp_path)
    found, problems = shipped.read(tmp_path)
    assert [version.number for version in found["rest-at-work"]] == [1, 2, 10] and problems == []


# ---- Lines of JSON


def test_every_value_has_its_line():
    found = locate('{\n "a": [1,\n  {"b": "x: }, \\" y"}],\n "c": null}')
    assert found.value == {"a": [1, {"b": 'x: }, " y'}], "c": None}
    assert (found.line(("a",)), found.line(("a", 1, "b")), found.line(("c",))) == (2, 3, 4)
    assert found.line(("a", 5, "gone")) == 2


@pytest.mark.parametrize("text", ["", "{", "[1,]", "{'a': 1}", "NaN", "[" * 100_000])
def test_what_is_no_json_is_refused_with_a_line(text):
    with pytest.raises(NotJson) as refused:
        locate(text)
    assert refused.value.line >= 1
