"""The fields of the form: as they stand on a page, and out of what was sent."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from wegwijzer.conversations import instrument
from wegwijzer.conversations.form_words import OUTCOMES, choices
from wegwijzer.conversations.models import JointField
from wegwijzer.conversations.queries import Desk
from wegwijzer.foundation.sent import as_number
from wegwijzer.instruments.posting import answer_from
from wegwijzer.instruments.structure import AnyOf, Choice, OneOf, Open, Question

VALUE, VERSION, SEEN = "value.", "version.", "seen."
THEME = "theme."


class Sent:
    """A field by its key: how its value, the version that was seen and the mark of what stood there are sent."""

    key: str

    @property
    def name(self) -> str:
        return VALUE + self.key

    @property
    def version_name(self) -> str:
        return VERSION + self.key

    @property
    def seen_name(self) -> str:
        return SEEN + self.key


@dataclass(frozen=True)
class Joint(Sent):
    """A field that both write in. `kind`: open, one, any, day or outcome."""

    key: str
    question: Question
    value: Any = ""
    version: int = 0
    by: str = ""  # who wrote what stands there
    by_me: bool = False
    error: str = ""
    kind: str = ""
    options: tuple = field(default=())

    @property
    def seen(self) -> str:
        return mark(self.value)

    @property
    def id(self) -> str:
        return "veld-" + self.key.replace(".", "-")

    @property
    def in_words(self) -> str:
        return said_in_words(self.question, self.value)

    @property
    def lines(self) -> list[str]:
        return self.in_words.splitlines()


def mark(value: Any) -> str:
    """Of what stood on the page: what was not touched is not saved, and disturbs nobody."""
    said = value.replace("\r\n", "\n").strip() if isinstance(value, str) else value or ""
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()[:12]


def said_in_words(question: Question, value: Any) -> str:
    """A value as a person reads it; "" for nothing."""
    if value in (None, "", []):
        return ""
    if isinstance(question, OneOf | AnyOf):
        texts = {choice.key: str(choice.text) for choice in question.choices}
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(texts.get(key, key) for key in chosen)
    return str(value)


def questions(conversation) -> dict[str, Question]:
    """Every joint field of this conversation's form, by key."""
    form = instrument.instrument(conversation, "form")
    found = {
        f"{THEME}{key}": asked
        for key, asked in form.fields.items()
        if key.rpartition(".")[2] in ("growth", "term", "actions", "notes")
    }
    return found | around(conversation)


def around(conversation) -> dict[str, Question]:
    """The fields of the conclusion."""
    the_two = (
        Choice("employee", conversation.employee.given_name),
        Choice("other", conversation.other.given_name),
    )
    outcomes = tuple(Choice(key, text) for key, text in choices(OUTCOMES))
    found = {
        "conclusion.outcome": OneOf(key="conclusion.outcome", text=_("Welk besluit nemen jullie?"), choices=outcomes),
        "conclusion.why": Open(
            key="conclusion.why",
            text=_("Waarom?"),
            hint=_("In een paar zinnen, zo dat jullie het over een jaar nog begrijpen."),
        ),
        "conclusion.until": Open(
            key="conclusion.until",
            text=_("Tot wanneer geldt dit?"),
            hint=_("Daarna kijken jullie opnieuw."),
        ),
    }
    for flow in conversation.flows:
        if flow["sender"] == "either":
            key = f"flow.{flow['key']}.by"
            found[key] = OneOf(key=key, text=_("Wie geeft dit door?"), choices=the_two)
    return found


def joint(desk: Desk, key: str, asked: Question, actor, **more) -> Joint:
    row: JointField | None = desk.fields.get(key)
    if row is None:
        return Joint(key, asked, kind=kind_of(key, asked), **more)
    by_me = row.changed_by_id == actor.person_id
    by = desk.conversation.employee if row.changed_by_id == desk.conversation.employee_id else desk.conversation.other
    return Joint(key, asked, row.value, row.version, by.given_name, by_me, kind=kind_of(key, asked), **more)


def kind_of(key: str, asked: Question) -> str:
    return {"conclusion.outcome": "outcome", "conclusion.until": "day"}.get(key, asked.kind)


def sent_value(asked: Question, data: QueryDict, key: str) -> Any:
    """What was filled in for this field. Raises AnswerRefused for what no form of ours sends."""
    value = answer_from(asked, data, VALUE + key)
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def touched(data: QueryDict, known: Iterable[str]) -> list[str]:
    """The fields of a whole form that are no longer as they stood on the page."""
    return [key for key in known if VERSION + key in data]


def version_in(data: QueryDict, name: str) -> int:
    """The version that was seen; 0 for none, also for nonsense."""
    return as_number(data.get(name, "")) or 0
