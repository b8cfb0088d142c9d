"""Who sees plans, agreements, their steps, when they are looked at, and what they ask of HR. The database refuses the
same on its own."""

from wegwijzer.plans.access.agreements import SEE_AGREEMENT, SEE_REQUEST, SEE_STEP
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT, SEE_CHECKPOINT_NOTE
from wegwijzer.plans.access.plan import CHANGE_PLAN, SEE_PLAN, SEE_TEXT
from wegwijzer.plans.access.requests import ANSWER_REQUESTS

__all__ = [
    "ANSWER_REQUESTS",
    "CHANGE_PLAN",
    "SEE_AGREEMENT",
    "SEE_CHECKPOINT",
    "SEE_CHECKPOINT_NOTE",
    "SEE_PLAN",
    "SEE_REQUEST",
    "SEE_STEP",
    "SEE_TEXT",
]
