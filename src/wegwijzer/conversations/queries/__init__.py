"""What the pages of conversations read: each starts from what the actor may see, in a fixed number of statements."""

from wegwijzer.conversations.queries.around import goals, informal_notes, moments
from wegwijzer.conversations.queries.desk import Desk, Theme, desk, kept, mark_of, pulse, pulse_of
from wegwijzer.conversations.queries.listing import conversation, conversations, known_conversations
from wegwijzer.conversations.queries.partners import Choice, choices, offered, partners, receivers
from wegwijzer.conversations.queries.reports import Hearer, hearers, report, reports_of, reports_received
from wegwijzer.conversations.queries.standing import most_urgent, seen_by

__all__ = [
    "Choice",
    "Desk",
    "Hearer",
    "Theme",
    "choices",
    "conversation",
    "conversations",
    "desk",
    "goals",
    "hearers",
    "informal_notes",
    "kept",
    "known_conversations",
    "mark_of",
    "moments",
    "most_urgent",
    "offered",
    "partners",
    "pulse",
    "pulse_of",
    "receivers",
    "report",
    "reports_of",
    "reports_received",
    "seen_by",
]
