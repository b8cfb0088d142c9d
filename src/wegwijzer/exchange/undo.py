"""Gives back what saving changed, as long as nothing was built on it.

Each touched row is looked at first: it must stand as the import left it, even if it was something else in between (a
later import that was undone first). Then rows go back through the
versions that were kept of them, in the same spirit as saving: what was added goes, what was removed comes back, what
was changed is as before. The checks of the database compare whole tables at the end of each statement, so stretches
that were there before are taken out and put back in one piece.
"""

from typing import Any

from django.db import IntegrityError, connection
from django.db.backends.utils import CursorWrapper

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.models import Import
from wegwijzer.exchange.run import Trouble
from wegwijzer.foundation.transaction import set_local

STRETCHES = ("people_reportingline", "people_position", "people_membership", "people_employment")
LATER = """
  FROM exchange_touched t
  JOIN organisations_rowversion v ON v.organisation_id = t.organisation_id AND v."table" = t."table"
   AND v.row_id = t.row_id
  LEFT JOIN organisations_rowversion mine ON mine.id = t.version
 WHERE t.organisation_id = %(organisation)s AND t.of_id = %(import)s
   AND (mine.id IS NULL OR v.id > mine.id) AND v.happened_at IS DISTINCT FROM mine.happened_at
"""
# What the first change after the import found is what the import left; without what history does not keep.
STANDS_OTHERWISE = f"""
SELECT EXISTS (
  SELECT FROM (SELECT DISTINCT ON (v.row_id) v.row_id, v.before {LATER} AND t."table" = %(table)s
                ORDER BY v.row_id, v.id) AS left_as
    LEFT JOIN {{0}} x ON x.organisation_id = %(organisation)s AND x.id = left_as.row_id
   WHERE to_jsonb(x) - 'path' - 'depth' - 'sort_name' - 'found_by' IS DISTINCT FROM left_as.before)
"""
OF = """
{0} x USING exchange_touched t
WHERE t.organisation_id = %(organisation)s AND t.of_id = %(import)s AND t."table" = '{0}'
"""


# The role by which whoever undoes this may do so: it is never away, not for one statement.
OWN_KEY = (
    "t.row_id IN (SELECT m.id FROM people_membership m WHERE m.organisation_id = %(organisation)s "
    "AND m.person_id = %(actor)s AND m.role = 'career_lead')"
)
KEPT_BY_ITSELF = ("people_nameterm",)  # the database makes and removes these along
GOES_ALONG = f"""
SELECT c.conrelid::regclass::text, quote_ident(a.attname), c.confrelid::regclass::text
  FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
   AND a.attname <> 'organisation_id'
 WHERE c.contype = 'f' AND c.confdeltype = 'c' AND c.conrelid::regclass::text NOT IN {(*KEPT_BY_ITSELF, "")}
   AND c.confrelid::regclass::text IN (
       SELECT "table" FROM exchange_touched
        WHERE organisation_id = %(organisation)s AND of_id = %(import)s AND operation = 'insert')
"""


def undo(actor: Actor, import_: Import) -> None:
    """Raises Trouble("changed_since") when a row was changed after the import, ("built_upon") when something now
    points to a row that it added."""
    ids = {"organisation": actor.organisation.pk, "import": import_.pk, "actor": actor.person_id}
    with connection.cursor() as cursor:
        _refuse_changed(cursor, ids)
        _refuse_built_upon(cursor, ids)
        set_local(correction="yes", reason=f"undo: {import_.file_name}")
        try:
            _give_back(cursor, ids)
        except IntegrityError as error:
            table = getattr(getattr(error.__cause__, "diag", None), "table_name", None) or ""
            raise Trouble("built_upon", table=table) from error
        set_local(correction=None, reason=None)


def _refuse_changed(cursor: CursorWrapper, ids: dict[str, Any]) -> None:
    cursor.execute(f'SELECT DISTINCT t."table" {LATER}', ids)
    for (table,) in cursor.fetchall():
        cursor.execute(STANDS_OTHERWISE.format(table), {**ids, "table": table})
        if cursor.fetchone()[0]:
            raise Trouble("changed_since", table=table)


