"""An answer on paper: pieces for `output.pdf`'s document, out of plain data. What is drawn comes as vectors, with a
table of the same beside it. Nothing here knows who answered.
"""

import re
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wegwijzer.instruments.picture import HEIGHT, LEFT, TOP, WIDTH, Around, Curve, Line, drawing
from wegwijzer.instruments.saying import level_in_words, lines_of
from wegwijzer.instruments.structure import Choice, Drawing, Map, Question

NAME_HEIGHT = 5.5  # percent of the height of the drawing
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def pieces_of(
    question: Question,
    value: Any,
    *,
    today: date,
    starts_on: date | None = None,
    drawn_on: date | None = None,
    me: str = "",
) -> list[dict[str, Any]]:
    """What stands under the heading of this question; [] for what was not answered. After `drawn_on` (left out:
    today) a line was expected. `me`: the letters in the middle of a map, for somebody else who reads it."""
    picture = drawing(question, value, starts_on=starts_on, today=today, drawn_on=drawn_on or today)
    if isinstance(picture, Curve):
        return [_curve(picture, drawn_on not in (None, today)), points_table(question, value)]
    if isinstance(picture, Around):
        return [_around(picture, me), people_table(question, value)]
    lines = lines_of(question, value)
    if question.kind in ("any", "words", "examples"):
        return [{"kind": "list", "items": lines}] if lines else []
    return [{"kind": "words", "text": "\n".join(lines)}] if lines else []


# ---- A line over time


def _curve(picture: Curve, then: bool) -> dict[str, Any]:
    expected = _("Volle lijn: tot de dag van het blad. Stippellijn: wat je toen verwachtte.")
    return {
        "kind": "curve",
        "alt": _("Tekening van de lijn door de tijd; de punten staan eronder in een tabel"),
        "key": expected if then else _("Volle lijn: tot vandaag. Stippellijn: wat je verwacht."),
        "levels": [{"y": _down(y), "text": str(word)} for y, word in picture.levels],
        "years": [{"x": _along(x), "text": str(year)} for x, year, _minor in picture.years],
        "today": None if picture.today is None else _along(picture.today),
        "today_word": _("vandaag"),
        "lines": [_line(line) | {"label": label} for line, label in _labelled(picture.lines)],
    }


def _labelled(lines: list[Line]) -> list[tuple[Line, dict[str, Any] | None]]:
    """Each line with its name, right of its last point and clear of the other names; one line alone has none."""
    places, free = {}, float("-inf")
    for line in sorted((each for each in lines if each.name), key=lambda each: each.dots[-1].y):
        places[line.letter] = free = max(_down(line.dots[-1].y), free + NAME_HEIGHT)
    over = max(0, free - 100)
    return [(line, _label(line, places.get(line.letter), over) if len(lines) > 1 else None) for line in lines]


def _label(line: Line, y: float | None, over: float) -> dict[str, Any] | None:
    if y is None:
        return None
    return {"text": _short(line.name), "x": _along(line.dots[-1].x), "y": round(y - over, 2)}


def _line(line: Line) -> dict[str, Any]:
    dots = [{"x": _along(dot.x), "y": _down(dot.y), "future": dot.is_future} for dot in line.dots]
    return {
        "letter": line.letter,
        "name": line.name,
        "past": _bends(line.past),
        "future": _bends(line.future),
        "dots": dots,
    }


def _bends(path: str) -> list[list[float]]:
    """Of “M0 50 C1 2 3 4 5 6 …”: where it begins (two numbers), then six for each bend."""
    numbers = [float(number) for number in NUMBER.findall(path)]
    return [numbers[:2], *(numbers[at : at + 6] for at in range(2, len(numbers), 6))] if numbers else []


def _along(x: float) -> float:
    return round((x - LEFT) / WIDTH * 100, 2)


def _down(y: float) -> float:
    return round((y - TOP) / HEIGHT * 100, 2)


def points_table(question: Drawing, value: dict) -> dict[str, Any]:
    """A row for each point, oldest first, line by line."""
    named = len(value["lines"]) > 1 or any(line["name"] for line in value["lines"])
    header = [_("Lijn")] if named else []
    rows = [
        [*([_cell(line["name"] or "–")] if named else []), *_point(question, point)]
        for line in value["lines"]
        for point in line["points"]
    ]
    widths = [2, 2, 1, 2] if named else [2, 1, 2]
    return _table(widths, [*header, _("Dag"), _("Hoogte"), _("In woorden")], rows)


def _point(question: Drawing, point: dict) -> list[dict]:
    day = date_format(date.fromisoformat(point["on"]), "j F Y")
    return [_cell(day), _cell(str(point["level"])), _cell(level_in_words(question, point["level"]))]


# ---- People around somebody


def _around(picture: Around, me: str) -> dict[str, Any]:
    return {
        "kind": "map",
        "alt": _("Kaart van mensen om je heen; wie dat zijn staat eronder in een tabel"),
        "me": me or _("ik"),
        "people": [
            {
                "x": each.x,
                "y": each.y,
                "number": each.number,
                "name": _short(each.name),
                "letter": each.letter,
                "weight": each.weight,
            }
            for each in picture.people
        ],
        "groups": [{"letter": letter, "name": str(name)} for letter, name in picture.groups],
    }


def _short(name: str, most: int = 18) -> str:
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def people_table(question: Map, value: dict) -> dict[str, Any]:
    header = [_("Wie"), question.label("group"), question.label("roles"), *([_("Notities")] if question.about else [])]
    rows = [_person(question, number, each) for number, each in enumerate(value["people"], 1)]
    return _table([3, 3, 3, 5][: len(header)], header, rows)


def _person(question: Map, number: int, said: dict) -> list[dict]:
    roles = [_text(question.roles, role) for role in said["roles"]]
    told = [f"{about.text} {said['about'][about.key]}" for about in question.about if said["about"].get(about.key)]
    cells = [_cell(f"{number}. {said['name']}"), _cell(_text(question.groups, said["group"])), _cell(", ".join(roles))]
    return [*cells, _cell("\n".join(told))] if question.about else cells


def _text(choices: tuple[Choice, ...], key: str) -> str:
    return next((str(choice.text) for choice in choices if choice.key == key), key)


def _cell(text: str) -> dict[str, str]:
    return {"text": text}


def _table(widths: list[int], header: list[str], rows: list[list[dict]]) -> dict[str, Any]:
    return {"kind": "table", "widths": widths, "header": header, "rows": rows}
