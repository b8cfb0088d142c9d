"""A sentence about something that was found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """`says` and `advice` are lazy texts with %(value)s, %(field)s (the label) and the details by name; a detail
    that is a day (2024-02-29) is written as people write it. `fill(details)` may turn details into words first."""

    says: str
    advice: str = ""
    fill: Callable[[dict[str, Any]], dict[str, Any]] | None = None
