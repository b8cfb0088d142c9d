"""SQL that migrations read from a file beside them."""

from pathlib import Path

from django.db.migrations import RunSQL


def run_file(path: Path) -> RunSQL:
    """The whole file as one migration operation. A file that a migration names is frozen with it."""
    return RunSQL(path.read_text(encoding="utf-8"), reverse_sql=RunSQL.noop)
