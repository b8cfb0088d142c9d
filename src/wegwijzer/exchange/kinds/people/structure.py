"""Units and functions that the rows name: one of ours, or a new one. Of these there are few, so Python holds them."""

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
DEEPEST = 29
NEW = "new"


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

    @property
    def new(self) -> list[Thing]:
        return [thing for thing in self.by_id.values() if thing.is_new]


@dataclass
class Structure:
    units: Known = field(default_factory=Known)
    functions: Known = field(default_factory=Known)
    families: dict[str, tuple[UUID, str, bool]] = field(default_factory=dict)  # folded → id, name, new


def find_structure(plan: Plan) -> Structure:
    """Makes plan_said_unit and plan_said_function (what a row says → id) and plan_thing (id → name and days)."""
    structure = Structure(_our_units(plan), _our_functions(plan))
    _units(plan, structure.units)
    _functions(plan, structure)
    things = [*structure.units.by_id.values(), *structure.functions.by_id.values()]
    plan.fill(
        "plan_thing",
        "id uuid, name text, starts_on date, ends_on date",
        ((thing.id, thing.name, thing.starts_on, thing.ends_on) for thing in things),
    )
    return structure


# ---- What there is


def _our_units(plan: Plan) -> Known:
    known, above = Known(), {}
    for id_, parent, code, name, folded, starts_on, ends_on in plan.rows(
        "SELECT id, parent_id, code, name, wegwijzer_fold(name), starts_on, ends_on FROM organisations_unit "
        "WHERE organisation_id = %(organisation)s ORDER BY depth, kind = 'company' DESC, name, id"
    ):
        thing = known.add(Thing(id_, name, folded, code, is_new=False, starts_on=starts_on, ends_on=ends_on))
        thing.above = above.get(parent)
        above[id_] = thing
    return known


def _our_functions(plan: Plan) -> Known:
    known = Known()
    for id_, code, name, folded, starts_on, ends_on in plan.rows(
        "SELECT id, code, name, wegwijzer_fold(name), starts_on, ends_on FROM functions_function "
        "WHERE organisation_id = %(organisation)s ORDER BY name, id"
    ):
        known.add(Thing(id_, name, folded, code, is_new=False, starts_on=starts_on, ends_on=ends_on))
    return known


def _said(plan: Plan, columns: str, keys: tuple[str, ...], given: str) -> list[tuple]:
    group = ", ".join(str(number + 1) for number in range(len(keys)))
    query = f"SELECT {columns}, min(row), count(*) FROM incoming WHERE {given} GROUP BY {group}"
    folds = ", ".join(f"wegwijzer_fold({key})" for key in keys)
    if plan.value(f"SELECT count(*) FROM (SELECT FROM ({query}) AS said LIMIT {MOST + 1}) AS first_ones") > MOST:
        raise Trouble("structure_too_much", number=MOST)
    names = ", ".join((*keys, "first", "rows"))
    return plan.rows(f"SELECT *, {folds} FROM ({query}) AS said ({names}) ORDER BY first")


# ---- Units


def _units(plan: Plan, known: Known) -> None:
    keys = ("unit_code", "unit", "unit_above")
    columns = ", ".join(f"coalesce({key}, '')" for key in keys)
    said = _said(plan, columns, keys, "unit <> '' OR unit_code <> ''") if plan.has("unit", "unit_code") else []
    found = []
    for code, name, above, row, rows, _code, folded, folded_above in said:
        thing = _unit(plan, known, Said(code, name, above, row, rows, folded, folded_above))
        found.append((code, name, above, thing.id))
    _put_below(plan, known)
    plan.fill("plan_said_unit", "unit_code text, unit text, unit_above text, unit_id uuid", found)


@dataclass(frozen=True)
class Said:
    code: str
    name: str
    above: str
    row: int
    rows: int
    folded: str
    folded_above: str = ""


def _unit(plan: Plan, known: Known, said: Said) -> Thing:
    """One of ours or a new one."""
    if said.code and said.code in known.by_code:
        return known.by_code[said.code]
    among = [one for one in known.by_name.get(said.folded, ()) if _stands_there(one, said)]
    return _choose(plan, known, said, "unit", among) or _new(plan, known, said, "unit")


def _stands_there(thing: Thing, said: Said) -> bool:
    """Whether this can be the one: the same unit above when one is named, and no other code."""
    if said.code and thing.code:
        return False
    if not said.above:
        return True
    if thing.is_new and thing.said_above:
        return said.folded_above == thing.folded_above
    return thing.above is not None and (thing.above.folded == said.folded_above or thing.above.code == said.above)


def _choose(plan: Plan, known: Known, said: Said, sort: str, among: list[Thing]) -> Thing | None:
    key = f"{sort}:{said.folded}" + (f"|{said.folded_above}" if said.above else "")
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


def _new(plan: Plan, known: Known, said: Said, sort: str) -> Thing:
    folded = said.folded or said.code
    thing = Thing(_id(plan, sort, said.row), said.name or said.code, folded, said.code, row=said.row)
    thing.said_above, thing.folded_above = said.above, said.folded_above
    return known.add(thing)


