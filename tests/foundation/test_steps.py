"""What is noted of how a step was written, and when that says that tables came from another state of the repository."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations import Migration, RunSQL
from django.db.migrations.loader import MigrationLoader

from wegwijzer.foundation import steps
from wegwijzer.foundation.steps import _fingerprint as fingerprint
from wegwijzer.organisations.security import SecureTenantTable

SOURCE = Path(steps.__file__).parents[1]


def test_every_step_of_ours_is_noted_and_no_other():
    files = SOURCE.glob("*/migrations/0*.py")
    assert set(steps.as_written()) == {f"{file.parts[-3]}.{file.stem}" for file in files}


@pytest.mark.parametrize(
    "more", [RunSQL("DROP TABLE x"), RunSQL(["DROP TABLE x"]), SecureTenantTable("x", read="true")], ids=repr
)
def test_what_a_step_says_is_in_its_fingerprint_also_from_another_file(more):
    def step() -> Migration:
        return MigrationLoader(None).disk_migrations["organisations", "0001_initial"]

    before = fingerprint(step())
    changed = step()
    changed.operations = [*changed.operations, more]
    assert fingerprint(step()) == before != fingerprint(changed)


@pytest.mark.django_db
def test_tables_that_these_steps_made_are_theirs():
    assert steps.written_otherwise(connection) is None


@pytest.mark.django_db
def test_tables_of_before_steps_were_noted_are_not_ours_to_serve(owner):
    owner.execute("COMMENT ON TABLE django_migrations IS NULL")
    assert "access.0001_initial, agenda.0001_initial" in steps.written_otherwise(owner)


@pytest.mark.django_db
def test_an_older_version_that_migrates_forgets_nothing_of_later_steps(owner, monkeypatch):
    newer = steps.as_written() | {"plans.0099_later": "0123456789abcdef"}
    older = {step: said for step, said in newer.items() if step != "plans.0099_later"}
    monkeypatch.setattr(steps.MigrationRecorder, "ensure_schema", lambda self: None)  # is for a connection of Django
    for version in (newer, older):
        monkeypatch.setattr(steps, "as_written", lambda version=version: version)
        steps.note(owner)
    assert steps._past(owner)[1] == newer


def test_a_step_that_ran_in_this_process_reads_as_it_did_before():
    """Django notes names in small letters on a step while it runs; else a first start would refuse its own tables."""
    before = steps.as_written()
    for step in MigrationLoader(None).disk_migrations.values():
        for operation in step.operations:
            for noted in ("name_lower", "model_name_lower"):
                getattr(operation, noted, None)
    assert steps.as_written() == before
