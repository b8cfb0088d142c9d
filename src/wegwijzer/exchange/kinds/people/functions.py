"""Functions that the rows name, and the families of new ones."""

from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override

from wegwijzer.exchange.kinds.people.plan import Plan
from wegwijzer.exchange.kinds.people.things import (
    Known,
    Said,
    Structure,
    Thing,
    choose,
    id_of_new,
    new_thing,
    said_in_rows,
)


def our_functions(plan: Plan) -> Known:
    known = Known()
    for id_, code, name, folded, starts_on, ends_on in plan.rows(
        "SELECT id, code, name, wegwijzer_fold(name), starts_on, ends_on FROM functions_function "
        "WHERE organisation_id = %(organisation)s ORDER BY name, id"
    ):
        known.add(Thing(id_, name, folded, code, is_new=False, starts_on=starts_on, ends_on=ends_on))
    return known


def find_functions(plan: Plan, structure: Structure) -> None:
    keys = ("function_code", "function", "family", "level")
    columns = "coalesce(function_code, ''), coalesce(function, ''), coalesce(family, ''), coalesce(level, 0)::text"
    given = "function <> '' OR function_code <> ''"
    said = said_in_rows(plan, columns, keys, given) if plan.has("function", "function_code") else []
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
    among = [one for one in known.named(said.name, said.folded) if not (said.code and one.code)]
    return choose(plan, known, said, "function", among) or new_thing(plan, known, said, "function")


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
        families[folded] = (id_of_new(plan, "family", row), name, True)
    return folded
