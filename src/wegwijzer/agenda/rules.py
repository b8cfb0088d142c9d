"""When people can meet, and what an answer is worth. Pure: `now` comes in."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wegwijzer.agenda.models import LONGEST, SHORTEST, Appointment, Attendance, Said

FURTHEST = timedelta(days=366 * 10)


class Standing(StrEnum):
    """How somebody stands to an appointment as it is now."""

    WAITING = "waiting"
    BEFORE_MOVE = "before_move"  # answered, to a moment that is no longer the one
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"
    PROPOSED = "proposed"


OFFERED = (Said.ACCEPTED, Said.TENTATIVE, Said.DECLINED)  # to answer with on a page


def standing_of(attendance: Attendance, appointment: Appointment) -> Standing:
    """Who proposed the moment that it became is there."""
    if not attendance.answer:
        return Standing.WAITING
    if (attendance.proposed_at, attendance.proposed_minutes) == (appointment.starts_at, appointment.minutes):
        return Standing.ACCEPTED
    if attendance.answered_sequence != appointment.sequence:
        return Standing.BEFORE_MOVE
    return Standing(attendance.answer)


def check_moment(starts_at: datetime, *, now: datetime) -> datetime:
    """Raises ValidationError on `starts_at` for what is past, or too far to be meant."""
    if starts_at <= now:
        raise ValidationError({"starts_at": [_("Dit moment is voorbij. Kies een later moment.")]})
    if starts_at > now + FURTHEST:
        raise ValidationError({"starts_at": [_("Dit jaar kan niet kloppen.")]})
    return starts_at


def check_minutes(minutes: int) -> int:
    if not SHORTEST <= minutes <= LONGEST:
        raise ValidationError({"minutes": [_("Kies tussen 5 minuten en 8 uur.")]})
    return minutes


def check_answer(answer: str) -> str:
    if answer not in OFFERED:
        raise ValidationError({"answer": [_("Kies een van de mogelijkheden.")]})
    return answer


def at_local(on, at, zone: ZoneInfo) -> datetime:
    """The moment of this day and hour on the clock there. Raises ValidationError on `at` for an hour that the clock
    skips that night; of an hour that comes twice, the first."""
    local = datetime.combine(on, at).replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise ValidationError({"at": [_("Dat uur bestaat die nacht niet: de klok springt vooruit.")]})
    return local
