"""Every code of a finding as a sentence: what is the matter, and what to do about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """`says` and `advice` are lazy texts with %(value)s, %(field)s (the label) and the details by name.
    `fill(details)` may turn details into words first."""

    says: str
    advice: str = ""
    fill: Callable[[dict[str, Any]], dict[str, Any]] | None = None
