"""Text that can be printed: every letter has a drawing in one of our fonts, and no line runs off the paper.

A document in which a letter cannot be drawn is not accessible, and is refused. So such a letter becomes an open
square, and whoever reads sees that something stood there.
"""

import re
from functools import cache
from pathlib import Path
from typing import Any

import fontpkg_source_sans_3
import manimgx_fonts
from fontTools.ttLib import TTFont

MISSING = "\N{WHITE SQUARE}"
# What steers letters without being one: joiners, directions, variants of a picture, a possible break.
UNSEEN = frozenset(map(chr, [0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFE0E, 0xFE0F, *range(0x2066, 0x206A)]))
LINES = {"\r\n": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
NEW_LINE = re.compile("|".join(map(re.escape, LINES)))
RUN = re.compile(r"[^\s\u200b]{40,}")
LONGEST = 30  # letters in a row after which a line may break


@cache
def drawable() -> frozenset[int]:
    """Every code point for which one of the fonts has a drawing."""
    folders = (Path(fontpkg_source_sans_3.__file__).parent / "files", Path(manimgx_fonts.__file__).parent)
    found: set[int] = set()
    for file in sorted(path for folder in folders for path in folder.glob("*.ttf")):
        with TTFont(file, lazy=True) as font:
            found |= set(font["cmap"].getBestCmap())
    return frozenset(found)


@cache
def _drawn(letter: str) -> str:
    if letter == "\n" or letter in UNSEEN:
        return letter
    if letter == "\t" or (letter.isspace() and ord(letter) not in drawable()):
        return " "
    if ord(letter) < 32 or 0x7F <= ord(letter) < 0xA0:
        return ""
    return letter if ord(letter) in drawable() else MISSING


def text(words: str) -> str:
    """As it can be printed."""
    words = NEW_LINE.sub(lambda found: LINES[found[0]], words)
    if not words.isascii() or not words.isprintable():
        words = "".join(map(_drawn, words))
    return RUN.sub(_breakable, words)


def _breakable(run: re.Match) -> str:
    return "\u200b".join(run[0][place : place + LONGEST] for place in range(0, len(run[0]), LONGEST))


def printable(data: Any) -> Any:
    """The same data, with every text in it as it can be printed."""
    if isinstance(data, str):
        return text(data)
    if isinstance(data, dict):
        return {key: printable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [printable(value) for value in data]
    return data
