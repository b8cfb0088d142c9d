"""What may be said besides sentences and numbers: words of our own code, and what a line is part of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_common: ContextVar[Mapping[str, object]] = ContextVar("wegwijzer_log")


class Word(str):
    """A word that comes from code, such as the name of a task. Never what somebody typed."""

    __slots__ = ()


def facts(**known: object) -> dict[str, dict[str, object]]:
    """`log.info("request", extra=facts(status=200))`: fields of a line. Values are ours: words and numbers."""
    return {"facts": known}


@contextmanager
def about(**known: object) -> Iterator[None]:
    """Every line inside the block, of this thread and what it awaits, carries these fields too."""
    token = _common.set({**common(), **known})
    try:
        yield
    finally:
        _common.reset(token)


def common() -> Mapping[str, object]:
    return _common.get({})
