"""Whether values look like what a header says. A few that do not are problems of rows; when most do not, the header
means something else than we think."""

import re
from collections.abc import Callable, Sequence

from wegwijzer.exchange.fields import Field, FieldKind
from wegwijzer.exchange.words import CONTRACTS, GENDERS, NOTHING, fold

_DAY = re.compile(
    r"\d{1,4}\s?[-/. ]\s?\w{1,10}\.?\s?[-/. ,]\s?\d{1,4}|\d{8}|\d{5}(\.\d+)?|\d{4}-\d{2}-\d{2}.*|9999|2999"
)
_FIGURE = re.compile(r"[+-]?[\d.,\s]+%?")
_SALUTATION = frozenset(
    {"mr", "mrs", "ms", "dhr", "mevr", "mevrouw", "mme", "mlle", "m", "herr", "frau", "dr", "ir", "ing"}
)


def _is_day(text: str) -> bool:
    return bool(_DAY.match(text.strip())) and any(character.isdigit() for character in text)


def _is_word_of(words: dict[str, str]) -> Callable[[str], bool]:
    return lambda text: fold(text) in words


_LOOKS = {
    FieldKind.DATE: _is_day,
    FieldKind.NUMBER: lambda text: bool(_FIGURE.fullmatch(text)),
    FieldKind.WHOLE: lambda text: bool(_FIGURE.fullmatch(text)),
    FieldKind.SHARE: lambda text: bool(_FIGURE.fullmatch(text)),
    FieldKind.EMAIL: lambda text: "@" in text,
    FieldKind.GENDER: _is_word_of(GENDERS),
    FieldKind.CONTRACT: _is_word_of(CONTRACTS),
    FieldKind.NAME: lambda text: not text.isdigit() and not _is_day(text),
    FieldKind.TEXT: lambda text: not _is_day(text) and fold(text) not in _SALUTATION,
}


def looks_like(one: Field, samples: Sequence[str]) -> bool:
    """At least a third of what is filled in; with nothing filled in the header alone decides."""
    filled = [text.strip() for text in samples if text.strip() and text.strip().casefold() not in NOTHING]
    test = _LOOKS.get(one.kind)
    return test is None or not filled or sum(map(test, filled)) * 3 >= len(filled)
