"""Searching text as people type it: small or capital, with or without accents, beginnings of words."""

from django.db import connection
from django.db.models import Expression, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat

MOST_WORDS = 5
LONGEST = 100  # characters that are looked at


class Fold(Func):
    """Small letters without accents, a single space for anything else (see `wegwijzer_fold`)."""

    function = "wegwijzer_fold"
    output_field = TextField()


def fold(text: str) -> str:
    """The same by the database itself, so that what is typed and what is kept are folded alike."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_fold(%s)", [text])
        return cursor.fetchone()[0]


def words_of(text: str) -> list[str]:
    """The words of a search, folded; only the first few, of the first characters. One statement."""
    return fold(text[:LONGEST]).split()[:MOST_WORDS] if text.strip() else []


def beginning(rows: QuerySet, text: str, *columns: str) -> QuerySet:
    """Rows in whose columns each typed word begins a word: all of them without text, none when no letter or
    figure is left of it. Folds every row it is given: for hundreds."""
    parts = [part for column in columns for part in (Value(" "), column)]
    return beginning_in(rows, text, Fold(Concat(*parts)))


def beginning_in(rows: QuerySet, text: str, folded: Expression | str) -> QuerySet:
    """The same in a column that is kept folded. Reads every row it is given: for thousands, not for millions."""
    words = words_of(text)
    if not words:
        return rows.none() if text.strip() else rows
    rows = rows.annotate(said=Concat(Value(" "), folded, output_field=TextField()))
    for word in words:
        rows = rows.filter(said__contains=f" {word}")
    return rows
