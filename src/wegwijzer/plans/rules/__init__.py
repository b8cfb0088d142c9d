"""Decisions without database: what may stand in an agreement and in a plan. `today` comes in."""

from wegwijzer.plans.rules.agreements import (
    MOST_CHECKPOINTS,
    MOST_REQUESTS,
    check_checkpoints,
    check_days,
    check_doers,
    check_requests,
    refuse,
)

__all__ = [
    "MOST_CHECKPOINTS",
    "MOST_REQUESTS",
    "check_checkpoints",
    "check_days",
    "check_doers",
    "check_requests",
    "refuse",
]
