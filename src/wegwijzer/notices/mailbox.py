"""The mailbox to which letters come back, read over IMAP when no mail server hands them over itself.

What was for us is removed; what was not (somebody who answers a letter of ours) stays, marked as read, for whoever
keeps the mailbox.
"""

import imaplib
import logging
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from django.conf import settings

from wegwijzer.foundation.logs import Word
from wegwijzer.notices import inbound

log = logging.getLogger(__name__)

PATIENCE = 30  # seconds for each answer of the server
MOST_AT_ONCE = 200  # letters in one go; the rest waits for the next
SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


def read() -> int:
    """Take in what is unread; answers how many letters were for us. A server that is not there is told in the log."""
    if settings.INBOX is None:
        return 0
    try:
        with _mailbox() as box:
            return sum(_take(box, uid) for uid in _unread(box))
    except (imaplib.IMAP4.error, OSError) as problem:
        log.warning("the mailbox cannot be read: %s", Word(type(problem).__name__))
        return 0


@contextmanager
def _mailbox() -> Iterator[imaplib.IMAP4]:
    """Signed in, with the folder open."""
    where = settings.INBOX
    if where.ssl:
        box = imaplib.IMAP4_SSL(where.host, where.port, timeout=PATIENCE, ssl_context=ssl.create_default_context())
    else:
        box = imaplib.IMAP4(where.host, where.port, timeout=PATIENCE)
    try:
        if where.tls:
            box.starttls(ssl.create_default_context())
        box.login(where.user, where.password)
        _done(box.select(_quoted(where.folder)))
        yield box
        box.close()  # removes what is marked to go
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            box.logout()


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _done(answer: tuple[str, list]) -> list:
    status, data = answer
    if status != "OK":
        raise imaplib.IMAP4.error("refused")  # not in the server's words, which may repeat an address
    return data


def _unread(box: imaplib.IMAP4) -> list[bytes]:
    (found,) = _done(box.uid("SEARCH", "UNSEEN", "UNDELETED"))[:1] or [b""]
    return (found or b"").split()[:MOST_AT_ONCE]


def _take(box: imaplib.IMAP4, uid: bytes) -> bool:
    """Mark it only after it was taken in: who dies between takes it again, and it is known by its fingerprint."""
    name = uid.decode("ascii", "replace")
    raw = _letter(box, name)
    ours = inbound.take_in(raw) if raw else False
    _done(box.uid("STORE", name, "+FLAGS", r"(\Seen \Deleted)" if ours else r"(\Seen)"))
    return ours


def _letter(box: imaplib.IMAP4, uid: str) -> bytes:
    """Empty for one that is too large to be for us."""
    size = next(iter(SIZE.findall(b" ".join(_bytes(_done(box.uid("FETCH", uid, "(RFC822.SIZE)")))))), b"0")
    if int(size) > inbound.LARGEST:
        return b""
    parts = _done(box.uid("FETCH", uid, "(BODY.PEEK[])"))
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")


def _bytes(data: list) -> list[bytes]:
    return [part if isinstance(part, bytes) else b" ".join(part) for part in data if part]
