"""`wegwijzer erase`: of somebody who left nothing remains but that somebody was there."""

import json
import subprocess
from datetime import timedelta

import psycopg
import pytest
from django.apps import apps
from django.db.models import CharField, JSONField, TextField

from tests.cast import EMAILS
from tests.operations.portrait import portrait
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.postgres_settings import OWNER
from wegwijzer.operations.erasing import steps
from wegwijzer.organisations.erasing import Emptied, Gone, Stays
from wegwijzer.people.models import Person

SAMIRA = EMAILS["employee"]
FIGURES = [step.table for step in steps() if isinstance(step, Stays | Emptied)]
# What Samira told, in whichever column: these are looked for everywhere afterwards.
TOLD = {
    "conversations_jointfield": "value",
    "conversations_ownanswer": "value",
    "conversations_informalnote": "text",
    "conversations_proposal": "text",
    "plans_plantext": "text",
    "plans_agreement": "what",
    "plans_checkpointnote": "progress",
    "conversations_yeargoals": "goals",
}


@pytest.fixture
def left(clone, ground):
    """A database with the demo, from which Samira went yesterday: (its name, an address for its owner)."""
    name = clone()
    address = ground.url(OWNER, name)
    leave(address, SAMIRA)
    return name, address


def leave(address: str, email: str) -> None:
    with psycopg.connect(address) as owner:
        for table in ("people_membership", "people_employment"):
            owner.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            owner.execute(
                f"UPDATE {table} SET ends_on = %s WHERE COALESCE(ends_on, %s) >= %s"
                " AND person_id = (SELECT id FROM people_person WHERE email = %s)",
                [today() - timedelta(days=1), today(), today(), email],
            )
            owner.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def one(address: str, query: str, *values):
    with psycopg.connect(address) as owner:
        return owner.execute(query, values).fetchone()[0]


def said_by(address: str, person) -> set[str]:
    """Every sentence of some length in the rows of which that person is the employee."""
    with psycopg.connect(address) as owner:
        found = [
            str(value)
            for table, column in TOLD.items()
            for (value,) in owner.execute(f"SELECT {column} FROM {table} WHERE employee_id = %s", [person])
        ]
        found += [
            json.dumps(value, ensure_ascii=False)
            for (value,) in owner.execute("SELECT value FROM selfwork_sheetanswer WHERE person_id = %s", [person])
        ]
    return {said.strip("\"'") for said in found if len(said) > 30 and not said.startswith(("{", "["))}


def test_each_room_says_of_each_table_that_names_somebody_what_happens_to_it():
    named = {
        model._meta.db_table
        for model in apps.get_models()
        if any(field.related_model is Person for field in model._meta.get_fields() if field.concrete)
    }
    assert named - {step.table for step in steps()} == set()


def test_of_tables_that_remember_their_rows_nothing_is_removed_but_emptied(left):
    _name, address = left
    with psycopg.connect(address) as owner:
        kept = owner.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'keep_version'")
        remembers = {table for (table,) in kept}
    assert remembers & {step.table for step in steps() if isinstance(step, Gone)} == set()


def test_of_what_is_emptied_every_word_goes():
    """What is left is a choice, or a key of what we ship or the organisation made."""
    tables = {model._meta.db_table: model for model in apps.get_models()}
    left = {
        f"{step.table}.{field.column}"
        for step in steps()
        if isinstance(step, Emptied)
        for field in tables[step.table]._meta.local_fields
        if isinstance(field, CharField | TextField | JSONField) and not field.choices
        if field.column not in {column.strip('"') for column in step.to}
    }
    assert left == {"conversations_report.flow", "plans_agreement.action"}


def test_what_stood_in_rows_that_were_removed_goes_too_and_why_it_was_changed(wegwijzer, left):
    name, address = left
    person = one(address, "SELECT id FROM people_person WHERE email = %s", SAMIRA)
    with psycopg.connect(address) as owner:
        owner.execute("SELECT set_config('wegwijzer.reason', 'Dat ging niet door, ze was ziek.', true)")
        removed = owner.execute("DELETE FROM training_trainingparticipation WHERE person_id = %s", [person])
        assert removed.rowcount > 0
        moved = owner.execute(  # what first stood with somebody else by mistake
            "UPDATE training_trainingparticipation SET person_id = %s WHERE id = (SELECT t.id FROM people_person p"
            " JOIN training_trainingparticipation t ON t.person_id = p.id WHERE p.email = %s LIMIT 1) RETURNING id",
            [person, EMAILS["leader"]],
        ).fetchone()[0]
    done = wegwijzer("erase", SAMIRA, "--organisation", "lindeveld", "--yes", database=name)
    assert done.returncode == 0, done.stderr
    kept = (
        "SELECT count(*) FROM organisations_rowversion WHERE before ->> 'person_id' = %s"
        " AND \"table\" = 'training_trainingparticipation'"
    )
    silent = kept + " AND before ->> 'title' = row_id::text AND reason = ''"
    assert one(address, kept, str(person)) == one(address, silent, str(person)) == removed.rowcount
    said = "SELECT (before ->> 'title') || reason FROM organisations_rowversion WHERE row_id = %s"
    assert one(address, said, moved) == str(moved)


