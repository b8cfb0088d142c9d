"""What one does with plans and agreements: one function per verb, `actor` first."""

from wegwijzer.plans.actions.agreements import FIELDS, change, make, remove
from wegwijzer.plans.actions.requests import send_requests

__all__ = ["FIELDS", "change", "make", "remove", "send_requests"]
