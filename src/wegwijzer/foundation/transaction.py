"""Transaction settings in PostgreSQL: what row-level security knows about who is asking.

`set_config(..., true)` is SET LOCAL with parameters: the value is gone at the end of the transaction,
so a pooled connection never carries one request's identity into the next.
"""

from django.db import DEFAULT_DB_ALIAS, connections

NAMES = ("organisation", "person", "account", "invitation", "correction", "reason", "today")


def set_local(*, using: str = DEFAULT_DB_ALIAS, **values: object) -> None:
    """Set `wegwijzer.<name>` for the current transaction in one statement; None clears a value.

    Raises ValueError for a name that no policy knows, RuntimeError outside a transaction (the setting
    would be lost at once and every table would look empty).
    """
    unknown = set(values) - set(NAMES)
    if unknown:
        raise ValueError(f"no such setting: {', '.join(sorted(unknown))}")
    connection = connections[using]
    if not connection.in_atomic_block:
        raise RuntimeError("set_local needs an open transaction")
    calls = ", ".join("set_config(%s, %s, true)" for _ in values)
    parameters: list[str] = []
    for name, value in values.items():
        parameters += [f"wegwijzer.{name}", "" if value is None else str(value)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {calls}", parameters)
