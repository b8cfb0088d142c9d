"""What happened stands in `facts`; what was said stands in `said` and `reports`, behind the party lock."""

from wegwijzer.conversations.models.contacts import CareerContact, InformalNote, PivotalMoment, YearGoals
from wegwijzer.conversations.models.facts import (
    Conversation,
    OfferedModel,
    Participation,
    Round,
    RoundMember,
    Side,
)
from wegwijzer.conversations.models.framework import FrameworkText
from wegwijzer.conversations.models.papers import RoundForms, RoundFormsPart
from wegwijzer.conversations.models.reports import Report
from wegwijzer.conversations.models.said import (
    Addition,
    AgreementMade,
    Confirmation,
    Example,
    JointField,
    Kept,
    OwnAnswer,
    Proposal,
)
from wegwijzer.conversations.models.signals import PutAside, SignalChoice

__all__ = [
    "Addition",
    "AgreementMade",
    "CareerContact",
    "Confirmation",
    "Conversation",
    "Example",
    "FrameworkText",
    "InformalNote",
    "JointField",
    "Kept",
    "OfferedModel",
    "OwnAnswer",
    "Participation",
    "PivotalMoment",
    "Proposal",
    "PutAside",
    "Report",
    "Round",
    "RoundForms",
    "RoundFormsPart",
    "RoundMember",
    "Side",
    "SignalChoice",
    "YearGoals",
]
