"""What a calendar answers to an invitation. Whatever is wrong with it raises NoReply, and nothing else."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import StrEnum

from icalendar import Calendar
from icalendar import Event as Component

LARGEST = 256 * 1024  # bytes of a calendar object; an answer has about one thousand


class Answer(StrEnum):
    """What somebody said to an invitation."""

    NONE = ""
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"

    @property
    def partstat(self) -> str:
        return self.value.upper() or "NEEDS-ACTION"


class NoReply(ValueError):
    """This holds no answer to an invitation. Its text says why, with nothing of what stands in it."""


@dataclass(frozen=True)
class Reply:
    """`attendee` and `sender` are mail addresses in small letters. `proposed_at` and `proposed_minutes`: of a COUNTER,
    the moment that it proposes; None for what is not said, or is a day without an hour."""

    uid: str
    sequence: int
    attendee: str
    sender: str
    answer: Answer
    sent_at: datetime | None
    proposed_at: datetime | None = None
    proposed_minutes: int | None = None


def read_reply(content: bytes, *, sender: str, zone: tzinfo = UTC) -> Reply:
    """Out of the calendar object in a mail, and who that mail says it is from. `zone`: of times that say none.
    Raises NoReply."""
    if len(content) > LARGEST:
        raise NoReply("too large")
    try:
        calendar = Calendar.from_ical(content)
        component = next(iter(calendar.walk("VEVENT")), None)
        method = str(calendar.get("method", "")).strip().upper()
        if method not in ("REPLY", "COUNTER") or component is None:
            raise NoReply("no answer in it")
        return _reply(component, sender.strip().lower(), method, zone)
    except NoReply:
        raise
    except Exception as problem:  # a stranger's bytes: the parser may raise anything
        raise NoReply(f"unreadable: {type(problem).__name__}") from None


def _reply(component: Component, sender: str, method: str, zone: tzinfo) -> Reply:
    attendees = component.get("attendee") or []
    attendees = attendees if isinstance(attendees, list) else [attendees]
    uid = str(component.get("uid", "")).strip()
    if len(attendees) != 1 or not uid or len(uid) > 255:
        raise NoReply("not of one person about one appointment")
    said = {one.partstat: one for one in Answer}.get(str(attendees[0].params.get("PARTSTAT", "")).upper())
    if method == "COUNTER":
        said = Answer.TENTATIVE
    if not said:
        raise NoReply("neither yes, nor no, nor perhaps")
    proposed = _proposed(component, zone) if method == "COUNTER" else (None, None)
    return Reply(
        uid=uid,
        sequence=max(0, int(component.get("sequence", 0))),
        attendee=_bare(str(attendees[0])),
        sender=sender,
        answer=said,
        sent_at=_moment(component),
        proposed_at=proposed[0],
        proposed_minutes=proposed[1],
    )


def _proposed(component: Component, zone: tzinfo) -> tuple[datetime | None, int | None]:
    starts, ends = (_hour(component.get(name), zone) for name in ("dtstart", "dtend"))
    length = getattr(component.get("duration"), "dt", None) or (ends - starts if starts and ends else None)
    minutes = int(length.total_seconds() // 60) if isinstance(length, timedelta) else 0
    return starts, minutes if minutes > 0 else None


def _hour(said, zone: tzinfo) -> datetime | None:
    moment = getattr(said, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


def _bare(address: str) -> str:
    address = address.strip().lower()
    return address.removeprefix("mailto:").strip()


def _moment(component: Component) -> datetime | None:
    stamp = component.get("dtstamp")
    moment = getattr(stamp, "dt", None)
    if not isinstance(moment, datetime):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
