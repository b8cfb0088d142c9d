"""HR's desk: rows go straight into `incoming`, as the engine lays them there, and are examined, saved, given back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import kinds
from wegwijzer.exchange.fields import Outcome
from wegwijzer.exchange.models import Change, Finding, Import
from wegwijzer.exchange.run import Run
from wegwijzer.foundation.clock import today
from wegwijzer.organisations.models import Organisation

TABLES = (
    "organisations_unit", "functions_functionfamily", "functions_function", "people_person", "people_nameterm",
    "people_employment", "people_position", "people_reportingline", "people_membership",
)  # fmt: skip


def operator_of(organisation: Organisation) -> Actor:
    return Actor(organisation, None, frozenset(), today())


@dataclass
class Desk:
    """`rows` are dicts of fields; `row` and `bad` may be left out. `has` is what is filled in anywhere."""

    actor: Actor
    imports: list[Import] = field(default_factory=list)

    def start(self, rows: list[dict[str, Any]], *, has: set[str] | None = None, **choices) -> Run:
        import_ = Import.objects.create(
            organisation=self.actor.organisation, kind="people", file_name="lijst.csv", file_size=1, file_digest="x",
            uploaded_by=self.actor.person, choices=json.loads(json.dumps(choices, default=str)),
        )  # fmt: skip
        self.imports.append(import_)
        kind = kinds.of("people")
        run = Run(connection.cursor(), import_, self.actor, kind)
        run.has = has or {key for row in rows for key in row if key not in ("row", "bad")}
        kind.prepare(run)
        self._lay(run, rows)
        return run

    def _lay(self, run: Run, rows: list[dict]) -> None:
        columns = [one.key for one in run.kind.columns]
        with run.cursor.copy(f"COPY incoming (row, {', '.join(columns)}, bad) FROM STDIN") as copy:
            for number, row in enumerate(rows, start=2):
                cells = [row.get(key) for key in columns]
                copy.write_row([row.get("row", number), *cells, row.get("bad", False)])

    def examine(self, rows: list[dict[str, Any]], **choices) -> Examined:
        run = self.start(rows, **choices)
        return Examined(run, run.kind.examine(run))

    def save(self, rows: list[dict[str, Any]], **choices) -> Examined:
        examined = self.examine(rows, **choices)
        examined.run.kind.save(examined.run)
        Import.objects.filter(pk=examined.import_.pk).update(saved_at=timezone.now())
        return examined

    def undo(self, examined: Examined) -> None:
        examined.run.kind.undo(self.actor, examined.import_)


@dataclass
class Examined:
    run: Run
    outcome: Outcome

    @property
    def import_(self) -> Import:
        return self.run.import_

    @property
    def counts(self) -> dict[str, int]:
        return {what: subjects["person"] for what, subjects in self.outcome.counts.items() if "person" in subjects}

    def found(self, weight: str = "problem") -> list[tuple[int, str, str]]:
        """(row, field, code), in order."""
        rows = Finding.objects.filter(of=self.import_, weight=weight).order_by("row", "field", "code")
        return list(rows.values_list("row", "field", "code"))

    @property
    def problems(self) -> list[tuple[int, str, str]]:
        return self.found("problem")

    def question(self) -> dict:
        return Finding.objects.get(of=self.import_, weight="question").details

    def change(self, name: str) -> Change:
        return Change.objects.get(of=self.import_, name=name)


def everything() -> dict[str, list[tuple]]:
    """All rows of the tables that an import writes."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"SELECT to_jsonb(t) FROM {table} t ORDER BY 1")
            found[table] = cursor.fetchall()
    return found


def day(text: str) -> date:
    return date.fromisoformat(text)


def row(number: str, name: str = "", **more) -> dict[str, Any]:
    """A row of a history: “An Peeters”, baker in the bakery since 2020, unless said otherwise."""
    given, _, family = (name or f"Persoon {number}").partition(" ")
    place = {"unit": "Bakkerij", "function": "Bakker", "starts_on": day("2020-01-01"), "ends_on": None}
    return {"number": number or None, "given_name": given, "family_name": family, **place, **more}


def now(number: str, name: str = "", **more) -> dict[str, Any]:
    """A row of a file about one day."""
    return {key: value for key, value in row(number, name, **more).items() if key not in ("starts_on", "ends_on")}
