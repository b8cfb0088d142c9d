"""The four conversation models as they ship: who the other side is, and along which ways something of it may flow.

Structure in content/conversation_models/<key>.json, texts beside it per language. An organisation chooses which
it offers, for whom, under which name, and which of the *optional* flows; the rest is what the model guarantees.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import wegwijzer

FOLDER = Path(wegwijzer.__file__).parent / "content" / "conversation_models"
KEYS = ("line", "staff", "management", "external")

EMPLOYEE, OTHER, EITHER = "employee", "other", "either"
LEADER, LEADER_ABOVE, HR = "leader", "leader_above", "hr"
ALWAYS, EMPLOYEE_CHOOSES = "always", "employee_chooses"


@dataclass(frozen=True)
class Flow:
    """A way along which one report may go. `sender`: employee, other, or either of them as they agree.

    `when`: always (the employee reads it first and may add to it) or only when the employee chooses so.
    """

    key: str
    sender: str
    to: str
    when: str
    optional: bool = False

    @property
    def by_choice(self) -> bool:
        return self.when == EMPLOYEE_CHOOSES

    def may_come_from(self, side: str) -> bool:
        return self.sender in (side, EITHER)

    def kept(self) -> dict:
        """As a conversation keeps it from its beginning."""
        return asdict(self)


@dataclass(frozen=True)
class ConversationModel:
    """`other` says how the other side is found: leader, leader_above, staff (HR or coach) or adviser."""

    key: str
    other: str
    asked_by: tuple[str, ...]
    flows: tuple[Flow, ...]
    advantages: tuple[str, ...]
    needs: tuple[str, ...]
    guaranteed: tuple[str, ...]

    @property
    def optional(self) -> frozenset[str]:
        """Keys of the flows that an organisation can leave out."""
        return frozenset(flow.key for flow in self.flows if flow.optional)

    def flows_with(self, switched_on: list[str]) -> tuple[Flow, ...]:
        """The flows of a conversation that begins while these optional ones are on."""
        return tuple(flow for flow in self.flows if not flow.optional or flow.key in switched_on)

    def flow(self, key: str) -> Flow:
        """Raises KeyError."""
        return {flow.key: flow for flow in self.flows}[key]


@dataclass(frozen=True)
class ModelTexts:
    """What people read about a model, in one language. `flows`, and the three lists, by key and in order."""

    name: str
    summary: str
    other: str
    flows: dict[str, str]
    advantages: dict[str, str]
    needs: dict[str, str]
    guaranteed: dict[str, str]


@cache
def models() -> dict[str, ConversationModel]:
    return {key: _read(key) for key in KEYS}


def model(key: str) -> ConversationModel:
    """Raises KeyError for a key that is none of the four."""
    return models()[key]


def _read(key: str) -> ConversationModel:
    found = json.loads((FOLDER / f"{key}.json").read_text("utf-8"))
    flows = tuple(
        Flow(each["key"], each["from"], each["to"], each["when"], each.get("optional", False))
        for each in found["flows"]
    )
    listed = {name: tuple(found[name]) for name in ("asked_by", "advantages", "needs", "guaranteed")}
    return ConversationModel(key=found["key"], other=found["other"], flows=flows, **listed)


@cache
def _texts(language: str) -> dict[str, ModelTexts]:
    said = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return {key: ModelTexts(**texts) for key, texts in said.items()}


def texts(key: str, language: str) -> ModelTexts:
    """In this language, or in Dutch where there is none yet. Raises KeyError for an unknown model."""
    base = language.split("-")[0]
    return _texts(base if base in languages() else "nl")[key]


@cache
def languages() -> frozenset[str]:
    return frozenset(file.stem for file in FOLDER.glob("*.json")) - set(KEYS)


def flows_of(kept: list[dict]) -> tuple[Flow, ...]:
    """The flows that a conversation kept from its beginning."""
    return tuple(Flow(**each) for each in kept)
