"""The post: a mail server that keeps what it gets, and a worker that brings it there."""

import json
import re
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property

from aiosmtpd.controller import Controller
from django.db import connection
from procrastinate.contrib.django import app

from tests.identity.firms import path_in


@dataclass
class Mailbox:
    """What the mail server got. `refuse` is what it says to whoever wants to hand over a letter."""

    port: int
    got: list[EmailMessage] = field(default_factory=list)
    refuse: str = ""

    async def handle_DATA(self, server, session, envelope):
        if self.refuse:
            return self.refuse
        self.got.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def for_(self, address: str) -> list[EmailMessage]:
        return [letter for letter in self.got if letter["to"] == address]

    @cached_property
    def controller(self) -> Controller:
        return Controller(self, hostname="127.0.0.1", port=self.port)


def plain(letter: EmailMessage) -> str:
    return letter.get_body(("plain",)).get_content()


def link_in(letter: EmailMessage) -> str:
    """The path of the one link in a letter."""
    found = re.findall(r"https?://\S+", plain(letter))
    assert len(found) == 1
    return path_in(found[0])


def waiting(task: str) -> list[dict]:
    """What the queue holds for a task: the arguments of each job that waits."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT args FROM procrastinate_jobs WHERE task_name LIKE %s AND status = 'todo' ORDER BY id",
            [f"%{task}"],
        )
        rows = [args for (args,) in cursor.fetchall()]
    return [json.loads(args) if isinstance(args, str) else args for args in rows]


def work() -> None:
    """Run a real worker until the queue is empty."""
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
