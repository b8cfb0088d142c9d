"""Units and functions, ours and new ones, and how the one that a row names is chosen among them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from wegwijzer.exchange.kinds.people.plan import TABLES, Plan
from wegwijzer.exchange.run import Trouble
from wegwijzer.organisations.models import UnitKind

MOST = 20_000  # different names; a column with more of them is no column of units
NEW = "new"
_SIGNS = re.compile(r"(?<=\w)[+#]+(?!\w)")


@dataclass(eq=False)
class Thing:
    """A unit or function, ours or new. `above` of a unit."""

    id: UUID
    name: str
    folded: str
    code: str = ""
    is_new: bool = True
    row: int = 0
    above: "Thing | None" = None
    said_above: str = ""
    folded_above: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    kind: str = UnitKind.DEPARTMENT
    family: str = ""
    level: int = 1

    @property
    def line(self) -> Iterator["Thing"]:
        """This one and those above it; stops where it comes back to where it was."""
        seen, here = set(), self
        while here is not None and here not in seen:
            seen.add(here)
            yield here
            here = here.above


@dataclass
class Known:
    """All things of one sort, to be found by code and by name."""

    by_id: dict[UUID, Thing] = field(default_factory=dict)
    by_code: dict[str, Thing] = field(default_factory=dict)
    by_name: dict[str, list[Thing]] = field(default_factory=lambda: defaultdict(list))

    def add(self, thing: Thing) -> Thing:
        self.by_id[thing.id] = thing
        self.by_name[thing.folded].append(thing)
        if thing.code:
            self.by_code[thing.code] = thing
        return thing

    def named(self, name: str, folded: str) -> list[Thing]:
        return [one for one in self.by_name.get(folded, ()) if signs(one.name) == signs(name)]

    @property
    def new(self) -> list[Thing]:
        return [thing for thing in self.by_id.values() if thing.is_new]


@dataclass
class Structure:
    units: Known = field(default_factory=Known)
    functions: Known = field(default_factory=Known)
    families: dict[str, tuple[UUID, str, bool]] = field(default_factory=dict)  # folded → id, name, new


@dataclass(frozen=True)
class Said:
    code: str
    name: str
    above: str
    row: int
    rows: int
    folded: str
    folded_above: str = ""


def signs(name: str) -> str:
    """What folding takes away though it tells names apart: “B+” is not “B”."""
    return " ".join(_SIGNS.findall(name))


def said_in_rows(plan: Plan, columns: str, keys: tuple[str, ...], given: str) -> list[tuple]:
    group = ", ".join(str(number + 1) for number in range(len(keys)))
    query = f"SELECT {columns}, min(row), count(*) FROM incoming WHERE {given} GROUP BY {group}"
    folds = ", ".join(f"wegwijzer_fold({key})" for key in keys)
    if plan.value(f"SELECT count(*) FROM (SELECT FROM ({query}) AS said LIMIT {MOST + 1}) AS first_ones") > MOST:
        raise Trouble("structure_too_much", number=MOST)
    names = ", ".join((*keys, "first", "rows"))
    return plan.rows(f"SELECT *, {folds} FROM ({query}) AS said ({names}) ORDER BY first")


def choose(plan: Plan, known: Known, said: Said, sort: str, among: list[Thing]) -> Thing | None:
    key = f"{sort}:{said.folded}{signs(said.name)}" + (f"|{said.folded_above}" if said.above else "")
    answer = plan.run.answers.get(key)
    if answer == NEW:
        return next((one for one in among if one.is_new), None)
    if answer:
        chosen = next((one for one in known.by_id.values() if str(one.id) == answer), None)
        if chosen:
            return chosen
    if len(among) > 1:
        _ask(plan, said, sort, key, among)
    return among[0] if among else None


def _ask(plan: Plan, said: Said, sort: str, key: str, among: list[Thing]) -> None:
    candidates = [
        {"value": str(one.id), "label": one.name, "detail": " · ".join(filter(None, [one.code, _above(one)]))}
        for one in among[:20]
    ]
    with override(plan.run.language):
        candidates.append({"value": NEW, "label": _("Geen van deze: maak een nieuwe"), "detail": ""})
    details = {"key": key, "candidates": candidates, "rows": said.rows}
    plan.note("question", said.row, sort, f"{sort}_which", said.name, **details)


def _above(thing: Thing) -> str:
    return thing.above.name if thing.above else ""


def new_thing(plan: Plan, known: Known, said: Said, sort: str) -> Thing:
    folded = said.folded or said.code
    thing = Thing(id_of_new(plan, sort, said.row), said.name or said.code, folded, said.code, row=said.row)
    thing.said_above, thing.folded_above = said.above, said.folded_above
    return known.add(thing)


def id_of_new(plan: Plan, sort: str, number: int) -> UUID:
    salt = plan.run.import_.pk.hex[-17:]
    return UUID(f"{plan.first_moment + number:012x}7{salt[:3]}a{TABLES[sort]}{salt[3:]}")


def needed(things: Iterable[Thing], used: set[UUID]) -> list[Thing]:
    """The new ones that some place uses, and the new ones above them, from the top down."""
    wanted = {above: None for thing in things if thing.id in used for above in thing.line if above.is_new}
    return sorted(wanted, key=lambda thing: (len(list(thing.line)), thing.row))
