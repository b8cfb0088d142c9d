"""Our own PostgreSQL in `<var>/postgres`, for who has no other: started, shared and stopped with care.

    with Cluster(var) as cluster:
        psycopg.connect(cluster.url("wegwijzer_app"))

Any number of processes may do this at once. Whoever comes first starts the server, whoever leaves
last stops it: each holds a shared lock on `<var>/postgres.users` for as long as it lives, and the
one that gets that lock for itself alone is the last. A process that is killed loses its lock with
its life, and the next one finds either a server that runs or one that it starts again.

The server listens on a Unix socket only, and lets in (`peer`) just the user that runs it and root.
"""

import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from wegwijzer.foundation import postgres_settings
from wegwijzer.foundation.postgres_folder import LOG, fill, forget_stranger, last_words, turn_log_over
from wegwijzer.foundation.postgres_host import ClusterError, Runner, data_argument, programs, runner_for
from wegwijzer.foundation.postgres_settings import APPLICATION, DATABASE, OWNER, SUPERUSER

READY, STARTING, NOBODY = 0, 1, 2  # what pg_isready answers
PATIENCE = 20  # seconds for the backends of a killed server to notice and leave
RECOVERY = 900  # seconds for a server to work through what a crash left


class Cluster:
    """The PostgreSQL of one var folder. `throwaway` trades safety for speed, in tests that make their own."""

    def __init__(self, var: Path | str, *, throwaway: bool = False) -> None:
        self.var = Path(var).resolve()
        self.data = self.var / "postgres"
        self.throwaway = throwaway
        self._membership: int | None = None

    def __enter__(self) -> "Cluster":
        return self.ensure_running()

    def __exit__(self, *_: object) -> None:
        self.leave()

    def ensure_running(self) -> "Cluster":
        """Start the server unless it runs, with its roles and database, and count us among its users."""
        with self._alone():
            self._join()
            try:
                self._initialise()
                self._configure()
                self._start()
                self._make_roles()
            except BaseException:
                self._stop_if_last()
                raise
        return self

    def keep_running(self) -> None:
        """Start the server again if it has fallen over; cheap when it has not."""
        if self._state() != READY:
            self.ensure_running()

    def leave(self) -> None:
        """We need the server no longer: stop it unless another process still does."""
        if self._membership is not None:
            with self._alone():
                self._stop_if_last()

    def stop(self) -> None:
        """Stop the server now, whoever uses it."""
        with self._alone():
            self._stop()
            self._resign()

    def url(self, role: str = APPLICATION, database: str = DATABASE) -> str:
        """The address by which this role reaches that database."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.socket), safe='')}"

    def create_database(self, name: str, template: str | None = None) -> None:
        """Make a database for the owner of the schema; one that is there already stays as it is."""
        with self._superuser() as connection:
            if connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone():
                return
            names = map(sql.Identifier, (name, OWNER, template or "template1"))
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(*names))

    def drop_database(self, name: str) -> None:
        """Remove a database with everything in it, also while someone is connected."""
        with self._superuser() as connection:
            statement = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
            connection.execute(statement.format(sql.Identifier(name)))

    @cached_property
    def socket(self) -> Path:
        """The folder in which clients find the server's socket."""
        return postgres_settings.socket_folder(self.data)

    @cached_property
    def _runner(self) -> Runner:
        return runner_for(self.data)

    @cached_property
    def _programs(self) -> Path:
        return programs(self._runner)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Only one process at a time starts or stops."""
        try:
            self.var.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = _open_lock(self.var / "postgres.lock")
        except OSError as problem:
            raise ClusterError(f"Nothing can be kept in {self.var}: {problem.strerror}.") from problem
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)

    def _join(self) -> None:
        if self._membership is None:
            self._membership = _open_lock(self.var / "postgres.users")
            fcntl.flock(self._membership, fcntl.LOCK_SH)

    def _resign(self) -> None:
        if self._membership is not None:
            os.close(self._membership)
            self._membership = None

    def _stop_if_last(self) -> None:
        try:
            fcntl.flock(self._membership, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pass
        else:
            self._stop()
        finally:
            self._resign()

    def _initialise(self) -> None:
        """Make the data folder, whole or not at all; refuse that of another major version."""
        ours = self._run("postgres", "--version", cwd=Path("/")).split()[-1].partition(".")[0]
        if (self.data / "PG_VERSION").exists():
            theirs = (self.data / "PG_VERSION").read_text().strip()
            if theirs != ours:
                raise ClusterError(
                    f"{self.data} was made by PostgreSQL {theirs} and this is {ours}: dump it with the old "
                    "version and load it in the new one, or let WEGWIJZER_VAR point to another place."
                )
            return
        fresh = self.data.with_name("postgres.new")
        shutil.rmtree(fresh, ignore_errors=True)
        self._runner.own(fresh)
        where = data_argument(fresh, self._runner)
        self._run("initdb", "-D", where, *postgres_settings.INITDB, cwd=fresh)
        fresh.rename(self.data)

    def _configure(self) -> None:
        """Write the server's settings, and make sure that nobody else can put a socket where ours will be."""
        if self.socket != self.data:
            self._runner.own(self.socket)
            status = self.socket.lstat()
            if status.st_uid != self._runner.uid or stat.filemode(status.st_mode) != "drwx------":
                raise ClusterError(f"{self.socket} is not for “{self._runner.name}” alone: remove it.")
        guests = (self._runner.name, "root")
        for name, content in postgres_settings.files(self.data, guests, throwaway=self.throwaway).items():
            fill(self.data / name, content)

    def _start(self) -> None:
        """Start until the server answers. After a hard kill its orphans may hold the data for a moment."""
        give_up, bored = time.monotonic() + PATIENCE, time.monotonic() + RECOVERY
        while (state := self._state()) != READY:
            if time.monotonic() > (bored if state == STARTING else give_up):
                raise ClusterError(f"PostgreSQL does not start: {last_words(self.data)}")
            if state != STARTING:
                forget_stranger(self.data)
                turn_log_over(self.data)
                self._control("start", "-t", RECOVERY, "-l", LOG)
            time.sleep(0.05 if state == STARTING else 0)

    def _stop(self) -> None:
        if (self.data / "postmaster.pid").exists():
            self._control("stop", "-m", "fast", "-t", 60)
        if self.socket != self.data:
            with suppress(OSError):
                self.socket.rmdir()

    def _state(self) -> int:
        """What pg_isready answers, asked as ourselves: its user may not be able to walk to the socket."""
        if not (self.data / "postmaster.pid").exists():
            return NOBODY  # also when a server of a folder since removed still answers
        ourselves = replace(self._runner, switch=False)
        where = ("-h", self.socket, "-d", "postgres", "-U", SUPERUSER)
        return ourselves.run(self._programs / "pg_isready", "-q", "-t", 5, *where, cwd=Path("/")).returncode

    def _control(self, action: str, *options: object) -> int:
        where = data_argument(self.data, self._runner)
        command = (self._programs / "pg_ctl", action, "-D", where, "-w", "-s", *options)
        return self._runner.run(*command, cwd=self.data, timeout=RECOVERY + 60).returncode

    def _run(self, program: str, *options: object, cwd: Path) -> str:
        done = self._runner.run(self._programs / program, *options, cwd=cwd)
        if done.returncode:
            lines = [line for line in done.stdout.splitlines() if line.strip()] or ["no message"]
            said = next((line for line in lines if "error" in line.lower()), lines[-1])
            raise ClusterError(f"PostgreSQL's {program} failed: {said}")
        return done.stdout

    @contextmanager
    def _superuser(self) -> Iterator[psycopg.Connection]:
        try:
            with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
                yield connection
        except psycopg.OperationalError as problem:
            reason = " ".join(str(problem).split())
            raise ClusterError(f"PostgreSQL in {self.data} refuses: {reason}") from problem

    def _make_roles(self) -> None:
        """The owner of the schema, the application that owns nothing, and their database."""
        with self._superuser() as connection:
            connection.execute("SELECT pg_reload_conf()")
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for role in {OWNER, APPLICATION} - known:
                powers = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
                connection.execute(sql.SQL(f"CREATE ROLE {{}} {powers}").format(sql.Identifier(role)))
        self.create_database(DATABASE)


def _open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
