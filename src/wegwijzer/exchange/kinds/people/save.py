"""From the plan to the tables, in an order in which the database agrees at every step.

What becomes shorter or smaller does so first, then what goes, then what becomes longer or moves, then what is new;
lines before places before employments on the way down, and the other way round on the way up. A place that moves to
another employment is taken out and put back with the same id.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from wegwijzer.exchange.kinds.people.operations import (
    EMPLOYMENT,
    LINE,
    MEMBERSHIP,
    PERSON_CHANGED,
    PERSON_COLUMNS,
    POSITION,
    Table,
)
from wegwijzer.exchange.kinds.people.outcome import Kept
from wegwijzer.exchange.kinds.people.plan import Plan
from wegwijzer.foundation.transaction import set_local

PAST = "coalesce({0}, 'infinity')"
SHORTER = f"least({PAST.format('ends_on')}, {PAST.format('our_end')})"
OVERLAPS = f"greatest(starts_on, our_start) <= {SHORTER}"
MOVED = "NOT gone AND employment_id <> our_employment"
VERSIONED = ("people_person", *(table.name for table in (EMPLOYMENT, POSITION, LINE, MEMBERSHIP)))


def save(kept: Kept) -> None:
    plan = kept.plan
    last_version = plan.value("SELECT coalesce(max(id), 0) FROM organisations_rowversion")
    reason = f"import: {plan.run.import_.file_name}"
    set_local(correction=None, reason=reason)
    if moved := plan.any(f"plan_position WHERE was AND {MOVED}"):
        plan.do("SET CONSTRAINTS ALL DEFERRED")
    if plan.many:
        plan.do("SET LOCAL enable_nestloop = off")
    _structure(kept)
    _people(plan)
    _shrink(plan)
    _grow(plan)
    if moved:
        plan.do("SET CONSTRAINTS ALL IMMEDIATE")
    if plan.many:
        plan.do("SET LOCAL enable_nestloop = on")
        plan.do("DISCARD PLANS")  # those of the checks were made for many rows
    _note_versions(plan, last_version)
    set_local(correction=None, reason=None)


# ---- Units, functions, people


def _structure(kept: Kept) -> None:
    plan = kept.plan
    units = ((u.id, u.above.id if u.above else None, u.code, u.name, u.kind, n) for n, u in enumerate(kept.units))
    plan.fill("plan_new_unit", "id uuid, parent_id uuid, code text, name text, kind text, number integer", units)
    plan.do("SELECT set_config('plan_cache_mode', 'force_custom_plan', true)")  # each row looks up the one above
    _insert(plan, "organisations_unit", "id, parent_id, code, name, kind, path, depth",
            "SELECT id, parent_id, code, name, kind, '', 0 FROM plan_new_unit ORDER BY number")  # fmt: skip
    plan.do("SELECT set_config('plan_cache_mode', 'auto', true)")
    plan.fill("plan_new_family", "id uuid, name text", kept.families)
    _insert(plan, "functions_functionfamily", "id, name", "SELECT id, name FROM plan_new_family")
    family = {key: id_ for key, (id_, _name, _new) in kept.structure.families.items()}
    functions = ((f.id, f.code, f.name, family[f.family], f.level) for f in kept.functions)
    plan.fill("plan_new_function", "id uuid, code text, name text, family_id uuid, level integer", functions)
    _insert(plan, "functions_function", "id, code, name, family_id, level, description",
            "SELECT id, code, name, family_id, level, '' FROM plan_new_function")  # fmt: skip


def _people(plan: Plan) -> None:
    columns = ", ".join(PERSON_COLUMNS)
    values = ", ".join(f"w.{column}" for column in PERSON_COLUMNS)
    plan.do(
        f"UPDATE people_person p SET ({columns}) = ({values}) FROM plan_person w "
        f"WHERE p.organisation_id = %(organisation)s AND p.id = w.pid AND {_of('w', PERSON_CHANGED, PERSON_COLUMNS)}"
    )
    _insert(plan, "people_person", f"id, {columns}",
            f"SELECT pid, {columns} FROM plan_person WHERE is_new ORDER BY pid")  # fmt: skip


def _of(alias: str, condition: str, columns: dict[str, str]) -> str:
    """The condition with its columns named as those of `alias`."""
    parts = [f"{alias}.{column} IS DISTINCT FROM {alias}.{ours}" for column, ours in columns.items()]
    return f"NOT {alias}.is_new AND ({' OR '.join(parts)})"


# ---- Down


def _shrink(plan: Plan) -> None:
    _remove(plan, LINE, "gone")
    _update(plan, LINE, {"starts_on": "greatest(w.starts_on, w.our_start)", "ends_on": _shorter()},
            f"NOT gone AND {OVERLAPS} AND (starts_on > our_start OR {SHORTER} < {PAST.format('our_end')})")  # fmt: skip
    _remove(plan, POSITION, f"gone OR ({MOVED})")
    _update(plan, POSITION, {"ends_on": _shorter(), "share": "least(w.share, w.our_share)"},
            f"NOT gone AND ({SHORTER} < {PAST.format('our_end')} OR share < our_share)")  # fmt: skip
    _remove(plan, EMPLOYMENT, "gone")
    _update(plan, EMPLOYMENT, {"starts_on": "greatest(w.starts_on, w.our_start)", "ends_on": _shorter()},
            f"NOT gone AND (starts_on > our_start OR {SHORTER} < {PAST.format('our_end')})")  # fmt: skip
    _remove(plan, MEMBERSHIP, "gone")
    _update(plan, MEMBERSHIP, {"starts_on": "greatest(w.starts_on, w.our_start)", "ends_on": _shorter()},
            f"NOT gone AND (starts_on > our_start OR {SHORTER} < {PAST.format('our_end')})")  # fmt: skip


def _shorter() -> str:
    return f"nullif(least({PAST.format('w.ends_on')}, {PAST.format('w.our_end')}), 'infinity')"


# ---- Up


def _grow(plan: Plan) -> None:
    for table in (EMPLOYMENT, POSITION, LINE, MEMBERSHIP):
        finally_ = {column: f"w.{mine}" for column, mine in table.columns.items() if column in table.ours}
        stays = "NOT gone" if table is not POSITION else f"NOT gone AND NOT ({MOVED})"
        _update(plan, table, finally_, f"{stays} AND ({table.differs})", only_if_differs=True)
        mine = ", ".join(table.columns.values())
        fresh = table.added if table is not POSITION else f"({table.added}) OR (was AND {MOVED})"
        _insert(plan, table.name, f"id, {', '.join(table.columns)}",
                f"SELECT id, {mine} FROM {table.plan} WHERE {fresh} ORDER BY id",
                all_new=table is not POSITION)  # fmt: skip


# ---- Statements


def _insert(plan: Plan, table: str, columns: str, select: str, *, all_new: bool = True) -> None:
    plan.do(f"INSERT INTO {table} (organisation_id, {columns}) SELECT %(organisation)s, s.* FROM ({select}) AS s")
    first = columns.partition(",")[0]
    only_new = "" if all_new else " WHERE NOT EXISTS (SELECT FROM plan_position p WHERE p.id = s.id AND p.was)"
    select = select.replace("SELECT pid,", "SELECT pid AS id,", 1)
    plan.do(
        'INSERT INTO exchange_touched (organisation_id, of_id, "table", row_id, operation) '
        f"SELECT %(organisation)s, %(import)s, '{table}', s.{first}, 'insert' FROM ({select}) AS s{only_new}"
    )


def _remove(plan: Plan, table: Table, condition: str) -> None:
    """What a history does not know never was; what a file about one day takes away was to begin that day."""
    with _correcting(plan, plan.history):
        plan.do(
            f"DELETE FROM {table.name} t USING {table.plan} w "
            f"WHERE t.organisation_id = %(organisation)s AND t.id = w.id AND w.was AND w.id IN "
            f"(SELECT id FROM {table.plan} WHERE {condition})"
        )


def _update(plan: Plan, table: Table, values: dict[str, str], condition: str, only_if_differs: bool = False) -> None:
    """Only a history can say that the past was otherwise. That something open has ended is no correction."""
    differs = " OR ".join(f"t.{column} IS DISTINCT FROM {value}" for column, value in values.items())
    also = f" AND ({differs})" if only_if_differs else ""
    past = table.otherwise if plan.history else "false"
    for correction, which in ((False, f"NOT ({past})"), (True, past)):
        if which == "false":
            continue
        sets = values | ({"corrected_at": "now()"} if correction else {})
        given = ", ".join(f"{column} = {value}" for column, value in sets.items())
        with _correcting(plan, correction):
            plan.do(
                f"UPDATE {table.name} t SET {given} FROM {table.plan} w WHERE t.organisation_id = %(organisation)s "
                f"AND t.id = w.id AND w.was AND w.id IN "
                f"(SELECT id FROM {table.plan} WHERE ({condition}) AND ({which})){also}"
            )


@contextmanager
def _correcting(plan: Plan, correction: bool) -> Iterator[None]:
    if correction:
        set_local(correction="yes")
    yield
    if correction:
        set_local(correction=None)


def _note_versions(plan: Plan, last_version: int) -> None:
    """Each row that was there before, with the first version that saving made of it: how it was."""
    plan.do(
        """INSERT INTO exchange_touched (organisation_id, of_id, "table", row_id, operation, version)
           SELECT %(organisation)s, %(import)s, "table", row_id,
                  CASE WHEN bool_or(operation = 'delete') THEN 'delete' ELSE 'update' END, min(id)
             FROM organisations_rowversion
            WHERE organisation_id = %(organisation)s AND id > %(last)s AND happened_at = now()
              AND "table" = ANY(%(tables)s)
            GROUP BY "table", row_id""",
        last=last_version, tables=list(VERSIONED),
    )  # fmt: skip
