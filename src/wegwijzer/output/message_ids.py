"""The Message-ID of a letter of ours: the id of its row under a seal, so that nobody makes one up.

The same letter tried again has the same one: a mailbox that gets it twice can tell.
"""

import re
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

OURS = re.compile(r"<([0-9a-f]{32})\.([0-9a-f]{20})@[^<>\s]{1,255}>")


def message_id(letter: UUID) -> str:
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    return f"<{letter.hex}.{_seal(letter)}@{host}>"


def letters_in(text: str) -> list[UUID]:
    """The letters of ours whose ids stand in this text."""
    found = [(UUID(letter), seal) for letter, seal in OURS.findall(text)]
    return [letter for letter, seal in found if constant_time_compare(seal, _seal(letter))]


def _seal(letter: UUID) -> str:
    return salted_hmac("wegwijzer.message_id", letter.bytes, algorithm="sha256").hexdigest()[:20]
