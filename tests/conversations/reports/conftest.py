"""A report on its way, and browsers without script for who has to do with it."""

from collections.abc import Callable

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Report
from wegwijzer.foundation.links import within

WORDS = "We besloten samen: groei in het eigen werk."


@pytest.fixture
def drafted(cast) -> Callable:
    """`drafted(talk, by, flow, receiver)`: a report that only its author knows."""

    def make(talk, by, flow: str = "leader_above", receiver: str = "leader_above") -> Report:
        with acting_as(by):
            return actions.draft_report(
                by, conversation=talk.conversation, flow=flow, receiver=cast[receiver].person, text=WORDS
            )

    return make


@pytest.fixture
def to_show(drafted) -> Callable:
    """The same, and the employee can read it."""

    def make(talk, *ways) -> Report:
        report = drafted(talk, talk.other, *ways)
        with acting_as(talk.other):
            return actions.show_report(talk.other, report=report)

    return make


@pytest.fixture
def as_it_is(cast) -> Callable:
    """The report as its author or the employee reads it now."""

    def fresh(report: Report, who) -> Report:
        with acting_as(who):
            return Report.objects.get(pk=report.pk)

    return fresh


@pytest.fixture
def at(client_for) -> Callable:
    """`at(actor, "report", report.pk)` gets that page; with `data` it sends a form there."""
    clients: dict = {}

    def ask(actor, name: str, *ids, data: dict | None = None):
        client = clients.setdefault(actor.key, client_for(actor))
        address = within(actor, name, *ids)
        return client.get(address) if data is None else client.post(address, data)

    return ask
