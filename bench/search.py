"""Why people are found by the beginnings of their names (docs/decisions/0006): the same search in two ways.

    python -m bench.search --people 100000 [--write]

Behind row-level security, as the application: the product's own search through `people_nameterm`, and
`sort_name LIKE '%…%'` with a trigram index. Floor: the same people fetched by their ids.
"""

import argparse
import time
from collections.abc import Callable
from statistics import median

import psycopg
from django.db import connection
from psycopg import sql

from bench import place
from bench.organisations import Loaded, load
from bench.report import keep, machine, table
from wegwijzer.config.processes import stop_in_order
from wegwijzer.foundation.postgres_settings import OWNER

TRIGRAMS = (
    "CREATE EXTENSION pg_trgm",
    "CREATE INDEX bench_trigrams ON people_person USING gin (sort_name gin_trgm_ops)",
)
INSIDE = """
SELECT id, given_name, family_name FROM people_person
WHERE sort_name LIKE %s ORDER BY sort_name, id LIMIT 51
"""
BY_ID = "SELECT id, given_name, family_name FROM people_person WHERE id = ANY(%s) ORDER BY sort_name, id"


def main() -> None:
    stop_in_order()
    given = _arguments()
    with place.database() as cluster:
        found = load(given.people, cluster)
        with psycopg.connect(cluster.url(OWNER), autocommit=True) as owner:
            for statement in TRIGRAMS:
                owner.execute(statement)
            place.tidy(cluster)
            lines, plans = _compare(found, given.rounds)
            plans += _without_security(owner, found)
    heads = [
        "word",
        "found",
        "floor ms",
        "beginnings ms",
        "LIKE ms",
        "beginnings ÷ floor",
        "LIKE ÷ floor",
        "LIKE ÷ beginnings",
    ]
    text = f"{machine()}\n{found.things['everybody']:,} people, {given.rounds} rounds\n\n"
    text += table(heads, lines) + "\n\n```\n" + "\n".join(plans) + "\n```"
    print(text)
    if given.write:
        keep("search", text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--write", action="store_true", help="put the table in bench/README.md")
    return parser.parse_args()


def _compare(found: Loaded, rounds: int) -> tuple[list[list[str]], list[str]]:
    from wegwijzer.organisations.tenancy import tenant

    lines, plans = [], []
    for what in ("rare_word", "usual_word", "common_word"):
        word = found.things[what]
        with tenant(found.things["organisation_id"]):
            lines.append(_line(word, rounds))
            plans += ["", f"-- {word}, beginnings, as the application", *_plan(*_beginnings(word))]
            plans += ["", f"-- {word}, LIKE, as the application", *_plan(INSIDE, [f"%{word}%"])]
    return lines, plans


def _line(word: str, rounds: int) -> list[str]:
    """Medians over rounds in which the three take turns."""
    statement = _beginnings(word)
    ids = [row[0] for row in _rows(*statement)]
    ways: list[Callable] = [
        lambda: _rows(BY_ID, [ids]),
        lambda: _rows(*statement),
        lambda: _rows(INSIDE, [f"%{word}%"]),
    ]
    taken = [[_timed(way) for way in ways] for _ in range(rounds)]
    floor, beginnings, like = (median(column) for column in zip(*taken, strict=True))
    milliseconds = [f"{seconds * 1000:.2f}" for seconds in (floor, beginnings, like)]
    ratios = [f"{ratio:.2f}" for ratio in (beginnings / floor, like / floor, like / beginnings)]
    return [word, str(len(ids)), *milliseconds, *ratios]


def _beginnings(word: str) -> tuple[str, tuple]:
    """The product's own search, as one statement. The word is folded already."""
    from wegwijzer.people.models import Person
    from wegwijzer.people.queries.names import named

    people = named(word, Person.objects.order_by("sort_name", "pk"), numbers=True)
    return people.values("pk", "given_name", "family_name")[:51].query.sql_with_params()


def _rows(statement: str, parameters: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def _timed(way: Callable) -> float:
    begun = time.perf_counter()
    way()
    return time.perf_counter() - begun


def _plan(statement: str, parameters: object) -> list[str]:
    explained = f"EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off, BUFFERS off) {statement}"
    return [row[0] for row in _rows(explained, parameters)]


def _without_security(owner: psycopg.Connection, found: Loaded) -> list[str]:
    """What PostgreSQL would do if it did not have to keep rows from a function that may tell on them."""
    word = found.things["rare_word"]
    query = sql.SQL(INSIDE.replace("%s", "{}")).format(f"%{word}%")
    explained = sql.SQL("EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off, BUFFERS off) ") + query
    return ["", f"-- {word}, LIKE, as the owner: without row-level security", *(r[0] for r in owner.execute(explained))]


if __name__ == "__main__":
    main()
