"""`wegwijzer backup` and `wegwijzer restore`: the whole database in one file, and back."""

from __future__ import annotations

import os
from pathlib import Path

import click

from wegwijzer.config import runtime
from wegwijzer.config.runtime import Refused


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write the whole database to FILE, which must be new.

    It holds all personal data: keep it where only you can come, and encrypted (docs/deploying.md). No setting is
    in it; keep WEGWIJZER_SECRET_KEY elsewhere. Works while Wegwijzer runs.
    """
    with runtime.django(owner=True):
        from wegwijzer.config import prepare
        from wegwijzer.operations.backups.saving import save

        with prepare.alone():
            archive = save(file.absolute(), os.environ["DATABASE_OWNER_URL"])
        size = file.stat().st_size
        click.echo(f"{file}: {len(archive.tables)} tables, {size:,} bytes, read back without fault.")


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--replace", is_flag=True, help="Remove first what is in the database now. Stop web and worker before.")
@click.option("--migrate", is_flag=True, help="Bring the tables of an older version up to date afterwards.")
@click.option("--allow-newer", is_flag=True, help="Also when FILE went through steps that this version does not know.")
def restore(file: Path, replace: bool, migrate: bool, allow_newer: bool) -> None:
    """Put a back-up back, all of it or nothing, in an empty database.

    Whoever made FILE decides what runs in your database: put back only what you made yourself.
    """
    with runtime.django(owner=True):
        from wegwijzer.config import prepare
        from wegwijzer.operations.backups.archive import Archive
        from wegwijzer.operations.backups.restoring import restore as put_back
        from wegwijzer.operations.readiness import known_migrations

        archive = Archive.open(file.absolute())
        theirs, ours = archive.migrations(), known_migrations()
        if theirs - ours and not allow_newer:
            raise Refused(f"{file} is of a newer version of Wegwijzer than this one: upgrade first.")
        with prepare.alone():
            put_back(archive, os.environ["DATABASE_OWNER_URL"], replace=replace)
            prepare.give_rights()
        click.echo(f"{file}: {len(archive.tables)} tables were put back.")
        if ours - theirs and not migrate:
            click.echo("It is of an older version of Wegwijzer: run “wegwijzer migrate” before you serve.", err=True)
            return
        if ours - theirs:
            prepare.migrate()
        prepare.refuse_unless_sound()
        click.echo("The database is sound.")