def _id(plan: Plan, sort: str, number: int) -> UUID:
    salt = plan.run.import_.pk.hex[-17:]
    return UUID(f"{plan.first_moment + number:012x}7{salt[:3]}a{TABLES[sort]}{salt[3:]}")


def _put_below(plan: Plan, known: Known) -> None:
    """Every new unit below another one: the one it names, else where somebody said, else the top."""
    fresh = known.new
    for thing in list(fresh):
        if thing.said_above:
            thing.above = _named_above(plan, known, thing)
    if not known.new:
        return
    top = _top(plan, known)
    for thing in known.new:
        if thing.above is None and thing is not top:
            thing.above = top
    for thing in known.new:
        _stands_well(plan, thing)


def _named_above(plan: Plan, known: Known, thing: Thing) -> Thing | None:
    if thing.said_above in known.by_code:
        return known.by_code[thing.said_above]
    among = [one for one in known.by_name.get(thing.folded_above, ()) if one is not thing]
    if not among and thing.folded == thing.folded_above:
        plan.note("problem", thing.row, "unit_above", "unit_above_itself", thing.name)
        return None
    said = Said("", thing.said_above, "", thing.row, 1, thing.folded_above)
    found = _choose(plan, known, said, "unit", among)
    if found:
        return found
    above = Thing(_id(plan, "unit", -1 - len(known.by_id)), thing.said_above, thing.folded_above, row=thing.row)
    return known.add(above)


def _top(plan: Plan, known: Known) -> Thing:
    chosen = known.by_id.get(plan.run.units_below) if plan.run.units_below else None
    if chosen:
        return chosen
    ours = next((one for one in known.by_id.values() if not one.is_new and one.above is None), None)
    if ours:
        return ours
    name = plan.run.actor.organisation.name
    folded = plan.value("SELECT wegwijzer_fold(%(name)s)", name=name)
    top = next((one for one in known.by_name.get(folded, ()) if one.above is None), None)
    top = top or known.add(Thing(_id(plan, "unit", 0), name, folded))
    top.kind = UnitKind.COMPANY
    return top


def _stands_well(plan: Plan, thing: Thing) -> None:
    line = list(thing.line)
    if line[-1].above is not None:
        plan.note("problem", thing.row, "unit_above", "unit_ring", thing.name)
        thing.above = None
    elif len(line) > DEEPEST + 1:
        plan.note("problem", thing.row, "unit_above", "unit_too_deep", thing.name)


# ---- Functions


def _functions(plan: Plan, structure: Structure) -> None:
    keys = ("function_code", "function", "family", "level")
    columns = "coalesce(function_code, ''), coalesce(function, ''), coalesce(family, ''), coalesce(level, 0)::text"
    given = "function <> '' OR function_code <> ''"
    said = _said(plan, columns, keys, given) if plan.has("function", "function_code") else []
    found: dict[tuple[str, str], UUID] = {}
    families = _families(plan)
    for code, name, family, level, row, rows, _code, folded, folded_family, _level in said:
        one = Said(code, name, "", row, rows, folded)
        thing = _function(plan, structure.functions, one)
        if thing.is_new and not thing.family:
            thing.family = _family(plan, families, family, folded_family, row)
            thing.level = int(level) or 1
        found.setdefault((code, name), thing.id)
    structure.families = families
    rows = ((code, name, id_) for (code, name), id_ in found.items())
    plan.fill("plan_said_function", "function_code text, function text, function_id uuid", rows)


def _function(plan: Plan, known: Known, said: Said) -> Thing:
    if said.code and said.code in known.by_code:
        return known.by_code[said.code]
    among = [one for one in known.by_name.get(said.folded, ()) if not (said.code and one.code)]
    return _choose(plan, known, said, "function", among) or _new(plan, known, said, "function")


def _families(plan: Plan) -> dict[str, tuple[UUID, str, bool]]:
    ours = plan.rows(
        "SELECT wegwijzer_fold(name), id, name FROM functions_functionfamily "
        "WHERE organisation_id = %(organisation)s ORDER BY name DESC, id"
    )
    return {folded: (id_, name, False) for folded, id_, name in ours}


def _family(plan: Plan, families: dict, name: str, folded: str, row: int) -> str:
    """The folded name of the family of a new function."""
    if not name:
        with override(plan.run.language):
            name = _("Nog in te delen")
        folded = plan.value("SELECT wegwijzer_fold(%(name)s)", name=name)
    if folded not in families:
        families[folded] = (_id(plan, "family", row), name, True)
    return folded


# ---- What of it is needed in the end


def needed(things: Iterable[Thing], used: set[UUID]) -> list[Thing]:
    """The new ones that some place uses, and the new ones above them, from the top down."""
    wanted = {above: None for thing in things if thing.id in used for above in thing.line if above.is_new}
    return sorted(wanted, key=lambda thing: (len(list(thing.line)), thing.row))
