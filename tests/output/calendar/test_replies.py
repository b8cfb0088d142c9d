"""Answers as calendars write them, and what is none."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.agenda.calendars import counter, reply
from wegwijzer.output.calendar import Answer, NoReply, read_reply

YES = reply("a@b.example", "s@l.example", "ACCEPTED")


def read(content: bytes):
    return read_reply(content, sender="S@L.example")


@pytest.mark.parametrize(
    ("partstat", "answer"),
    [("ACCEPTED", Answer.ACCEPTED), ("DECLINED", Answer.DECLINED), ("tentative", Answer.TENTATIVE)],
)
def test_an_answer_is_read(partstat, answer):
    found = read(reply("a@b.example", "s@l.example", partstat, sequence=3))
    assert (found.uid, found.attendee, found.sender, found.answer, found.sequence) == (
        "a@b.example",
        "s@l.example",
        "s@l.example",
        answer,
        3,
    )
    assert found.sent_at == datetime(2026, 11, 1, 9, 0, tzinfo=UTC)


def test_who_proposes_another_time_does_not_know_yet():
    found = read(reply("a@b.example", "s@l.example", "DECLINED", method="COUNTER"))
    assert found.answer is Answer.TENTATIVE
    assert (found.proposed_at, found.proposed_minutes) == (datetime(2026, 11, 3, 9, tzinfo=UTC), None)


def test_a_proposal_is_read_in_the_zone_that_it_says():
    at = datetime(2026, 11, 3, 14, 30, tzinfo=UTC)
    found = read(counter("a@b.example", "s@l.example", at, 45))
    assert (found.proposed_at, found.proposed_minutes) == (at, 45)


@pytest.mark.parametrize(
    ("written", "read_as", "minutes"),
    [
        ("DTSTART:20261103T090000\r\nDURATION:PT45M", datetime(2026, 11, 3, 8, tzinfo=UTC), 45),
        ("DTSTART;VALUE=DATE:20261103", None, None),
        ("DTSTART:20261103T090000Z\r\nDTEND:20261103T080000Z", datetime(2026, 11, 3, 9, tzinfo=UTC), None),
    ],
)
def test_a_proposal_without_a_zone_a_day_and_an_end_before_its_beginning(written, read_as, minutes):
    content = reply("a@b.example", "s@l.example", "TENTATIVE", method="COUNTER").decode()
    content = content.replace("DTSTART:20261103T090000Z", written).encode()
    found = read_reply(content, sender="s@l.example", zone=ZoneInfo("Europe/Brussels"))
    assert (found.proposed_at, found.proposed_minutes) == (read_as, minutes)


def test_without_a_number_it_answers_the_first():
    content = reply("a@b.example", "s@l.example", "ACCEPTED").replace(b"SEQUENCE:0\r\n", b"")
    assert read(content).sequence == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\n",
        reply("a@b.example", "s@l.example", "ACCEPTED", method="REQUEST"),
        reply("a@b.example", "s@l.example", "NEEDS-ACTION"),
        reply("", "s@l.example", "ACCEPTED"),
        reply("a" * 300, "s@l.example", "ACCEPTED"),
        reply("a@b.example", "s@l.example", "ACCEPTED").replace(b"SEQUENCE:0", b"SEQUENCE:many"),
        reply("a@b.example", "s@l.example", "ACCEPTED").replace(
            b"DTSTAMP:", b"ATTENDEE:mailto:two@l.example\r\nDTSTAMP:"
        ),
        b"\xff\xfe\x00" * 50,
        b"BEGIN:VCALENDAR\r\n" * 500,
        b"X" * 300_000,
    ],
)
def test_what_is_no_answer_is_said_and_nothing_else_happens(content):
    with pytest.raises(NoReply):
        read(content)
