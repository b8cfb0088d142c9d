"""Units and functions that the rows name: one of ours, or a new one. Of these there are few, so Python holds them."""

from wegwijzer.exchange.kinds.people.functions import find_functions, our_functions
from wegwijzer.exchange.kinds.people.plan import Plan
from wegwijzer.exchange.kinds.people.things import Structure
from wegwijzer.exchange.kinds.people.units import find_units, our_units


def find_structure(plan: Plan) -> Structure:
    """Makes plan_said_unit and plan_said_function (what a row says → id) and plan_thing (id → name and days)."""
    structure = Structure(our_units(plan), our_functions(plan))
    find_units(plan, structure.units)
    find_functions(plan, structure)
    things = [*structure.units.by_id.values(), *structure.functions.by_id.values()]
    plan.fill(
        "plan_thing",
        "id uuid, name text, starts_on date, ends_on date",
        ((thing.id, thing.name, thing.starts_on, thing.ends_on) for thing in things),
    )
    return structure
