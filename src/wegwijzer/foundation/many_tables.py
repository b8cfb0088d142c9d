"""Steps that make many tables, in a third of the time.

After each new table Django draws its picture of every table that is related to it anew, and here nearly all are.
Taken together, those that a step makes one after another are drawn once. How a step is written stays the same.
"""

from itertools import groupby

from django.db.migrations import CreateModel, Migration
from django.db.migrations.operations.base import Operation


def take_together(plan: list[tuple[Migration, bool]] = (), **_said_by_the_signal) -> None:
    """Hears `pre_migrate`: what is about to run makes its tables in rows. Doing it twice changes nothing."""
    for step, _backwards in plan:
        step.operations = in_rows(step.operations)


def in_rows(operations: list[Operation]) -> list[Operation]:
    """The same operations in the same order, those that make a table taken together where they follow each other."""
    found: list[Operation] = []
    for makes_tables, run in groupby(operations, key=lambda operation: type(operation) is CreateModel):
        row = list(run)
        found += [RowOfTables(row)] if makes_tables else row
    return found


class RowOfTables(Operation):
    """New tables, one after another. The first to ask for the picture of all tables after them has it drawn."""

    def __init__(self, tables: list[CreateModel]) -> None:
        self.tables = tables

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # the picture as it was; the state from before has its copy
        for table in self.tables:
            table.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "; ".join(table.describe() for table in self.tables)
