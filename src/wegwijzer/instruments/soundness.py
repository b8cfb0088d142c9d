"""What of the structure of an instrument can be read although something is wrong with it: so that everything that is
wrong, also in its texts, is said at once."""

from dataclasses import dataclass
from typing import Any

from wegwijzer.instruments.positions import Path
from wegwijzer.instruments.problems import Problem


@dataclass(frozen=True)
class Sound:
    """What of a structure can be read whatever is wrong with the rest. `unclear`: how the names of texts begin of which
    nobody can say whether they are asked for."""

    structure: dict
    unclear: tuple[str, ...]

    @property
    def is_all(self) -> bool:
        return not self.unclear


def sound(structure: Any, problems: list[Problem]) -> Sound:
    """Without the scales, lists, parts, questions and ranges in which something is wrong."""
    wrong, unclear = {problem.path for problem in problems if problem.where == "structure"}, []
    if not isinstance(structure, dict):
        return Sound({"parts": []}, ("",))

    def kept(holder: dict, name: str, path: Path, start: str) -> list[dict]:
        found = []
        for at, entry in enumerate(_list(holder.get(name))):
            here = (*path, name, at)
            below = (*here, "questions") if name == "parts" else None  # what is wrong with a question is its own
            if any(each[: len(here)] == here and not _is_below(each, below) for each in wrong):
                known = _has_key(entry) and (*here, "key") not in wrong
                unclear.append(f"{start}.{entry['key']}." if known else f"{start}.")
                unclear.extend(_of_questions(entry))
            else:
                found.append(entry)
        return found

    parts = [
        part | {"questions": kept(part, "questions", ("parts", structure["parts"].index(part)), "questions")}
        for part in kept(structure, "parts", (), "parts")
    ]
    left = {name: kept(structure, name, (), name) for name in ("scales", "options") if name in structure}
    scoring = structure["scoring"] if isinstance(structure.get("scoring"), dict) else {}
    ranges = kept(scoring, "ranges", ("scoring",), "outcome")
    if not parts or unclear:
        unclear.append("fields.")
    if wrong & {("parts",), ("scales",), ("options",), ("scoring",), ("scoring", "ranges")} or not parts:
        unclear.append("")
    return Sound(structure | left | {"parts": parts, "scoring": scoring | {"ranges": ranges}}, tuple(unclear))


def _is_below(path: Path, place: Path | None) -> bool:
    return place is not None and len(path) > len(place) and path[: len(place)] == place


def _list(value: Any) -> list:
    return value if isinstance(value, list) else []


def _has_key(entry: Any) -> bool:
    return isinstance(entry, dict) and isinstance(entry.get("key"), str)


def _of_questions(entry: Any) -> list[str]:
    """Of a part that is left out, the texts of its questions are unclear as well."""
    questions = _list(entry.get("questions")) if isinstance(entry, dict) else []
    return [f"questions.{each['key']}." if _has_key(each) else "questions." for each in questions] or ["questions."]
