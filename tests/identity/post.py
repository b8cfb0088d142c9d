"""The post: a mail server that can be asked to refuse, and a worker that brings it there."""

import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import EmailMessage

from django.db import connection
from procrastinate.contrib.django import app

from tests.identity.firms import path_in
from tests.mail import Smtp


@dataclass
class Mailbox(Smtp):
    """`refuse` is what it says to whoever wants to hand over a letter."""

    refuse: str = ""

    async def handle_DATA(self, server, session, envelope) -> str:
        return self.refuse or await super().handle_DATA(server, session, envelope)


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
    """Run a real worker until the queue is empty; beside this thread, in which a browser may keep a loop."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(_work).result()


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()):
        app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
