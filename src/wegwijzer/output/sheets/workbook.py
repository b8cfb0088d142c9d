"""Workbooks, through a child process: they come whole into memory there, and whoever made one may mean harm.

The child (folder child) gets nothing of our environment, limits itself and answers in lines of JSON.
"""

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from wegwijzer.output.sheets import limits
from wegwijzer.output.sheets.delimited import within_limit
from wegwijzer.output.sheets.dialect import Cell, Dialect, Sniffed
from wegwijzer.output.sheets.neutral import restored
from wegwijzer.output.sheets.refused import Refused

CHILD = Path(__file__).with_name("child")
KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "LANG", "SYSTEMROOT")
Beginning = Callable[[Iterable[tuple[int, list[Cell]]]], Iterable[tuple[int, list[Cell]]]]
LIMITS = ("UNPACKED", "PARTS", "MEMORY", "CPU", "CELL", "COLUMNS")


def sniff_workbook(path: Path, beginning: Beginning | None = None) -> Sniffed:
    """The first visible sheet that looks like a table. Who wants more of it than a sample says how much is
    `beginning`: opening a large workbook once more for the same rows takes as long as the first time."""
    with _answers(path, "", limits.SAMPLE_ROWS) as answers:
        about = next(answers)
        rows_ = _checked(answers)
        sample = list(beginning(rows_) if beginning else islice(rows_, limits.SAMPLE_ROWS))
    if not sample:
        raise Refused("empty", sheet=about["sheet"])
    worth_telling = {"several_sheets": len(about["sheets"]) > 1, "hidden_sheets": bool(about["hidden"])}
    return Sniffed(
        Dialect(kind=about["kind"], encoding="", separator="", quote="", sheet=about["sheet"]),
        sample,
        sheets=about["sheets"],
        hidden=about["hidden"],
        notes=tuple(note for note, told in worth_telling.items() if told),
    )


def rows(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[Cell]]]:
    with _answers(path, dialect.sheet, 0) as answers:
        next(answers)
        yield from _checked(answers)


def _checked(answers: Iterator[Any]) -> Iterator[tuple[int, list[Cell]]]:
    for stretch in answers:
        for row, cells in stretch:
            if row > limits.ROWS:
                raise Refused("too_many_rows", limit=limits.ROWS)
            if len(cells) > limits.COLUMNS:
                cells = within_limit(row, cells)
            yield row, [_cell(cell) for cell in cells]


def _cell(cell: Any) -> Cell:
    if isinstance(cell, str):
        return restored(cell.strip()) or None
    return cell


def _revived(value: dict) -> Any:
    if "$d" in value:
        return date.fromisoformat(value["$d"])
    return datetime.fromisoformat(value["$t"]) if "$t" in value else value


@contextmanager
def _answers(path: Path, sheet: str, sample: int) -> Iterator[Iterator[Any]]:
    """What the child says: first about the workbook, then stretches of rows. It is gone when the block ends."""
    asked = {"path": str(path), "sheet": sheet, "sample": sample}
    asked |= {key: getattr(limits, key) for key in LIMITS}
    child = subprocess.Popen(
        [sys.executable, "-P", str(CHILD), json.dumps(asked)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={key: os.environ[key] for key in KEPT if key in os.environ},
        start_new_session=True,
    )
    try:
        yield _messages(child)
    finally:
        child.kill()
        child.wait()
        child.stdout.close()


def _messages(child: subprocess.Popen) -> Iterator[Any]:
    for line in _lines(child):
        said = json.loads(line, object_hook=_revived)
        if isinstance(said, dict) and "refused" in said:
            raise Refused(said["refused"], **said["details"])
        if said == "end":
            return
        yield said
    raise _died(child.wait())


def _lines(child: subprocess.Popen) -> Iterator[bytes]:
    """Whole lines; silence for too long is refused."""
    rest = bytearray()
    waiting = select.poll()  # select() knows no numbers of files above 1,023
    waiting.register(child.stdout, select.POLLIN)
    while True:
        if not waiting.poll(limits.SILENCE * 1000):
            raise Refused("too_slow", limit=limits.SILENCE)
        piece = os.read(child.stdout.fileno(), 1 << 20)
        if not piece:
            return
        *lines, tail = piece.split(b"\n")
        for line in lines:
            rest += line
            yield bytes(rest)
            rest.clear()
        rest += tail


def _died(code: int) -> Refused:
    if code == -signal.SIGXCPU:
        return Refused("too_slow", limit=limits.CPU)
    if code in (-signal.SIGABRT, -signal.SIGKILL):  # the allocator gave up, or the machine ran out
        return Refused("too_much_memory", limit=limits.MEMORY)
    return Refused("damaged", format="workbook")
