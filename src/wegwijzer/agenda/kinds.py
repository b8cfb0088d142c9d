"""What an appointment can be about. Each room says its own kinds when it starts; this one knows no other room."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor


@dataclass(frozen=True)
class Kind:
    """`name` stands on our own pages alone; `address` is the page that an appointment of this kind is about.

    `move(actor, about, starts_at, minutes)` and `let_go(actor, about)` change what it is about, which changes the
    appointment along; left out, the appointment alone changes. What is refused they raise as ValidationError.
    """

    key: str
    name: str | Promise
    address: Callable[[Actor, UUID], str]
    move: Callable[[Actor, UUID, datetime, int], object] | None = None
    let_go: Callable[[Actor, UUID], object] | None = None


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    _kinds[kind.key] = kind


def kind_of(key: str) -> Kind | None:
    """None for what an earlier version knew and this one does not."""
    return _kinds.get(key)


def neutral_title() -> str:
    """What calendars get to see, of any kind: a calendar is read by colleagues, telephones and meeting rooms."""
    return _("Afspraak via Wegwijzer")
