"""A place to measure in: a PostgreSQL of our own that is thrown away, and the product's real web server on it.

The server is started as `wegwijzer serve` starts it (Granian, in production mode, as the application's
role), but with `bench.settings`.
"""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg

from bench.client import Line
from wegwijzer.config import processes, runtime
from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER

PATIENCE = 60  # seconds for the first page
ROOT = Path(__file__).resolve().parent.parent
OURS = ("DATABASE_", "WEGWIJZER_", "EMAIL_", "PORT", "DJANGO_SETTINGS_MODULE")


@contextmanager
def database() -> Iterator[Cluster]:
    """An empty database with tables, in a folder that is removed; Django is set up on it in this process."""
    with tempfile.TemporaryDirectory(prefix="wegwijzer-bench-") as var, Cluster(var, throwaway=True) as cluster:
        for name in [name for name in os.environ if name.startswith(OURS)]:
            del os.environ[name]
        os.environ["DATABASE_URL"] = cluster.url(APPLICATION)
        os.environ["DATABASE_OWNER_URL"] = cluster.url(OWNER)
        os.environ["WEGWIJZER_VAR"] = var
        os.environ["WEGWIJZER_SECRET_KEY"] = secrets.token_urlsafe(48)
        with runtime.django(owner=True):
            from wegwijzer.config import prepare

            prepare.migrate(quiet=True)
            prepare.collect_static()
            try:
                yield cluster
            finally:
                _let_go()


def _let_go() -> None:
    from django.db import connections

    connections.close_all()


def tidy(cluster: Cluster) -> None:
    """What PostgreSQL does by itself after a while: throw away dead rows, and look at what is in the tables."""
    with psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        tables = connection.execute("SELECT format('%I', tablename) FROM pg_tables WHERE schemaname = 'public'")
        connection.execute("VACUUM (ANALYZE) " + ", ".join(name for (name,) in tables))


@contextmanager
def server(cluster: Cluster) -> Iterator[str]:
    """The address of the web server. It knows nothing of the owner of the tables."""
    port = _free_port()
    environment = os.environ | {
        "DATABASE_URL": cluster.url(APPLICATION),
        "DJANGO_SETTINGS_MODULE": "bench.settings",
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")])),
        "WEGWIJZER_ADDRESS": f"http://127.0.0.1:{port}",
    }
    for name in ("DATABASE_OWNER_URL", "WEGWIJZER_POOL"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "wegwijzer.config.web", "127.0.0.1", str(port), "1"]
    child = processes.start(command, environment)
    with processes.together([child]):
        _wait(environment["WEGWIJZER_ADDRESS"], child)
        yield environment["WEGWIJZER_ADDRESS"]


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(address: str, child: subprocess.Popen) -> None:
    give_up, status = time.monotonic() + PATIENCE, None
    while status is None and time.monotonic() < give_up and child.poll() is None:
        try:
            with Line(address) as line:
                status = line.get("/bench/bare/100/", {}).status
        except OSError:
            time.sleep(0.1)
    if status != 200:
        raise SystemExit(f"bench: no bare page came from {address}: {status or 'nothing'}")
