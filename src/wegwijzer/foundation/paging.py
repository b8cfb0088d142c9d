"""Long lists, page by page, by key: as fast on the last page as on the first, and nobody twice.

The mark in the address is the id of the row at the edge, so addresses and logs hold no names. What the
mark stands for is looked up among the rows that the reader may see; a mark that means nothing there
(tampered with, or gone since) is the first page.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from wegwijzer.foundation.sent import as_id

AFTER, BEFORE = "after", "before"


@dataclass(frozen=True)
class KeyPage:
    """`rows` of one page; `previous` and `next` are the addresses beside it, None at the ends."""

    rows: list
    previous: str | None
    next: str | None


def page_by_key(
    rows: QuerySet,
    asked: Mapping[str, str],
    *,
    keys: tuple[str, ...] = ("sort_name", "pk"),
    among: QuerySet | None = None,
    size: int = 50,
    prefix: str = "",
    newest_first: bool = False,
) -> KeyPage:
    """The page of `rows` that `asked` (the query of the address) points to, in the order of `keys`.

    `keys` are columns that are never null and end in the primary key. `among` are the rows in which the
    edge is looked up (default: `rows`): without its filters a page stays put when its edge leaves the
    list. `prefix` keeps two lists on one page apart. `newest_first` turns the order of `keys` around. One
    statement for the rows, and one for the edge on any page but the first.
    """
    to_next, to_previous = prefix + AFTER, prefix + BEFORE
    back = to_previous in asked and to_next not in asked
    edge = _edge(rows if among is None else among, asked.get(to_previous if back else to_next), keys)
    if edge is None:
        back = False
    else:
        beyond = TupleLessThan if back != newest_first else TupleGreaterThan
        rows = rows.filter(beyond(Tuple(*map(F, keys)), edge))
    rows = rows.order_by(*(f"-{key}" if back != newest_first else key for key in keys))
    found = list(rows[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return KeyPage([], None, None)
    before = more if back else edge is not None
    after = True if back else more
    return KeyPage(
        found,
        _beside(asked, (to_next, to_previous), to_previous, found[0]) if before else None,
        _beside(asked, (to_next, to_previous), to_next, found[-1]) if after else None,
    )


def _edge(rows: QuerySet, said: str | None, keys: tuple[str, ...]) -> tuple | None:
    identifier = as_id(said)
    return rows.filter(pk=identifier).values_list(*keys).first() if identifier else None


def _beside(asked: Mapping[str, str], marks: tuple[str, str], direction: str, row) -> str:
    """The query string with the same filters, from this row on."""
    pairs = asked.lists() if hasattr(asked, "lists") else ((key, [value]) for key, value in asked.items())
    kept = [(key, value) for key, values in pairs if key not in marks for value in values if value]
    return "?" + urlencode([*kept, (direction, str(row.pk))])
