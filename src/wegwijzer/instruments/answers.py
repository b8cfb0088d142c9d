"""Whether an answer fits its question. Nothing is known here of who answers, or of where it is kept.

What an answer is, by the kind of question (None, always, for not answered):

    open       text
    examples   [text, …]
    rating     a value of the scale
    one        key of a choice                    any       [key, …] in the order of the choices
    words      {"marks": {word: mark}, "own": [{"word": text, "mark": mark}]}
    drawing    {"lines": [{"name": text, "points": [{"on": "2026-11-22", "level": 0…100}, …]}]}, oldest point first
    map        {"people": [{"name", "group", "roles": […], "about": {key: text}, "x": 0…100, "y": 0…100}]}
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from wegwijzer.instruments.structure import (
    AnyOf,
    Choice,
    Drawing,
    Examples,
    Map,
    OneOf,
    Open,
    Question,
    Rating,
    Words,
)

LONGEST = 20_000  # characters of one text
LONGEST_NAME = 80  # characters of a word, the name of a line or of somebody


class AnswerRefused(ValueError):
    """`code` and `details` become a sentence in sentences.py."""

    def __init__(self, code: str, **details):
        super().__init__(code)
        self.code, self.details = code, details


def check_answer(
    question: Question, value: Any, *, starts_on: date | None = None, today: date | None = None
) -> str | int | list | dict | None:
    """The answer as it is kept (JSON), None when it says nothing. Raises AnswerRefused.

    `starts_on` is where a drawing may begin (the first day in the job), `today` from where it may look ahead;
    left out, neither is held against it.
    """
    if value is None or value == "" or value == [] or value == {}:
        return None
    if isinstance(question, Drawing):
        return _drawing(question, value, starts_on, today)
    return _CHECKS[type(question)](question, value)


# ---- Texts


def _text(value: Any, longest: int = LONGEST, **place) -> str:
    if not isinstance(value, str):
        raise AnswerRefused("not_text", **place)
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > longest:
        raise AnswerRefused("too_long", count=len(text), most=longest, **place)
    if "\0" in text or any("\ud800" <= sign <= "\udfff" for sign in text):
        raise AnswerRefused("unreadable", **place)
    return text


def _name(value: Any, **place) -> str:
    name = " ".join(_text(value, LONGEST, **place).split())
    if len(name) > LONGEST_NAME:
        raise AnswerRefused("too_long", count=len(name), most=LONGEST_NAME, **place)
    return name


def _open(question: Open, value: Any) -> str | None:
    text = _text(value)
    return text if text.strip() else None


def _examples(question: Examples, value: Any) -> list[str] | None:
    texts = [_text(item).strip() for item in _list(value, question.most)]
    return [text for text in texts if text] or None


# ---- Choices


def _rating(question: Rating, value: Any) -> int:
    if type(value) is not int or value not in question.scale.values:
        raise AnswerRefused("outside_scale", low=question.scale.low.value, high=question.scale.high.value)
    return value


def _chosen(choices: tuple[Choice, ...], value: Any) -> str:
    if not isinstance(value, str) or value not in {choice.key for choice in choices}:
        raise AnswerRefused("unknown_choice")
    return value


def _one(question: OneOf, value: Any) -> str:
    return _chosen(question.choices, value)


def _several(choices: tuple[Choice, ...], value: Any) -> list[str]:
    chosen = {_chosen(choices, item) for item in _list(value, 10 * len(choices))}
    return [choice.key for choice in choices if choice.key in chosen]


def _any(question: AnyOf, value: Any) -> list[str] | None:
    return _several(question.choices, value) or None


def _words(question: Words, value: Any) -> dict | None:
    said = _object(value, "marks", "own")
    marks = said.get("marks") or {}
    if not isinstance(marks, dict):
        raise AnswerRefused("wrong_form")
    if set(marks) - {word.key for word in question.words}:
        raise AnswerRefused("unknown_word")
    kept = {
        word.key: _chosen(question.marks, marks[word.key])
        for word in question.words
        if marks.get(word.key) not in (None, "")
    }
    own = _own_words(question, said.get("own") or [])
    return {"marks": kept, "own": own} if kept or own else None


def _own_words(question: Words, value: Any) -> list[dict]:
    own = []
    for item in _list(value, question.own):
        said = _object(item, "word", "mark")
        word = _name(said.get("word") or "")
        if word:
            own.append({"word": word, "mark": _chosen(question.marks, said.get("mark") or question.marks[0].key)})
    if len({each["word"].casefold() for each in own}) < len(own):
        raise AnswerRefused("word_twice")
    return own


# ---- A drawing


def _drawing(question: Drawing, value: Any, starts_on: date | None, today: date | None) -> dict | None:
    last = years_after(today, question.years_ahead) if today else None
    lines = []
    for number, item in enumerate(_list(_object(value, "lines").get("lines") or [], question.lines), 1):
        said = _object(item, "name", "points")
        points = [_point(each, number) for each in _list(said.get("points") or [], question.points, line=number)]
        points.sort(key=lambda point: point["on"])
        _in_time(points, starts_on, last, number)
        name = _name(said.get("name") or "", line=number)
        if points or name:
            lines.append({"name": name, "points": points})
    names = [line["name"].casefold() for line in lines]
    if len(set(names)) < len(names):
        raise AnswerRefused("line_twice")
    return {"lines": lines} if lines else None


def _point(value: Any, line: int) -> dict:
    said = _object(value, "on", "level", line=line)
    try:
        on = date.fromisoformat(said.get("on"))
    except (TypeError, ValueError) as error:
        raise AnswerRefused("no_day", line=line) from error
    return {"on": on.isoformat(), "level": _number(said.get("level"), "level", line=line)}


def _number(value: Any, what: str, **place) -> int | float:
    """From 0 to 100, to one decimal."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise AnswerRefused("no_number", **place)
    if not 0 <= value <= 100:  # what is no number at all is not between them either
        raise AnswerRefused(f"{what}_outside", **place)
    rounded = round(float(value), 1)
    return int(rounded) if rounded.is_integer() else rounded


