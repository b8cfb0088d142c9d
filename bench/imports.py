"""What it costs to bring a file of HR into a new organisation, next to a bare COPY of the same rows.

    WEGWIJZER_DATA=… python -m bench.imports [--copies 300] [--small 100] [--each] [--write]

Each copy is a thousand people and 1,573 places, written by `make_spreadsheets.py` of the data in WEGWIJZER_DATA.
Measured is what the worker does when somebody says yes: reading the file, examining it again, and saving it past
row-level security, foreign keys and triggers; with what the preview needs and what undoing needs. Floor, in the same
run: COPY as the owner of the rows that then stand in the tables into tables with the same indexes and constraints.
Seconds of the clock are worth something on a quiet machine alone; those of the processor, of this process and of the
one that serves it in PostgreSQL together, on any. Memory is that of this process, at two sizes.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from bench import place
from bench.load import COLUMNS
from bench.report import keep, machine, table
from wegwijzer.config.processes import stop_in_order
from wegwijzer.foundation.postgres_settings import OWNER

TABLES = (
    "organisations_unit", "functions_functionfamily", "functions_function", "people_person", "people_nameterm",
    "people_employment", "people_position", "people_reportingline", "people_membership",
)  # fmt: skip
KEPT = ("exchange_change", "exchange_finding", "exchange_touched")  # for looking at it, and undoing it


def main() -> None:
    stop_in_order()
    given = _arguments()
    if given.one:
        _one(given.one, given.each)
        return
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as folder:
        files = [_file(Path(folder), copies) for copies in sorted({given.small, given.copies})]
        done = [_in_a_process(file, given.each) for file in files]
    heads = ["people", "rows written", "reading s", "comparing s", "saving s", "all s", "bare COPY s", "all ÷ COPY",
             "of the processor: all s", "bare COPY s", "all ÷ COPY", "peak memory"]  # fmt: skip
    text = f"{machine()}\n\n{table(heads, [_line(one) for one in done])}\n\n{_kept(done[-1])}"
    print(text)
    if given.write:
        keep("imports", text)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.imports", description=__doc__.partition("\n")[0])
    parser.add_argument("--copies", type=int, default=300, help="thousands of people in the large file")
    parser.add_argument("--small", type=int, default=100, help="the same for the file that memory is compared with")
    parser.add_argument("--each", action="store_true", help="tell the longest statements")
    parser.add_argument("--write", action="store_true", help="put the table in bench/README.md")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _file(folder: Path, copies: int) -> Path:
    data = os.environ.get("WEGWIJZER_DATA")
    if not data:
        raise SystemExit("bench: WEGWIJZER_DATA must name the folder with make_spreadsheets.py")
    out = folder / str(copies)
    maker = Path(data) / "make_spreadsheets.py"
    subprocess.run([sys.executable, maker, out, "--copies", str(copies)], check=True, stdout=subprocess.DEVNULL)
    return out / "people_large.csv"


def _in_a_process(file: Path, each: bool) -> dict:
    command = [sys.executable, "-m", "bench.imports", "--one", file, *(["--each"] if each else [])]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=place.ROOT).stdout
    return json.loads(out.splitlines()[-1])


def _line(one: dict) -> list[str]:
    parts = [one["stages"].get(name, 0) for name in ("reading", "comparing", "saving")]
    seconds = sum(parts)
    return [
        f"{one['people']:,}", f"{one['rows']:,}", *(f"{part:.1f}" for part in parts), f"{seconds:.1f}",
        f"{one['floor']:.1f}", f"{seconds / one['floor']:.1f}",
        f"{one['cpu']:.1f}", f"{one['floor_cpu']:.1f}", f"{one['cpu'] / one['floor_cpu']:.1f}", f"{one['memory']} MiB",
    ]  # fmt: skip


def _kept(one: dict) -> str:
    return (
        f"In the floor are only the rows of the organisation itself. What is kept beside them, {one['kept']:,} rows "
        f"for the preview and for undoing, would cost {one['kept_floor']:.1f} s more as a bare COPY."
    )


# ---- One import, in this process


class Stages:
    """How long each stage took."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._name, self._since = "", time.perf_counter()

    def stage(self, name: str, total: int = 0) -> None:
        now = time.perf_counter()
        self.seconds[self._name] += now - self._since
        self._name, self._since = name, now

    def advance(self, number: int = 1) -> None:
        """Only the time counts."""


