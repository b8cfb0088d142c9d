"""What of a record can be repeated. A sentence counts as ours to repeat when it stands, in quotes, in the
file that logged it: then nobody typed it. What is filled in is repeated when it is a number, a `Word` or an
id; an error is told by its kind. The rest becomes “…”."""

import functools
import linecache
import logging
from pathlib import Path
from uuid import UUID

from wegwijzer.foundation.logs.failures import PARTICULARS, describe
from wegwijzer.foundation.logs.words import Word

QUOTES = ('"', "'")
OF_PROCESSES = ("_granian",)  # who puts its sentences together itself, of numbers of processes alone


class Hidden(str):
    """What stands for a value that is not repeated, also where a sentence asks for its quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


HIDDEN = Hidden("…")


def said(record: logging.LogRecord) -> str:
    """The line of this record, without anything that may be about a person."""
    if isinstance(record.msg, Word):
        return record.msg
    first, _, rest = str(record.msg).partition("\n")
    if record.name in OF_PROCESSES:
        return PARTICULARS.sub("…", first)
    if not _stands_in(record.pathname, first):
        return f"said in {Path(record.pathname).stem}.{record.funcName}:{record.lineno}"
    if rest or not record.args:
        return first
    try:
        return first % _shown(record.args)
    except (TypeError, ValueError, KeyError):
        return first


def _shown(args: object) -> object:
    if isinstance(args, dict):
        return {key: _repeatable(value) for key, value in args.items()}
    return tuple(_repeatable(value) for value in args) if isinstance(args, tuple) else _repeatable(args)


def _repeatable(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | Word | UUID):
        return value
    return Hidden(describe(value)) if isinstance(value, BaseException) else HIDDEN


@functools.lru_cache(maxsize=2000)
def _stands_in(path: str, line: str) -> bool:
    """Whether that line is a piece of text, or begins or ends one, in the source at `path`."""
    if not line.strip():
        return False
    source = "".join(linecache.getlines(path))
    endings = (*QUOTES, "\\n")
    return any(f"{opening}{line}{ending}" in source for opening in QUOTES for ending in endings)
