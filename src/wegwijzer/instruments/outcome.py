"""What answers come to: how far somebody is, and, only where an instrument says so, a mean per part.

There is no total and no comparison with others: an outcome is something to think on, not a grade.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wegwijzer.instruments.structure import Choice, Instrument, Map, Part, Question, Rating, Scoring, Theme

ENOUGH = 0.5  # the share of a part's statements that must be answered before a mean says anything


@dataclass(frozen=True)
class PartOutcome:
    """`mean` is on the scale of the statements, None when too few are answered; `said` is what that is called, and
    `range` the key of it."""

    key: str
    title: str
    answered: int
    of: int
    mean: float | None = None
    said: str = ""
    range: str = ""


def score(instrument: Instrument, answers: Mapping[str, Any]) -> tuple[PartOutcome, ...]:
    """Per part with statements, in order; () when the instrument does not ask for it.

    `answers`: key of a field → an answer that check_answer cleaned. A statement with `reverse` counts from the
    other end of its scale.
    """
    if instrument.scoring is None:
        return ()
    rated = [(part, _ratings(part)) for part in instrument.parts]
    return tuple(_of_part(part, ratings, answers, instrument.scoring) for part, ratings in rated if ratings)


def _ratings(part: Part) -> list[Rating]:
    return [question for question in part.questions if isinstance(question, Rating)]


def _of_part(part: Part, ratings: list[Rating], answers: Mapping[str, Any], scoring: Scoring) -> PartOutcome:
    given = [(question, answers[question.key]) for question in ratings if answers.get(question.key) is not None]
    if len(given) < ENOUGH * len(ratings):
        return PartOutcome(part.key, part.title, len(given), len(ratings))
    mean = sum(_counted(question, value) for question, value in given) / len(given)
    found = scoring.range_of(mean)
    said, key = (found.text, found.key) if found else ("", "")
    return PartOutcome(part.key, part.title, len(given), len(ratings), mean, said, key)


def _counted(question: Rating, value: int) -> int:
    scale = question.scale
    return scale.low.value + scale.high.value - value if question.reverse else value


@dataclass(frozen=True)
class Progress:
    answered: int
    of: int

    @property
    def done(self) -> bool:
        return self.answered == self.of


def progress(instrument: Instrument, answers: Mapping[str, Any], side: str = "") -> dict[str, Progress]:
    """By the key of each part. Examples do not count; a theme counts as answered with this side's own score."""
    return {part.key: _progress(part, answers, side) for part in instrument.parts}


def _progress(part: Part, answers: Mapping[str, Any], side: str) -> Progress:
    keys = [_counts(question, side) for question in part.questions]
    return Progress(sum(answers.get(key) is not None for key in keys), len(keys))


def _counts(question: Question, side: str) -> str:
    if isinstance(question, Theme):
        return f"{question.key}.{'other' if side == 'other' else 'score'}"
    return question.key


def gaps(question: Map, answer: Mapping[str, Any] | None) -> tuple[Choice, ...]:
    """Roles that nobody on the map plays: named, not judged. () where the instrument does not ask for it."""
    if not question.gaps:
        return ()
    played = {role for person in (answer or {}).get("people", ()) for role in person["roles"]}
    return tuple(role for role in question.roles if role.key not in played)


def nobody_yet(instrument: Instrument, answers: Mapping[str, Any]) -> list[Choice]:
    """The gaps of every map that somebody stands on: of an empty map there is nothing to say."""
    maps = [field for field in instrument.fields.values() if isinstance(field, Map) and answers.get(field.key)]
    return [role for field in maps for role in gaps(field, answers[field.key])]
