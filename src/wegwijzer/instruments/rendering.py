"""What the templates of `instruments/answer/` show: plain data, the same whoever answers and wherever it is kept.

A control is one field. Its element carries `data-field` (the key of the field) and `data-version` (the mark that a
room gives to the answer as it stands), so that a script can save each answer by itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from wegwijzer.foundation.clock import today
from wegwijzer.instruments.answers import years_after
from wegwijzer.instruments.picture import LETTERS, SHAPES
from wegwijzer.instruments.structure import AnyOf, Choice, Drawing, Examples, Map, OneOf, Question, Rating, Words

# A control that is called like something a form has of its own ("action", "matches") would hide it from scripts.
PREFIX = "a."
EMPTY_POINTS, EMPTY_PEOPLE, EMPTY_EXAMPLES = 3, 2, 1


@dataclass(frozen=True)
class Option:
    key: str | int
    text: str
    chosen: bool


@dataclass(frozen=True)
class Control:
    """One field as it stands on a page. `parts` is what only this kind shows; `left_over` in it, what was sent and
    finds no room there: lines to read and copy, so that nobody loses what they wrote."""

    question: Question
    name: str
    text: str
    value: Any = None
    error: str = ""
    version: str = ""
    parts: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return f"answer-{self.name.replace('.', '-')}"

    @property
    def described_by(self) -> str:
        return " ".join(
            f"{self.id}-{what}" for what, there in (("hint", self.question.hint), ("error", self.error)) if there
        )

    @property
    def template(self) -> str:
        return f"instruments/answer/{self.question.kind}.html"


def control(
    question: Question,
    *,
    name: str = "",
    value: Any = None,
    error: str = "",
    version: str = "",
    side: str = "",
    starts_on: date | None = None,
) -> Control:
    """`value` is a cleaned answer, or what was refused; what does not fit the question shows as not answered.

    `name` is what the form calls it (left out: PREFIX and the key), `side` whose words the question is put in,
    `starts_on` where a drawing may begin.
    """
    parts = _PARTS.get(type(question), _nothing)(question, value) | {"starts_on": starts_on}
    return Control(question, name or PREFIX + question.key, question.text_for(side), value, error, version, parts)


def _nothing(question: Question, value: Any) -> dict:
    return {"said": value if isinstance(value, str) else ""}


def _options(choices: tuple[Choice, ...], chosen) -> list[Option]:
    return [Option(choice.key, choice.text, choice.key in chosen) for choice in choices]


def _rating(question: Rating, value: Any) -> dict:
    points = [Option(point.value, point.word, value == point.value) for point in question.scale.points]
    return {"points": points, "count": len(points)}


def _one(question: OneOf, value: Any) -> dict:
    return {"options": _options(question.choices, [value])}


def _any(question: AnyOf, value: Any) -> dict:
    return {"options": _options(question.choices, value if isinstance(value, list) else [])}


def _examples(question: Examples, value: Any) -> dict:
    said = [text for text in value if isinstance(text, str)] if isinstance(value, list) else []
    return {"texts": (said + [""] * EMPTY_EXAMPLES)[: question.most], "left_over": said[question.most :]}


def _words(question: Words, value: Any) -> dict:
    said = _object(value)
    marks, given = _object(said.get("marks")), [_object(each) for each in _list(said.get("own"))]
    own = (given + [{}] * question.own)[: question.own]
    return {
        "words": [
            (word, _options(question.marks, [mark := marks.get(word.key)]), bool(mark)) for word in question.words
        ],
        "own": [(each.get("word", ""), _options(question.marks, [each.get("mark")])) for each in own],
        "left_over": [str(each.get("word", "")) for each in given[question.own :]],
    }


def _drawing(question: Drawing, value: Any) -> dict:
    given = [_object(each) for each in _list(_object(value).get("lines"))]
    lines = given[: question.lines]
    if len(lines) < question.lines:
        lines.append({})
    shown = [(line.get("name", ""), _points(line, question)) for line in lines]
    day = today()
    return {
        "lines": shown,
        "levels": question.levels.points,
        "line_label": question.label("line"),
        "today": day,
        "furthest": years_after(day, question.years_ahead),
        "left_over": _points_left(given, question),
    }


def _points(line: Mapping, question: Drawing) -> list[Mapping]:
    """As a form sends them: “12,5” in a field for numbers reads as nothing."""
    given = [_object(each) for each in _list(line.get("points"))[: question.points]]
    points = [{"on": each.get("on", ""), "level": _plain(each.get("level"))} for each in given]
    return (points + [{}] * EMPTY_POINTS)[: question.points]


def _points_left(lines: list[Mapping], question: Drawing) -> list[str]:
    """Points past what a line can have, and whole lines past what a drawing can have."""
    found = []
    for at, line in enumerate(lines):
        kept = question.points if at < question.lines else 0
        left = [_object(each) for each in _list(line.get("points"))[kept:]]
        found += [f"{line.get('name', '')}"] if left and line.get("name") else []
        found += [f"{point.get('on', '')}: {point.get('level', '')}" for point in left]
    return found


def _map(question: Map, value: Any) -> dict:
    given = [_object(each) for each in _list(_object(value).get("people"))]
    people = (given + [{}] * EMPTY_PEOPLE)[: question.people]
    return {
        "people": [_somebody(question, each) for each in people],
        "legend": [_in_shape(at, group.text) for at, group in enumerate(question.groups)],
        "group_label": question.label("group"),
        "roles_label": question.label("roles"),
        "left_over": [_in_a_line(each) for each in given[question.people :]],
    }


def _in_shape(at: int, name: str) -> tuple[str, str, str]:
    letter = LETTERS[at % len(LETTERS)]
    return letter, SHAPES[letter], name


def _in_a_line(said: Mapping) -> str:
    notes = [text for text in _object(said.get("about")).values() if isinstance(text, str) and text]
    return " · ".join([str(said.get("name", "")), *notes])


def _somebody(question: Map, said: Mapping) -> dict:
    about = _object(said.get("about"))
    groups = _options(question.groups, [said.get("group")])
    return {
        "name": said.get("name", ""),
        "group": next((group.text for group in groups if group.chosen), ""),
        "x": _plain(said.get("x")),
        "y": _plain(said.get("y")),
        "groups": groups,
        "roles": _options(question.roles, _list(said.get("roles"))),
        "about": [(each, about.get(each.key, "")) for each in question.about],
    }


def _plain(number: Any) -> str:
    """As a form sends it, whatever the language of the page."""
    return "" if number is None else str(number)


def _object(value: Any) -> Mapping:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list:
    return list(value) if isinstance(value, list | tuple) else []


_PARTS = {
    Rating: _rating,
    OneOf: _one,
    AnyOf: _any,
    Examples: _examples,
    Words: _words,
    Drawing: _drawing,
    Map: _map,
}


def context(control: Control) -> dict:
    """What the template of this control gets."""
    return {"control": control, "question": control.question, **control.parts}
