"""Dates and bands for people who do not exist. Every draw takes the generator's own `Random`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

DAY = timedelta(days=1)


@contextmanager
def at_moment(moment: datetime) -> Iterator[None]:
    """What is done here is noted as done then: acts write down the moment of the clock. For loading a demo alone, which
    runs by itself: the clock is that of the whole process."""
    usual = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = usual


def years_before(day: date, years: int) -> date:
    """The same day so many whole years earlier (28 February for a 29th that is not there)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def years_between(earlier: date, later: date) -> int:
    """Whole years from one day to another, as birthdays count them."""
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))


def between(rng: Random, first: date, last: date) -> date:
    """A day from `first` to `last`, both included."""
    return first + timedelta(days=rng.randint(0, max(0, (last - first).days)))


def whole_years_ago(rng: Random, today: date, years: int) -> date:
    """A day that lies `years` whole years back, preferably a Monday."""
    first, last = years_before(today, years + 1) + DAY, years_before(today, years)
    day = between(rng, first, last)
    monday = day - timedelta(days=day.weekday())
    return monday if monday >= first else day


def monday(day: date) -> date:
    """The day itself, or the Monday after."""
    return day + timedelta(days=-day.weekday() % 7)


class Bands:
    """How many people are still wanted in each band (from, to, people), scaled to a number of people."""

    def __init__(self, bands: list[list[int]], people: int) -> None:
        self.limits = [(low, high) for low, high, _ in bands]
        self.wanted = _shares([count for _, _, count in bands], people)

    def take(self, value: int) -> None:
        """One place less in the band of this value, or in the nearest that still has one."""
        open_ones = [i for i, wanted in enumerate(self.wanted) if wanted > 0]
        if open_ones:
            best = min(open_ones, key=lambda i: self._distance(i, value))
            self.wanted[best] -= 1

    def _distance(self, band: int, value: int) -> int:
        low, high = self.limits[band]
        return max(low - value, value - high, 0)

    def draw_all(self, rng: Random) -> list[int]:
        """A value for every place that is left."""
        return [
            rng.randint(*limits) for limits, wanted in zip(self.limits, self.wanted, strict=True) for _ in range(wanted)
        ]


def _shares(counts: list[int], people: int) -> list[int]:
    """Divide people in the same proportion as `counts`; the largest remainders get the odd ones."""
    total = sum(counts)
    exact = [count * people / total for count in counts]
    whole = [int(share) for share in exact]
    by_remainder = sorted(range(len(counts)), key=lambda i: (whole[i] - exact[i], i))
    for i in by_remainder[: people - sum(whole)]:
        whole[i] += 1
    return whole
