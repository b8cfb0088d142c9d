"""The real files in four languages and dialects, from choosing to saving, without a hand on the mapping."""

import csv
from datetime import date

import pytest
from django.db import connection

from tests.exchange.bringing import examine, examined, save, upload
from tests.exchange.conftest import DIALECTS
from wegwijzer.exchange import queries
from wegwijzer.exchange.models import State
from wegwijzer.output.sheets import write_xlsx

FACTS = """
    SELECT p.number, p.given_name, p.family_name, p.birth_date, p.gender, e.starts_on, e.ends_on, u.name, f.name,
           s.starts_on, s.ends_on, s.share, m.number, l.starts_on, l.ends_on
      FROM people_person p
      JOIN people_employment e ON e.person_id = p.id
      JOIN people_position s ON s.employment_id = e.id
      JOIN organisations_unit u ON u.id = s.unit_id
      JOIN functions_function f ON f.id = s.function_id
      LEFT JOIN people_reportingline l ON l.position_id = s.id
      LEFT JOIN people_person m ON m.id = l.manager_id
     ORDER BY 1, 10, 8, 9, 14
"""


RING = dict(zip(DIALECTS, ("Manager ID", "Leidinggevende", "Responsable", "Vorgesetzte"), strict=True))


def facts() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_nestloop = off")  # there are no statistics on rows of this transaction
        cursor.execute(FACTS)
        return cursor.fetchall()


@pytest.fixture(scope="session")
def first_facts() -> list:
    """What the first of the dialects gave, for the others to be compared with."""
    return []


@pytest.mark.parametrize("name", DIALECTS)
def test_a_real_file_comes_in_whole_and_a_second_time_changes_nothing(firm, spreadsheets, first_facts, name):
    with firm.as_lead() as actor:
        import_ = upload(actor, spreadsheets / name)
        assert queries.missing(actor, import_) == []
        assert all(column.field and column.by for column in queries.columns(actor, import_))
        assert (import_.dialect["end"], import_.dialect["date_order"]) == ("day_after", "dmy")
        examine(actor, import_)
        assert import_.trouble == {}
        problems = list(queries.all_findings(actor, import_, "problem"))
        assert {one.column for one in problems} == {RING[name]}  # two managers of departments who led each other
        assert [one.row for one in problems] == [60, 61, 361, 362]
        examine(actor, import_, problem_rows="leave_out")
        assert import_.result["counts"]["created"]["person"] == 1000
        save(actor, import_)
        assert (import_.trouble, import_.state) == ({}, State.SAVED)
        found = facts()
        assert len(found) >= 1573
        first_facts.append(found)
        assert found == first_facts[0]
        again = examined(actor, spreadsheets / name, problem_rows="leave_out")
        assert again.result["counts"]["same"]["person"] == 1000
        assert not any(again.result["counts"].get(what) for what in ("created", "changed", "ended"))


def test_the_same_people_in_a_workbook_with_real_dates_and_figures_come_in_the_same(
    firm, spreadsheets, first_facts, tmp_path
):
    with (spreadsheets / DIALECTS[0]).open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    days = [header.index(name) for name in ("Date of birth", "Hire date", "From", "To")]
    path = tmp_path / "people.xlsx"
    write_xlsx(path, header, ([_typed(cell, index in days) for index, cell in enumerate(row)] for row in rows))
    with firm.as_lead() as actor:
        import_ = upload(actor, path)
        assert (import_.dialect["kind"], import_.dialect["end"]) == ("xlsx", "day_after")
        save(actor, examine(actor, import_, problem_rows="leave_out"))
        assert import_.state is State.SAVED
        found = facts()
        assert len(found) >= 1573 and found == (first_facts or [found])[0]


def _typed(cell: str, is_day: bool):
    if not cell:
        return None
    return date.fromisoformat(cell) if is_day else int(cell) if cell.isdigit() else cell
