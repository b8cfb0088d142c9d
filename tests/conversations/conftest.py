"""A conversation of each model, made as people make them: by the acts themselves."""

from dataclasses import dataclass, field

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import Conversation, OfferedModel

ALL_MODELS = ("line", "staff", "management", "external")
OTHERS = {"line": "leader", "staff": "coach", "management": "leader_above", "external": "adviser"}


@dataclass
class Talk:
    """One conversation and the two personas in it; `made` keeps what was made on the way, by name."""

    conversation: Conversation
    employee: object
    other: object
    made: dict = field(default_factory=dict)

    @property
    def both(self):
        return (self.employee, self.other)

    def fresh(self) -> Conversation:
        """As it stands now, in the eyes of the employee."""
        with acting_as(self.employee):
            return Conversation.objects.get(pk=self.conversation.pk)


@pytest.fixture
def offered(cast):
    """Lindeveld offers all four models, with every flow; Samira has no conversation that is still open."""
    with acting_as(cast.employee):
        for conversation in queries.conversations(cast.employee, open_only=True):
            actions.cancel(cast.employee, conversation=conversation)
    with acting_as(cast.hr):
        OfferedModel.objects.all().delete()
        for key, flows in (("line", ["hr"]), ("staff", ["leader_above"]), ("management", ["hr"]), ("external", [])):
            OfferedModel.objects.create(organisation=cast.hr.organisation, key=key, flows=flows)


@pytest.fixture
def asked(cast, offered):
    """`asked("line")`: Samira asks for a conversation in this model."""

    def make(model: str) -> Talk:
        employee, other = cast.employee, cast[OTHERS[model]]
        with acting_as(employee):
            conversation = actions.ask(
                employee, model=model, employee=employee.person, other=other.person, reason="growth_question"
            )
        return Talk(conversation, employee, other)

    return make


@pytest.fixture
def accepted(asked):
    def make(model: str) -> Talk:
        talk = asked(model)
        with acting_as(talk.other):
            actions.accept(talk.other, conversation=talk.conversation)
        return talk

    return make


@pytest.fixture
def held(accepted):
    def make(model: str) -> Talk:
        talk = accepted(model)
        with acting_as(talk.employee):
            actions.hold(talk.employee, conversation=talk.conversation)
        return talk

    return make


@pytest.fixture
def concluded(held):
    def make(model: str) -> Talk:
        talk = held(model)
        with acting_as(talk.employee):
            actions.save_field(
                talk.employee,
                conversation=talk.conversation,
                key="conclusion.outcome",
                value="own_function",
                version=0,
            )
        for one in talk.both:
            with acting_as(one):
                actions.confirm(one, conversation=talk.conversation)
        return talk

    return make
