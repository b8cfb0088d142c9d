"""What an appointment can be about. Each room says its own kinds when it starts; this one knows no other room."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor


@dataclass(frozen=True)
class Kind:
    """`name` stands on our own pages alone; `address` is the page that an appointment of this kind is about."""

    key: str
    name: str | Promise
    address: Callable[[Actor, UUID], str]


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind | None:
    """None for what an earlier version knew and this one does not."""
    return _kinds.get(key)


def neutral_title() -> str:
    """What calendars get to see, of any kind: a calendar is read by colleagues, telephones and meeting rooms."""
    return _("Afspraak via Wegwijzer")
