"""What people followed to learn, drawn from what the company offers (`trainings.json`).

Each item says to whom: everybody (`for` left out), those on the shop floor or not (`floor`), the families or
functions named, or leaders. `share` is the part of them that took part, `every` after how many years again.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from wegwijzer.demo.days import DAY, between, monday, years_before
from wegwijzer.demo.people import Human, Stretch

REMEMBERED = 9  # years: what came before stands on paper
PLANNED_AHEAD = 120  # days

Followed = tuple[str, str, str, date, date | None, Decimal | None]


class Trainings:
    """Draws for one person after another; the same for the same `rng`."""

    def __init__(self, offer: list[dict], rng: Random, today: date) -> None:
        self._offer, self._rng, self._today = offer, rng, today

    def of(self, human: Human) -> list[Followed]:
        """Everything this person followed, oldest first; what the cast says of itself comes with it."""
        found = [self._row(item, date.fromisoformat(item["from"])) for item in human.pin.get("trainings", [])]
        for item in [] if found else self._offer:
            if any(_is_for(item, stretch) for stretch in human.stretches) and self._rng.random() < item["share"]:
                found += self._times(item, human)
        return sorted(found, key=lambda row: (row[3], row[0]))

    def _times(self, item: dict, human: Human) -> Iterator[Followed]:
        """Once, or again after so many years, on days on which this person worked here."""
        stretch = next(stretch for stretch in human.stretches if _is_for(item, stretch))
        first = max(stretch.starts, years_before(self._today, REMEMBERED))
        last = human.stretches[-1].ends or self._today + timedelta(days=PLANNED_AHEAD)
        while first + DAY * 7 < last:
            soon = min(last - DAY, first + timedelta(days=365 * item.get("every", 4)))
            day = _working_day(between(self._rng, first, soon))
            row = self._row(item, day)
            if (row[4] or day) <= last:
                yield row
            if "every" not in item:
                return
            first = day + timedelta(days=365 * item["every"])

    def _row(self, item: dict, day: date) -> Followed:
        ends = day + timedelta(days=item.get("days", 1) - 1)
        hours = Decimal(str(item["hours"])) if item.get("hours") else None
        return item["title"], item["kind"], item.get("provider", ""), day, ends, hours


def _is_for(item: dict, stretch: Stretch) -> bool:
    family, wanted = stretch.function.family, item.get("for", {})
    return (
        wanted.get("floor") in (None, family.floor)
        and (not wanted.get("leads") or stretch.leads)
        and family.key in wanted.get("families", [family.key])
    )


def _working_day(day: date) -> date:
    """The day itself, or the Monday after its weekend."""
    return day if day.weekday() < 5 else monday(day)
