"""What a calendar of somebody else sends back."""


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
