"""What has to hold before pages are served: tables up to date, checks passed, static files in place.

Django is set up already. Everything here may run in several processes at once, on one machine or more.
"""

import fcntl
import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from wegwijzer.config.runtime import Refused
from wegwijzer.foundation import steps
from wegwijzer.foundation.roles import grant_application

ONE_AT_A_TIME = 0x5765_6777  # the number of our advisory lock in PostgreSQL
OWNER = "owner"


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else migrates or loads a demo in this database meanwhile; a second one waits."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
    try:
        yield
    finally:
        with connections[OWNER].cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])


def migrate(*, quiet: bool = False) -> None:
    """Bring the tables up to date, as the owner, one process at a time."""
    with alone():
        call_command("migrate", interactive=False, verbosity=0 if quiet else 1)


def give_rights() -> None:
    """Give the application's role what it needs on the tables that are there, and let PostgreSQL count them."""
    grant_application(connections[OWNER], settings.DATABASES["default"]["USER"])
    with connections[OWNER].cursor() as cursor:
        cursor.execute("ANALYZE")


def is_empty() -> bool:
    """Whether no organisation lives here yet. Asked as the owner, who alone sees across organisations."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT 1 FROM organisations_organisation)")
        return cursor.fetchone()[0]


def problems(*, deploy: bool = False) -> list[checks.CheckMessage]:
    """What Django's checks and ours say, the gravest first; `deploy` adds those for a real installation."""
    found = checks.run_checks(include_deployment_checks=deploy, databases=["default"])
    heard = [message for message in found if not message.is_silenced()]
    return sorted(heard, key=lambda message: -message.level)


def one_line(message: checks.CheckMessage) -> str:
    return " ".join(f"{message.msg} {message.hint or ''}".split())


def refuse_unless_sound() -> None:
    """Raise Refused with the gravest error, or when a migration still has to run or was another one."""
    errors = [message for message in problems() if message.level >= checks.ERROR]
    if errors:
        raise Refused(one_line(errors[0]))
    executor = MigrationExecutor(connections["default"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Refused("The tables are not up to date: run “wegwijzer migrate” first.")
    if problem := steps.written_otherwise(connections["default"]):
        raise Refused(problem)


def collect_static() -> bool:
    """Put the static files where the web server finds them, unless they are; answers whether it had to."""
    if settings.DEBUG:
        return False
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    with (root / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        state, stamp = _state_of_static(), root / ".stamp"
        if stamp.exists() and stamp.read_text() == state:
            return False
        call_command("collectstatic", interactive=False, verbosity=0, stdout=io.StringIO())
        stamp.write_text(state)
        return True


def _state_of_static() -> str:
    """A fingerprint of all static files by name, size and time, and of who stores them."""
    marks = [settings.STORAGES["staticfiles"]["BACKEND"]]
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = Path(storage.path(name)).stat()
            marks.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(marks)).encode()).hexdigest()
