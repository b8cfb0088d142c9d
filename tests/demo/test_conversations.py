"""The demo shows a conversation in each model at every stage."""

from collections import defaultdict

import pytest

from wegwijzer.conversations import queries
from wegwijzer.conversations.models import Conversation, Report
from wegwijzer.conversations.rules import State, state_of

pytestmark = pytest.mark.django_db

KNOWN = {State.ASKED, State.PLANNED, State.HELD, State.CONCLUDED, State.CANCELLED}


def test_every_model_at_every_stage(cast, as_):
    found = defaultdict(set)
    with as_(cast.hr) as nele:
        for conversation in queries.known_conversations(nele):
            found[conversation.model].add(state_of(conversation))
    with as_(cast.adviser) as farah:
        found["external"] = {state_of(conversation) for conversation in queries.conversations(farah)}
    assert set(found) == {"line", "staff", "management", "external"}
    for model in ("line", "staff", "management"):
        assert found[model] >= KNOWN, model
    assert len(found["external"]) >= 3


def test_the_leader_and_the_leader_above_have_something_to_read(cast, as_):
    with as_(cast.leader) as johan:
        assert queries.reports_received(johan).exists()
    with as_(cast.employee) as samira:
        assert Conversation.objects.filter(employee=samira.person).count() >= 4
        assert not Report.objects.exclude(employee=samira.person).exists()
