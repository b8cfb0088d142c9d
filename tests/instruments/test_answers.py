"""Answers held to their question, for every kind, without anybody who answers."""

import json
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from wegwijzer.instruments import shipped
from wegwijzer.instruments.answers import LONGEST, AnswerRefused, check_answer
from wegwijzer.instruments.posting import answer_from
from wegwijzer.instruments.rendering import context, control
from wegwijzer.instruments.sentences import sentence


@pytest.fixture(autouse=True)
def in_dutch():
    """Whatever language a page before was read in."""
    with translation.override("nl"):
        yield


def fields():
    """Every field of everything we ship, by kind."""
    found = {}
    for versions in shipped.shipped().values():
        for field in versions[-1].in_language("nl").fields.values():
            found.setdefault(field.kind, field)
    return found


FIELDS = fields()
START, TODAY = date(2020, 3, 1), date(2026, 11, 22)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["marks", "own", "lines", "people", "name", "points", "on", "level", "roles", "word"])
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def refused(field, value, **when) -> AnswerRefused:
    with pytest.raises(AnswerRefused) as caught:
        check_answer(field, value, **when)
    return caught.value


def test_we_ship_a_question_of_every_kind():
    assert set(FIELDS) == {"open", "examples", "rating", "one", "any", "words", "drawing", "map"}


@pytest.mark.parametrize("kind", sorted(FIELDS))
@given(value=JSON)
@settings(max_examples=150, deadline=None)
def test_whatever_is_sent_is_kept_as_it_will_be_read_or_refused_with_a_sentence(kind, value):
    field = FIELDS[kind]
    context(control(field, value=value))  # draws whatever it is
    try:
        kept = check_answer(field, value, starts_on=START, today=TODAY)
    except AnswerRefused as no:
        assert sentence(no).strip() and "%" not in sentence(no)
    else:
        assert check_answer(field, json.loads(json.dumps(kept)), starts_on=START, today=TODAY) == kept


@given(value=st.integers())
def test_a_rating_is_on_its_scale_or_refused(value):
    field = FIELDS["rating"]
    if value in field.scale.values:
        assert check_answer(field, value) == value
    else:
        assert refused(field, value).code == "outside_scale"


@pytest.mark.parametrize("value", [True, 3.0, "3", [3]])
def test_what_only_looks_like_a_number_is_no_rating(value):
    assert refused(FIELDS["rating"], value).code == "outside_scale"


def test_a_hundred_thousand_characters_are_refused_and_said():
    no = refused(FIELDS["open"], "x" * 100_000)
    assert no.code == "too_long" and "100000" in sentence(no).replace(".", "")
    assert check_answer(FIELDS["open"], "x" * LONGEST) == "x" * LONGEST


@pytest.mark.parametrize("value", ["", "  \n", None, [], {}])
@pytest.mark.parametrize("kind", ["open"])
def test_nothing_is_no_answer(kind, value):
    assert check_answer(FIELDS[kind], value) is None


def test_a_text_keeps_its_words_and_loses_only_other_ways_to_end_a_line():
    assert check_answer(FIELDS["open"], "één\r\ntwee\rdrie ") == "één\ntwee\ndrie "
    assert refused(FIELDS["open"], "a\0b").code == "unreadable"
    assert refused(FIELDS["open"], "a\ud800").code == "unreadable"


def test_several_choices_come_in_the_order_of_the_list_and_once():
    field = FIELDS["any"]
    keys = [choice.key for choice in field.choices]
    assert check_answer(field, [keys[2], keys[0], keys[2]]) == [keys[0], keys[2]]
    assert refused(field, [keys[0], "made-up"]).code == "unknown_choice"


def test_words_take_known_marks_and_a_few_words_of_ones_own():
    field = FIELDS["words"]
    answer = {"marks": {"up": "fits", "known": ""}, "own": [{"word": " samen  werken ", "mark": "not"}]}
    assert check_answer(field, answer) == {"marks": {"up": "fits"}, "own": [{"word": "samen werken", "mark": "not"}]}
    assert refused(field, {"marks": {"sideways-up": "fits"}}).code == "unknown_word"
    assert refused(field, {"marks": {"up": "perhaps"}}).code == "unknown_choice"
    assert refused(field, {"own": [{"word": "a"}] * 2}).code == "word_twice"
    assert refused(field, {"own": [{"word": str(n)} for n in range(field.own + 1)]}).code == "too_many"


# ---- A drawing


def line(*points, name="Machines") -> dict:
    return {"name": name, "points": [{"on": on, "level": level} for on, level in points]}


