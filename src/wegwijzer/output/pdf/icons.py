"""Pictograms for documents, from the same set as those on the pages."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from lucide.templatetags.lucide import lucide

from wegwijzer.output.pictograms import DRAWINGS

ALWAYS = ("eye", "lock", "check", "cross")


@cache
def drawing(name: str) -> str:
    """The SVG with our name, in the colour `currentColor`. KeyError when the design has no such pictogram."""
    return str(lucide(DRAWINGS[name]))


def drawings(data: Any) -> dict[str, str]:
    """Those that templates use themselves, and every one that the data names under “icon”."""
    return {name: drawing(name) for name in {*ALWAYS, *_named(data)}}


def _named(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "icon" and value:
                yield value
            else:
                yield from _named(value)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value)
