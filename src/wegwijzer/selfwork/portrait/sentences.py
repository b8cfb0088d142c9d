"""A text cut into sentences, so that somebody can mark some without a mouse and without script."""

import re
from dataclasses import dataclass

SENTENCE = re.compile(r"[^\n]*?[.!?…]+[\"'”’)»]*(?=\s|$)|[^\n]+")


@dataclass(frozen=True)
class Sentence:
    """The characters from `start` up to `end`; `ends_line` when a new line follows it."""

    start: int
    end: int
    text: str
    ends_line: bool


def sentences(text: str) -> list[Sentence]:
    found = []
    for match in SENTENCE.finditer(text):
        said = match[0]
        start = match.start() + len(said) - len(said.lstrip())
        said = said.strip()
        if said:
            end = start + len(said)
            found.append(Sentence(start, end, said, text[end:].lstrip(" \t").startswith("\n")))
    return found


def joined(chosen: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Stretches that follow each other with nothing but white space between become one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(chosen)):
        if found and not text[found[-1][1] : start].strip() and start >= found[-1][0]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