def test_a_drawing_is_kept_in_the_order_of_time():
    drawn = {"lines": [line(("2026-01-01", 80), ("2021-05-01", 12.34))]}
    kept = check_answer(FIELDS["drawing"], drawn, starts_on=START, today=TODAY)
    assert kept["lines"][0]["points"] == [{"on": "2021-05-01", "level": 12.3}, {"on": "2026-01-01", "level": 80}]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([line(("2020-02-29", 10))], "before_start"),
        ([line(("2031-11-23", 10))], "too_far_ahead"),
        ([line(("2024-01-01", 10), ("2024-01-01", 20))], "day_twice"),
        ([line(("2024-13-01", 10))], "no_day"),
        ([line((5, 10))], "no_day"),
        ([line(("2024-01-01", 101))], "level_outside"),
        ([line(("2024-01-01", float("nan")))], "level_outside"),
        ([line(("2024-01-01", 10**400))], "level_outside"),
        ([line(("2024-01-01", "50"))], "no_number"),
        ([line(*[("2024-01-01", 1)] * 10_000)], "too_many"),
        ([line(("2024-01-01", 1), name="x" * 81)], "too_long"),
        ([line(("2024-01-01", 1)), line(("2024-01-01", 1), name="machines")], "line_twice"),
        ([line(("2024-01-01", 1), name=str(n)) for n in range(7)], "too_many"),
    ],
)
def test_a_drawing_that_cannot_be_is_refused(lines, code):
    assert refused(FIELDS["drawing"], {"lines": lines}, starts_on=START, today=TODAY).code == code


def test_what_is_wrong_with_a_drawing_names_the_line_and_the_day():
    no = refused(FIELDS["drawing"], {"lines": [line(), line(("2019-12-31", 5), name="b")]}, starts_on=START)
    assert sentence(no) == "Lijn 2: Het punt op 31 december 2019 ligt voor je start in deze job, op 1 maart 2020."


def test_a_leap_day_can_look_ahead():
    drawn = {"lines": [line(("2029-02-28", 5))]}
    assert check_answer(FIELDS["drawing"], drawn, today=date(2024, 2, 29)) is not None


# ---- A map


def test_a_map_keeps_people_with_a_name():
    field = FIELDS["map"]
    somebody = {"name": "An", "group": "team", "roles": ["doors", "advice"], "about": {"helps": "x", "ask": ""}, "x": 5}
    kept = check_answer(field, {"people": [somebody, {"name": "  "}]})
    assert kept == {
        "people": [{"name": "An", "group": "team", "roles": ["advice", "doors"], "about": {"helps": "x"}, "x": 5}]
    }


@pytest.mark.parametrize(
    ("people", "code"),
    [
        ([{"name": f"p{n}"} for n in range(500)], "too_many"),
        ([{"name": "", "roles": ["advice"]}], "no_name"),
        ([{"name": "An", "group": "moon"}], "unknown_choice"),
        ([{"name": "An", "x": 101}], "place_outside"),
        ([{"name": "An", "salary": 5}], "wrong_form"),
        ([{"name": "An", "about": {"salary": "x"}}], "wrong_form"),
        (["An"], "wrong_form"),
    ],
)
def test_a_map_that_cannot_be_is_refused(people, code):
    assert refused(FIELDS["map"], {"people": people}).code == code


# ---- From a form without script


def sent(text: str) -> QueryDict:
    return QueryDict(text.replace("\n", "").replace(" ", ""))


def test_each_kind_reads_what_its_own_page_sends():
    read = {kind: lambda text, field=field: check_answer(field, answer_from(field, sent(text), "a")) for kind, field in FIELDS.items()}  # fmt: skip  # noqa: E501
    assert read["open"]("a=hallo") == "hallo"
    assert read["rating"]("a=4") == 4
    assert read["rating"]("a=") is None
    assert read["one"]("a=later") == "later"
    assert read["any"]("a=course&a=coaching") == ["coaching", "course"]
    assert read["examples"]("a=een&a=&a=twee") == ["een", "twee"]
    assert read["words"]("a.up=fits&a.known=&a.own.0.word=durf&a.own.0.mark=not&a.own.1.word=&a.own.1.mark=fits") == {
        "marks": {"up": "fits"},
        "own": [{"word": "durf", "mark": "not"}],
    }
    drawn = "a.lines.0.name=M&a.lines.0.points.0.on=2024-01-01&a.lines.0.points.0.level=40,5&a.lines.0.points.1.on="
    assert read["drawing"](drawn) == {"lines": [{"name": "M", "points": [{"on": "2024-01-01", "level": 40.5}]}]}
    mapped = "a.people.0.name=An&a.people.0.group=home&a.people.0.roles=support&a.people.1.name=&a.people.1.group=team"
    assert read["map"](mapped) == {"people": [{"name": "An", "group": "home", "roles": ["support"], "about": {}}]}


def test_a_script_sends_the_whole_answer_as_json():
    field = FIELDS["drawing"]
    data = QueryDict(mutable=True)
    data["a"] = json.dumps({"lines": [line(("2024-01-01", 3))]})
    assert check_answer(field, answer_from(field, data, "a"))["lines"][0]["name"] == "Machines"
    data["a"] = "{"
    with pytest.raises(AnswerRefused):
        answer_from(field, data, "a")


@pytest.mark.parametrize("kind", sorted(FIELDS))
def test_what_stands_in_a_form_reads_back_as_the_same_answer(kind):
    """A refused form must not change what it shows."""
    field = FIELDS[kind]
    assert check_answer(field, answer_from(field, QueryDict(""), "a")) is None
