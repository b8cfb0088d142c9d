"""One of the two of a conversation at a browser without script."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import queries
from wegwijzer.foundation.links import within


@dataclass
class Reader:
    """`get` and `post` at named addresses; `talk` is the conversation they carry first."""

    client: Client
    actor: object
    talk: object = None

    def address(self, name: str, *ids) -> str:
        first = [] if self.talk is None else [self.talk.pk]
        return within(self.actor, name, *first, *ids)

    def get(self, name: str, *ids, data: dict | None = None):
        return self.client.get(self.address(name, *ids), data or {})

    def post(self, name: str, *ids, data: dict | None = None):
        return self.client.post(self.address(name, *ids), data or {})

    def desk(self) -> queries.Desk:
        with acting_as(self.actor):
            return queries.desk(self.actor, self.talk)

    def mine(self) -> list:
        with acting_as(self.actor):
            return list(queries.conversations(self.actor))


@pytest.fixture
def at(client_for) -> Callable[..., Reader]:
    """`at(cast.hr)`, or `at(talk.other, talk)`: somebody at a browser, perhaps at one conversation."""
    return lambda who, talk=None: Reader(client_for(who), who, talk and talk.conversation)


@pytest.fixture
def words() -> Callable:
    """What stands on a page, as one line."""
    return lambda answer: " ".join(answer.content.decode().split())
