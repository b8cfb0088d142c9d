"""What holds of a conversation: its state, what may happen in it, what a value may be. Pure: `today` comes in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

SCORES = range(1, 6)
LONGEST_TEXT = 20_000  # characters of one answer or joint field
OLDEST_FORM = timedelta(days=366)  # a paper form is entered within a year
FURTHEST = timedelta(days=366 * 10)
DAYS_TO_REACT = 7  # that the employee has before a report that always goes may go without an answer
LONG_AGO = timedelta(minutes=10)  # after which one's own joint text is kept before it is written over

REASONS = ("growth_question", "growth_seen", "moment", "round", "other")
OUTCOMES = ("growth", "own_function", "not_now", "none")
VERDICTS = ("possible", "not_possible", "not_yet")
DIRECTIONS = ("deepen", "broaden")
PLACES = ("own_function", "elsewhere", "outside")
EXAMPLES = ("strength", "success", "initiative", "way_round", "wish")
MOMENTS = ("new_assignment", "return", "promotion", "care", "other_life", "other_job", "leader", "long_time")


class State(StrEnum):
    """Follows from the moments that a conversation carries; kept nowhere."""

    ASKED = "asked"
    ACCEPTED = "accepted"  # yes, and no day yet
    PLANNED = "planned"
    HELD = "held"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


STATE_WORDS = {
    State.ASKED: _("Gevraagd"),
    State.ACCEPTED: _("Aangenomen"),
    State.PLANNED: _("Gepland"),
    State.HELD: _("Bezig"),
    State.CONCLUDED: _("Besloten"),
    State.CANCELLED: _("Gaat niet door"),
}
OPEN = frozenset({State.ASKED, State.ACCEPTED, State.PLANNED, State.HELD})


def state_of(conversation) -> State:
    """Of anything with the moments of a Conversation."""
    if conversation.cancelled_at:
        return State.CANCELLED
    if conversation.concluded_at:
        return State.CONCLUDED
    if conversation.held_at:
        return State.HELD
    if not conversation.accepted_at:
        return State.ASKED
    return State.PLANNED if conversation.planned_for else State.ACCEPTED


def has_day_to_come(conversation, *, now: datetime) -> bool:
    """Both want it, on a day that is still ahead: also of one that was cancelled."""
    its = conversation
    return bool(its.accepted_at and not its.held_at and its.planned_for and its.planned_for > now)


def side_of(conversation, person_id) -> str:
    """ "employee", "other", or "" for anybody else."""
    if person_id is None:
        return ""
    sides = {conversation.employee_id: "employee", conversation.other_id: "other"}
    return sides.get(person_id, "")


def refuse(field: str | None, sentence) -> ValidationError:
    return ValidationError({field: [sentence]} if field else [sentence])


# ---- What may happen in which state

_OVER = {
    State.CONCLUDED: _("Dit besluit staat vast. Je kan nog wel iets aanvullen."),
    State.CANCELLED: _("Dit gesprek gaat niet door."),
}


def must_be_open(conversation) -> None:
    """Raises ValidationError when nothing can be changed any more."""
    state = state_of(conversation)
    if state in _OVER:
        raise refuse(None, _OVER[state])


def must_be_accepted(conversation) -> None:
    must_be_open(conversation)
    if not conversation.accepted_at:
        raise refuse(None, _("Eerst moet de ander ja zeggen op deze vraag."))


def must_be_before_the_talk(conversation) -> None:
    must_be_open(conversation)
    if conversation.held_at:
        raise refuse(None, _("Het gesprek is al bezig. Wat gedeeld is, blijft gedeeld."))


def must_be_held(conversation) -> None:
    must_be_open(conversation)
    if not conversation.held_at:
        raise refuse(None, _("Dit kan zodra het gesprek begonnen is."))


def must_not_be_confirmed(confirmations: int) -> None:
    """With one confirmation the form stands still: somebody put their name to what stands there."""
    if confirmations:
        raise refuse(
            None, _("Een van jullie ging al akkoord met wat er staat. Heropen het besluit om nog iets te veranderen.")
        )


# ---- Values


def check_text(field: str, text: str, longest: int = LONGEST_TEXT, *, needed: bool = False) -> str:
    """The text without spaces around it. Raises ValidationError when it is too long, empty or no text."""
    text = str(text or "").strip()
    if "\x00" in text:
        raise refuse(field, _("Hier staat een teken in dat niet bewaard kan worden."))
    if needed and not text:
        raise refuse(field, _("Schrijf hier iets."))
    if len(text) > longest:
        raise refuse(
            field,
            _("Dit zijn %(length)s tekens, er is plaats voor %(longest)s. Er is niets bewaard; maak het korter.")
            % {"length": len(text), "longest": longest},
        )
    return text


def check_choice(field: str, value: str, among) -> str:
    if value not in among:
        raise refuse(field, _("Kies een van de mogelijkheden."))
    return value


def check_score(value, scores=SCORES) -> int | None:
    """A step of the scale, or None to take it back."""
    if value in (None, ""):
        return None
    if isinstance(value, bool) or not str(value).isdecimal() or int(value) not in scores:
        raise refuse("score", _("Kies een score van %(low)s tot %(high)s.") % {"low": min(scores), "high": max(scores)})
    return int(value)


def check_planned(planned_for: datetime, *, now: datetime) -> datetime:
    """A moment from today on."""
    if planned_for.tzinfo is None:
        raise refuse("planned_for", _("Vul een dag en een uur in."))
    if planned_for.date() < now.date():
        raise refuse("planned_for", _("Deze dag is voorbij."))
    if planned_for > now + timedelta(days=366 * 2):
        raise refuse("planned_for", _("Plan het gesprek binnen de twee jaar."))
    return planned_for


def check_held(held_at: datetime, *, asked_at: datetime, now: datetime) -> datetime:
    """Now, or in the past for what was filled in on paper."""
    if held_at > now + timedelta(minutes=5):
        raise refuse("held_at", _("Dit moment moet nog komen."))
    if held_at < now - OLDEST_FORM:
        raise refuse("held_at", _("Dit is langer dan een jaar geleden."))
    return held_at


def check_term(field: str, day: date | None, *, today: date) -> date | None:
    """A day on which something will be: today or later."""
    if day is None:
        return None
    if day < today:
        raise refuse(field, _("Deze dag is voorbij. Kies vandaag of later."))
    if day > today + FURTHEST:
        raise refuse(field, _("Dit jaar kan niet kloppen."))
    return day


# ---- Scores side by side


@dataclass(frozen=True)
class Pair:
    """The two scores of one theme; None where there is none. `apart`: steps between them."""

    theme: str
    employee: int | None
    other: int | None

    @property
    def apart(self) -> int | None:
        if self.employee is None or self.other is None:
            return None
        return abs(self.employee - self.other)

    @property
    def in_words(self) -> str:
        if self.apart is None:
            return str(_("nog niet allebei"))
        if self.apart == 0:
            return str(_("gelijk"))
        return ngettext("%(n)s punt verschil", "%(n)s punten verschil", self.apart) % {"n": self.apart}


# ---- Reports


def earliest_without_answer(today: date) -> date:
    """The first day on which a report that always goes may go though the employee did not answer."""
    return today + timedelta(days=DAYS_TO_REACT)


class ReportState(StrEnum):
    DRAFT = "draft"
    SHOWN = "shown"
    AGREED = "agreed"
    REFUSED = "refused"
    SENT = "sent"
    READ = "read"
    WITHDRAWN = "withdrawn"


def report_state(report) -> ReportState:
    order = (
        ("withdrawn_at", ReportState.WITHDRAWN),
        ("read_at", ReportState.READ),
        ("sent_at", ReportState.SENT),
        ("refused_at", ReportState.REFUSED),
        ("agreed_at", ReportState.AGREED),
        ("shown_at", ReportState.SHOWN),
    )
    return next((state for moment, state in order if getattr(report, moment)), ReportState.DRAFT)


def may_send(report, *, today: date) -> None:
    """Raises ValidationError while the employee has not had their say."""
    if report.author_id == report.employee_id:
        return
    state = report_state(report)
    if state in (ReportState.REFUSED, ReportState.WITHDRAWN):
        raise refuse(None, _("Deze terugkoppeling gaat niet door."))
    if state is ReportState.AGREED:
        return
    if state is ReportState.SHOWN and report.waits_until and today > report.waits_until:
        return
    raise refuse(None, _("De medewerker leest dit eerst. Daarna kan het weg."))
