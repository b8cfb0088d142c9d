"""The command `wegwijzer`: everything an operator does. An expected problem is one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from wegwijzer import __version__
from wegwijzer.config import runtime
from wegwijzer.config.cli_backups import backup, restore
from wegwijzer.config.cli_import import import_
from wegwijzer.config.processes import follow, stop_in_order
from wegwijzer.config.runtime import Refused
from wegwijzer.foundation.postgres_host import ClusterError
from wegwijzer.operations.backups.programs import BackupProblem

if TYPE_CHECKING:  # Django is imported only once the settings are known
    from django.core.exceptions import ValidationError

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class OneLine(click.Group):
    """Turns what may well happen into one clear line; only our own mistakes show a traceback."""

    def invoke(self, context: click.Context) -> None:
        try:
            super().invoke(context)
            return
        except (Refused, ClusterError, BackupProblem) as problem:
            reason = str(problem)
        except Exception as problem:
            reason = _known(problem)
            if reason is None:
                raise
        click.echo(f"wegwijzer: {' '.join(reason.split())}", err=True)
        context.exit(1)


def _known(problem: Exception) -> str | None:
    """What Django says about settings, commands and the database, if this is such a problem."""
    from django.core.exceptions import ImproperlyConfigured, ValidationError
    from django.core.management.base import CommandError
    from django.db import OperationalError

    if isinstance(problem, ValidationError):
        return _fields(problem)
    if isinstance(problem, OperationalError):
        return f"The database does not answer: {problem}"
    return str(problem) if isinstance(problem, ImproperlyConfigured | CommandError) else None


def _fields(problem: ValidationError) -> str:
    """What was wrong with the input, each part with its name, in the operator's language."""
    from django.utils import translation

    with translation.override("en"):  # what a page says in Dutch is put into words only here
        return _in_words(problem)


def _in_words(problem: ValidationError) -> str:
    if not hasattr(problem, "error_dict"):
        return " ".join(problem.messages)
    parts = ((name.replace("_", " "), " ".join(said)) for name, said in problem.message_dict.items())
    return " ".join(said if name == "__all__" else f"{name}: {said}" for name, said in parts)


@click.group(cls=OneLine, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="wegwijzer")
def cli() -> None:
    """Wegwijzer: career policy for organisations.

    Settings come from the environment (docs/settings.md). Without DATABASE_URL each command uses
    Wegwijzer's own PostgreSQL in WEGWIJZER_VAR (default: ./var), and starts and stops it as needed.
    """


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, envvar="PORT", type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@click.option("--with-worker", is_flag=True, help="Run background work beside it.")
@click.option("--migrate", is_flag=True, help="First bring the tables up to date.")
@click.option("--demo", is_flag=True, help="First load the demo organisation, if there is no other.")
def serve(host: str, port: int, workers: int, with_worker: bool, migrate: bool, demo: bool) -> None:
    """Serve the pages."""
    from wegwijzer.config.serving import Serving

    Serving(host, port, workers, with_worker=with_worker, migrate=migrate, demo=demo).run()


@cli.command(hidden=True)
@click.option("--migrate", is_flag=True)
@click.option("--demo", is_flag=True)
def prepare(migrate: bool, demo: bool) -> None:
    """What `serve` does first, in a process that ends: it alone may know the owner's address."""
    with runtime.django(owner=migrate or demo):
        from wegwijzer.config import prepare

        if demo:
            _refuse_in_production()
        if migrate:
            prepare.migrate(quiet=True)
        prepare.refuse_unless_sound()
        if demo:
            _load_demo(only_if_empty=True)
        prepare.collect_static()


@cli.command()
def worker() -> None:
    """Do the background work: mails, reminders, periodic tasks."""
    os.environ.setdefault("WEGWIJZER_LOG_LEVEL", "INFO")  # its lines are all that is seen of it
    with runtime.django():
        from wegwijzer.config import prepare
        from wegwijzer.config.background import work

        prepare.refuse_unless_sound()
        work()


@cli.command()
def receive() -> None:
    """Take in one e-mail from standard input, for a mail server to hand over what comes in for Wegwijzer.

    \b
    Ends with 0 when it is done with it, junk included, and 75 (try again later) when the database does not
    answer or the installation is not sound. See docs/deploying.md.
    """
    from wegwijzer.config import receiving

    raise SystemExit(receiving.run(sys.stdin.buffer))


@cli.command()
def migrate() -> None:
    """Bring the tables up to date."""
    with runtime.django(owner=True):
        from wegwijzer.config import prepare

        prepare.migrate()


