"""Letters that come in, by whatever way: each is taken once, and its parts go to whoever handles that kind.

Anybody can send anything here. What a letter says of itself (who sent it, what it answers) is a claim; a handler
believes only what it can check. Nothing of a letter is kept but a fingerprint, and no junk stops the next one.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses

from django.db import OperationalError, transaction

from wegwijzer.foundation.logs import Word
from wegwijzer.notices.models import TakenIn

log = logging.getLogger(__name__)

LARGEST = 1_000_000  # bytes; a reply from a calendar or a note of a mail server has some thousands
MOST_PARTS = 40
DEEPEST = 8


@dataclass(frozen=True)
class Received:
    """A letter as it came in. `sender` is what it says of itself, in small letters."""

    message: Message = field(repr=False)
    sender: str
    message_id: str

    def header(self, name: str) -> str:
        """Empty when it is not there or cannot be read."""
        return _header(self.message, name)


Handler = Callable[[Message, Received], bool]
_handlers: dict[str, Handler] = {}


def add_handler(content_type: str, handler: Handler) -> None:
    """`handler(part, received)` gets every part of this content type, in a transaction, outside any organisation: it
    finds out itself whose it is. It answers whether it was for us. Read the part with `content_of(part)`."""
    _handlers[content_type.lower()] = handler


def content_of(part: Message) -> str:
    """The text of a part, whatever its encoding; what cannot be read becomes question marks."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes):
        return ""
    try:
        return raw.decode(part.get_content_charset() or "utf-8", "replace")
    except LookupError:  # no such encoding
        return raw.decode("utf-8", "replace")


def take_in(raw: bytes) -> bool:
    """Take one letter; answers whether it was for us. Raises OperationalError when the database does not answer, and
    nothing else: then the letter has not been taken, and may come again."""
    if not raw.strip() or len(raw) > LARGEST:
        log.info("a letter of %s bytes was left aside", len(raw))
        return False
    with transaction.atomic():
        if not _first_time(raw):
            return False
        try:
            return _handed_out(raw)
        except OperationalError:
            raise
        except Exception as problem:  # junk of a kind that nobody foresaw
            log.warning("a letter that came in cannot be read: %s", Word(type(problem).__name__))
            return False


def _first_time(raw: bytes) -> bool:
    """Whether it is new. Its own id and its text together: who guesses an id cannot keep the true letter out, and what
    a mail server adds on top when it brings it again changes nothing."""
    head, _gap, text = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    try:
        own = _header(message_from_bytes(head + b"\n\n", policy=policy.compat32), "message-id")
    except Exception:
        own = ""
    mark = hashlib.sha256(own.encode("utf-8", "replace") + b"\0" + text).hexdigest()
    return bool(TakenIn.take(mark))


def _handed_out(raw: bytes) -> bool:
    message = message_from_bytes(raw, policy=policy.compat32)
    claimed = getaddresses([_header(message, "from")])
    received = Received(message, (claimed[0][1] if claimed else "").lower(), _header(message, "message-id"))
    ours = [_handled(part, received) for part in _parts(message)]  # all of them, not up to the first that is
    return any(ours)


def _handled(part: Message, received: Received) -> bool:
    handler = _handlers.get(part.get_content_type())
    if handler is None:
        return False
    try:
        with transaction.atomic():
            return bool(handler(part, received))
    except OperationalError:
        raise
    except Exception as problem:
        log.warning("a part of a letter cannot be handled: %s", Word(type(problem).__name__), exc_info=True)
        return False


def _parts(message: Message) -> Iterator[Message]:
    """Part by part, so many and so deep at most. What is inside a returned letter is not ours to handle."""
    left, waiting = MOST_PARTS, [(message, 0)]
    while waiting and left:
        part, depth = waiting.pop(0)
        left -= 1
        yield part
        if part.get_content_maintype() == "multipart" and part.is_multipart() and depth < DEEPEST:
            waiting += [(inner, depth + 1) for inner in part.get_payload()]


def _header(message: Message, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:
        return ""
