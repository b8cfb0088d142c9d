"""What an instrument is, in one language: parts, the questions in them, and what each lets one answer.

Plain values: nothing here knows of a person, an organisation or a database. `building.build` makes them
of data; `answers.check_answer` holds an answer to them.

A *field* is what is answered and saved by itself, with a key of its own. Most questions are one field, `key`;
a question that asks for an example has `key.example` beside it, and a theme of the conversation form has
seven (`key.score`, `key.other`, `key.growth`, `key.term`, `key.actions`, `key.notes`, `key.examples`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar

KINDS = ("checklist", "form", "questions", "words", "drawing", "map")
ANSWERED_BY = ("self", "employee", "other", "both", "group", "invited")


@dataclass(frozen=True)
class Point:
    """A step of a scale; only the two ends must have a word."""

    value: int
    word: str = ""


@dataclass(frozen=True)
class Scale:
    key: str
    points: tuple[Point, ...]

    @property
    def low(self) -> Point:
        return self.points[0]

    @property
    def high(self) -> Point:
        return self.points[-1]

    @property
    def values(self) -> tuple[int, ...]:
        return tuple(point.value for point in self.points)

    def word(self, value: int) -> str:
        return next((point.word for point in self.points if point.value == value), "")


@dataclass(frozen=True)
class Choice:
    key: str
    text: str


@dataclass(frozen=True)
class Question:
    """`prompts` help to think on; `side` says who fills it in: employee, other, or "" for whoever answers.

    `other_text` is the question as the other side reads it; empty when it reads the same.
    """

    key: str
    text: str
    title: str = ""
    hint: str = ""
    prompts: tuple[str, ...] = ()
    other_text: str = ""
    example_text: str = ""  # empty: no example is asked for
    side: str = ""
    labels: tuple[Choice, ...] = ()  # what stands above the parts of its answer, by their name
    kind: ClassVar[str] = ""

    def label(self, name: str) -> str:
        return next((label.text for label in self.labels if label.key == name), "")

    @property
    def asks_example(self) -> bool:
        return bool(self.example_text)

    @property
    def fields(self) -> tuple["Question", ...]:
        if not self.asks_example:
            return (self,)
        return (self, Open(key=f"{self.key}.example", text=self.example_text, side=self.side))

    def text_for(self, side: str) -> str:
        return self.other_text if side == "other" and self.other_text else self.text


@dataclass(frozen=True)
class Open(Question):
    """Words of one's own."""

    kind = "open"


@dataclass(frozen=True)
class Examples(Question):
    """Several short texts, each by itself: concrete moments."""

    most: int = 12
    kind = "examples"


@dataclass(frozen=True)
class Rating(Question):
    """A statement, and how far it holds. `reverse`: a high answer says little of the topic."""

    scale: Scale | None = None
    reverse: bool = False
    kind = "rating"


@dataclass(frozen=True)
class OneOf(Question):
    choices: tuple[Choice, ...] = ()
    kind = "one"


@dataclass(frozen=True)
class AnyOf(Question):
    choices: tuple[Choice, ...] = ()
    kind = "any"


@dataclass(frozen=True)
class Words(Question):
    """A list of words, each of which may get one mark; and words of one's own."""

    words: tuple[Choice, ...] = ()
    marks: tuple[Choice, ...] = ()
    own: int = 5
    kind = "words"


@dataclass(frozen=True)
class Drawing(Question):
    """Lines over time on a level from 0 to 100, with words for the levels; ahead of today is expected."""

    levels: Scale | None = None
    lines: int = 6
    points: int = 60  # of one line
    years_ahead: int = 5
    kind = "drawing"


@dataclass(frozen=True)
class Map(Question):
    """People, each in a group, with the roles they play and a note per `about`. A place on the map is two
    numbers from 0 to 100."""

    groups: tuple[Choice, ...] = ()
    roles: tuple[Choice, ...] = ()
    about: tuple[Choice, ...] = ()
    people: int = 60
    gaps: bool = False  # whether a role that nobody plays is worth naming
    kind = "map"


@dataclass(frozen=True)
class Theme(Question):
    """A row of the conversation form (CON-8). It is no field itself: `fields` are."""

    scale: Scale | None = None
    terms: tuple[Choice, ...] = ()
    actions: tuple[Choice, ...] = ()
    kind = "theme"

    @property
    def fields(self) -> tuple[Question, ...]:
        def key(name):
            return {"key": f"{self.key}.{name}", "title": self.title}

        rated = {"text": self.text, "other_text": self.other_text, "scale": self.scale}
        return (
            Rating(**key("score"), **rated, side="employee"),
            Rating(**key("other"), **rated, side="other"),
            Open(**key("growth"), text=self.label("growth")),
            OneOf(**key("term"), text=self.label("term"), choices=self.terms),
            AnyOf(**key("actions"), text=self.label("actions"), choices=self.actions),
            Open(**key("notes"), text=self.label("notes")),
            Examples(**key("examples"), text=self.label("examples")),
        )


LABELS = {
    "theme": ("score", "growth", "term", "actions", "notes", "examples"),
    "drawing": ("line",),
    "map": ("group", "roles"),
}
QUESTIONS = {kind.kind: kind for kind in (Open, Examples, Rating, OneOf, AnyOf, Words, Drawing, Map, Theme)}


@dataclass(frozen=True)
class Part:
    """A step, a topic or a group of questions."""

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]

    @property
    def fields(self) -> Iterator[Question]:
        for question in self.questions:
            yield from question.fields


@dataclass(frozen=True)
class Range:
    """What a mean below `below` (the last range: None) is called, in words."""

    key: str
    below: float | None
    text: str


@dataclass(frozen=True)
class Scoring:
    """Only the mean of a part is ever worked out, and only where the instrument says so: no total of a person.

    `leads_to`: part → key of a range ("" for whatever comes of it) → keys of the instruments that fit.
    """

    ranges: tuple[Range, ...] = ()
    leads_to: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)

    def range_of(self, mean: float) -> Range | None:
        return next((each for each in self.ranges if each.below is None or mean < each.below), None)

    def fitting(self, part: str, range_key: str) -> tuple[str, ...]:
        """Keys of the instruments that fit this outcome; of no outcome yet (""), only what fits whatever comes."""
        leads = self.leads_to.get(part, {})
        return tuple(dict.fromkeys([*leads.get(range_key, ()), *leads.get("", ())]))


@dataclass(frozen=True)
class Instrument:
    key: str
    kind: str
    answered_by: str
    language: str
    title: str
    summary: str
    intro: str
    minutes: int
    parts: tuple[Part, ...]
    scoring: Scoring | None = None
    source: str = ""  # where it comes from, for who answers
    is_own: bool = False  # an organisation's own copy

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for part in self.parts for question in part.questions)

    @cached_property
    def fields(self) -> dict[str, Question]:
        """Every field by its key, in order."""
        return {field.key: field for question in self.questions for field in question.fields}

    def field(self, key: str) -> Question:
        """Raises KeyError for a key that this instrument does not have."""
        return self.fields[key]

    def fields_for(self, side: str) -> tuple[Question, ...]:
        """What this side ("employee" or "other") fills in."""
        return tuple(field for field in self.fields.values() if field.side in ("", side))

    @property
    def themes(self) -> tuple[Theme, ...]:
        return tuple(question for question in self.questions if isinstance(question, Theme))


def for_side(question: Question, side: str) -> Question:
    """The question as this side reads it."""
    return replace(question, text=question.text_for(side), other_text="")
