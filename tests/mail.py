"""A real mail server on this machine that keeps what it gets."""

import time
from contextlib import closing
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from socket import socket

from aiosmtpd.controller import Controller


def free_port() -> int:
    """A port of 127.0.0.1 on which nobody listens now."""
    with closing(socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@dataclass
class Smtp:
    """Letters that came in, the oldest first."""

    port: int = field(default_factory=free_port)
    letters: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server, session, envelope) -> str:
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def controller(self) -> Controller:
        return Controller(self, hostname="127.0.0.1", port=self.port)

    def to(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.letters if address in str(letter["to"])]

    def wait_for(self, address: str, saying: str = "", seconds: float = 90) -> EmailMessage:
        """The last letter to this address whose plain text says this; raises TimeoutError when none comes."""
        give_up = time.monotonic() + seconds
        while not (found := [letter for letter in self.to(address) if saying in _plain(letter)]):
            if time.monotonic() > give_up:
                raise TimeoutError(f"no letter for {address}")
            time.sleep(0.05)
        return found[-1]


def _plain(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    return body.get_content() if body else ""
