"""What `wegwijzer import` prints, around what it does (exchange/command.py)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from django.core.exceptions import ValidationError
from django.utils import translation

from wegwijzer.exchange import command
from wegwijzer.exchange.command import Answer, Unreadable, Wanted, WrongUse
from wegwijzer.exchange.models import Weight
from wegwijzer.exchange.progress import STAGES

SHOWN = 20  # problems on the screen
MARKS = {Weight.PROBLEM: "problem", Weight.QUESTION: "question", Weight.REMARK: "remark"}


class Bar:
    """A Reporter that draws a bar per stage on stderr; in a file or a log only the name of each stage."""

    def __init__(self) -> None:
        self.bar: Any = None

    def stage(self, name: str, total: int = 0) -> None:
        self.close()
        label = f"{STAGES.get(name, name)!s:<32}"
        self.bar = click.progressbar(length=total or 1, label=label, file=click.get_text_stream("stderr"))
        self.bar.__enter__()
        self.known = bool(total)

    def advance(self, number: int = 1) -> None:
        if self.bar is not None and self.known:
            self.bar.update(number)

    def close(self) -> None:
        if self.bar is not None:
            self.bar.update(max(0, (self.bar.length or 0) - self.bar.pos))
            self.bar.__exit__(None, None, None)
        self.bar = None


def run(file: Path, organisation: str, **options: Any) -> int:
    """Answers the exit code; prints what was found on stderr."""
    bar = Bar()
    with translation.override("en"):
        try:
            answer = command.bring_in(_wanted(file, organisation, options), bar)
        except WrongUse as wrong:
            raise click.UsageError(str(wrong)) from wrong
        except ValidationError as wrong:
            raise click.UsageError(_in_words(wrong)) from wrong
        except Unreadable as problem:
            return _say_unreadable(problem)
        finally:
            bar.close()
        if options.get("problems"):
            command.write_findings(answer.findings, options["problems"])
        _tell(answer, dry_run=options["dry_run"], written=options.get("problems"))
    return answer.code


def _in_words(wrong: ValidationError) -> str:
    parts = wrong.message_dict.items() if hasattr(wrong, "error_dict") else [("", wrong.messages)]
    return " ".join(f"{name.replace('_', ' ')}: {' '.join(said)}".removeprefix(": ") for name, said in parts)


def _wanted(file: Path, organisation: str, options: Mapping[str, Any]) -> Wanted:
    days = {key: _day(options[key]) for key in ("as_of", "absent_on")}
    choices = {**days, "absent": options["absent"], "answers": options["answers"]}
    if options["leave_out_problems"]:
        choices["problem_rows"] = "leave_out"
    reading = {key: options[key] for key in ("sheet", "encoding", "date_order", "end", "share") if options[key]}
    return Wanted(
        path=file,
        slug=organisation,
        kind=options["kind"],
        columns=options["columns"],
        reading=reading,
        choices={key: value for key, value in choices.items() if value},
        units_below=options["units_below"] or "",
        dry_run=options["dry_run"],
    )


def _day(said: datetime | None) -> str:
    return said.date().isoformat() if said else ""


def _say_unreadable(problem: Unreadable) -> int:
    click.echo(f"wegwijzer: {problem}", err=True)
    return command.UNREADABLE


def _tell(answer: Answer, *, dry_run: bool, written: Path | None) -> None:
    for what, subject, number in answer.counts:
        click.echo(f"{what:<12} {subject:<12} {number:>9,}", err=True)
    first = [one for weight in MARKS for one in answer.findings if one.weight == weight][:SHOWN]
    for one in first:
        click.echo(f"{MARKS[one.weight]}: {_where(one)}{one.text}", err=True)
    more = len(answer.findings) + answer.dropped - len(first)
    if more > 0:
        click.echo(f"… and {more:,} more{'' if written else '; --problems FILE.csv writes them down'}.", err=True)
    for question in answer.questions:
        for candidate in question.candidates:
            detail = f"  ({candidate.label} {candidate.detail}".rstrip() + ")"
            click.echo(f"  --answer '{question.key}={candidate.value}'{detail}", err=True)
    click.echo(_outcome(answer, dry_run), err=True)


def _where(one: command.Told) -> str:
    place = [f"row {one.row}" if one.row else "", one.column]
    said = ", ".join(part for part in place if part)
    return f"{said}: " if said else ""


def _outcome(answer: Answer, dry_run: bool) -> str:
    if answer.why_not:
        return f"Nothing was saved. {answer.why_not}"
    if answer.nothing_to_do:
        return "Everything is already as the file says; nothing was changed."
    return "This was a dry run; nothing was saved." if dry_run else "Saved."
