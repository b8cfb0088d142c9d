"""Units that the rows name: one of ours, or a new one below another."""

from wegwijzer.exchange.kinds.people.plan import Plan
from wegwijzer.exchange.kinds.people.things import Known, Said, Thing, choose, id_of_new, new_thing, said_in_rows, signs
from wegwijzer.organisations.models import UnitKind

DEEPEST = 29


def our_units(plan: Plan) -> Known:
    known, above = Known(), {}
    for id_, parent, code, name, folded, starts_on, ends_on in plan.rows(
        "SELECT id, parent_id, code, name, wegwijzer_fold(name), starts_on, ends_on FROM organisations_unit "
        "WHERE organisation_id = %(organisation)s ORDER BY depth, kind = 'company' DESC, name, id"
    ):
        thing = known.add(Thing(id_, name, folded, code, is_new=False, starts_on=starts_on, ends_on=ends_on))
        thing.above = above.get(parent)
        above[id_] = thing
    return known


def find_units(plan: Plan, known: Known) -> None:
    keys = ("unit_code", "unit", "unit_above")
    columns = ", ".join(f"coalesce({key}, '')" for key in keys)
    said = said_in_rows(plan, columns, keys, "unit <> '' OR unit_code <> ''") if plan.has("unit", "unit_code") else []
    found = []
    for code, name, above, row, rows, _code, folded, folded_above in said:
        thing = _unit(plan, known, Said(code, name, above, row, rows, folded, folded_above))
        found.append((code, name, above, thing.id))
    _put_below(plan, known)
    plan.fill("plan_said_unit", "unit_code text, unit text, unit_above text, unit_id uuid", found)


def _unit(plan: Plan, known: Known, said: Said) -> Thing:
    """One of ours or a new one."""
    if said.code and said.code in known.by_code:
        return known.by_code[said.code]
    among = [one for one in known.named(said.name, said.folded) if _stands_there(one, said)]
    return choose(plan, known, said, "unit", among) or new_thing(plan, known, said, "unit")


def _stands_there(thing: Thing, said: Said) -> bool:
    """Whether this can be the one: the same unit above when one is named, and no other code."""
    if said.code and thing.code:
        return False
    if not said.above:
        return True
    if thing.is_new and thing.said_above:
        return said.folded_above == thing.folded_above
    return thing.above is not None and (thing.above.folded == said.folded_above or thing.above.code == said.above)


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
    among = [one for one in known.named(thing.said_above, thing.folded_above) if one is not thing]
    if not among and (thing.folded, signs(thing.name)) == (thing.folded_above, signs(thing.said_above)):
        plan.note("problem", thing.row, "unit_above", "unit_above_itself", thing.name)
        return None
    said = Said("", thing.said_above, "", thing.row, 1, thing.folded_above)
    found = choose(plan, known, said, "unit", among)
    if found:
        return found
    above = Thing(id_of_new(plan, "unit", -1 - len(known.by_id)), thing.said_above, thing.folded_above, row=thing.row)
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
    top = next((one for one in known.named(name, folded) if one.above is None), None)
    top = top or known.add(Thing(id_of_new(plan, "unit", 0), name, folded))
    top.kind = UnitKind.COMPANY
    return top


def _stands_well(plan: Plan, thing: Thing) -> None:
    line = list(thing.line)
    if line[-1].above is not None:
        plan.note("problem", thing.row, "unit_above", "unit_ring", thing.name)
        thing.above = None
    elif len(line) > DEEPEST + 1:
        plan.note("problem", thing.row, "unit_above", "unit_too_deep", thing.name)
