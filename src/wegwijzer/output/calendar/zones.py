"""A time zone as iCalendar writes it down: from when to when which offset from UTC holds.

From Python's own zone data, for the years that are asked for. Each onset is in the local time before it, as RFC 5545
3.6.5 wants it: at two in the night of the last Sunday of March, not at three.
"""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

STEP = timedelta(days=1)


def zone_component(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """VTIMEZONE that holds from 1 January of the year `first` to 31 December of the year `last`."""
    begin, end = datetime(first, 1, 1, tzinfo=UTC), datetime(last + 1, 1, 2, tzinfo=UTC)
    component = Timezone()
    component.add("tzid", zone.key)
    local = begin.astimezone(zone)
    component.add_component(_stretch([local.replace(tzinfo=None)], local.utcoffset(), local))
    for (before, _after, _name), onsets in _changes(zone, begin, end).items():
        starts = [(moment + before).replace(tzinfo=None) for moment in onsets]
        component.add_component(_stretch(starts, before, onsets[0].astimezone(zone)))
    return component


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> dict[tuple, list[datetime]]:
    """(offset before, offset after, name) → the moments in UTC at which it begins."""
    found = defaultdict(list)
    day = begin
    while day < end:
        before, after = day.astimezone(zone), (day + STEP).astimezone(zone)
        if before.utcoffset() != after.utcoffset():
            moment = _moment(zone, day, day + STEP)
            found[before.utcoffset(), after.utcoffset(), moment.astimezone(zone).tzname()].append(moment)
        day += STEP
    return found


def _moment(zone: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second between these two with the offset of `high`."""
    new = high.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = (low + (high - low) / 2).replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == new:
            high = middle
        else:
            low = middle
    return high


def _stretch(starts: list[datetime], before: timedelta, local: datetime) -> TimezoneStandard | TimezoneDaylight:
    """`local`: a moment from the beginning of this stretch, which tells its offset and name."""
    part = TimezoneDaylight() if local.dst() else TimezoneStandard()
    part.add("dtstart", starts[0])
    if starts[1:]:
        part.add("rdate", starts[1:])
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", local.utcoffset())
    part.add("tzname", local.tzname())
    return part
