"""An instrument in one language, out of its structure and the texts of that language.

The structure has the right shape; a text that is missing (in a draft) is the empty text.
"""

from collections.abc import Mapping

from wegwijzer.instruments.structure import (
    LABELS,
    QUESTIONS,
    Choice,
    Instrument,
    Part,
    Point,
    Question,
    Range,
    Scale,
    Scoring,
)


def build(key: str, structure: dict, texts: Mapping, language: str) -> Instrument:
    return _Builder(structure, texts).instrument(key, language)


class _Builder:
    def __init__(self, structure: dict, texts: Mapping):
        self.structure, self.texts = structure, texts
        self.scales = {scale["key"]: self.scale(scale) for scale in structure.get("scales", ())}
        self.options = {options["key"]: self.choices(options) for options in structure.get("options", ())}

    def say(self, key: str) -> str:
        return self.texts.get(key) or ""

    def scale(self, scale: dict) -> Scale:
        start = f"scales.{scale['key']}"
        return Scale(scale["key"], tuple(Point(value, self.say(f"{start}.{value}")) for value in scale["points"]))

    def choices(self, options: dict) -> tuple[Choice, ...]:
        start = f"options.{options['key']}"
        return tuple(Choice(choice, self.say(f"{start}.{choice}")) for choice in options["choices"])

    def instrument(self, key: str, language: str) -> Instrument:
        structure = self.structure
        return Instrument(
            key=key,
            kind=structure["kind"],
            answered_by=structure["answered_by"],
            language=language,
            title=self.say("title"),
            summary=self.say("summary"),
            intro=self.say("intro"),
            minutes=structure.get("minutes", 0),
            parts=tuple(self.part(part) for part in structure["parts"]),
            scoring=self.scoring(structure["scoring"]) if "scoring" in structure else None,
        )

    def part(self, part: dict) -> Part:
        start = f"parts.{part['key']}"
        questions = tuple(self.question(question) for question in part["questions"])
        return Part(part["key"], self.say(f"{start}.title"), self.say(f"{start}.intro"), questions)

    def question(self, question: dict) -> Question:
        start = f"questions.{question['key']}"
        said = {
            "key": question["key"],
            "text": self.say(f"{start}.text"),
            "title": self.say(f"{start}.title"),
            "hint": self.say(f"{start}.hint"),
            "prompts": tuple(self.say(f"{start}.prompts") or ()),
            "other_text": self.say(f"{start}.other"),
            "labels": tuple(Choice(name, self.say(f"fields.{name}")) for name in LABELS.get(question["kind"], ())),
        }
        if question.get("example"):
            said["example_text"] = self.say(f"{start}.example") or self.say("fields.example")
        return QUESTIONS[question["kind"]](**said, **self.details(question))

    def details(self, question: dict) -> dict:
        """What only this kind of question has."""
        kind = question["kind"]
        given = {name: value for name, value in question.items() if name not in ("key", "kind", "example")}
        for name, value in given.items():
            if name == "scale":
                given[name] = self.scales[value]
            elif name in ("options", "marks", "groups", "roles", "about", "terms", "actions"):
                given[name] = self.options[value]
        if kind == "drawing":
            given["levels"] = given.pop("scale")
        elif kind in ("one", "any"):
            given["choices"] = given.pop("options")
        elif kind == "words":
            given["words"] = given.pop("options")
        return given

    def scoring(self, scoring: dict) -> Scoring:
        return Scoring(
            tuple(
                Range(entry["key"], entry.get("below"), self.say(f"outcome.{entry['key']}"))
                for entry in scoring.get("ranges", ())
            ),
            {part: _leads(keys) for part, keys in scoring.get("leads_to", {}).items()},
        )


def _leads(said: list[str] | Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """A list fits whatever comes of a part."""
    by_range = said if isinstance(said, Mapping) else {"": said}
    return {name: tuple(keys) for name, keys in by_range.items()}
