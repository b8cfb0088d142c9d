"""What one examination works with: temporary tables `plan_…`, made by set operations, and the findings.

Rows never stand in Python together; only units and functions do, of which an organisation has a few thousand.
"""

import json
from collections.abc import Iterable
from datetime import timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from wegwijzer.exchange.run import Run
from wegwijzer.people.rules import EARLIEST, FURTHEST_AHEAD

WINDOW = 6 * 60 * 60 * 1000  # milliseconds before the upload in which the ids of its new rows begin
TABLES = {
    name: f"{number:x}"
    for number, name in enumerate(
        ("person", "employment", "position", "line", "continued", "membership", "kept_role", "unit", "function",
         "family", "change", "training")
    )
}  # fmt: skip
MANY = 1000  # rows from which on PostgreSQL must not compare each with all others


def new_id(table: str, number: str, plan: "Plan") -> str:
    """SQL for the id of a new row: UUIDv7, always the same for one import, table and `number` (an SQL integer).

    A millisecond apart, because PostgreSQL sorts UUIDs into the index of an exclusion constraint by their first
    fifty bits or so: with all of them in one millisecond each new row would be compared with every other.
    """
    salt = plan.run.import_.pk.hex[-17:]
    return f"(lpad(to_hex({plan.first_moment} + ({number})), 12, '0') || '7{salt[:3]}a{TABLES[table]}{salt[3:]}')::uuid"


class Plan:
    """The statements of one examination share these parameters and this cursor."""

    def __init__(self, run: Run) -> None:
        self.run, self.cursor = run, run.cursor
        self.many = True  # rows, so that the planner must know how many
        self.parameters: dict[str, Any] = {
            "organisation": run.organisation_id,
            "import": run.import_.pk,
            "today": run.today,
            "as_of": run.as_of,
            "day_before": run.as_of - timedelta(days=1),
            "earliest": EARLIEST,
            "latest_start": run.today + FURTHEST_AHEAD,
            "latest_end": run.today + FURTHEST_AHEAD * 5,
            "max_share": run.actor.organisation.max_share,
            "me": run.person_id,
        }

    @cached_property
    def first_moment(self) -> int:
        return int(self.run.import_.uploaded_at.timestamp() * 1000) - WINDOW

    # ---- What the file says

    def has(self, *keys: str) -> bool:
        return any(key in self.run.has for key in keys)

    @property
    def history(self) -> bool:
        """Rows are stretches from a first day on; otherwise they say how it is on one day."""
        return self.has("starts_on")

    @property
    def places(self) -> bool:
        return self.has("unit", "unit_code", "function", "function_code")

    # ---- Statements

    def do(self, statement: str, **more: Any) -> int:
        """Answers how many rows it was about. A per cent sign in the statement itself stands twice."""
        self.cursor.execute(statement, {**self.parameters, **more})
        return self.cursor.rowcount

    def rows(self, statement: str, **more: Any) -> list[tuple]:
        self.do(statement, **more)
        return self.cursor.fetchall()

    def value(self, statement: str, **more: Any) -> Any:
        self.do(statement, **more)
        return self.cursor.fetchone()[0]

    def any(self, table_and_condition: str) -> bool:
        return self.value(f"SELECT EXISTS (SELECT FROM {table_and_condition})")

    def make(self, name: str, select: str, **more: Any) -> None:
        """A temporary table with the outcome of a query, known to the planner."""
        self.do(f"DROP TABLE IF EXISTS {name}")
        self.do(f"CREATE TEMPORARY TABLE {name} ON COMMIT DROP AS {select}", **more)
        self.know(name)

    def know(self, name: str) -> None:
        """What is in a table has changed a lot. Of a few rows the planner need not know more."""
        if self.many:
            self.do(f"ANALYZE {name}")

    def fill(self, name: str, columns: str, rows: Iterable[tuple]) -> None:
        """A temporary table of what Python knows. `columns` as in CREATE TABLE."""
        self.do(f"DROP TABLE IF EXISTS {name}")
        self.do(f"CREATE TEMPORARY TABLE {name} ({columns}) ON COMMIT DROP")
        with self.cursor.copy(f"COPY {name} FROM STDIN") as target:
            for row in rows:
                target.write_row(row)
        self.know(name)

    # ---- Findings

    def open_findings(self) -> None:
        self.do("DROP TABLE IF EXISTS plan_finding")
        self.do(
            "CREATE TEMPORARY TABLE plan_finding (weight text, row integer, field text, code text, value text, "
            "details jsonb, pid uuid) ON COMMIT DROP"
        )

    def find(
        self, weight: str, field: str, code: str, query: str, *, value: str = "''", details: str = "'{}'", **more: Any
    ) -> int:
        """Findings about the rows of `query` (FROM …), which has a `row` and a `pid`: who is left out for it, or
        null. `value` and `details` are SQL."""
        return self.do(
            "INSERT INTO plan_finding "
            f"SELECT '{weight}', row, '{field}', '{code}', coalesce(left(({value})::text, 200), ''), "
            f"({details})::jsonb, pid FROM {query}",
            **more,
        )

    def note(self, weight: str, row: int, field: str, code: str, value: str = "", **details: Any) -> None:
        """One finding of what Python saw, about no person."""
        self.do(
            "INSERT INTO plan_finding VALUES (%(weight)s, %(row)s, %(field)s, %(code)s, %(value)s, %(details)s, NULL)",
            weight=weight, row=row, field=field, code=code, value=value[:200], details=as_json(details),
        )  # fmt: skip


def as_json(details: Any) -> str:
    return json.dumps(details, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, UUID | Promise):
        return str(value)
    return value.isoformat()
