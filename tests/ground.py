"""The ground that tests stand on: a real PostgreSQL, and databases cloned from one that is made once.

Without more it is our own PostgreSQL in a folder that goes with the run; processes that test together share it, and
the first makes what all clone. TEST_DATABASE_URL (the
application's role) and TEST_DATABASE_OWNER_URL (the owner, with CREATEDB) name another server; the
databases that are made there are dropped again. TEST_TEMPLATE names a database of that server in which
`prepare_template.py` ran before, so that several runs share it, and TEST_SIGN_IN the note with which one signs in
there.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql

from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER

TOGETHER = "TEST_GROUND"  # the variable with the folder of processes that test together
TEMPLATE, TESTS, SERVED = (f"wegwijzer_{os.getpid()}_{name}" for name in ("template", "tests", "served"))
PREPARED = os.environ.get("TEST_TEMPLATE")
GIVEN = "TEST_DATABASE_URL" in os.environ
TEMPLATE = PREPARED or ("wegwijzer_template" if TOGETHER in os.environ and not GIVEN else TEMPLATE)
NOTE = "demo-sign-in.txt"


@dataclass(frozen=True)
class Given:
    """A server that is there already."""

    application: str
    owner: str

    def url(self, role: str = APPLICATION, database: str = TESTS) -> str:
        address = self.application if role == APPLICATION else self.owner
        return urlsplit(address)._replace(path=f"/{database}").geturl()

    def create_database(self, name: str, template: str | None = None) -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self._run(statement.format(sql.Identifier(name), sql.Identifier(template or "template1")))

    def drop_database(self, name: str) -> None:
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def ensure_running(self) -> "Given":
        return self

    def leave(self) -> None:
        for name in (SERVED, TESTS, TEMPLATE):
            if name != PREPARED:
                self.drop_database(name)

    def _run(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.owner, autocommit=True) as connection:
            connection.execute(statement)


def find_ground(var: Path) -> Cluster | Given:
    """Our own PostgreSQL in `var`, not started yet, or the one that the environment names."""
    application, owner = (os.environ.get(f"TEST_DATABASE_{kind}") for kind in ("URL", "OWNER_URL"))
    if application and owner:
        return Given(application, owner)
    if application or owner:
        raise SystemExit("Set both TEST_DATABASE_URL and TEST_DATABASE_OWNER_URL, or neither.")
    return Cluster(var, throwaway=True)


def prepare_template(ground: Cluster | Given) -> None:
    """Made by who comes first; the others wait for it and take a copy of the note with which one signs in."""
    mine = Path(os.environ["WEGWIJZER_VAR"])
    if PREPARED:
        shutil.copy(os.environ["TEST_SIGN_IN"], mine / NOTE)
    elif isinstance(ground, Given) or ground.var == mine.resolve():
        _make_template(ground, mine)
    else:
        with (ground.var / "template.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (ground.var / NOTE).exists():
                _make_template(ground, ground.var)
        shutil.copy(ground.var / NOTE, mine / NOTE)


def _make_template(ground: Cluster | Given, folder: Path) -> None:
    """Migrate as the owner and load the demo as the application, in a process of its own."""
    ground.create_database(TEMPLATE)
    environment = os.environ | {
        "DATABASE_URL": ground.url(APPLICATION, TEMPLATE),
        "DATABASE_OWNER_URL": ground.url(OWNER, TEMPLATE),
        "WEGWIJZER_VAR": str(folder),
    }
    script = Path(__file__).with_name("prepare_template.py")
    done = subprocess.run(
        [sys.executable, script], env=environment, capture_output=True, text=True, timeout=900, check=False
    )
    if done.returncode:
        raise RuntimeError(f"the database for the tests could not be made:\n{done.stdout}\n{done.stderr}")
