"""Why these conversations are held and how they differ from an appraisal (CON-2), as it ships, per language."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import wegwijzer

FOLDER = Path(wegwijzer.__file__).parent / "content" / "conversation_framework"


@dataclass(frozen=True)
class Part:
    title: str
    text: str


@dataclass(frozen=True)
class Framework:
    title: str
    parts: tuple[Part, ...]


@cache
def framework(language: str) -> Framework:
    """In this language, or in Dutch where there is none yet."""
    file = FOLDER / f"{language.split('-')[0]}.json"
    said = json.loads((file if file.is_file() else FOLDER / "nl.json").read_text("utf-8"))
    return Framework(said["title"], tuple(Part(**part) for part in said["parts"]))
