"""Browsers without script on the form of one conversation, for either side."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import queries
from wegwijzer.foundation.links import within


@dataclass
class Browsing:
    """One of the two at a browser: `get` and `post` at the named addresses of this conversation."""

    client: Client
    actor: object
    conversation: object

    def address(self, name: str, *ids) -> str:
        return within(self.actor, name, self.conversation.pk, *ids)

    def get(self, name: str, *ids, **headers):
        return self.client.get(self.address(name, *ids), **headers)

    def post(self, name: str, *ids, data: dict | None = None, **headers):
        return self.client.post(self.address(name, *ids), data or {}, **headers)

    def ask(self, name: str, data: dict):
        """As the script of the page does."""
        return self.post(name, data=data, headers={"accept": "application/json"})

    def save(self, key: str, value, version: int = 0):
        return self.ask("conversation-field", {"key": key, "version": version, f"value.{key}": value})

    def desk(self) -> queries.Desk:
        with acting_as(self.actor):
            return queries.desk(self.actor, self.conversation)


@dataclass
class Table:
    employee: Browsing
    other: Browsing

    @property
    def both(self):
        return (self.employee, self.other)


@pytest.fixture
def at_table(client_for) -> Callable[..., Table]:
    """`at_table(talk)`: both of a conversation at a browser."""

    def sit(talk) -> Table:
        return Table(
            Browsing(client_for(talk.employee), talk.employee, talk.conversation),
            Browsing(client_for(talk.other), talk.other, talk.conversation),
        )

    return sit


@pytest.fixture
def table(held, at_table) -> Table:
    """Samira and Johan, in a conversation that has begun."""
    return at_table(held("line"))


@pytest.fixture
def text() -> Callable:
    """What stands on a page, as one line."""
    return lambda answer: " ".join(answer.content.decode().split())


@pytest.fixture
def served_talk(server, visit) -> Callable[..., str]:
    """`served_talk("line", "leader")`: the address of a new conversation on the server that browsers visit."""

    def make(model: str = "line", other: str = "leader", state: str = "held") -> str:
        command = [sys.executable, "-m", "tests.conversations.pages.form.make_talk", "employee", other, model, state]
        environment = os.environ | {"DATABASE_URL": server.database_url}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stderr
        return f"/o/lindeveld/conversations/{done.stdout.strip()}/"

    return make
