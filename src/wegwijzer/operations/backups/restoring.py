"""`wegwijzer restore FILE`: a back-up put back in one transaction, or nothing changed.

pg_restore turns the file into SQL, psql runs it, and we stand between them: only when the last line has come
through do we say COMMIT. A broken file, a full disk or a stopped program leaves the database as it was.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import psycopg

from wegwijzer.operations.backups.archive import Archive, with_list
from wegwijzer.operations.backups.programs import BackupProblem, Reach, program, reach, reason, surroundings

CHUNK = 1 << 20  # bytes

# What is in the schema; extensions and what they bring stay, they may be somebody else's.
RELATIONS = """
SELECT c.oid::regclass::text FROM pg_class c
 WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
   AND (c.oid, 'pg_class'::regclass) NOT IN (SELECT objid, classid FROM pg_depend WHERE deptype = 'e')
"""
EMPTYING = """
SET LOCAL lock_timeout = '20s';
DO $$
DECLARE
    statement text;
    statements text[];
BEGIN
    WITH theirs AS (SELECT objid, classid FROM pg_depend WHERE deptype = 'e'),
    ours (turn, statement) AS (
        SELECT CASE relkind WHEN 'S' THEN 2 ELSE 1 END,
               format('DROP %s IF EXISTS %s CASCADE',
                      CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
                                   WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, oid::regclass)
          FROM pg_class
         WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
           AND (oid, 'pg_class'::regclass) NOT IN (SELECT * FROM theirs)
        UNION ALL
        SELECT 3, format('DROP ROUTINE IF EXISTS %s CASCADE', oid::regprocedure) FROM pg_proc
         WHERE pronamespace = 'public'::regnamespace AND (oid, 'pg_proc'::regclass) NOT IN (SELECT * FROM theirs)
        UNION ALL
        SELECT 4, format('DROP TYPE IF EXISTS %s CASCADE', oid::regtype) FROM pg_type
         WHERE typnamespace = 'public'::regnamespace AND typtype IN ('c', 'd', 'e', 'r')
           AND (typrelid = 0 OR EXISTS (SELECT 1 FROM pg_class r WHERE r.oid = typrelid AND r.relkind = 'c'))
           AND (oid, 'pg_type'::regclass) NOT IN (SELECT * FROM theirs)
    )
    SELECT coalesce(array_agg(ours.statement ORDER BY turn), '{}') FROM ours INTO statements;
    FOREACH statement IN ARRAY statements LOOP
        EXECUTE statement;
    END LOOP;
END $$;
"""


def is_empty(address: str) -> bool:
    """Whether there is no table, view or sequence of ours or anybody's in the schema."""
    try:
        with psycopg.connect(address, connect_timeout=10) as connection:
            return connection.execute(RELATIONS).fetchone() is None
    except psycopg.OperationalError as problem:
        raise BackupProblem(f"The database does not answer: {' '.join(str(problem).split())}") from problem


def restore(archive: Archive, address: str, *, replace: bool = False) -> None:
    """Put all of it in the database of `address`, connected as the owner of the tables to be.

    `replace` removes first, in the same transaction, what is there. The tables will be of who connects; the
    roles that have rights in the file must exist. Raises BackupProblem, and then nothing has changed.
    """
    if not replace and not is_empty(address):
        raise BackupProblem("This database is not empty: give another one, or replace what is in it with --replace.")
    with_list(archive, lambda listed: _run_through(archive, listed, address, replace=replace))


def _run_through(archive: Archive, listed: Path, address: str, *, replace: bool) -> None:
    reading = [program("pg_restore"), "--no-owner", f"--use-list={listed}", "--file=-", str(archive.path)]
    with reach(address) as database, _psql(database) as sql:
        sql.write(f"BEGIN;\n{EMPTYING if replace else ''}{_extensions(archive)}".encode())
        with tempfile.TemporaryFile() as errors:
            streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": errors}
            with subprocess.Popen(reading, env=surroundings(), **streams) as source:
                while part := source.stdout.read(CHUNK):
                    sql.write(part)
            if source.returncode:
                raise BackupProblem(f"{archive.path} cannot be read to its end: {reason(_text(errors))}")
        sql.commit()


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def _extensions(archive: Archive) -> str:
    lines = (f'CREATE EXTENSION IF NOT EXISTS "{name}" WITH SCHEMA public;\n' for name in archive.extensions)
    return "".join(lines)


class Statements:
    """What goes to psql. Its errors are collected apart, so that neither waits for the other."""

    def __init__(self, process: subprocess.Popen, errors: IO[bytes]) -> None:
        self.process, self.errors = process, errors

    def write(self, part: bytes) -> None:
        try:
            self.process.stdin.write(part)
        except BrokenPipeError:
            self._refused()

    def commit(self) -> None:
        self.write(b"\nCOMMIT;\n")
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            self._refused()
        if self.process.wait():
            self._refused()

    def _refused(self) -> None:
        self.process.wait()
        raise BackupProblem(f"Nothing was put back; the database refuses: {reason(_text(self.errors))}")


@contextmanager
def _psql(database: Reach) -> Iterator[Statements]:
    command = [program("psql"), "--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"]
    with tempfile.TemporaryFile() as errors:
        process = database.start(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors)
        try:
            yield Statements(process, errors)
        finally:
            if process.poll() is None:
                process.kill()  # no COMMIT was said: nothing stays
            process.wait()
            with suppress(BrokenPipeError):
                process.stdin.close()