def _one(file: Path, each: bool) -> None:
    with place.database() as cluster:
        stages, people, cpu = _import(file, each)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        with psycopg.connect(cluster.url(OWNER), autocommit=True) as owner:
            floors = {name: _floor(owner, name) for name in (*TABLES, *KEPT)}
    if each:
        for name, (count, _seconds, seconds) in floors.items():
            print(f"{seconds:7.2f} s  {count:9,}  COPY {name}", file=sys.stderr)
    rows, floor, floor_cpu = _sum(floors[name] for name in TABLES)
    kept, kept_floor, _kept_cpu = _sum(floors[name] for name in KEPT)
    found = {"people": people, "rows": rows, "floor": floor, "kept": kept, "kept_floor": kept_floor}
    found |= {"cpu": cpu, "floor_cpu": floor_cpu}
    print(json.dumps(found | {"memory": memory, "stages": dict(stages.seconds)}))


def _sum(floors) -> tuple[int, float, float]:
    counts, seconds, cpu = zip(*floors, strict=True)
    return sum(counts), sum(seconds), sum(cpu)


def _floor(owner: psycopg.Connection, name: str) -> tuple[int, float, float]:
    """Rows of one table, and the seconds, of the clock and of the processor, of a COPY of them into its like. As
    a stream: as many rows as this never stand in memory together."""
    columns = sql.SQL(", ").join(sql.Identifier(column) for (column,) in owner.execute(COLUMNS, [name]))
    source, target = sql.Identifier(name), sql.Identifier(f"floor_{name}")
    owner.execute(sql.SQL("CREATE TABLE {} (LIKE {} INCLUDING ALL)").format(target, source))
    with owner.cursor() as cursor, tempfile.TemporaryFile() as kept:
        with cursor.copy(sql.SQL("COPY {} ({}) TO STDOUT").format(source, columns)) as rows:
            for block in rows:
                kept.write(block)
        kept.seek(0)
        begun, used = time.perf_counter(), processor(owner)
        with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(target, columns)) as rows:
            while block := kept.read(1 << 20):
                rows.write(block)
        return cursor.rowcount, time.perf_counter() - begun, processor(owner) - used


def processor(connection: psycopg.Connection) -> float:
    """Seconds that this process and the one that serves it in PostgreSQL have used of a processor. Whatever else the
    machine does, these stay nearly the same."""
    served_by = psutil.Process(connection.info.backend_pid).cpu_times()
    return time.process_time() + served_by.user + served_by.system


def _import(file: Path, each: bool) -> tuple[Stages, int, float]:
    """As the operator does it from the command line. Rings of leaders in the data are left out on purpose."""
    from django.db import connection

    from wegwijzer.exchange.command import Wanted, bring_in, operator_of
    from wegwijzer.foundation.ids import new_id
    from wegwijzer.organisations.models import Organisation
    from wegwijzer.organisations.tenancy import tenant
    from wegwijzer.people.models import Person

    stages, id_ = Stages(), new_id()
    with tenant(id_):
        Organisation(id=id_, slug="bench", name="Bench").save(force_insert=True)
        used = processor(connection.connection)
    with _timed(each):
        answer = bring_in(Wanted(file, "bench", "people", choices={"problem_rows": "leave_out"}), stages)
    stages.stage("")
    if not answer.saved:
        raise SystemExit(f"bench: the file did not come in: {answer.why_not or answer.import_.result}")
    if each:
        print(json.dumps(answer.import_.result), file=sys.stderr)
    with operator_of("bench"):
        return stages, Person.objects.count(), processor(connection.connection) - used


@contextmanager
def _timed(each: bool):
    """Tells which statements took the processor longest."""
    from django.db import connection

    if not each:
        yield
        return
    spent: list[tuple[float, str]] = []

    def watch(execute, statement, parameters, many, context):
        begun = processor(connection.connection)
        try:
            return execute(statement, parameters, many, context)
        finally:
            spent.append((processor(connection.connection) - begun, " ".join(statement.split())))

    with connection.execute_wrapper(watch):
        yield
    for seconds, statement in sorted(spent, reverse=True)[:45]:
        print(f"{seconds:7.2f} s  {statement[:150]}", file=sys.stderr)
    print(f"{sum(seconds for seconds, _ in spent):7.2f} s in {len(spent)} statements", file=sys.stderr)


if __name__ == "__main__":
    main()
