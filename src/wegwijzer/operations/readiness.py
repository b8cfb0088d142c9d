"""Can pages be served from here: does the database answer, as a role that the locks hold, with our tables?

Asked on a connection of its own, so that neither a full pool nor a half-dead connection makes the answer
wait; and kept for a moment, because anybody may ask.
"""

import logging
import threading
import time
from dataclasses import dataclass
from functools import cache

import psycopg
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from wegwijzer.foundation.logs import facts
from wegwijzer.foundation.roles import powers

log = logging.getLogger(__name__)

PATIENCE = 3  # seconds for the database to answer
KEPT = 2  # seconds that an answer is given again
PASSED, FAILED, NOT_ASKED = "passed", "failed", "not asked"


@dataclass(frozen=True)
class Readiness:
    """Check → how it went."""

    checks: dict[str, str]

    @property
    def ready(self) -> bool:
        return set(self.checks.values()) == {PASSED}


_alone = threading.Lock()
_latest: tuple[float, Readiness] | None = None


def look() -> Readiness:
    """How it is now, or was a moment ago. One at a time asks the database."""
    global _latest
    with _alone:
        if _latest is None or time.monotonic() - _latest[0] > KEPT:
            _latest = (time.monotonic(), examine())
        return _latest[1]


def examine() -> Readiness:
    """Ask the database now."""
    checks = dict.fromkeys(("database", "role", "tables"), NOT_ASKED)
    checks["database"] = FAILED
    try:
        with _own_connection() as connection:
            checks["database"] = PASSED
            for name, holds in (("role", _is_held), ("tables", _are_up_to_date)):
                checks[name] = FAILED
                if not holds(connection):
                    log.error("not ready: a check failed", extra=facts(check=name))
                    break
                checks[name] = PASSED
    except psycopg.Error:
        log.exception("not ready: the database refuses or does not answer")
    return Readiness(checks)


def _known() -> dict[str, object]:
    """How the application reaches the database."""
    return connections["default"].get_connection_params()


def _own_connection() -> psycopg.Connection:
    known = {name: value for name, value in _known().items() if name != "pool"}
    limits = {"connect_timeout": PATIENCE, "options": f"-c statement_timeout={PATIENCE * 1000}"}
    return psycopg.connect(**known | limits | {"autocommit": True})


def _is_held(connection: psycopg.Connection) -> bool:
    return not powers(connection).too_strong


def _are_up_to_date(connection: psycopg.Connection) -> bool:
    applied = connection.execute("SELECT app, name FROM django_migrations").fetchall()
    return known_migrations() <= set(applied)


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """(app, name) of every step that this version knows."""
    return frozenset(MigrationLoader(None).disk_migrations)
