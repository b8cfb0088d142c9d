"""Text that a spreadsheet would run as a formula, made harmless so that the same text can be had back.

An apostrophe goes before it; reading takes one away again. Text that already has apostrophes before such a character
gets one more, so nothing is ever lost. White space around a text is never part of it, here as in reading: a tab or
carriage return at the start does not survive. What can do no harm and would become unreadable stays as it is: dashes
alone, a negative number, a telephone number in groups.
"""

import re

FIRST = frozenset("'=+-@\uff1d\uff0b\uff0d\uff20")
RISKY = re.compile(r"[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]")
MARKED = re.compile(r"'[\s']*[=+\-@\uff1d\uff0b\uff0d\uff20]")
HARMLESS = re.compile(r"-+|-\d+(?:[.,]\d+)*|\+\d{1,4}(?: \d{1,6})+", re.ASCII)


def is_risky(text: str) -> bool:
    """Would be run, or would be taken for something that `neutral` marked."""
    return bool(RISKY.match(text)) and not HARMLESS.fullmatch(text)


def neutral(text: str) -> str:
    text = text.strip()
    return "'" + text if text[:1] in FIRST and is_risky(text) else text


def restored(text: str) -> str:
    """The text as it was before `neutral`; other text unchanged."""
    return text[1:].strip() if MARKED.match(text) else text
