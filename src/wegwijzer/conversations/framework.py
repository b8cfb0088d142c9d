"""Why these conversations are held and how they differ from an appraisal (CON-2), as it ships, per language; and how
the organisation's own text is read: paragraphs, of which the first line is a title when more follows it."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import wegwijzer

FOLDER = Path(wegwijzer.__file__).parent / "content" / "conversation_framework"


@dataclass(frozen=True)
class Part:
    """`title` is empty for a paragraph of its own."""

    title: str
    text: str


@dataclass(frozen=True)
class Framework:
    title: str
    parts: tuple[Part, ...]

    @property
    def as_text(self) -> str:
        """As it is written: each part its title, its text and an empty line."""
        return "\n\n".join("\n".join(filter(None, (part.title, part.text))) for part in self.parts)


def ships(language: str) -> bool:
    return _file(language).is_file()


def _file(language: str) -> Path:
    return FOLDER / f"{language.split('-')[0]}.json"


@cache
def shipped(language: str) -> Framework:
    """In this language, or in Dutch where there is none yet."""
    file = _file(language)
    said = json.loads((file if file.is_file() else FOLDER / "nl.json").read_text("utf-8"))
    return Framework(said["title"], tuple(Part(**part) for part in said["parts"]))


def parts_of(text: str) -> tuple[Part, ...]:
    """What somebody wrote, part by part."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text.strip())]
    return tuple(_part(block) for block in blocks if block)


def _part(block: str) -> Part:
    first, _newline, rest = block.partition("\n")
    return Part(first.strip(), rest.strip()) if rest.strip() else Part("", first.strip())
