"""Pictograms for documents, from the same set as those on the pages."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from lucide.templatetags.lucide import lucide

ALWAYS = ("eye", "lock", "check", "x", "clock", "message-square", "scissors", "user-round")


@cache
def drawing(name: str) -> str:
    """The SVG with this name in the set, in the colour `currentColor`. Raises when the set has none of that name."""
    return str(lucide(name))


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
