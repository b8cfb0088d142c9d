"""Whether the structure of an instrument (the JSON without its texts) can be built."""

import re
from typing import Any

from wegwijzer.instruments.positions import Path
from wegwijzer.instruments.problems import Problem
from wegwijzer.instruments.soundness import Sound, sound
from wegwijzer.instruments.structure import ANSWERED_BY, KINDS, QUESTIONS

KEY = re.compile(r"[a-z][a-z0-9-]{0,39}")
MOST = {"parts": 40, "questions": 120, "scales": 10, "options": 20, "choices": 120, "ranges": 10}
_SCALE, _OPTIONS = "scale", "list of options"

# What each kind of question says beside key, kind and example: name → (needed, what it is).
QUESTION_SAYS: dict[str, dict[str, tuple[bool, Any]]] = {
    "open": {},
    "examples": {"most": (False, (1, 50))},
    "rating": {"scale": (True, _SCALE), "reverse": (False, bool)},
    "one": {"options": (True, _OPTIONS)},
    "any": {"options": (True, _OPTIONS)},
    "words": {"options": (True, _OPTIONS), "marks": (True, _OPTIONS), "own": (False, (0, 20))},
    "drawing": {
        "scale": (True, _SCALE),
        "lines": (False, (1, 12)),
        "points": (False, (2, 200)),
        "years_ahead": (False, (0, 20)),
    },
    "map": {
        "groups": (True, _OPTIONS),
        "roles": (True, _OPTIONS),
        "about": (False, _OPTIONS),
        "people": (False, (1, 100)),
        "gaps": (False, bool),
    },
    "theme": {"scale": (True, _SCALE), "terms": (True, _OPTIONS), "actions": (True, _OPTIONS)},
}
NEEDS = {"checklist": "rating", "form": "theme", "questions": "open", "words": "words", "drawing": "drawing"}
NEEDS["map"] = "map"


def reaches_0_to_100(points: list[int]) -> bool:
    """Whether this scale can name the levels of a drawing."""
    return (points[0], points[-1]) == (0, 100)


def check_shape(structure: Any) -> list[Problem]:
    """All that is wrong with it; [] when it can be built."""
    check = _Check()
    if check.is_a(structure, dict, ()):
        check.instrument(structure)
        check.enough(sound(structure, check.found))
    return check.found


