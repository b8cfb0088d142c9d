"""What a room wants people reminded of. Once a day, at the hour that the organisation chose, each person whom a room
names is asked about, with that person's own rights; what the room then tells goes as this person chose."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from wegwijzer.access.actor import Actor


@dataclass(frozen=True)
class Reminder:
    """`receivers()` runs inside the organisation but as nobody: row-level security shows it nothing confidential, so it
    asks a function of the owner's that answers ids of persons. `remind(actor)` runs as one of them, and tells that
    person with `notify(actor, persons=[actor.person_id], …)`; the same `moment` is told once, so it may run again."""

    key: str
    receivers: Callable[[], Iterable[UUID]]
    remind: Callable[[Actor], None]


_reminders: dict[str, Reminder] = {}


def add_reminder(reminder: Reminder) -> None:
    _reminders[reminder.key] = reminder


def reminders() -> list[Reminder]:
    return list(_reminders.values())
