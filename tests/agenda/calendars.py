"""What a calendar of somebody else sends back."""

from datetime import UTC, datetime, timedelta


def reply(
    uid: str, attendee: str, partstat: str, *, sequence: int = 0, method: str = "REPLY", stamp="20261101T090000Z"
):
    """The calendar object of an answer, in the words of most calendars."""
    lines = [
        "BEGIN:VCALENDAR",
        "PRODID:-//Somebody//Calendar//EN",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"SEQUENCE:{sequence}",
        f"DTSTAMP:{stamp}",
        "DTSTART:20261103T090000Z",
        "ORGANIZER:mailto:wegwijzer@localhost",
        f"ATTENDEE;CN=Somebody;PARTSTAT={partstat}:mailto:{attendee}",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()


def counter(uid: str, attendee: str, starts_at: datetime | None, minutes: int, *, sequence: int = 0) -> bytes:
    """Another time that is proposed (RFC 5546, 3.2.7), as a calendar with its own zone writes it. None: no time."""
    times = []
    if starts_at is not None:
        begin = starts_at.astimezone(UTC) - timedelta(hours=5)
        end = begin + timedelta(minutes=minutes)
        times = [f"DTSTART;TZID=Of mine:{begin:%Y%m%dT%H%M%S}", f"DTEND;TZID=Of mine:{end:%Y%m%dT%H%M%S}"]
    lines = [
        "BEGIN:VCALENDAR",
        "METHOD:COUNTER",
        "PRODID:-//Somebody//Calendar//EN",
        "VERSION:2.0",
        "BEGIN:VTIMEZONE",
        "TZID:Of mine",
        "BEGIN:STANDARD",
        "DTSTART:16010101T000000",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0500",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        f"ATTENDEE;CN=Somebody;PARTSTAT=TENTATIVE:mailto:{attendee}",
        "COMMENT;LANGUAGE=nl-BE:Kan het ook dan?",
        f"UID:{uid}",
        *times,
        "CLASS:PUBLIC",
        f"DTSTAMP:{datetime.now(UTC):%Y%m%dT%H%M%SZ}",
        "ORGANIZER:mailto:wegwijzer@localhost",
        f"SEQUENCE:{sequence}",
        "X-MS-OLK-ORIGINALSTART:20261103T090000Z",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    return "\r\n".join(lines).encode()
