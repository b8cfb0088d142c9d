"""The tables of a step are made together, and nothing else is different for it."""

from django.db.migrations import CreateModel, Migration, RunSQL
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from wegwijzer.foundation.many_tables import RowOfTables, in_rows, take_together


def table(name: str) -> CreateModel:
    return CreateModel(name, fields=[])


def test_tables_that_follow_each_other_are_a_row_and_the_order_stays():
    one, two, between, three = table("One"), table("Two"), RunSQL("SELECT 1"), table("Three")
    first, kept, last = in_rows([one, two, between, three])
    assert (first.tables, kept, last.tables) == ([one, two], between, [three])
    assert first.describe() == "Create model One; Create model Two"


def test_taking_together_twice_changes_nothing():
    step = Migration("0001_initial", "people")
    step.operations = [table("One"), table("Two")]
    take_together([(step, False)])
    row = step.operations
    take_together([(step, False)])
    assert [type(each) for each in row] == [RowOfTables]
    assert step.operations == row


def test_a_picture_of_before_is_drawn_anew_with_all_of_the_row():
    state = ProjectState()
    assert list(state.apps.get_models()) == []
    in_rows([table("One"), table("Two")])[0].state_forwards("people", state)
    assert {model.__name__ for model in state.apps.get_models()} == {"One", "Two"}


def test_all_our_steps_come_to_the_same_tables():
    loader = MigrationLoader(None)
    plain = columns(loader.project_state())
    take_together([(step, False) for step in loader.graph.nodes.values()])
    assert columns(loader.project_state()) == plain


def columns(state: ProjectState) -> dict[tuple[str, str], list[str]]:
    return {table: list(model.fields) for table, model in state.models.items()}
