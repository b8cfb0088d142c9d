"""With the application's own connection, as each persona, in raw SQL: another organisation does not exist."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.access.test_tables_are_locked import tenant_models
from wegwijzer.access.actor import acting_as
from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.tenancy import TenantForeignKey

pytestmark = pytest.mark.django_db

MODELS = [m for m in tenant_models() if any(f.column == "id" for f in m._meta.local_fields)]


def run(sql: str, *parameters) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall() if cursor.description else [(cursor.rowcount,)]


def refused(sql: str, *parameters) -> bool:
    """Whether the database refuses the statement outright."""
    try:
        with transaction.atomic():
            run(sql, *parameters)
    except DatabaseError:
        return True
    return False


@pytest.fixture
def theirs(cast, a_row_of_each) -> dict[str, str]:
    """Table → the id of one row of the other organisation."""
    return a_row_of_each(cast.stranger)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_rows_of_another_organisation_cannot_be_read_or_written(model, every_actor, theirs):
    table, organisation_id = model._meta.db_table, str(theirs["organisations_organisation"])
    row = theirs[table]
    for actor in every_actor:
        with acting_as(actor):
            assert run(f'SELECT count(*) FROM "{table}" WHERE id = %s', row) == [(0,)]
            assert run(f'SELECT count(*) FROM "{table}" WHERE organisation_id = %s', organisation_id) == [(0,)]
            for change in (
                f'UPDATE "{table}" SET organisation_id = organisation_id WHERE id = %s',
                f'DELETE FROM "{table}" WHERE id = %s',
            ):
                with transaction.atomic():
                    assert refused(change, row) or run(change, row) == [(0,)]
            assert refused(_copy_into(model), organisation_id, str(new_id()))


def _copy_into(model) -> str:
    """SQL that adds a copy of one of my rows to the organisation given."""
    table = model._meta.db_table
    columns = [f.column for f in model._meta.local_concrete_fields if not getattr(f, "generated", False)]
    listed = ", ".join(f'"{c}"' for c in columns)
    values = ", ".join(f'r."{c}"' for c in columns)
    new_key = "id" if model._meta.pk.get_internal_type() == "UUIDField" else "row_id"
    return (
        f'INSERT INTO "{table}" ({listed}) SELECT {values} FROM (SELECT (jsonb_populate_record(NULL::"{table}", '
        f"COALESCE((SELECT to_jsonb(t) FROM \"{table}\" t LIMIT 1), '{{}}') || "
        f"jsonb_build_object('organisation_id', %s::text, '{new_key}', %s::text))).*) AS r"
    )


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m._meta.label)
def test_a_row_of_mine_cannot_point_at_one_of_theirs(model, cast, theirs, a_row_of_each):
    mine = a_row_of_each(cast.hr)
    table = model._meta.db_table
    with acting_as(cast.hr):
        for field in model._meta.local_fields:
            if isinstance(field, TenantForeignKey):
                target = field.remote_field.model._meta.db_table
                change = f'UPDATE "{table}" SET "{field.column}" = %s WHERE id = %s'
                with transaction.atomic():
                    assert refused(change, theirs[target], mine[table]) or run(change, theirs[target], mine[table]) == [
                        (0,)
                    ], field
        change = f'UPDATE "{table}" SET organisation_id = %s WHERE id = %s'
        moved = (theirs["organisations_organisation"], mine[table])
        with transaction.atomic():
            assert refused(change, *moved) or run(change, *moved) == [(0,)]


def test_the_other_organisation_itself_does_not_exist(every_actor, theirs):
    for actor in every_actor:
        with acting_as(actor):
            assert run("SELECT id FROM organisations_organisation") == [(actor.organisation.pk,)]
            assert refused(
                "INSERT INTO organisations_organisation (id, slug, name, language, languages, max_share, created_at) "
                "VALUES (%s, 'x-y-z', 'X', 'nl', '{nl}', 100, now())",
                str(new_id()),
            )


def test_within_an_organisation_no_account_exists_but_ones_own(cast):
    """Not even of colleagues: with it would come the hash of their password."""
    with acting_as(cast.hr):
        assert run("SELECT id FROM identity_account") == [(cast.hr.account_id,)]


def test_within_an_organisation_sessions_and_second_factors_are_ones_own(cast, client_for):
    client_for(cast.employee)
    with acting_as(cast.hr):
        assert run("SELECT count(*) FROM django_session") == [(0,)]
        for table in ("mfa_authenticator", "usersessions_usersession", "account_emailaddress"):
            others = run(f"SELECT count(*) FROM {table} WHERE user_id <> %s", cast.hr.account_id)
            assert others == [(0,)], table


def test_nobody_can_write_or_erase_the_memory_of_rows(cast):
    with acting_as(cast.hr):
        for change in (
            "DELETE FROM organisations_rowversion",
            "UPDATE organisations_rowversion SET reason = ''",
            "INSERT INTO organisations_rowversion (organisation_id) VALUES (wegwijzer_organisation())",
        ):
            assert refused(change)


def test_nobody_has_a_past_written_that_never_was(cast):
    """The function that keeps versions runs as the owner: not from a trigger on a table of one's own."""
    with acting_as(cast.hr):
        run("CREATE TEMPORARY TABLE people_person (id uuid, organisation_id uuid)")
        assert refused(
            "CREATE TRIGGER forged AFTER DELETE ON pg_temp.people_person "
            "FOR EACH ROW EXECUTE FUNCTION public.wegwijzer_keep_version()"
        )
        run("DROP TABLE pg_temp.people_person")


def test_the_reading_log_is_for_its_owner_only(cast):
    add = (
        "INSERT INTO access_reading (id, organisation_id, owner_id, reader_id, subject, ground, read_at) "
        "VALUES (%s, wegwijzer_organisation(), %s, %s, 'person_page', 'role', now())"
    )
    with acting_as(cast.hr):
        run(add, str(new_id()), cast.employee.person_id, cast.hr.person_id)
        others = "SELECT count(*) FROM access_reading WHERE owner_id <> %s"
        assert run(others, cast.hr.person_id) == [(0,)], "not even what one read oneself"
        assert refused(add, str(new_id()), cast.employee.person_id, cast.leader.person_id), "in another's name"
    with acting_as(cast.employee):
        read_by = "SELECT count(*) FROM access_reading WHERE owner_id = %s AND reader_id = %s AND ground = 'role'"
        assert run(read_by, cast.employee.person_id, cast.hr.person_id)[0][0] >= 1
        assert run("SELECT count(*) FROM access_reading WHERE owner_id <> %s", cast.employee.person_id) == [(0,)]
        assert refused("DELETE FROM access_reading")
        assert refused("UPDATE access_reading SET ground = ''")
    with acting_as(cast.leader):
        assert run("SELECT count(*) FROM access_reading WHERE owner_id = %s", cast.employee.person_id) == [(0,)]


def test_a_setting_does_not_outlive_its_transaction(cast):
    with acting_as(cast.hr):
        assert run("SELECT count(*) FROM people_person")[0][0] > 100
    assert run("SELECT count(*) FROM people_person") == [(0,)]