def test_nothing_remains_of_who_is_erased_and_everything_of_everybody_else(wegwijzer, left):
    name, address = left
    person = one(address, "SELECT id FROM people_person WHERE email = %s", SAMIRA)
    account = one(address, "SELECT account_id FROM people_person WHERE email = %s", SAMIRA)
    number = one(address, "SELECT number FROM people_person WHERE email = %s", SAMIRA)
    told = said_by(address, person)
    assert len(told) > 10
    with psycopg.connect(address) as owner:  # a file spoke of a leader by name, and HR said who that is
        owner.execute(
            "INSERT INTO exchange_remembered (id, organisation_id, kind, about, said, meant) SELECT gen_random_uuid(),"
            " organisation_id, 'people', 'manager', 'S. El Idrissi', id::text FROM people_person WHERE id = %s",
            [person],
        )
    counts = {table: one(address, f"SELECT count(*) FROM {table}") for table in FIGURES}
    before = portrait(address)

    looked = wegwijzer("erase", number, "--organisation", "lindeveld", "--dry-run", database=name)
    assert looked.returncode == 0, looked.stderr
    assert "plans_plantext" in looked.stdout
    assert portrait(address) == before

    done = wegwijzer("erase", number, "--organisation", "lindeveld", "--yes", database=name)
    assert done.returncode == 0, done.stderr
    after = portrait(address)
    everything = "\n".join(line for lines in after.values() for line in lines)
    assert SAMIRA not in everything
    assert "El Idrissi" not in everything
    assert str(account) not in everything
    assert [said for said in told if said in everything] == []
    assert {table: one(address, f"SELECT count(*) FROM {table}") for table in FIGURES} == counts
    name_now = one(address, "SELECT given_name || ' ' || family_name FROM people_person WHERE id = %s", person)
    assert name_now == "Gewiste persoon"
    of_others = [
        line
        for aspect, lines in before.items()
        for line in set(lines) - set(after.get(aspect, ()))
        if str(person) not in line and str(account) not in line
    ]
    assert of_others == []
    assert after["triggers"] == before["triggers"]


def test_of_talks_of_others_a_report_that_was_never_shown_goes_with_who_wrote_it(wegwijzer, left):
    name, address = left
    johan = EMAILS["leader"]
    leave(address, johan)
    whose = (
        "FROM conversations_report r JOIN people_person p ON p.id = r.author_id AND r.author_id <> r.employee_id"
        " WHERE p.email = %s AND shown_at IS NOT NULL"
    )
    shown, said = f"SELECT string_agg(text, '|' ORDER BY r.id) {whose}", "Dit toonde ik nog niet."
    with psycopg.connect(address) as owner:
        before = owner.execute(shown, [johan]).fetchone()[0]
        owner.execute("ALTER TABLE conversations_report DISABLE TRIGGER USER")
        draft = owner.execute(
            "INSERT INTO conversations_report SELECT (jsonb_populate_record(r, jsonb_build_object('id',"
            f" gen_random_uuid(), 'text', %s::text, 'shown_at', NULL, 'sent_at', NULL))).* {whose} LIMIT 1"
            " RETURNING id",
            [said, johan],
        ).fetchone()[0]
        owner.execute("SET CONSTRAINTS ALL IMMEDIATE")
        owner.execute("ALTER TABLE conversations_report ENABLE TRIGGER USER")
    done = wegwijzer("erase", johan, "--organisation", "lindeveld", "--yes", database=name)
    assert done.returncode == 0, done.stderr
    assert one(address, "SELECT text FROM conversations_report WHERE id = %s", draft) == ""
    kept = shown.replace("p.email = %s", "r.author_id = (SELECT author_id FROM conversations_report WHERE id = %s)")
    assert one(address, kept, draft) == before


def test_who_is_there_or_is_not_found_is_left_alone(wegwijzer, refusal, left):
    name, address = left
    before = portrait(address)
    for who, organisation, said in (
        (EMAILS["leader"], "lindeveld", "Only who left"),
        (EMAILS["leader"], "korenbloem", "Nobody"),
    ):
        assert said in refusal(wegwijzer("erase", who, "--organisation", organisation, "--yes", database=name))
    assert portrait(address) == before


def test_who_came_back_while_the_operator_was_asked_is_left_alone(asking, refusal, left):
    name, address = left
    asked = asking("erase", SAMIRA, "--organisation", "lindeveld", database=name)
    assert "would be" in asked.stdout.readline()
    again = "UPDATE people_membership SET ends_on = NULL WHERE role = 'employee' AND person_id ="
    with psycopg.connect(address) as owner:
        owner.execute(f"{again} (SELECT id FROM people_person WHERE email = %s)", [SAMIRA])
    before = portrait(address)
    said, wrong = asked.communicate("y\n", timeout=300)
    assert "Only who left" in refusal(subprocess.CompletedProcess(asked.args, asked.returncode, said, wrong))
    assert portrait(address) == before


BUSY = {
    "a table of which the rules are set aside": "LOCK TABLE plans_agreement IN ROW EXCLUSIVE MODE",
    "the memory of rows": "LOCK TABLE organisations_rowversion IN SHARE MODE",
    "the account": "SELECT id FROM identity_account FOR UPDATE",
}


@pytest.mark.parametrize("busy_with", BUSY)
def test_while_somebody_writes_it_waits_and_then_says_so(wegwijzer, refusal, left, busy_with):
    name, address = left
    before = portrait(address)
    with psycopg.connect(address) as busy:
        busy.execute(BUSY[busy_with])
        assert "try again" in refusal(wegwijzer("erase", SAMIRA, "--organisation", "lindeveld", "--yes", database=name))
    assert portrait(address) == before


def test_without_a_yes_nothing_is_erased(wegwijzer, left):
    name, address = left
    before = portrait(address)
    done = wegwijzer("erase", SAMIRA, "--organisation", "lindeveld", database=name)
    assert done.returncode == 1
    assert "Aborted" in done.stderr
    assert portrait(address) == before