@cli.command()
@click.option("--people", type=click.IntRange(1, 1_000_000), help="How many people; default: the cast, some 640.")
@click.option("--slug", help="Name in the web address; default: that of the cast, or groot-<people>.")
@click.option("--if-empty", is_flag=True, help="Do nothing when there is an organisation already.")
@click.option("--even-in-production", is_flag=True, help="Accept accounts with a known password beside real ones.")
def demo(people: int | None, slug: str | None, if_empty: bool, even_in_production: bool) -> None:
    """Load a demo organisation, or with --people a large one for measuring, and say how to sign in."""
    with runtime.django(owner=True):
        from wegwijzer.config import prepare

        prepare.refuse_unless_sound()
        if not even_in_production:
            _refuse_in_production()
        click.echo(_load_demo(people, slug, only_if_empty=if_empty))


def _refuse_in_production() -> None:
    """The demo's accounts share one password that is written down."""
    from django.conf import settings

    if settings.PRODUCTION:
        raise Refused(
            "In production mode no demo is loaded: its accounts share a password. Set WEGWIJZER_MODE=development, "
            "or if you are sure: wegwijzer demo --even-in-production."
        )


def _load_demo(people: int | None = None, slug: str | None = None, *, only_if_empty: bool) -> str:
    from wegwijzer.config import prepare
    from wegwijzer.demo.load import load_demo

    with prepare.alone():
        if only_if_empty and not prepare.is_empty():
            return "There is an organisation already; nothing was changed."
        click.echo("Loading the demo organisation …", err=True)
        return load_demo(people=people, slug=slug)


@cli.command()
@click.argument("person", metavar="NUMBER|E-MAIL")
@click.option("--organisation", required=True, metavar="SLUG", help="Whose data it is: the name in the web address.")
@click.option("--dry-run", is_flag=True, help="Say what would go, and do nothing.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
def erase(person: str, organisation: str, dry_run: bool, yes: bool) -> None:
    """Forget somebody who left: the name, and all that was said, planned and written by or about them.

    That somebody worked there and that a talk was held stays, without a name, so that figures hold. It cannot be
    undone, and back-ups of before still hold it (docs/erasing.md).
    """
    with runtime.django(owner=True):
        from wegwijzer.config import forgetting, prepare

        prepare.refuse_unless_sound()
        forgetting.run(person, organisation, dry_run=dry_run, yes=yes)


@cli.group()
def organisation() -> None:
    """Organisations, seen from outside: an operator has no access to what is in them."""


@organisation.command()
@click.argument("slug")
@click.argument("name")
@click.option("--career-lead-email", required=True, metavar="ADDRESS", help="Who gets the first invitation.")
@click.option("--career-lead-name", required=True, nargs=2, metavar="GIVEN FAMILY", help="And that person's name.")
@click.option("--language", default="nl", show_default=True, help="Of the organisation and its mails.")
def create(slug: str, name: str, career_lead_email: str, career_lead_name: tuple[str, str], language: str) -> None:
    """Make the organisation NAME at /o/SLUG/ and invite its first career lead."""
    with runtime.django():
        from django.utils import translation

        from wegwijzer.config import prepare
        from wegwijzer.identity.actions import found_organisation

        prepare.refuse_unless_sound()
        with translation.override("en"):
            founded = found_organisation(
                slug=slug,
                name=name,
                language=language,
                lead_given_name=career_lead_name[0],
                lead_family_name=career_lead_name[1],
                lead_email=career_lead_email,
            )
        click.echo(f"“{name}” is there, and an invitation is on its way to {career_lead_email}.")
        click.echo(f"Should no mail arrive, this opens the door once: {founded.invitation_address}")
        if not os.environ.get("WEGWIJZER_ADDRESS"):
            click.echo("That address is a guess: set WEGWIJZER_ADDRESS to where people reach Wegwijzer.", err=True)


@cli.command()
def check() -> None:
    """Look at settings, database role and tables, and say what is wrong or better otherwise."""
    with runtime.django():
        from django.conf import settings
        from django.core.checks import ERROR

        from wegwijzer.config import prepare

        found = prepare.problems(deploy=settings.PRODUCTION)
        for message in found:
            kind = "error" if message.level >= ERROR else "advice"
            click.echo(f"{kind}: {prepare.one_line(message)}")
        if any(message.level >= ERROR for message in found):
            raise Refused("This installation is refused until the errors above are gone.")
        prepare.refuse_unless_sound()
        click.echo("All is well." if not found else "It can run; mind the advice above.")


for _command in (backup, restore, import_):
    cli.add_command(_command)


def main() -> None:
    """The entry point of the command and of `python -m wegwijzer`."""
    stop_in_order()
    follow()
    cli(prog_name="wegwijzer")
