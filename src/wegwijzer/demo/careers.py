"""What people did before: earlier functions, moves between units, other hours, contracts, two jobs at once."""

from datetime import date, timedelta

from wegwijzer.demo.days import DAY, between, monday
from wegwijzer.demo.people import Crowd, Human, Stretch
from wegwijzer.demo.structure import Unit

EARLIER = ((0, 40), (1, 34), (2, 19), (3, 7))  # how many earlier functions, and how often
MOVED, SHARE_CHANGED, AWAY, TWO_JOBS = 0.22, 0.55, 0.05, 0.02

Contract = tuple[str, date, date | None]


class Careers:
    """Writes the history of everybody in a crowd."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd, self._rng, self._today = crowd, crowd.rng, crowd.today

    def write(self) -> None:
        for human in self._crowd.now.values():
            if "before" in human.pin:
                self._as_told(human)
            else:
                self._look_back(human)
                self._two_jobs(human)
        for human in self._crowd.left:
            self._look_back(human)

    def _as_told(self, human: Human) -> None:
        """The path that the data file spells out."""
        for item in reversed(human.pin["before"]):
            function = self._crowd.company.functions[item["function"]]
            homes = self._crowd.places[function.key] or [human.stretches[-1].unit]
            unit = next((home for home in homes if home.key == item["unit"]), homes[0])
            days = (date.fromisoformat(item[side]) for side in ("from", "to"))
            human.stretches.insert(0, Stretch(unit, function, *days))

    def _look_back(self, human: Human) -> None:
        counts, weights = zip(*EARLIER, strict=True)
        for _ in range(self._rng.choices(counts, weights)[0]):
            earlier = self._earlier(human)
            if earlier is None:
                break
            human.stretches.insert(0, earlier)
        human.stretches = [part for stretch in human.stretches for part in self._parts(human, stretch)]

    def _earlier(self, human: Human) -> Stretch | None:
        """The stretch before the first one, perhaps after some time away; None when there was none."""
        rng, first = self._rng, human.stretches[0]
        routes = [key for key in first.function.comes_from if self._crowd.places[key]]
        if not routes:
            return None
        key = rng.choices(routes, range(len(routes), 0, -1))[0]
        away = rng.randint(150, 1500) if rng.random() < AWAY and not first.leads else 0
        last_day = first.starts - timedelta(days=away + 1)
        starts = monday(last_day - timedelta(days=rng.randint(330, 2600)))
        if starts < human.first_job:
            return None
        unit = self._home(key, first.unit)
        return Stretch(unit, self._crowd.company.functions[key], starts, last_day)

    def _home(self, key: str, near: Unit) -> Unit:
        """A unit with this function, mostly in the same department."""
        homes = self._crowd.places[key]
        close = [home for home in homes if home.parent is near.parent or home is near]
        return self._rng.choice(close if close and self._rng.random() < 0.7 else homes)

    def _parts(self, human: Human, stretch: Stretch) -> list[Stretch]:
        """The stretch cut where someone moved to another unit in the same function, or changed hours."""
        if stretch.leads:
            return [stretch]
        parts = [stretch]
        homes = [unit for unit in self._crowd.places[stretch.function.key] if unit is not stretch.unit]
        if homes and self._rng.random() < MOVED:
            parts = self._cut(parts, unit=self._rng.choice(homes))
        if parts[0].share < 100 and self._rng.random() < SHARE_CHANGED:
            parts = self._cut(parts, share=100)
        return parts

    def _cut(self, parts: list[Stretch], **different) -> list[Stretch]:
        first = parts[0]
        last_day = first.ends or self._today
        if (last_day - first.starts).days < 500:
            return parts
        day = between(self._rng, first.starts + timedelta(days=200), last_day - timedelta(days=200))
        before = Stretch(first.unit, first.function, first.starts, day - DAY, first.share, first.leads)
        for name, value in different.items():
            setattr(before, name, value)
        first.starts = day
        return [before, *parts]

    def _two_jobs(self, human: Human) -> None:
        """Now and then someone works half in one team and half in another."""
        last = human.stretches[-1]
        homes = [unit for unit in self._crowd.places[last.function.key] if unit is not last.unit]
        if human.pin or last.leads or last.share != 100 or not homes or self._rng.random() > TWO_JOBS:
            return
        if (self._today - last.starts).days < 300:
            return
        day = between(self._rng, last.starts + timedelta(days=100), self._today)
        human.stretches[-1:] = [
            Stretch(last.unit, last.function, last.starts, day - DAY),
            Stretch(last.unit, last.function, day, None, 50),
            Stretch(self._rng.choice(homes), last.function, day, None, 50),
        ]

    def contracts(self, human: Human) -> list[Contract]:
        """The employments over all periods; sets the end of what ends with a temporary contract."""
        if "contracts" in human.pin:
            return [
                (kind, date.fromisoformat(first), date.fromisoformat(last) if last else None)
                for kind, first, last in human.pin["contracts"]
            ]
        if "starts_as" in human.pin:
            return [(human.pin["starts_as"], human.hired, None)]
        return [contract for period in periods(human) for contract in self._period(period)]

    def _period(self, stretches: list[Stretch]) -> list[Contract]:
        first, last = stretches[0].starts, max(s.ends or date.max for s in stretches)
        kind, days = self._beginning(stretches)
        if kind == "permanent":
            return [(kind, first, _open(last))]
        turns = monday(first + timedelta(days=days))
        if turns <= min(last, self._today):
            return [(kind, first, turns - DAY), ("permanent", turns, _open(last))]
        if kind == "fixed_term" and last == date.max:  # it still runs: what it carries ends with it
            for stretch in stretches:
                stretch.ends = stretch.ends or turns - DAY
            return [(kind, first, turns - DAY)]
        return [(kind, first, _open(last))]

    def _beginning(self, stretches: list[Stretch]) -> tuple[str, int]:
        """The first contract and its days; leaders and who began long ago had a permanent one."""
        first, chance = stretches[0], self._rng.random()
        agency = first.function.family.agency
        if any(stretch.leads and not stretch.ends for stretch in stretches) or first.starts.year < 2006:
            return "permanent", 0
        if chance < agency:
            return "agency", self._rng.randint(80, 340)
        return ("fixed_term", self._rng.randint(180, 700)) if chance < agency + 0.15 else ("permanent", 0)


def periods(human: Human) -> list[list[Stretch]]:
    """Stretches grouped by unbroken time with the organisation."""
    found: list[list[Stretch]] = []
    reached = date.min
    for stretch in human.stretches:
        if found and stretch.starts <= reached + DAY:
            found[-1].append(stretch)
        else:
            found.append([stretch])
        reached = max(reached, stretch.ends or date.max - DAY)
    return found


def _open(day: date) -> date | None:
    return None if day == date.max else day