def _in_time(points: list[dict], first: date | None, last: date | None, line: int) -> None:
    days = [date.fromisoformat(point["on"]) for point in points]
    if first and days and days[0] < first:
        raise AnswerRefused("before_start", line=line, day=days[0], first=first)
    if last and days and days[-1] > last:
        raise AnswerRefused("too_far_ahead", line=line, day=days[-1], last=last)
    if len(set(days)) < len(days):
        raise AnswerRefused("day_twice", line=line)


def years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February, or past the calendar
        return day.replace(year=min(day.year + years, date.max.year), day=28)


# ---- A map of people


def _map(question: Map, value: Any) -> dict | None:
    people = []
    for number, item in enumerate(_list(_object(value, "people").get("people") or [], question.people), 1):
        somebody = _somebody(question, _object(item, "name", "group", "roles", "about", "x", "y"), number)
        if somebody:
            people.append(somebody)
    return {"people": people} if people else None


def _somebody(question: Map, said: dict, number: int) -> dict | None:
    name = _name(said.get("name") or "", person=number)
    about = said.get("about") or {}
    if not isinstance(about, dict) or set(about) - {each.key for each in question.about}:
        raise AnswerRefused("wrong_form")
    told = {key: _text(text, person=number) for key, text in about.items() if text}
    roles = _several(question.roles, said.get("roles") or [])
    if not name:
        if told or roles:
            raise AnswerRefused("no_name", person=number)
        return None
    place = {axis: _number(said[axis], "place", person=number) for axis in ("x", "y") if said.get(axis) is not None}
    group = _chosen(question.groups, said.get("group") or question.groups[0].key)
    return {"name": name, "group": group, "roles": roles, "about": told} | place


# ---- Shapes


def _list(value: Any, most: int, **place) -> list:
    if not isinstance(value, list):
        raise AnswerRefused("wrong_form", **place)
    if len(value) > most:
        raise AnswerRefused("too_many", count=len(value), most=most, **place)
    return value


def _object(value: Any, *known: str, **place) -> dict:
    if not isinstance(value, dict) or set(value) - set(known):
        raise AnswerRefused("wrong_form", **place)
    return value


_CHECKS: dict[type, Callable[[Any, Any], Any]] = {
    Open: _open,
    Examples: _examples,
    Rating: _rating,
    OneOf: _one,
    AnyOf: _any,
    Words: _words,
    Map: _map,
}
