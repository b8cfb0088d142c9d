"""What it costs to load an organisation past every lock and check, next to a bare COPY of the same rows.

    python -m bench.load --people 100000 [--write]

Floor: COPY as the owner of the same rows into tables with the same columns, indexes, unique, exclusion
and check constraints, but without row-level security, foreign keys and triggers.
"""

import argparse
import io
import time
from datetime import date

import psycopg
from psycopg import sql

from bench import place
from bench.report import keep, machine, table
from wegwijzer.config.processes import stop_in_order
from wegwijzer.foundation.postgres_settings import OWNER

COLUMNS = """
SELECT column_name FROM information_schema.columns
WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position
"""


def main() -> None:
    stop_in_order()
    given = _arguments()
    with place.database() as cluster:
        loading = _load(given.people)
        making = _make(given.people)
        with psycopg.connect(cluster.url(OWNER), autocommit=True) as owner:
            floors = [_floor(owner, name) for name in _tables()]
    floor, rows = sum(seconds for _, seconds in floors), sum(count for count, _ in floors)
    heads = ["people", "rows", "load s", "of which making them s", "bare COPY s", "load ÷ COPY"]
    line = [f"{given.people:,}", f"{rows:,}", *(f"{s:.1f}" for s in (loading, making, floor)), f"{loading / floor:.1f}"]
    text = f"{machine()}\n\n{table(heads, [line])}"
    print(text)
    if given.write:
        keep("load", text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--write", action="store_true", help="put the table in bench/README.md")
    return parser.parse_args()


def _load(people: int) -> float:
    from wegwijzer.demo.load import load_demo

    begun = time.perf_counter()
    load_demo(people=people, slug="bench", today=date.today())
    return time.perf_counter() - begun


def _make(people: int) -> float:
    """How long Python takes to think these people up."""
    from wegwijzer.demo.build import build
    from wegwijzer.demo.content import company
    from wegwijzer.demo.load import MAIN

    begun = time.perf_counter()
    for _ in build(company(MAIN), people=people, today=date.today()):
        pass
    return time.perf_counter() - begun


def _tables() -> list[str]:
    from wegwijzer.demo.tables import TABLES

    return [*(each.name for each in TABLES), "people_nameterm"]


def _floor(owner: psycopg.Connection, name: str) -> tuple[int, float]:
    """Rows of one table, and the seconds of a COPY of them into its like."""
    columns = sql.SQL(", ").join(sql.Identifier(column) for (column,) in owner.execute(COLUMNS, [name]))
    source, target = sql.Identifier(name), sql.Identifier(f"floor_{name}")
    owner.execute(sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)").format(target, source))
    kept = io.BytesIO()
    with owner.cursor() as cursor:
        with cursor.copy(sql.SQL("COPY {} ({}) TO STDOUT").format(source, columns)) as rows:
            for block in rows:
                kept.write(block)
        begun = time.perf_counter()
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(target, columns)) as rows:
            rows.write(kept.getvalue())
        return cursor.rowcount, time.perf_counter() - begun


if __name__ == "__main__":
    main()
