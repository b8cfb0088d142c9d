"""How a request to HR stands, in words, for every page that shows one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from wegwijzer.plans.models import Request, Verdict
from wegwijzer.plans.rules.requests import RequestState, request_state


@dataclass(frozen=True)
class Look:
    """Words, icon and kind of the status."""

    words: str | Promise
    icon: str
    kind: str = ""


_STATES = {
    RequestState.DRAFT: Look(_("Nog niet verstuurd"), "pencil"),
    RequestState.OPEN: Look(_("Wacht op HR"), "clock"),
    RequestState.WITHDRAWN: Look(_("Teruggenomen"), "minus"),
}
_VERDICTS = {
    Verdict.YES: Look(_("HR zegt ja"), "check", "done"),
    Verdict.PARTLY: Look(_("HR zegt ja, voor een deel"), "check", "done"),
    Verdict.LATER: Look(_("Nu niet, later opnieuw"), "clock"),
    Verdict.NO: Look(_("HR zegt neen"), "cross"),
}


def look_of(request: Request) -> Look:
    """A no looks as calm as a yes: it is an answer."""
    state = request_state(request)
    return _STATES[state] if state in _STATES else _VERDICTS[Verdict(request.verdict)]


@dataclass(frozen=True)
class Earlier:
    words: str | Promise
    answer: str
    on: date


def said_earlier(request: Request) -> list[Earlier]:
    """Answers that a later one replaced, the newest first."""
    return [
        Earlier(
            _VERDICTS[Verdict(each["verdict"])].words,
            each["answer"],
            timezone.localdate(datetime.fromisoformat(each["at"])),
        )
        for each in reversed(request.earlier)
    ]
