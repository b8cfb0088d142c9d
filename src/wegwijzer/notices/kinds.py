"""What there can be to tell. Each room says its own kinds when it starts; this one knows no other room."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise

from wegwijzer.access.actor import Actor


@dataclass(frozen=True)
class Kind:
    """`sentence` may hold %(name)s, of who did it. `address`: the page it is about, for who reads the notice.
    `by_mail`: whether a letter says that there is something."""

    key: str
    sentence: str | Promise
    address: Callable[[Actor, UUID | None], str]
    by_mail: bool = True


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind | None:
    """None for what an earlier version told and this one does not know."""
    return _kinds.get(key)
