"""Were the tables made by the steps of this version, or by steps of the same name that said something else?

Django knows a step by its name alone. Until a release steps are changed in place, and a database that went through
the earlier ones would answer with errors, or lack a lock. So migrating notes how each of our steps was written when
it ran, as the comment on Django's table of steps: it goes along in back-ups and needs no step of its own.
"""

import hashlib
import inspect
import json
import sys

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import Migration
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql

OURS = "wegwijzer."
TABLE = "django_migrations"
OTHER_STEPS = (
    "The tables were made by another state of the repository than this one: {} said something else then. Steps that "
    "are not released are changed in place, so such tables are not brought up to date: begin with an empty database, "
    "or go back to the version that made these. How: docs/upgrading.md, “Between releases”."
)


def as_written() -> dict[str, str]:
    """“app.step” → a fingerprint, for each of our steps: of its file, and of the SQL that it takes from elsewhere."""
    steps = MigrationLoader(None).disk_migrations.values()
    return {str(step): _fingerprint(step) for step in steps if type(step).__module__.startswith(OURS)}


def _fingerprint(step: Migration) -> str:
    texts = [inspect.getsource(sys.modules[type(step).__module__])]
    for operation in step.operations:
        # Not its `vars`: Django notes more there while the step runs.
        _name, unnamed, named = operation.deconstruct()
        for said in (*unnamed, *named.values()):
            lines = said if isinstance(said, list) else [said]
            texts += [line for line in lines if isinstance(line, str)]
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]


def written_otherwise(connection: BaseDatabaseWrapper) -> str | None:
    """What is wrong and what to do when steps that ran here were written otherwise; None when all is well."""
    ours = as_written()
    ran, noted = _past(connection)
    others = sorted(step for step in ran & ours.keys() if noted.get(step) != ours[step])
    return OTHER_STEPS.format(", ".join(others[:3]) + (" …" if others[3:] else "")) if others else None


def note(connection: BaseDatabaseWrapper) -> None:
    """Note, as the owner, how our steps are written, before they run: then one that stops half-way has said so.

    What is noted of steps that this version does not have stays: a newer version made those tables."""
    MigrationRecorder(connection).ensure_schema()
    _ran, noted = _past(connection)
    statement = sql.SQL("COMMENT ON TABLE {} IS {}").format(sql.Identifier(TABLE), json.dumps(noted | as_written()))
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _past(connection: BaseDatabaseWrapper) -> tuple[set[str], dict[str, str]]:
    """Which steps ran here, and what was noted of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s), obj_description(to_regclass(%s), 'pg_class')", [TABLE, TABLE])
        there, said = cursor.fetchone()
        if there is None:
            return set(), {}
        cursor.execute("SELECT app || '.' || name FROM django_migrations")
        return {step for (step,) in cursor.fetchall()}, json.loads(said or "{}")
