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
    """`key` is that of the field. `value` is the answer itself, for what is drawn."""

    key: str
    title: str
    lines: list[str]
    question: Question
    value: Any


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
