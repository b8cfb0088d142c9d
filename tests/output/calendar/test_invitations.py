"""What stands in an invitation, and when: also in the nights that the clock changes."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil import tz

from wegwijzer.output.calendar import Answer, Event, Invited, feed, invitation

BRUSSELS = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)


def event(*when, minutes=30, zone=BRUSSELS, **more) -> Event:
    values = {"uid": "a@b.example", "sequence": 0, "title": "Afspraak", "address": "https://w.example/x"}
    return Event(starts_at=datetime(*when, tzinfo=zone), minutes=minutes, changed_at=NOW, **(values | more))


def invited(its: Event, answer=Answer.NONE, zone=BRUSSELS) -> str:
    content, _method = invitation(its, Invited("s@l.example", answer), organizer="w@w.example", zone=zone)
    return content.decode().replace("\r\n ", "")


def parsed(content) -> icalendar.Event:
    return icalendar.Calendar.from_ical(content).walk("VEVENT")[0]


def lasts(content) -> timedelta:
    its = parsed(content)
    return its["dtend"].dt.astimezone(UTC) - its["dtstart"].dt.astimezone(UTC)


def test_it_asks_one_person_and_names_nobody_else():
    lines = invited(event(2026, 11, 3, 10)).splitlines()
    assert "METHOD:REQUEST" in lines and "SEQUENCE:0" in lines and "CLASS:PRIVATE" in lines
    assert [line for line in lines if line.startswith("ATTENDEE")] == [
        "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=TRUE:mailto:s@l.example"
    ]
    assert "DTSTART;TZID=Europe/Brussels:20261103T100000" in lines


def test_who_said_yes_is_not_asked_again():
    assert "PARTSTAT=ACCEPTED" in invited(event(2026, 11, 3, 10), Answer.ACCEPTED)
    assert "RSVP=FALSE" in invited(event(2026, 11, 3, 10), Answer.ACCEPTED)


def test_a_cancellation_keeps_its_uid_and_has_a_higher_number():
    its = event(2026, 11, 3, 10, cancelled=True, sequence=2)
    content, method = invitation(its, Invited("s@l.example"), organizer="w@w.example", zone=BRUSSELS)
    assert method == "CANCEL" and b"METHOD:CANCEL" in content
    assert (parsed(content)["uid"], parsed(content)["sequence"], parsed(content)["status"]) == (
        "a@b.example",
        2,
        "CANCELLED",
    )


@pytest.mark.parametrize(
    ("when", "in_utc"),
    [
        ((2026, 10, 24, 10, 0), (2026, 10, 24, 8, 0)),  # the day before the clock goes back
        ((2026, 10, 26, 10, 0), (2026, 10, 26, 9, 0)),
        ((2027, 3, 27, 10, 0), (2027, 3, 27, 9, 0)),
        ((2027, 3, 29, 10, 0), (2027, 3, 29, 8, 0)),
    ],
)
def test_ten_o_clock_stays_ten_o_clock_when_the_clock_changes(when, in_utc):
    content = invited(event(*when))
    assert parsed(content)["dtstart"].dt.astimezone(UTC) == datetime(*in_utc, tzinfo=UTC)
    assert f"{when[2]:02}T100000" in content


@pytest.mark.parametrize("when", [(2026, 10, 25, 1, 30), (2026, 10, 25, 2, 30), (2027, 3, 28, 1, 30)])
def test_two_hours_are_two_hours_in_the_night_that_the_clock_changes(when):
    assert lasts(invited(event(*when, minutes=120))) == timedelta(hours=2)


def test_an_hour_that_comes_twice_is_written_in_utc():
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BRUSSELS, fold=1)
    content = invited(Event("a@b.example", 0, second, 30, "Afspraak", "https://w.example/x", NOW))
    assert "DTSTART:20261025T013000Z" in content and "DTEND:20261025T020000Z" in content


@pytest.mark.parametrize(
    "key", ["Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]
)
def test_a_calendar_without_zones_of_its_own_reads_the_same_moments(key, tmp_path):
    """dateutil reads VTIMEZONE by itself: through a year its offset is that of Python's own zone data."""
    zone = ZoneInfo(key)
    content = invited(event(2026, 7, 1, 12, zone=zone), zone=zone)
    file = tmp_path / "zone.ics"
    file.write_text("\n".join(content[content.index("BEGIN:VTIMEZONE") :].splitlines()))
    theirs = tz.tzical(str(file)).get(key)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    while moment.year == 2026:
        local = moment.astimezone(zone)
        wall = local.replace(tzinfo=theirs)
        if not _twice_or_never(local):
            assert wall.utcoffset() == local.utcoffset(), local
        moment += timedelta(hours=3)


def _twice_or_never(local: datetime) -> bool:
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def test_onsets_are_in_the_time_before_them():
    content = invited(event(2026, 7, 1, 12))
    assert "DTSTART:20250330T020000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in content
    assert "DTSTART:20251026T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10" in content


def test_what_follows_no_rule_is_written_day_by_day():
    zone = ZoneInfo("Africa/Casablanca")  # where the clock follows the month of fasting
    assert "RDATE" in invited(event(2026, 7, 1, 12, zone=zone), zone=zone)


def test_a_feed_leaves_out_what_was_cancelled_and_may_be_empty():
    both = [event(2026, 11, 3, 10), event(2026, 11, 4, 10, uid="c@b.example", cancelled=True)]
    uids = [str(one["uid"]) for one in icalendar.Calendar.from_ical(feed(both, name="W", zone=BRUSSELS)).walk("VEVENT")]
    assert uids == ["a@b.example"]
    assert b"VEVENT" not in feed([], name="W", zone=BRUSSELS)


def test_lines_break_as_the_standard_says():
    content, _method = invitation(
        event(2026, 11, 3, 10, title="é" * 90), Invited("s@l.example"), organizer="w@w.example", zone=BRUSSELS
    )
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert parsed(content)["summary"] == "é" * 90
