"""An answer out of a form that was sent, for each kind of question; `check_answer` then judges it.

A control that a script fills sends JSON in one field of the name itself. Without script, what has parts (words,
drawing, map) is sent as `name.part…`, as the templates in `instruments/answer/` call them.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from django.http import QueryDict

from wegwijzer.instruments.answers import AnswerRefused
from wegwijzer.instruments.structure import AnyOf, Drawing, Examples, Map, Question, Rating, Words

_WHOLE = re.compile(r"-?\d{1,9}")
_NUMBER = re.compile(r"-?\d{1,9}([.,]\d{1,9})?")


def answer_from(question: Question, data: QueryDict, name: str) -> Any:
    """The answer to this question in the form. Raises AnswerRefused when a script sent what is no JSON."""
    read = _READ.get(type(question))
    if read is None:
        return data.get(name)
    if question.kind in ("words", "drawing", "map") and name in data:
        return _json(data[name])
    return read(question, data, name)


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text.strip() else None
    except (ValueError, RecursionError) as error:
        raise AnswerRefused("wrong_form") from error


def _rating(question: Rating, data: QueryDict, name: str) -> Any:
    said = data.get(name, "")
    return int(said) if _WHOLE.fullmatch(said) else said


def _list(question: Question, data: QueryDict, name: str) -> list[str]:
    return data.getlist(name)


def _words(question: Words, data: QueryDict, name: str) -> dict:
    marks = {word.key: data.get(f"{name}.{word.key}", "") for word in question.words}
    own = [
        {"word": data[f"{name}.own.{row}.word"], "mark": data.get(f"{name}.own.{row}.mark", "")}
        for row in _rows(data, f"{name}.own.", ".word")
        if data[f"{name}.own.{row}.word"].strip()
    ]
    return {"marks": marks, "own": own}


def _drawing(question: Drawing, data: QueryDict, name: str) -> dict:
    lines = []
    for row in _rows(data, f"{name}.lines.", ".name"):
        start = f"{name}.lines.{row}"
        points = [_point(data, f"{start}.points.{at}") for at in _rows(data, f"{start}.points.", ".on")]
        line = {"name": data[f"{start}.name"], "points": [point for point in points if point]}
        if line["name"].strip() or line["points"]:
            lines.append(line)
    return {"lines": lines}


def _point(data: QueryDict, start: str) -> dict | None:
    """An emptied row is a point taken away."""
    on, level = data.get(f"{start}.on", "").strip(), data.get(f"{start}.level", "").strip()
    return {"on": on, "level": _number(level)} if on else None


def _number(said: str) -> Any:
    return float(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None


def _map(question: Map, data: QueryDict, name: str) -> dict:
    people = []
    for row in _rows(data, f"{name}.people.", ".name"):
        start = f"{name}.people.{row}"
        place = {axis: _number(data[f"{start}.{axis}"]) for axis in ("x", "y") if f"{start}.{axis}" in data}
        people.append(
            {
                "name": data[f"{start}.name"],
                "group": data.get(f"{start}.group", ""),
                "roles": data.getlist(f"{start}.roles"),
                "about": {about.key: data.get(f"{start}.about.{about.key}", "") for about in question.about},
            }
            | place
        )
    return {"people": people}


def _rows(data: QueryDict, start: str, end: str) -> list[int]:
    """The numbers that stand between these in the names of the form, in order."""
    found = re.compile(re.escape(start) + r"(\d{1,4})" + re.escape(end))
    return sorted(int(match[1]) for match in map(found.fullmatch, data) if match)


_READ: dict[type, Callable[[Any, QueryDict, str], Any]] = {
    Rating: _rating,
    AnyOf: _list,
    Examples: _list,
    Words: _words,
    Drawing: _drawing,
    Map: _map,
}
