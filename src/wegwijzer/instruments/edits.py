"""Changes of the content of a draft: content in, content out, nothing kept and nobody known.

A key that is gone is not given out again: what was answered to an earlier question must not pass for an answer
to a later one.
"""

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from wegwijzer.foundation.ids import new_id
from wegwijzer.instruments.wording import is_empty, wanted

Said = Mapping[str, Mapping[str, str | list[str]]]  # language → name of the text → text


class Gone(LookupError):
    """What is to be changed is no longer in the draft."""


@dataclass(frozen=True)
class Content:
    structure: dict
    texts: dict[str, dict]

    def part(self, key: str) -> dict:
        return _found(self.structure["parts"], key)

    def question(self, key: str) -> dict:
        return _found([question for part in self.structure["parts"] for question in part["questions"]], key)

    def part_of(self, question: str) -> dict:
        for part in self.structure["parts"]:
            if any(each["key"] == question for each in part["questions"]):
                return part
        raise Gone(question)

    def scale(self, key: str) -> dict:
        return _found(self.structure.get("scales", ()), key)

    def options(self, key: str) -> dict:
        return _found(self.structure.get("options", ()), key)

    def said(self, start: str, names: Sequence[str]) -> dict[str, dict]:
        """The texts `start.name` in every language, as the pages and the functions below take them."""
        return {
            language: {name: texts.get(_joined(start, name), "") for name in names}
            for language, texts in self.texts.items()
        }


Edit = Callable[[Content], Content]


def _found(entries: Sequence[dict], key: str) -> dict:
    for entry in entries:
        if entry["key"] == key:
            return entry
    raise Gone(key)


def _joined(start: str, name: str) -> str:
    return f"{start}.{name}" if start else name


def new_key(letter: str) -> str:
    return f"{letter}-{new_id().hex[-10:]}"


def _changed(content: Content) -> Content:
    return copy.deepcopy(content)


def _tidy(content: Content) -> Content:
    """Without empty texts and texts that the structure has no room for any more."""
    rooms = wanted(content.structure)
    texts = {
        language: {key: text for key, text in said.items() if key in rooms and not is_empty(text)}
        for language, said in content.texts.items()
    }
    return Content(content.structure, texts)


def _say(content: Content, start: str, said: Said) -> None:
    for language, texts in said.items():
        for name, text in texts.items():
            content.texts.setdefault(language, {})[_joined(start, name)] = text


# ---- Texts


def change_texts(content: Content, start: str, said: Said) -> Content:
    """`start`: "", "parts.<key>", "questions.<key>" …; `said`: language → {name: text}."""
    changed = _changed(content)
    _say(changed, start, said)
    return _tidy(changed)


def change_general(content: Content, said: Said, minutes: int | None) -> Content:
    """The texts of the whole, and how long it takes."""
    changed = _changed(content)
    changed.structure.pop("minutes", None)
    if minutes is not None:
        changed.structure["minutes"] = minutes
    _say(changed, "", said)
    return _tidy(changed)


# ---- What comes of the answers


def change_outcomes(content: Content, outcomes: Sequence[tuple[str, float | None, Mapping[str, str]]]) -> Content:
    """`outcomes`, rising: (key, "" for a new one; below which mean it holds, None for the last; language → text).
    What is not named goes, with where it led; without any, no mean is taken any more."""
    changed = _changed(content)
    scoring = changed.structure.get("scoring", {"mean_per": "part"})
    known = {entry["key"] for entry in scoring.get("ranges", ())}
    if not outcomes:
        if known:
            del changed.structure["scoring"]
        return _tidy(changed)
    scoring["ranges"] = []
    for key, below, said in outcomes:
        name = key if key in known else new_key("outcome")
        scoring["ranges"].append({"key": name} if below is None else {"key": name, "below": below})
        _say(changed, "outcome", {language: {name: text} for language, text in said.items()})
    changed.structure["scoring"] = scoring
    _lead_no_further(scoring)
    return _tidy(changed)


def _lead_no_further(scoring: dict) -> None:
    """An outcome that went leads nowhere."""
    there, leads = {entry["key"] for entry in scoring["ranges"]}, scoring.get("leads_to", {})
    for part, said in list(leads.items()):
        if isinstance(said, dict):
            leads[part] = {name: keys for name, keys in said.items() if name in there}
        if not leads[part]:
            del leads[part]
    if not leads:
        scoring.pop("leads_to", None)


# ---- Parts and questions


def add_part(content: Content, said: Said) -> Content:
    changed, key = _changed(content), new_key("part")
    changed.structure["parts"].append({"key": key, "questions": []})
    _say(changed, f"parts.{key}", said)
    return _tidy(changed)


def change_part(content: Content, key: str, said: Said, fits: Mapping[str, Sequence[str]] | None = None) -> Content:
    """`fits`: what its outcome leads to, key of a range ("" where there are none) → keys of instruments; None: as it
    was. What comes after each of them alike is kept as fitting whatever comes."""
    changed = _changed(content)
    changed.part(key)
    if fits is not None:
        _lead(changed.structure["scoring"], key, [(name, list(keys)) for name, keys in fits.items()])
    _say(changed, f"parts.{key}", said)
    return _tidy(changed)


def _lead(scoring: dict, part: str, fits: list[tuple[str, list[str]]]) -> None:
    leads = scoring.setdefault("leads_to", {})
    leads.pop(part, None)
    first = fits[0][1] if fits else []
    if any(keys != first for _name, keys in fits):
        leads[part] = {name: keys for name, keys in fits if keys}
    elif first:
        leads[part] = first
    if not leads:
        del scoring["leads_to"]


