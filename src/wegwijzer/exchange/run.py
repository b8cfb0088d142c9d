"""One piece of work on one import: what examining and saving have at hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.fields import SheetKind
from wegwijzer.exchange.models import Finding, Import, Weight

MOST_FINDINGS = 20_000  # of one file; beyond that only their number is kept
LONGEST_VALUE = 200


class Trouble(Exception):
    """The work cannot be done, and that is nobody's bug. `code` and `details` become a sentence."""

    def __init__(self, code: str, **details: Any) -> None:
        super().__init__(code)
        self.code, self.details = code, details

    def as_json(self) -> dict:
        return {"code": self.code, **self.details}


class Reporter(Protocol):
    """Where progress goes: a row in the database, or a bar in a terminal."""

    def stage(self, name: str, total: int = 0) -> None: ...

    def advance(self, number: int = 1) -> None: ...


class Silent:
    def stage(self, name: str, total: int = 0) -> None:
        """Nobody is looking."""

    def advance(self, number: int = 1) -> None:
        """Nobody is looking."""


@dataclass
class Run:
    """`cursor` is of the transaction in which everything happens; `has` are the keys of the mapped fields
    (with `full_name` also the two it is split into)."""

    cursor: CursorWrapper
    import_: Import
    actor: Actor
    kind: SheetKind
    reporter: Reporter = field(default_factory=Silent)
    has: set[str] = field(default_factory=set)
    beyond: Counter = field(default_factory=Counter)  # weight → findings that are not kept
    kept: Any = None  # what a kind's examine keeps for its save
    _kept: int = 0
    _waiting: list[Finding] = field(default_factory=list)

    @property
    def organisation_id(self) -> UUID:
        return self.actor.organisation.pk

    @property
    def person_id(self) -> UUID | None:
        """Who imports; None is the operator."""
        return self.actor.person_id

    @property
    def language(self) -> str:
        return self.actor.organisation.language

    @property
    def today(self) -> date:
        return self.actor.today

    # ---- What was agreed to

    @property
    def choices(self) -> dict:
        return self.import_.choices

    @property
    def as_of(self) -> date:
        """For a file without a first day: the day on which things are as it says."""
        return date.fromisoformat(self.choices["as_of"]) if self.choices.get("as_of") else self.today

    @property
    def absent(self) -> str:
        """What happens to who is not in the file: keep, report or end."""
        return self.choices.get("absent", "keep")

    @property
    def absent_on(self) -> date:
        """The last day of who is ended."""
        return date.fromisoformat(self.choices["absent_on"]) if self.choices.get("absent_on") else self.as_of

    @property
    def units_below(self) -> UUID | None:
        """Under which unit new ones come; None: the top."""
        return UUID(self.choices["units_below"]) if self.choices.get("units_below") else None

    @property
    def answers(self) -> dict[str, str]:
        """Key of a question → the id that was chosen, or “new”."""
        return self.choices.get("answers", {})

    # ---- What is found

    @property
    def room(self) -> int:
        """How many more findings are kept: a limit for INSERT … SELECT into exchange_finding."""
        return max(0, MOST_FINDINGS - self._kept)

    def find(self, weight: Weight, row: int, field: str, code: str, value: object = "", **details: Any) -> None:
        """Note one finding. Row 0 is the whole file; `field` is a key, or empty for the whole row."""
        if not self.room:
            self.beyond[str(weight)] += 1
            return
        self._kept += 1
        self._waiting.append(
            Finding(
                organisation_id=self.organisation_id,
                of=self.import_,
                weight=weight,
                row=row,
                field=field,
                code=code,
                value=str(value)[:LONGEST_VALUE],
                details=details,
            )
        )

    def count_findings(self, number: int, *, weight: str = "", left_out: int = 0) -> None:
        """Say that so many were written straight into exchange_finding, and so many not for want of room."""
        self._kept += number
        if left_out:
            self.beyond[str(weight)] += left_out

    def flush(self) -> None:
        """Write down what `find` noted. Not while a COPY is going on."""
        Finding.objects.bulk_create(self._waiting, batch_size=1000)
        self._waiting.clear()

    # ---- How far it is

    def stage(self, name: str, total: int = 0) -> None:
        """A new part of the work begins, of so many steps; 0: not known. `name` is in SheetKind.stages."""
        self.reporter.stage(name, total)

    def advance(self, number: int = 1) -> None:
        self.reporter.advance(number)
