"""The pieces of a preparation: a question with its answers, whether it is shared, and how it was sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from wegwijzer.conversations import actions, instrument
from wegwijzer.conversations.models import Conversation, OwnAnswer
from wegwijzer.conversations.models.said import Part
from wegwijzer.conversations.queries import Desk
from wegwijzer.conversations.rules import refuse
from wegwijzer.conversations.views.fields import SEEN, VALUE, VERSION, Sent, mark, said_in_words, version_in
from wegwijzer.instruments.answers import AnswerRefused
from wegwijzer.instruments.posting import answer_from
from wegwijzer.instruments.sentences import sentence
from wegwijzer.instruments.structure import Instrument, Open, Question, for_side

NOTE = "note"  # the key of the note for oneself, which is no question and is never shared
ALONE = {"open": "open", "one": "one", "any": "any", "rating": "one"}  # kinds that a script saves by themselves


def part_of(key: str) -> str:
    if key == NOTE:
        return Part.NOTE
    return Part.GROWTH if key.startswith("growth-") else Part.PREPARATION


def note() -> Question:
    return Open(
        key=NOTE,
        text=_("Notitie voor jezelf"),
        hint=_("Dit deel je nooit. Ook na het gesprek leest niemand anders dit."),
    )


def questions(conversation: Conversation, side: str) -> dict[str, Question]:
    """Every field that this side fills in, by key, in the words for that side."""
    asked = instrument.instrument(conversation, side)
    return {each.key: for_side(each, side) for each in asked.fields_for(side)} | {NOTE: note()}


@dataclass(frozen=True)
class Box(Sent):
    """One field as it stands on the page. `clash`: what was saved elsewhere meanwhile."""

    question: Question
    value: Any = None
    version: int = 0
    error: str = ""
    clash: str | None = None
    resend: bool = False

    @property
    def key(self) -> str:
        return self.question.key

    @property
    def seen(self) -> str:
        return "" if self.resend else mark(self.value if self.value is not None else "")

    @property
    def kind(self) -> str:
        """How a script saves it; "" when only the button does."""
        return ALONE.get(self.question.kind, "")

    @property
    def in_words(self) -> str:
        return spoken(self.question, self.value)


def spoken(question: Question, value: Any) -> str:
    if isinstance(value, dict):
        return _("Ingevuld")
    if isinstance(value, list) and question.kind == "examples":
        return "\n".join(value)
    return said_in_words(question, value)


@dataclass(frozen=True)
class Piece:
    """A question with its example: what is shared or taken back at once."""

    question: Question
    boxes: list[Box]
    shared_at: Any = None
    is_answered: bool = False
    can_share_more: bool = False

    @property
    def key(self) -> str:
        return self.question.key

    @property
    def by_button(self) -> bool:
        return any(not box.kind for box in self.boxes)


@dataclass(frozen=True)
class Step:
    title: str
    intro: str
    key: str
    pieces: list[Piece]


@dataclass(frozen=True)
class Refused:
    """What came back of a form that was sent: sentences, and the rows that were saved meanwhile, by key."""

    errors: Mapping[str, str]
    clashes: Mapping[str, OwnAnswer]
    sent: Mapping[str, Any]


def steps(desk: Desk, refused: Refused | None = None) -> list[Step]:
    asked = instrument.instrument(desk.conversation, desk.side)
    return [
        Step(part.title, part.intro, part.key, [_piece(desk, each, refused) for each in part.questions])
        for part in asked.parts
    ]


def row_of(desk: Desk, key: str) -> OwnAnswer | None:
    return desk.own[part_of(key)].get(key)


def box(desk: Desk, question: Question, refused: Refused | None = None) -> Box:
    row, key = row_of(desk, question.key), question.key
    value = row.value if row is not None and row.value != "" else None
    version = row.version if row is not None else 0
    if refused is not None and key in refused.clashes:
        saved = refused.clashes[key]
        return Box(question, refused.sent[key], saved.version, "", spoken(question, saved.value), resend=True)
    if refused is not None and key in refused.sent:
        return Box(question, refused.sent[key], version, refused.errors.get(key, ""), resend=True)
    return Box(question, value, version)


def _piece(desk: Desk, question: Question, refused: Refused | None) -> Piece:
    fields = [for_side(each, desk.side) for each in question.fields]
    rows = [row for row in (row_of(desk, each.key) for each in fields) if row is not None and row.value != ""]
    shared = [row.shared_at for row in rows if row.shared_at]
    return Piece(
        question=question,
        boxes=[box(desk, each, refused) for each in fields],
        shared_at=min(shared, default=None),
        is_answered=bool(rows),
        can_share_more=len(shared) < len(rows),
    )


def keys_of(asked: Instrument, piece: str) -> list[str]:
    """The fields of one piece, by the key of its question; none for what this instrument does not ask."""
    found = [question for question in asked.questions if question.key == piece]
    return [field.key for field in found[0].fields] if found else []


# ---- What was sent


def sent(question: Question, data: QueryDict) -> Any:
    """Raises ValidationError for what no form of ours sends."""
    try:
        value = answer_from(question, data, VALUE + question.key)
    except AnswerRefused as refusal:
        raise refuse("value", sentence(refusal)) from refusal
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def save(actor, conversation: Conversation, question: Question, data: QueryDict, version: int):
    """Raises ValidationError, FieldChanged."""
    return actions.save_answer(
        actor,
        conversation=conversation,
        part=part_of(question.key),
        key=question.key,
        value=sent(question, data),
        version=version,
    )


def touched(asked: Mapping[str, Question], data: QueryDict) -> Iterator[tuple[Question, int]]:
    """The fields of a whole form that are no longer as they stood on the page, with the version that was seen."""
    for key, question in asked.items():
        if VERSION + key in data and _changed(question, data):
            yield question, version_in(data, VERSION + key)


def _changed(question: Question, data: QueryDict) -> bool:
    try:
        value = answer_from(question, data, VALUE + question.key)
    except AnswerRefused:
        return True
    if question.kind == "examples":
        value = [text for text in value if text.strip()]
    return mark(value if value not in (None, []) else "") != data.get(SEEN + question.key)