def _refuse_built_upon(cursor: CursorWrapper, ids: dict[str, Any]) -> None:
    """Rows that would silently go along with what is taken out. What merely points there, the database refuses."""
    cursor.execute(GOES_ALONG, ids)
    for table, column, target in cursor.fetchall():
        cursor.execute(
            f"SELECT EXISTS (SELECT FROM {table} r JOIN exchange_touched t ON t.organisation_id = r.organisation_id "
            f"AND t.row_id = r.{column} WHERE t.organisation_id = %(organisation)s AND t.of_id = %(import)s "
            "AND t.\"table\" = %(target)s AND t.operation = 'insert')",
            {**ids, "target": target},
        )
        if cursor.fetchone()[0]:
            raise Trouble("built_upon", table=table)


def _give_back(cursor: CursorWrapper, ids: dict[str, Any]) -> None:
    cursor.execute(
        'SELECT "table", count(*) FROM exchange_touched WHERE organisation_id = %(organisation)s '
        'AND of_id = %(import)s GROUP BY "table"',
        ids,
    )
    touched = dict(cursor.fetchall())
    many = sum(touched.values()) > 1000
    if many:
        cursor.execute("SET LOCAL enable_nestloop = off")
    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    for table in STRETCHES:
        if table in touched:
            _take_out(cursor, table, ids, f"NOT {OWN_KEY}")
    for table in reversed(STRETCHES):
        if table in touched:
            _put_back(cursor, table, ids, f"NOT {OWN_KEY}")
    others = sorted(set(touched) - set(STRETCHES), key=_from_below)
    for table in others:
        _change_back(cursor, table, ids, "true")
        _take_out(cursor, table, ids, "t.operation = 'insert'")
        _put_back(cursor, table, ids, "t.operation = 'delete'")
    _change_back(cursor, "people_membership", ids, OWN_KEY)
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    if many:
        cursor.execute("SET LOCAL enable_nestloop = on")
        cursor.execute("DISCARD PLANS")


def _from_below(table: str) -> tuple[int, str]:
    """People first, then functions, their families, and units last: nothing is taken away from under another."""
    order = ("people_person", "functions_function", "functions_functionfamily", "organisations_unit")
    return (order.index(table) if table in order else -1, table)


def _take_out(cursor: CursorWrapper, table: str, ids: dict, condition: str) -> None:
    cursor.execute(
        f"DELETE FROM {OF.format(table)} AND x.organisation_id = t.organisation_id AND x.id = t.row_id AND {condition}",
        ids,
    )


def _columns(cursor: CursorWrapper, table: str) -> list[str]:
    cursor.execute(
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s "
        "AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [table],
    )
    return [f'"{name}"' for (name,) in cursor.fetchall()]


_BEFORE = """
FROM exchange_touched t JOIN organisations_rowversion v ON v.id = t.version
CROSS JOIN LATERAL jsonb_populate_record(NULL::{0}, v.before) AS b
WHERE t.organisation_id = %(organisation)s AND t.of_id = %(import)s AND t."table" = '{0}'
"""


def _put_back(cursor: CursorWrapper, table: str, ids: dict, condition: str) -> None:
    columns = _columns(cursor, table)
    values = ", ".join(f"b.{column}" for column in columns)
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} {_BEFORE.format(table)} AND {condition}", ids
    )


def _change_back(cursor: CursorWrapper, table: str, ids: dict, condition: str) -> None:
    columns = [column for column in _columns(cursor, table) if column not in ('"path"', '"depth"')]
    values = ", ".join(f"b.{column}" for column in columns)
    cursor.execute(
        f"UPDATE {table} x SET ({', '.join(columns)}) = ({values}) {_BEFORE.format(table)} "
        f"AND x.organisation_id = t.organisation_id AND x.id = t.row_id AND {condition}",
        ids,
    )
