"""Every address × every persona. A new address without a row here fails.

A cell says what somebody gets who asks for the page (GET), and for an address that changes something what
somebody gets who sends an empty form (POST). Where the table says `NO`, the answer is 403 or 404, and
nothing is changed.
"""

from dataclasses import dataclass, field

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

OK, NO = "ok", "no"  # 200 (or a redirect after a change, 422 for an empty form) · 403 or 404
SIGN_IN = "sign in"  # a redirect to the page where one signs in

INSIDE = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser")
OUTSIDE = ("stranger", "left")
PERSONAS = (*INSIDE, *OUTSIDE, "nobody")


@dataclass(frozen=True)
class Row:
    """Who gets in. Everybody else in the organisation gets NO, as does everybody from outside it."""

    allowed: tuple[str, ...]
    kwargs: dict[str, str] = field(default_factory=dict)
    method: str = "get"

    def expected(self, persona: str) -> str:
        if persona == "nobody":
            return SIGN_IN
        return OK if persona in self.allowed else NO


HR = ("hr",)
KEEPERS_OF_SAMIRA = ("employee", "leader", "leader_above", "hr")
LEADERS = ("leader", "leader_above")
