"""`wegwijzer import`: a file brought in by who keeps the machine."""

from __future__ import annotations

from pathlib import Path

import click

from wegwijzer.config import runtime


def _pairs(context: click.Context, option: click.Parameter, said: tuple[str, ...]) -> dict[str, str]:
    """“Header=field” → {header: field}; the last “=” divides."""
    pairs = {}
    for one in said:
        left, divider, right = one.rpartition("=")
        if not divider or not left.strip():
            raise click.BadParameter(f"“{one}” is not of the form NAME=VALUE.")
        pairs[left.strip()] = right.strip()
    return pairs


DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--organisation", required=True, metavar="SLUG", help="Whose data it is: the name in the web address.")
@click.option("--kind", type=click.Choice(["people", "training"]), default="people", show_default=True)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    callback=_pairs,
    metavar="HEADER=FIELD",
    help="What a column is about, such as “Wie=full_name”; an empty field leaves it out.",
)
@click.option("--sheet", help="Of a workbook, when it is not the first.")
@click.option("--encoding", help="Of a text file, when we read it wrong.")
@click.option("--date-order", type=click.Choice(["dmy", "mdy", "ymd"]), help="Of days written in figures.")
@click.option("--end", type=click.Choice(["last_day", "day_after"]), help="What the end of a stretch means.")
@click.option("--share", type=click.Choice(["percent", "fraction"]), help="Full time is 100, or 1.")
@click.option("--as-of", type=DAY, help="Day on which things are as the file says, when it has no first days.")
@click.option("--absent", type=click.Choice(["keep", "report", "end"]), help="What happens to who is not in it.")
@click.option("--absent-on", type=DAY, help="With --absent end: their last day.")
@click.option("--leave-out-problems", is_flag=True, help="Leave out people with a problem, and save the rest.")
@click.option("--units-below", metavar="CODE|NAME", help="The unit under which new ones come; default: the top.")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    callback=_pairs,
    metavar="QUESTION=VALUE",
    help="The answer to a question, as an earlier run printed both.",
)
@click.option(
    "--problems",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write all problems, questions and remarks to this CSV file.",
)
@click.pass_context
def import_(context: click.Context, file: Path, organisation: str, **options) -> None:
    """Bring FILE (CSV or a workbook) into an organisation, whole or not at all.

    \b
    Ends with 0 when it is done or there was nothing to do, 2 for a wrong option, 3 when there are
    problems or questions and so nothing was saved, 4 when the file cannot be read.
    """
    with runtime.django():
        from wegwijzer.config import bringing_in, prepare

        prepare.refuse_unless_sound()
        code = bringing_in.run(file, organisation, **options)
    context.exit(code)
