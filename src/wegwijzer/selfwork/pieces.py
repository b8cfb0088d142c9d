"""A sheet as it reads: per question that was answered, the question and the answer in lines of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language

from wegwijzer.instruments import queries
from wegwijzer.instruments.saying import lines_of
from wegwijzer.instruments.structure import Instrument, Part, Question


@dataclass(frozen=True)
class Piece:
    """`key` is that of the field. `value` is the answer itself, for what is drawn; what has no question is never."""

    key: str
    title: str
    lines: list[str]
    question: Question | None = None
    value: Any = None


@dataclass(frozen=True)
class PartRead:
    key: str
    title: str
    pieces: list[Piece]


def instrument_of(record, language: str | None = None) -> Instrument:
    """Of a sheet or a share: in the version that it keeps. In the language of who looks, unless said otherwise."""
    found = queries.version(record.organisation, record.instrument)
    return found.in_language(language or get_language() or "nl", record.organisation.language)


def title_of_share(share) -> str:
    """What is shared of an instrument is called as the instrument; something else has a title of its own."""
    return instrument_of(share).title if share.instrument else share.title


def parts_of_share(share) -> list[PartRead]:
    """What a share holds, as it reads: answers in the words of the instrument, or the pieces as they were copied."""
    if share.instrument:
        return parts_read(instrument_of(share), share.answers)
    parts: dict[str, list[Piece]] = {}
    for number, each in enumerate(share.pieces):
        parts.setdefault(each["part"], []).append(Piece(f"piece-{number}", each["title"], each["lines"]))
    return [PartRead(f"part-{number}", title, found) for number, (title, found) in enumerate(parts.items())]


def parts_read(instrument: Instrument, answers: Mapping[str, Any]) -> list[PartRead]:
    """Only what was answered, in the order of the instrument."""
    found = [PartRead(part.key, part.title, _pieces(part, answers)) for part in instrument.parts]
    return [part for part in found if part.pieces]


def pieces(instrument: Instrument, answers: Mapping[str, Any]) -> list[Piece]:
    return [piece for part in parts_read(instrument, answers) for piece in part.pieces]


def _pieces(part: Part, answers: Mapping[str, Any]) -> list[Piece]:
    made = [_piece(field, answers.get(field.key)) for field in part.fields]
    return [piece for piece in made if piece.lines]


def _piece(field: Question, value: Any) -> Piece:
    return Piece(field.key, field.title or field.text, lines_of(field, value), field, value)
