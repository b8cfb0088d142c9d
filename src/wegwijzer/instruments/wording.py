"""Which texts a structure asks for, and whether each language has them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wegwijzer.instruments.problems import Problem
from wegwijzer.instruments.structure import LABELS

SHORT, LONG = 200, 2_000  # characters
MOST_LINES = 12


@dataclass(frozen=True)
class Wanted:
    """A text that the structure has room for. `lines`: a list of texts. `end`: of a scale, (key, value)."""

    needed: bool = True
    most: int = LONG
    lines: bool = False
    end: tuple[str, int] | None = None


def wanted(structure: dict) -> dict[str, Wanted]:
    """Every text that this structure (which must have the right shape) asks for or leaves room for."""
    found = {"title": Wanted(most=SHORT), "summary": Wanted(most=SHORT), "intro": Wanted(needed=False)}
    for part in structure["parts"]:
        found[f"parts.{part['key']}.title"] = Wanted(most=SHORT)
        found[f"parts.{part['key']}.intro"] = Wanted(needed=False)
        for question in part["questions"]:
            found |= _of_question(question)
    found |= _of_fields(structure)
    for scale in structure.get("scales", ()):
        ends = (scale["points"][0], scale["points"][-1])
        for value in scale["points"]:
            end = (scale["key"], value) if value in ends else None
            found[f"scales.{scale['key']}.{value}"] = Wanted(bool(end), SHORT, end=end)
    for options in structure.get("options", ()):
        found |= {f"options.{options['key']}.{choice}": Wanted(most=SHORT) for choice in options["choices"]}
    for entry in structure.get("scoring", {}).get("ranges", ()):
        found[f"outcome.{entry['key']}"] = Wanted()
    return found


def _of_question(question: dict) -> dict[str, Wanted]:
    start = f"questions.{question['key']}"
    found = {
        f"{start}.title": Wanted(needed=question["kind"] == "theme", most=SHORT),
        f"{start}.text": Wanted(),
        f"{start}.other": Wanted(needed=False),
        f"{start}.hint": Wanted(needed=False),
        f"{start}.prompts": Wanted(needed=False, most=500, lines=True),
    }
    if question.get("example"):
        found[f"{start}.example"] = Wanted(needed=False, most=SHORT)
    return found


def _of_fields(structure: dict) -> dict[str, Wanted]:
    questions = [question for part in structure["parts"] for question in part["questions"]]
    names = {name for question in questions for name in LABELS.get(question["kind"], ())}
    if any(question.get("example") for question in questions):
        names.add("example")
    return {f"fields.{name}": Wanted(most=SHORT) for name in sorted(names)}


def is_empty(text: Any) -> bool:
    return not text or (isinstance(text, str) and not text.strip())


def check_wording(
    structure: dict, texts: Mapping[str, Any], languages: Iterable[str], *, unclear: tuple[str, ...] = ()
) -> list[Problem]:
    """What is missing, unknown or too long in these languages, for a structure of the right shape.

    `unclear`: how the names of texts begin of which nobody can say whether they are asked for (shape.Sound).
    """
    found: list[Problem] = []
    rooms = wanted(structure)
    given = {}
    for language in languages:
        if language not in texts:
            found.append(Problem("language_missing", "", (), {"language": language}))
        elif not isinstance(texts[language], dict):
            found.append(Problem("wrong_type", language, (), {"what": "the whole", "wanted": "an object"}))
        else:
            given[language] = texts[language]
    for language, said in given.items():
        found += _of_language(language, said, rooms, unclear)
    return found + _between(given, rooms)


def _of_language(language: str, said: dict, rooms: dict[str, Wanted], unclear: tuple[str, ...]) -> list[Problem]:
    found = []
    for key, room in rooms.items():
        if room.needed and is_empty(said.get(key)):
            details = {"key": room.end[0], "value": room.end[1]} if room.end else {"key": key}
            found.append(Problem("scale_without_ends" if room.end else "text_missing", language, (key,), details))
    for key, text in said.items():
        if key not in rooms and key.startswith(unclear):
            continue
        if key not in rooms:
            found.append(Problem("text_unknown", language, (key,), {"key": key}))
        else:
            found += _of_text(language, key, text, rooms[key])
    return found


def _of_text(language: str, key: str, text: Any, room: Wanted) -> list[Problem]:
    lines = text if room.lines else [text]
    if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
        wanted_type = "a list of texts" if room.lines else "a text"
        return [Problem("wrong_type", language, (key,), {"what": f"“{key}”", "wanted": wanted_type})]
    if room.lines and len(lines) > MOST_LINES:
        return [Problem("too_many", language, (key,), {"count": len(lines), "most": MOST_LINES})]
    return [
        Problem("text_too_long", language, (key,), {"key": key, "count": len(line), "most": room.most})
        for line in lines
        if len(line) > room.most
    ]


def _between(given: dict[str, dict], rooms: dict[str, Wanted]) -> list[Problem]:
    """What one language says and another does not."""
    found = []
    for key, room in rooms.items():
        speaking = [language for language, said in given.items() if not is_empty(said.get(key))]
        if not speaking:
            continue
        first = speaking[0]
        for language, said in given.items():
            if language not in speaking and not room.needed:
                found.append(Problem("text_elsewhere", language, (key,), {"key": key, "language": first}))
            elif room.lines and language != first and isinstance(said[key], list):
                count, other = len(said[key]), len(given[first][key])
                if count != other:
                    details = {"key": key, "count": count, "other": other, "language": first}
                    found.append(Problem("list_differs", language, (key,), details))
    return found
