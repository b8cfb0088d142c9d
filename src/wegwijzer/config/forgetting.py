"""What `wegwijzer erase` asks and prints, around what it does (operations/erasing.py)."""

import click

from wegwijzer.foundation.clock import today
from wegwijzer.operations import erasing
from wegwijzer.operations.erasing import Did


def run(person: str, organisation: str, *, dry_run: bool, yes: bool) -> None:
    """Says what would go, asks, and does it. Raises ValidationError for who is not found or did not leave."""
    leaver = erasing.find(organisation, person, today=today())
    if dry_run or not yes:
        _tell(erasing.erase(leaver, today=today(), dry_run=True), "would be")
    if dry_run:
        return
    if not yes:
        click.confirm("This cannot be undone. Erase?", abort=True)
    _tell(erasing.erase(leaver, today=today()), "were" if yes else "")
    click.echo("Erased. Back-ups of before still hold it.")


def _tell(done: list[Did], verb: str) -> None:
    """A line for each table in which there is something; nothing when `verb` is empty, because it was told before."""
    for each in done if verb else ():
        if each.rows:
            click.echo(f"{each.table}: {each.rows} {verb} {each.what}")