class _Check:
    def __init__(self):
        self.found: list[Problem] = []
        self.scales: set[str] = set()
        self.options: set[str] = set()
        self.questions: set[str] = set()
        self.parts: set[str] = set()
        self.ranges: set[str] = set()
        self.part_at: dict[str, int] = {}

    def wrong(self, code: str, path: Path, **details) -> None:
        self.found.append(Problem(code, "structure", path, details))

    # ---- Small checks, each of which answers whether one can go on
    def is_a(self, value, wanted: type, path: Path) -> bool:
        names = {dict: "an object", list: "a list", str: "a text", int: "a whole number", bool: "true or false"}
        right = isinstance(value, wanted) and not (wanted is int and isinstance(value, bool))
        if not right:
            self.wrong("wrong_type", path, what=_called(path), wanted=names[wanted])
        return right

    def says(self, value: dict, path: Path, needed: set[str], allowed: set[str]) -> None:
        for name in sorted(needed - set(value)):
            self.wrong("missing", path, what=f"“{name}”")
        for name in value:
            if name not in needed | allowed:
                self.wrong("unknown", (*path, name), key=name, known=", ".join(sorted(needed | allowed)))

    def entries(self, value: dict, name: str, path: Path, most: int | None = None) -> list[tuple[Any, Path]]:
        """The items of a list, with their paths; [] when it is none."""
        if name not in value or not self.is_a(value[name], list, (*path, name)):
            return []
        most = most or MOST[name]
        if len(value[name]) > most:
            self.wrong("too_many", (*path, name), count=len(value[name]), most=most)
        return [(item, (*path, name, place)) for place, item in enumerate(value[name])]

    def key(self, key: Any, path: Path, taken: set[str]) -> None:
        if not isinstance(key, str) or not KEY.fullmatch(key):
            self.wrong("bad_key", path, key=key)
        elif key in taken:
            self.wrong("key_twice", path, key=key)
        else:
            taken.add(key)

    def number(self, value: Any, path: Path, least: int, most: int) -> None:
        if self.is_a(value, int, path):
            if value > most:
                self.wrong("too_many", path, count=value, most=most)
            elif value < least:
                self.wrong("too_few", path, count=value, least=least)

    def one_of(self, value: dict, name: str, known: tuple[str, ...]) -> bool:
        if name not in value or value[name] in known:
            return name in value
        self.wrong("unknown_kind", (name,), kind=value[name], known=", ".join(known))
        return False

    # ---- The parts of an instrument
    def instrument(self, structure: dict) -> None:
        needed = {"kind", "answered_by", "parts"}
        self.says(structure, (), needed, {"minutes", "scales", "options", "scoring"})
        self.one_of(structure, "kind", KINDS)
        self.one_of(structure, "answered_by", ANSWERED_BY)
        if "minutes" in structure:
            self.number(structure["minutes"], ("minutes",), 1, 240)
        for scale, path in self.entries(structure, "scales", ()):
            self.scale(scale, path)
        for options, path in self.entries(structure, "options", ()):
            self.choices(options, path)
        for part, path in self.entries(structure, "parts", ()):
            self.part(part, path, self.parts)
        if structure.get("parts") == []:
            self.wrong("no_parts", ("parts",))
        if "scoring" in structure:
            self.scoring(structure["scoring"], ("scoring",))

    def enough(self, found: Sound) -> None:
        """What is asked of the whole: of what can be read of it, and only where the rest cannot make up for it."""
        structure = found.structure
        kinds = {question["kind"] for part in structure["parts"] for question in part["questions"]}
        needed = NEEDS.get(structure["kind"]) if isinstance(structure.get("kind"), str) else None
        if needed and needed not in kinds and found.is_all:
            self.wrong("kind_without", ("kind",), kind=structure["kind"], wanted=needed)
        self.drawings(structure)
        if structure["scoring"].get("mean_per"):
            self.means(structure)

    def drawings(self, structure: dict) -> None:
        points = {scale["key"]: scale["points"] for scale in structure.get("scales", ())}
        for at, part in self.places(structure):
            for question in part["questions"]:
                if question["kind"] == "drawing" and not reaches_0_to_100(points.get(question["scale"], [0, 100])):
                    self.wrong("drawing_scale", at, key=question["scale"])

    def means(self, structure: dict) -> None:
        for at, part in self.places(structure):
            if len({question["scale"] for question in part["questions"] if question["kind"] == "rating"}) > 1:
                self.wrong("mixed_scales", at)

    def places(self, structure: dict) -> list[tuple[Path, dict]]:
        """Each part that can be read, and where it stands in the whole."""
        return [(("parts", self.part_at[part["key"]]), part) for part in structure["parts"]]

    def scale(self, scale: Any, path: Path) -> None:
        if not self.is_a(scale, dict, path):
            return
        self.says(scale, path, {"key", "points"}, set())
        if "key" in scale:
            self.key(scale["key"], (*path, "key"), self.scales)
        points = scale.get("points", [1, 2])
        whole = isinstance(points, list) and all(type(point) is int for point in points)
        if not whole or not 2 <= len(points) <= 11 or sorted(set(points)) != points:
            self.wrong("scale_points", (*path, "points"))

    def choices(self, options: Any, path: Path) -> None:
        if not self.is_a(options, dict, path):
            return
        self.says(options, path, {"key", "choices"}, set())
        if "key" in options:
            self.key(options["key"], (*path, "key"), self.options)
        taken: set[str] = set()
        choices = self.entries(options, "choices", path)
        for choice, place in choices:
            self.key(choice, place, taken)
        if "choices" in options and not choices:
            self.wrong("too_few", (*path, "choices"), count=0, least=1)

    def part(self, part: Any, path: Path, taken: set[str]) -> None:
        if not self.is_a(part, dict, path):
            return
        self.says(part, path, {"key", "questions"}, set())
        if "key" in part:
            self.key(part["key"], (*path, "key"), taken)
            self.part_at.setdefault(str(part["key"]), path[-1])
        questions = self.entries(part, "questions", path)
        for question, place in questions:
            self.question(question, place)
        if isinstance(part.get("questions"), list) and not questions:
            self.wrong("no_questions", path)

    def question(self, question: Any, path: Path) -> None:
        if not self.is_a(question, dict, path):
            return
        kind = question.get("kind")
        if "kind" in question and not (isinstance(kind, str) and kind in QUESTIONS):
            self.wrong("unknown_kind", (*path, "kind"), kind=kind, known=", ".join(QUESTIONS))
            return
        says = QUESTION_SAYS[kind] if kind else {}
        needed = {"key", "kind"} | {name for name, (must, _what) in says.items() if must}
        self.says(question, path, needed, {*says, *([] if kind == "theme" else ["example"])})
        if "key" in question:
            self.key(question["key"], (*path, "key"), self.questions)
        if "example" in question:
            self.is_a(question["example"], bool, (*path, "example"))
        for name, (_must, what) in says.items():
            if name in question:
                self.said(question[name], what, (*path, name))

    def said(self, value: Any, what: Any, path: Path) -> None:
        if what is bool:
            self.is_a(value, bool, path)
        elif isinstance(what, tuple):
            self.number(value, path, *what)
        elif not isinstance(value, str) or value not in (self.scales if what == _SCALE else self.options):
            self.wrong("unknown_reference", path, key=value, what=what)

    def leads_to(self, scoring: dict, path: Path) -> None:
        """Part → keys of the instruments that fit, or range → those keys; whether they exist is not known here."""
        if "leads_to" not in scoring or not self.is_a(scoring["leads_to"], dict, (*path, "leads_to")):
            return
        for part in scoring["leads_to"]:
            place = (*path, "leads_to", part)
            if part not in self.parts:
                self.wrong("unknown", place, key=part, known=", ".join(sorted(self.parts)))
            said = scoring["leads_to"][part]
            if isinstance(said, dict):  # by range
                for name in said:
                    if name not in self.ranges:
                        self.wrong("unknown", (*place, name), key=name, known=", ".join(sorted(self.ranges)))
                    self.keys(said, name, place)
            else:
                self.keys(scoring["leads_to"], part, (*path, "leads_to"))

    def keys(self, holder: dict, name: str, path: Path) -> None:
        for key, at in self.entries(holder, name, path, most=MOST["choices"]):
            if not isinstance(key, str) or not KEY.fullmatch(key):
                self.wrong("bad_key", at, key=key)

    def scoring(self, scoring: Any, path: Path) -> None:
        if not self.is_a(scoring, dict, path):
            return
        self.says(scoring, path, {"mean_per"}, {"ranges", "leads_to"})
        if scoring.get("mean_per", "part") != "part":
            self.wrong("unknown", (*path, "mean_per"), key=scoring["mean_per"], known="part")
        taken, ends = self.ranges, []
        for entry, place in self.entries(scoring, "ranges", path):
            if self.is_a(entry, dict, place):
                self.says(entry, place, {"key"}, {"below"})
                self.key(entry.get("key"), place, taken)
                ends.append(entry.get("below"))
        numbers = ends[:-1]
        right = all(isinstance(end, int | float) and not isinstance(end, bool) for end in numbers)
        if ends and (ends[-1] is not None or not right or sorted(set(numbers)) != numbers):
            self.wrong("ranges", (*path, "ranges"))
        self.leads_to(scoring, path)


def _called(path: Path) -> str:
    return f"“{'.'.join(map(str, path))}”" if path else "the whole"
