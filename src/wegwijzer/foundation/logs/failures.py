"""Errors for a log: what kind, and where in the code. Not what they were about: a message of an error, the
values of a statement and the DETAIL of PostgreSQL hold what people wrote."""

import re
import traceback
from types import TracebackType

import psycopg

from wegwijzer.foundation.logs.words import Word

# Kinds whose messages speak of code alone.
OF_CODE = (AttributeError, NameError, ImportError, RecursionError, MemoryError, ZeroDivisionError)
OF_CALLS = re.compile(r"[\w.<>]+\(\) (?:missing|takes|got an unexpected keyword|got multiple values) .*")
PARTICULARS = re.compile(
    r"""\(?"[^"]*"\)?|'[^']*'|“[^”]*”"""  # what is quoted
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b|[\da-fA-F]*:[\da-fA-F:]*:\S*"  # addresses of machines
    r"|\S*[@/\\]\S*"  # and of people and files
)
DEEPEST = 12  # errors that led to each other


def describe(problem: BaseException) -> str:
    """The kind of error and what can be said of it, in one line."""
    kind = type(problem)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    said = _said(problem)
    return f"{name}: {said}" if said else name


def _said(problem: BaseException) -> str:
    if isinstance(problem, psycopg.Error):
        return _of_postgresql(problem)
    if isinstance(problem, OSError):
        return problem.strerror or ""
    if problem.args and all(isinstance(part, Word) for part in problem.args):
        return " ".join(problem.args)
    text = _first_line(problem)
    if isinstance(problem, OF_CODE) or (isinstance(problem, TypeError) and OF_CALLS.fullmatch(text)):
        return text
    return ""


def _of_postgresql(problem: psycopg.Error) -> str:
    """The code of the refusal and the names of what refused; of a lost connection, why."""
    if problem.sqlstate is None:
        return PARTICULARS.sub("…", _first_line(problem)) if isinstance(problem, psycopg.OperationalError) else ""
    diag = problem.diag
    named = {"constraint": diag.constraint_name, "table": diag.table_name, "column": diag.column_name}
    return ", ".join([problem.sqlstate, *(f"{key} {name}" for key, name in named.items() if name)])


def _first_line(problem: BaseException) -> str:
    lines = str(problem).strip().splitlines()
    return lines[0] if lines else ""


def trace(problem: BaseException) -> str:
    """Where it happened, with the errors that led to it, oldest first; lines of code and no values."""
    told: list[str] = []
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen and len(told) < DEEPEST:
        seen.add(id(problem))
        told.append(_frames(problem.__traceback__) + describe(problem))
        inside = getattr(problem, "exceptions", ())
        told[-1] += "".join(f"\n  {describe(one)}" for one in inside)
        problem = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    return "\nwhich led to\n".join(reversed(told))


def _frames(where: TracebackType | None) -> str:
    return "".join(traceback.StackSummary.extract(traceback.walk_tb(where), capture_locals=False).format())
