"""What it costs to make a round for everybody, next to a bare INSERT of the same rows.

    python -m bench.rounds [--people 10000] [--write]

Measured is what happens when HR says yes: who is in it and with whom, the round, its invitations, conversations and
sides, and that each is told, with a letter in the queue. Floor, in the same run: INSERT … SELECT as the owner of the
same rows into tables with the same indexes and constraints, but without row-level security, foreign keys and triggers.
"""

import argparse
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import psycopg
from psycopg import sql

from bench import place
from bench.imports import processor
from bench.load import COLUMNS
from bench.report import keep, machine, table
from wegwijzer.config.processes import stop_in_order
from wegwijzer.foundation.postgres_settings import OWNER

TABLES = (
    "conversations_round", "conversations_roundmember", "conversations_conversation", "conversations_participation",
    "notices_notice", "procrastinate_jobs",
)  # fmt: skip
HEADS = [
    "people", "rows", "what would happen s", "making it s", "bare INSERT s", "making ÷ INSERT",
    "of the processor: making it s", "bare INSERT s", "making ÷ INSERT",
]  # fmt: skip
HR = "SELECT organisation_id, person_id FROM people_membership WHERE role = 'career_lead' AND ends_on IS NULL LIMIT 1"


def main() -> None:
    stop_in_order()
    given = _arguments()
    with place.database() as cluster:
        from wegwijzer.demo.load import load_demo

        load_demo(people=given.people, slug="bench", today=date.today())
        place.tidy(cluster)
        with psycopg.connect(cluster.url(OWNER), autocommit=True) as owner:
            before = {name: _count(owner, name) for name in TABLES}
            looking, making = _make(owner)
            floors = [_floor(owner, name) for name in TABLES]
            rows = sum(_count(owner, name) - before[name] for name in TABLES)
    line = [
        f"{given.people:,}",
        f"{rows:,}",
        f"{looking.clock:.2f}",
        *_pair(making.clock, [one.clock for one in floors]),
    ]
    line += _pair(making.cpu, [one.cpu for one in floors])
    text = f"{machine()}\n\n{table(HEADS, [line])}"
    print(text)
    if given.write:
        keep("rounds", text)


def _pair(making: float, floors: list[float]) -> list[str]:
    return [f"{making:.2f}", f"{sum(floors):.2f}", f"{making / sum(floors):.1f}"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.rounds", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--write", action="store_true", help="put the table in bench/README.md")
    return parser.parse_args()


def _make(owner: psycopg.Connection) -> tuple["Spent", "Spent"]:
    """Looking at what would happen, and doing it, with its commit."""
    from django.db import connection

    from wegwijzer.conversations.actions.rounds import make_round
    from wegwijzer.conversations.queries.rounds import preview
    from wegwijzer.conversations.round_plan import Wanted
    from wegwijzer.people.actors import acting_for

    wanted, who = Wanted(model="line"), owner.execute(HR).fetchone()
    connection.ensure_connection()
    with _timed(connection.connection) as looking, acting_for(*who) as hr:
        preview(hr, wanted)
    with _timed(connection.connection) as making, acting_for(*who) as hr:
        days = {"starts_on": hr.today, "ends_on": hr.today + timedelta(days=90)}
        make_round(hr, name="Iedereen", wanted=wanted, **days)
    return looking, making


class Spent:
    """Seconds of the clock, and of the processor."""

    clock = cpu = 0.0


@contextmanager
def _timed(connection: psycopg.Connection) -> Iterator[Spent]:
    spent, begun, used = Spent(), time.perf_counter(), processor(connection)
    yield spent
    spent.clock, spent.cpu = time.perf_counter() - begun, processor(connection) - used


def _count(owner: psycopg.Connection, name: str) -> int:
    return owner.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))).fetchone()[0]


def _floor(owner: psycopg.Connection, name: str) -> "Spent":
    """An INSERT of the rows of one table into its like."""
    columns = sql.SQL(", ").join(sql.Identifier(column) for (column,) in owner.execute(COLUMNS, [name]))
    source, target = sql.Identifier(name), sql.Identifier(f"floor_{name}")
    owner.execute(sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)").format(target, source))
    with _timed(owner) as spent:
        owner.execute(sql.SQL("INSERT INTO {} ({}) SELECT {} FROM {}").format(target, columns, columns, source))
    return spent


if __name__ == "__main__":
    main()
