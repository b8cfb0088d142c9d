"""A time zone as iCalendar writes it down: from when to when which offset from UTC holds.

From Python's own zone data, for the years that are asked for. Each onset is in the local time before it, as RFC 5545
3.6.5 wants it: at two in the night of the last Sunday of March, not at three.
"""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

STEP = timedelta(days=1)
SAMPLE = 11  # years that a rule must hold to be one: in so many, the fourth Sunday and the last fall apart
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def zone_component(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """VTIMEZONE that holds from 1 January of the year `first` to 31 December of the year `last`.

    A change that comes every year on the same Sunday is written as a rule, which all calendars read; others day by day.
    """
    last = max(last, first + SAMPLE)
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
    if rule := _yearly(starts):
        part.add("rrule", rule)
    elif starts[1:]:
        part.add("rdate", starts[1:])
    part.add("tzoffsetfrom", before)
    part.add("tzoffsetto", local.utcoffset())
    part.add("tzname", local.tzname())
    return part


def _yearly(starts: list[datetime]) -> dict | None:
    """The rule by which these come: each year on, say, the last Sunday of March at the same hour. None for no rule."""
    years = [start.year for start in starts]
    if len(starts) < SAMPLE or years != list(range(years[0], years[0] + len(years))):
        return None
    if len({(start.month, start.weekday(), start.time()) for start in starts}) > 1:
        return None
    which = next((n for n in (-1, 1, 2, 3, 4) if all(n in _places(start) for start in starts)), None)
    day = WEEKDAYS[starts[0].weekday()]
    return {"freq": "yearly", "bymonth": starts[0].month, "byday": f"{which}{day}"} if which else None


def _places(start: datetime) -> set[int]:
    """Which of its weekdays in the month it is: from the front, and -1 for the last."""
    is_last = (start + timedelta(days=7)).month != start.month
    return {(start.day - 1) // 7 + 1} | ({-1} if is_last else set())
