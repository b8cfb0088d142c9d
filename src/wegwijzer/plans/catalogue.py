"""The actions that are shipped (PLAN-3): content/actions, with the structure apart and texts beside it per language."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import wegwijzer

FOLDER = Path(wegwijzer.__file__).parent / "content" / "actions"
DUTCH = "nl"


@dataclass(frozen=True)
class Words:
    """`example`: how somebody could say what they will do."""

    name: str
    text: str
    example: str = ""


@dataclass(frozen=True)
class Shipped:
    key: str
    group: str
    icon: str


@cache
def groups() -> tuple[str, ...]:
    return tuple(_structure()["groups"])


@cache
def shipped() -> tuple[Shipped, ...]:
    return tuple(Shipped(**each) for each in _structure()["actions"])


@cache
def languages() -> tuple[str, ...]:
    found = {file.stem for file in FOLDER.glob("*.json")} - {"actions", DUTCH}
    return (DUTCH, *sorted(found))


def words(key: str, language: str) -> Words:
    """Of a shipped action, in this language or in Dutch. Raises KeyError."""
    return _texts(language)["actions"][key]


def group_words(key: str, language: str) -> Words:
    return _texts(language)["groups"][key]


def base(language: str | None) -> str:
    """The language of ours that is nearest to this one."""
    found = (language or DUTCH).split("-")[0]
    return found if found in languages() else DUTCH


def _structure() -> dict:
    return json.loads((FOLDER / "actions.json").read_text("utf-8"))


@cache
def _of(language: str) -> dict:
    said = json.loads((FOLDER / f"{language}.json").read_text("utf-8"))
    return {part: {key: Words(**each) for key, each in rows.items()} for part, rows in said.items()}


def _texts(language: str) -> dict:
    return _of(base(language))