def remove_part(content: Content, key: str) -> Content:
    changed = _changed(content)
    changed.structure["parts"].remove(changed.part(key))
    changed.structure.get("scoring", {}).get("leads_to", {}).pop(key, None)
    return _tidy(changed)


def move_part(content: Content, key: str, steps: int) -> Content:
    changed = _changed(content)
    _move(changed.structure["parts"], changed.part(key), steps)
    return changed


def add_question(content: Content, part: str, says: Mapping, said: Said) -> Content:
    """`says`: the kind and what that kind needs, as in the structure but for the key."""
    changed, key = _changed(content), new_key("q")
    changed.part(part)["questions"].append(
        {"key": key, **{name: value for name, value in says.items() if value is not None}}
    )
    _say(changed, f"questions.{key}", said)
    return _tidy(changed)


def change_question(content: Content, key: str, says: Mapping, said: Said) -> Content:
    """What `says` has as None is no longer said of this question."""
    changed = _changed(content)
    question = changed.question(key)
    question.update(says)
    for name in [name for name, value in question.items() if value is None]:
        del question[name]
    _say(changed, f"questions.{key}", said)
    return _tidy(changed)


def remove_question(content: Content, key: str) -> Content:
    changed = _changed(content)
    changed.part_of(key)["questions"].remove(changed.question(key))
    return _tidy(changed)


def move_question(content: Content, key: str, steps: int) -> Content:
    """Past the first or last place of a part it goes on in the next one."""
    changed = _changed(content)
    parts, part = changed.structure["parts"], changed.part_of(key)
    questions, question = part["questions"], changed.question(key)
    place, beside = questions.index(question) + steps, parts.index(part) + steps
    if 0 <= place < len(questions):
        _move(questions, question, steps)
    elif 0 <= beside < len(parts):
        questions.remove(question)
        there = parts[beside]["questions"]
        there.insert(0 if steps > 0 else len(there), question)
    return changed


def _move(entries: list, entry: dict, steps: int) -> None:
    place = entries.index(entry)
    entries.remove(entry)
    entries.insert(max(0, place + steps), entry)


# ---- Scales and lists


def add_scale(content: Content, points: Sequence[int], words: Mapping[str, Mapping[int, str]]) -> Content:
    changed, key = _changed(content), new_key("scale")
    changed.structure.setdefault("scales", []).append({"key": key, "points": list(points)})
    _say(changed, f"scales.{key}", _by_name(words))
    return _tidy(changed)


def change_scale(content: Content, key: str, count: int, words: Mapping[str, Mapping[int, str]]) -> Content:
    """`words`: language → value → word, for the points as they were. With another `count` the word of the high end
    goes along to the new end, and outcomes keep their place between the two ends."""
    changed = _changed(content)
    scale = changed.scale(key)
    first, last = scale["points"][0], scale["points"][-1]
    scale["points"] = _points(scale["points"], count)
    end = scale["points"][-1]
    if end != last:
        _stretch_ranges(changed.structure, key, first, last, end)
        words = {language: {v: w for v, w in by.items() if v != last} | {end: by.get(last, "")}
                 for language, by in words.items()}  # fmt: skip
        for texts in changed.texts.values():
            texts.pop(f"scales.{key}.{last}", None)
    _say(changed, f"scales.{key}", _by_name(words))
    return _tidy(changed)


def _points(points: Sequence[int], count: int) -> list[int]:
    """Points that follow each other get more or fewer; others (0, 25, 50 …) are spread between the same two ends."""
    first, last = points[0], points[-1]
    if count == len(points):
        return list(points)
    if last - first == len(points) - 1:
        return list(range(first, first + count))
    return [first + round((last - first) * place / (count - 1)) for place in range(count)]


def _stretch_ranges(structure: dict, key: str, first: int, last: int, end: int) -> None:
    """Means on another scale mean something else. Only where all statements are on this one: else nobody knows how."""
    asked = (question for part in structure["parts"] for question in part["questions"])
    if {question["scale"] for question in asked if question["kind"] == "rating"} != {key}:
        return
    for entry in structure.get("scoring", {}).get("ranges", ()):
        if "below" in entry:
            entry["below"] = round(first + (entry["below"] - first) * (end - first) / (last - first), 1)


def _by_name(words: Mapping[str, Mapping[int, str]]) -> dict:
    return {language: {str(value): word for value, word in by.items()} for language, by in words.items()}


def add_options(content: Content, choices: Sequence[Mapping[str, str]]) -> Content:
    """`choices`: of each, language → text."""
    changed, key = _changed(content), new_key("list")
    changed.structure.setdefault("options", []).append({"key": key, "choices": []})
    return change_options(changed, key, [("", said) for said in choices])


def change_options(content: Content, key: str, choices: Sequence[tuple[str, Mapping[str, str]]]) -> Content:
    """`choices` in order: (key of the choice, "" for a new one; language → text). What is not named goes."""
    changed = _changed(content)
    known = set(changed.options(key)["choices"])
    kept = []
    for choice, said in choices:
        name = choice if choice in known else new_key("c")
        kept.append(name)
        _say(changed, f"options.{key}", {language: {name: text} for language, text in said.items()})
    changed.options(key)["choices"] = kept
    return _tidy(changed)
