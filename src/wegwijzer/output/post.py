"""Handing an e-mail to the mail server, so that whoever asks knows how it ended.

There is a moment before which a letter certainly did not go and after which it may have: the last line, a full stop on
its own. Just before it `last` is called, with all the rest already on the other side; what goes wrong earlier can be
tried again without a thought. After it a lost connection is `NoAnswer`, and trying again could mean twice.

The server may be down, refuse, hang, or drip a letter an hour: each wait has its limit and the whole has one too.
"""

import re
import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.utils import parseaddr

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

AFTER_LAST = 120  # seconds that the server gets to say that it took a letter; some look for viruses first
LONGEST = 240  # seconds for one letter from begin to end
KEPT = 20  # seconds that an open line waits for the next letter
MOST_ON_A_LINE = 100  # letters
UNSAID = {550: "5.1.0", 551: "5.1.6", 552: "5.2.2", 553: "5.1.3"}  # of servers that give no status for a receiver
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class Trouble(Exception):
    """A letter did not go, as far as we know. `code` and `status` are the server's figures, and its words are left
    out: they repeat addresses."""

    def __init__(self, what: str, code: int = 0, said: bytes | str = b""):
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
        found = STATUS.search(text)
        self.what, self.code, self.status = what, code, found[1] if found else ""
        super().__init__(" ".join(str(part) for part in (what, code or "", self.status) if part))


class NotNow(Trouble):
    """It certainly did not go, and may go later: the server is not there, or says so."""


class Refused(Trouble):
    """It certainly did not go, and this receiver will not get it."""


class NoAnswer(Trouble):
    """It was given whole, and nobody knows whether it was taken."""


class Overtaken(Exception):
    """For `last` to raise: somebody else sends it, or it must not go any more. Nothing went."""


def nothing() -> None:
    """What happens before the last line of a letter that nobody keeps count of."""


def hand_over(message: EmailMessage, last: Callable[[], None] = nothing) -> None:
    """Give the letter to the mail server of the settings, to its one receiver. Raises NotNow, Refused or NoAnswer, and
    whatever `last` raises; returns when the server said that it took it."""
    backend = get_connection()
    if not isinstance(backend, EmailBackend):  # no mail server: files, for looking around
        last()
        backend.send_messages([message])
        return
    with _line(backend) as server:
        _give(server, message, last)


def _give(server: smtplib.SMTP, message: EmailMessage, last: Callable[[], None]) -> None:
    with _before_the_last():
        content, sender, receiver = _on_the_wire(message)
        extra = ["body=8bitmime"] if server.has_extn("8bitmime") else []
        _expect(250, "mail", *server.mail(sender, extra))
        _expect_receiver(*server.rcpt(receiver))
        _expect(354, "data", *server.docmd("DATA"))
        server.send(re.sub(rb"(?m)^\.", b"..", content.removesuffix(b"\r\n") + b"\r\n"))
    last()
    code, said = _last_line(server)
    if code != 250:
        raise (Refused if code >= 500 else NotNow)("end", code, said)


def _on_the_wire(message: EmailMessage) -> tuple[bytes, str, str]:
    """The letter, its sender and its receiver. Raises Refused for an address that no server could read."""
    try:
        both = (sanitize_address(said, "utf-8") for said in (message.from_email, message.to[0]))
        sender, receiver = (parseaddr(said)[1] for said in both)
        return message.message().as_bytes(linesep="\r\n"), sender, receiver.encode("ascii").decode()
    except (ValueError, IndexError):
        raise Refused("address", 553, "5.1.3") from None


def _last_line(server: smtplib.SMTP) -> tuple[int, bytes]:
    try:
        server.sock.settimeout(AFTER_LAST)
        server.send(b".\r\n")
        answer = server.getreply()
        server.sock.settimeout(server.timeout)
    except (smtplib.SMTPException, OSError, AttributeError) as problem:
        raise NoAnswer(type(problem).__name__) from None
    return answer


@contextmanager
def _before_the_last() -> Iterator[None]:
    try:
        yield
    except (smtplib.SMTPException, OSError, AttributeError) as problem:  # AttributeError: the line was cut meanwhile
        raise NotNow(type(problem).__name__, getattr(problem, "smtp_code", 0)) from None


def _expect(wanted: int, step: str, code: int, said: bytes) -> None:
    if code != wanted:
        raise NotNow(step, code, said)


def _expect_receiver(code: int, said: bytes) -> None:
    if code not in (250, 251):
        refused = 550 <= code <= 556
        trouble = (Refused if refused else NotNow)("receiver", code, said)
        trouble.status = trouble.status or UNSAID.get(code, "")
        raise trouble


# ---- Open lines: many letters go over one, as signing in costs more than a letter


class _Open:
    def __init__(self, backend: EmailBackend):
        self.backend, self.letters, self.since = backend, 0, time.monotonic()

    def close(self) -> None:
        with suppress(Exception):  # without a goodbye: the other side may not listen
            self.backend.connection.sock.shutdown(socket.SHUT_RDWR)  # wakes who waits for it in another thread
        with suppress(Exception):
            self.backend.connection.close()


_lock = threading.Lock()
_idle: list[tuple[tuple, _Open]] = []


def _where(backend: EmailBackend) -> tuple:
    return (backend.host, backend.port, backend.username, backend.use_tls, backend.use_ssl)


@contextmanager
def _line(backend: EmailBackend) -> Iterator[smtplib.SMTP]:
    """An open line to the server, closed when anything went wrong on it."""
    line = _take(backend) or _dial(backend)
    cut = threading.Timer(LONGEST, line.close)
    cut.daemon = True
    cut.start()
    try:
        yield line.backend.connection
    except Refused:
        cut.cancel()
        _keep(backend, line)
        raise
    except BaseException:
        cut.cancel()
        line.close()
        raise
    cut.cancel()
    _keep(backend, line)


def _dial(backend: EmailBackend) -> _Open:
    try:
        backend.open()
        backend.connection.ehlo_or_helo_if_needed()
    except (smtplib.SMTPException, OSError) as problem:
        raise NotNow(type(problem).__name__, getattr(problem, "smtp_code", 0)) from None
    return _Open(backend)


def _take(backend: EmailBackend) -> _Open | None:
    """One that waits and still answers."""
    while True:
        with _lock:
            place = next((n for n, (where, _line) in enumerate(_idle) if where == _where(backend)), None)
            line = _idle.pop(place)[1] if place is not None else None
        if line is None:
            return None
        with suppress(Exception):
            if time.monotonic() - line.since < KEPT and line.backend.connection.rset()[0] == 250:
                return line
        line.close()


def _keep(backend: EmailBackend, line: _Open) -> None:
    line.letters, line.since = line.letters + 1, time.monotonic()
    if line.letters >= MOST_ON_A_LINE:
        line.close()
        return
    with _lock:
        old = [each for where, each in _idle if line.since - each.since >= KEPT]
        _idle[:] = [(where, each) for where, each in _idle if each not in old]
        _idle.append((_where(backend), line))
    for each in old:
        each.close()
