"""Rows of the database as they go into a file: one statement, streamed, nothing kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from typing import Any

from django.db import connection

from wegwijzer.access.editing import plain

Convert = Callable[[Any], Any]


def streamed(query: str, types: Sequence[str]) -> Iterator[tuple]:
    """The rows of a query as they come: memory stays the same for any number.

    `types` are the PostgreSQL types of the columns. COPY, because a cursor on the server would be a statement for
    each thousand rows. It takes no parameters; whose rows they are is what the transaction says. Must be used up,
    or closed, within it.
    """
    with closing(connection.cursor()) as cursor, cursor.copy(f"COPY ({query}) TO STDOUT") as copy:
        copy.set_types(list(types))
        yield from copy.rows()


def number(said: Decimal | None) -> Decimal | None:
    """80 and 87.5, not 80.00 and 87.50."""
    return None if said is None else plain(said)


def word(words: Mapping[str, str]) -> Convert:
    """A value of ours as it is said in one language; what has no word stays empty."""
    return lambda value: words.get(value, "")
