"""How far the work is, written in transactions of its own: the work itself is one transaction, of which nothing is
seen until it ends."""

import time
from types import TracebackType
from uuid import UUID

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.exchange.models import Import, Progress

EVERY = 0.5  # seconds between two writings
WAITING = "waiting"
STAGES = {
    WAITING: _("Wacht op een werker"),
    "reading": _("Bestand lezen"),
    "comparing": _("Vergelijken met wat er staat"),
    "saving": _("Bewaren"),
    "undoing": _("Teruggeven wat er stond"),
}
WRITE = "UPDATE exchange_progress SET stage = %s, done = %s, total = %s, at = now() WHERE of_id = %s"


class Written:
    """A Reporter into the row of this import, on a second connection with the rights of the same person.

    Progress is a courtesy: when it cannot be written the work goes on without.
    """

    def __init__(self, import_: Import, person_id: UUID | None) -> None:
        self.import_id, self.organisation_id, self.person_id = import_.pk, import_.organisation_id, person_id
        self.connection: psycopg.Connection | None = None
        self.state = (WAITING, 0, 0)
        self.written_at = 0.0

    def __enter__(self) -> "Written":
        parameters = connections[DEFAULT_DB_ALIAS].get_connection_params()
        parameters.pop("cursor_factory", None)
        try:
            self.connection = psycopg.connect(**parameters, autocommit=True)
            self.connection.execute(
                "SELECT set_config('wegwijzer.organisation', %s, false), set_config('wegwijzer.person', %s, false), "
                "set_config('lock_timeout', '500ms', false), set_config('statement_timeout', '3s', false)",
                [str(self.organisation_id), str(self.person_id or "")],
            )
        except psycopg.Error:
            self._give_up()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._give_up()

    def stage(self, name: str, total: int = 0) -> None:
        self.state = (name, 0, total)
        self._write()

    def advance(self, number: int = 1) -> None:
        name, done, total = self.state
        self.state = (name, done + number, total)
        if time.monotonic() - self.written_at >= EVERY:
            self._write()

    def _write(self) -> None:
        self.written_at = time.monotonic()
        if self.connection is None:
            return
        try:
            self.connection.execute(WRITE, [*self.state, self.import_id])
        except psycopg.Error:
            self._give_up()

    def _give_up(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None


def begin(import_: Import) -> None:
    """The row that will be written to, as part of asking for the work."""
    Progress.objects.update_or_create(
        organisation_id=import_.organisation_id,
        of=import_,
        defaults={"stage": WAITING, "done": 0, "total": 0, "at": timezone.now()},
    )
