"""What HR answers to a request, and until when it can be taken back. Pure: `today` comes in."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.plans.rules.agreements import FURTHEST, check_requests, refuse

WAITS_LONG = timedelta(days=14)  # a request without an answer stands on top from then on
LONGEST = 500


class RequestState(StrEnum):
    """Follows from the moments that a request carries; kept nowhere."""

    DRAFT = "draft"
    OPEN = "open"
    LATER = "later"  # answered, and HR comes back to it
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


def request_state(request) -> RequestState:
    if request.withdrawn_at:
        return RequestState.WITHDRAWN
    if not request.sent_at:
        return RequestState.DRAFT
    if not request.verdict:
        return RequestState.OPEN
    return RequestState.LATER if request.verdict == "later" else RequestState.ANSWERED


def may_withdraw(request) -> bool:
    """Until there is an answer that ends it."""
    return request_state(request) in (RequestState.OPEN, RequestState.LATER)


def waits_long(request, today: date, local_day: date) -> bool:
    """`local_day`: the day on which it was sent, where the organisation is."""
    return request_state(request) is RequestState.OPEN and local_day <= today - WAITS_LONG


def is_due_again(request, today: date) -> bool:
    return request_state(request) is RequestState.LATER and bool(request.again_on) and request.again_on <= today


def check_answer(verdict: str, answer: str, again_on: date | None, *, known, today: date) -> tuple[str, date | None]:
    """The words and the day of an answer. Raises ValidationError by field: a no has a reason, a later has a day."""
    answer = str(answer or "").strip()
    if verdict not in set(known):
        raise refuse("verdict", _("Kies wat je antwoord is."))
    if verdict != "yes" and not answer:
        raise refuse("answer", _("Zeg in een paar woorden waarom. Dan weet de ander hoe het verdergaat."))
    if len(answer) > LONGEST:
        raise refuse("answer", _("Hou je antwoord kort: hoogstens 500 tekens."))
    if verdict != "later":
        return answer, None
    if again_on is None:
        raise refuse("again_on", _("Zeg wanneer je er opnieuw naar kijkt."))
    if again_on <= today:
        raise refuse("again_on", _("Kies een dag die nog komt."))
    if again_on > today + FURTHEST:
        raise refuse("again_on", _("Dit jaar kan niet kloppen."))
    return answer, again_on


def check_request(kind: str, text: str, known) -> Mapping[str, str]:
    """One request that is asked later. Raises ValidationError by field of its own form."""
    if kind not in set(known):
        raise refuse("kind", _("Kies wat je aan HR vraagt."))
    try:
        return check_requests([{"kind": kind, "text": text}], known)[0]
    except ValidationError as refusal:
        raise ValidationError({"text": refusal.messages}) from refusal
