"""An invitation for one person, its cancellation, and a feed: as bytes of iCalendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone, vCalAddress, vText
from icalendar import Event as Component

from wegwijzer.output.calendar.reading import Answer
from wegwijzer.output.calendar.zones import zone_component

PRODUCT = "-//Wegwijzer//Wegwijzer//NL"


@dataclass(frozen=True)
class Event:
    """`starts_at` with a zone; `sequence` rises with each change; `changed_at` is when that was."""

    uid: str
    sequence: int
    starts_at: datetime
    minutes: int
    title: str
    address: str
    changed_at: datetime
    cancelled: bool = False

    @property
    def ends_at(self) -> datetime:
        """In UTC: an hour is an hour, also in the night that the clock changes."""
        return self.starts_at.astimezone(UTC) + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Invited:
    """The one to whom this copy goes. Nobody else stands in it: whose calendar it is may be seen by many."""

    email: str
    answer: Answer = Answer.NONE


def invitation(event: Event, invited: Invited, *, organizer: str, zone: ZoneInfo) -> tuple[bytes, str]:
    """The calendar object and its method: REQUEST, or CANCEL. `organizer`: the mailbox that takes answers."""
    method = "CANCEL" if event.cancelled else "REQUEST"
    component = _component(event, zone)
    sender = vCalAddress(f"mailto:{organizer}")
    sender.params["CN"] = vText("Wegwijzer")
    component.add("organizer", sender)
    component.add("attendee", _attendee(invited, event), encode=False)
    return _calendar([component], [event], zone, method), method


def _attendee(invited: Invited, event: Event) -> vCalAddress:
    attendee = vCalAddress(f"mailto:{invited.email}")
    waits = invited.answer is Answer.NONE and not event.cancelled
    attendee.params["CUTYPE"] = vText("INDIVIDUAL")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    attendee.params["PARTSTAT"] = vText(invited.answer.partstat)
    attendee.params["RSVP"] = vText("TRUE" if waits else "FALSE")
    return attendee


def feed(events: Iterable[Event], *, name: str, zone: ZoneInfo) -> bytes:
    """A calendar to subscribe to. What was cancelled is not in it any more."""
    standing = [event for event in events if not event.cancelled]
    components = [_component(event, zone) for event in standing]
    return _calendar(components, standing, zone, "PUBLISH", name)


def _calendar(components: list[Component], events: list[Event], zone: ZoneInfo, method: str, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("name", name)
        calendar.add("refresh-interval", timedelta(hours=1), {"VALUE": "DURATION"})
    if events:
        calendar.add_component(_zone_of(events, zone))
    for component in components:
        calendar.add_component(component)
    return calendar.to_ical()


def _zone_of(events: list[Event], zone: ZoneInfo) -> Timezone:
    years = [event.starts_at.astimezone(zone).year for event in events]
    return zone_component(zone, min(years) - 1, max(years) + 1)


def _component(event: Event, zone: ZoneInfo) -> Component:
    component = Component()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.changed_at.astimezone(UTC))
    component.add("last-modified", event.changed_at.astimezone(UTC))
    starts, ends = _local(event, zone)
    component.add("dtstart", starts)
    component.add("dtend", ends)
    component.add("summary", event.title)
    component.add("description", event.address)
    component.add("url", event.address)
    component.add("class", "PRIVATE")
    component.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    return component


def _local(event: Event, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """In local time with its zone; in UTC when a clock that was put back would make the hour mean two things."""
    both = (event.starts_at.astimezone(zone), event.ends_at.astimezone(zone))
    if any(moment.fold for moment in both):
        return event.starts_at.astimezone(UTC), event.ends_at
    return both
