"""`wegwijzer erase`: somebody who left is forgotten, in one transaction, and the figures stay.

As the owner of the tables, because rules of the database hold what was concluded for everybody else; they are set
aside for the length of the transaction, in which nobody else writes to these tables. What each table keeps and loses
stands in the rooms.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import OperationalError, connections, transaction
from django.utils.module_loading import import_string, module_has_submodule
from django.utils.translation import gettext as _
from django.utils.translation import override
from psycopg.errors import DeadlockDetected, LockNotAvailable

from wegwijzer.identity.erasure import ACCOUNT
from wegwijzer.organisations.erasing import Emptied, Gone, Stays, Step

OWNER = "owner"
WAIT = "5s"  # for those who are writing at this moment


@dataclass(frozen=True)
class Leaver:
    """Somebody who left, as the owner of the tables finds them."""

    person: UUID
    organisation: UUID
    language: str


@dataclass(frozen=True)
class Did:
    table: str
    what: str  # "removed" or "emptied"
    rows: int


def steps() -> list[Step]:
    """Of all rooms, the upper ones first: what hangs on a row goes before it."""
    rooms = [config for config in apps.get_app_configs() if config.name.startswith("wegwijzer.")]
    found = [
        import_string(f"{room.name}.erasure.ERASURE") for room in rooms if module_has_submodule(room.module, "erasure")
    ]
    return [step for room in sorted(found, key=_floor) for step in room]


def _floor(room: tuple[Step, ...]) -> bool:
    """People come last: their row is what all others hang on."""
    return any(step.table == "people_person" for step in room)


def find(slug: str, who: str, *, today: date) -> Leaver:
    """By number or e-mail address. Raises ValidationError when nobody or more than one is found, or who it is is
    still there on `today`."""
    with connections[OWNER].cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.organisation_id, o.language FROM people_person p"
            " JOIN organisations_organisation o ON o.id = p.organisation_id"
            " WHERE o.slug = %(slug)s AND (p.number = %(who)s OR lower(p.email) = lower(%(who)s)) AND %(who)s <> ''",
            {"slug": slug, "who": who.strip()},
        )
        found = [Leaver(*row) for row in cursor.fetchall()]
        if len(found) != 1:
            raise ValidationError(
                f"{len(found) or 'Nobody'} with that number or e-mail address in organisation “{slug}”."
            )
        _refuse_who_is_there(cursor, found[0], today)
    return found[0]


def _refuse_who_is_there(cursor, leaver: Leaver, today: date) -> None:
    cursor.execute(
        "SELECT EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = %(person)s AND"
        " COALESCE(m.ends_on, %(today)s) >= %(today)s) OR EXISTS (SELECT 1 FROM people_employment e"
        " WHERE e.person_id = %(person)s AND COALESCE(e.ends_on, %(today)s) >= %(today)s)",
        {"person": leaver.person, "today": today},
    )
    if cursor.fetchone()[0]:
        raise ValidationError(
            "Only who left can be erased: this person still works there or has a role. End those first, on the page"
            " of that person."
        )


def erase(leaver: Leaver, *, today: date, dry_run: bool = False) -> list[Did]:
    """What was done, table by table; with `dry_run` what would be. Raises ValidationError for who is there on `today`,
    also since they were found: somebody may come back while the operator is being asked."""
    with override(leaver.language):
        named = {"given_name": _("Gewiste"), "family_name": _("persoon")}
    values = {"person": str(leaver.person), "organisation": str(leaver.organisation), **named}
    asked = [step for step in steps() if not isinstance(step, Stays)]
    with _waiting_for_others(), transaction.atomic(using=OWNER), connections[OWNER].cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", [WAIT])
        account = _held(cursor, leaver)
        _refuse_who_is_there(cursor, leaver, today)
        if dry_run:
            return [_would(cursor, step, values) for step in asked]
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        with _rules_aside(cursor, [step.table for step in asked]):
            done = [_do(cursor, step, values) for step in asked]
            _forget_reasons(cursor, values)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        if account:
            _forget_account(cursor, account)
        return done


def _held(cursor, leaver: Leaver) -> UUID | None:
    """The account of this person as it is now. Until all is done nobody gives them one, a role or contract: those wait
    for this row. Raises ValidationError for who is no longer there at all."""
    cursor.execute("SELECT account_id FROM people_person WHERE id = %s FOR UPDATE", [leaver.person])
    row = cursor.fetchone()
    if row is None:
        raise ValidationError("Nobody any more: this person was removed meanwhile.")
    return row[0]


@contextmanager
def _waiting_for_others() -> Iterator[None]:
    """Whichever statement waited too long, or crossed another one that waited for it: nothing was done."""
    try:
        yield
    except OperationalError as problem:
        if not isinstance(problem.__cause__, LockNotAvailable | DeadlockDetected):
            raise
        raise ValidationError(f"Somebody was writing for {WAIT}: try again at a quieter moment.") from problem


@contextmanager
def _rules_aside(cursor, tables: list[str]) -> Iterator[None]:
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def _whose(step: Gone | Emptied) -> str:
    """Names and conditions are of our own code; what somebody gave is a parameter."""
    return f"organisation_id = %(organisation)s AND ({step.of})"


def _would(cursor, step: Gone | Emptied, values: dict) -> Did:
    cursor.execute(f"SELECT count(*) FROM {step.table} WHERE {_whose(step)}", values)  # noqa: S608
    return Did(step.table, _word(step), cursor.fetchone()[0])


def _do(cursor, step: Gone | Emptied, values: dict) -> Did:
    if isinstance(step, Gone):
        cursor.execute(f"DELETE FROM {step.table} WHERE {_whose(step)}", values)  # noqa: S608
    else:
        _empty_versions(cursor, step, values)
        to = ", ".join(f"{column} = {value}" for column, value in step.to.items())
        cursor.execute(f"UPDATE {step.table} SET {to} WHERE {_whose(step)}", values)  # noqa: S608
    return Did(step.table, _word(step), cursor.rowcount)


def _empty_versions(cursor, step: Emptied, values: dict) -> None:
    """The memory of a row says no more than the row, also of one that was removed before; also when an import is undone
    by it."""
    pairs = ", ".join("'{}', {}".format(column.strip('"'), value) for column, value in step.to.items())
    cursor.execute(
        "UPDATE organisations_rowversion v SET before = v.before || n.now, reason = ''"  # noqa: S608
        f" FROM (SELECT kept, jsonb_build_object({pairs}) AS now"
        " FROM (SELECT id AS kept, row_id AS kept_row, before AS kept_before FROM organisations_rowversion"
        f" WHERE organisation_id = %(organisation)s AND \"table\" = '{step.table}') k"
        f" CROSS JOIN LATERAL jsonb_populate_record(NULL::{step.table}, kept_before) AS was"
        f" WHERE ({_whose(step)}) OR kept_row IN (SELECT id FROM {step.table} WHERE {_whose(step)})) n"
        " WHERE v.id = n.kept",
        values,
    )


def _forget_reasons(cursor, values: dict) -> None:
    """What HR wrote with a change of this person, of where they worked, of their trainings."""
    cursor.execute(
        "UPDATE organisations_rowversion SET reason = '' WHERE organisation_id = %(organisation)s AND reason <> ''"
        " AND (row_id = %(person)s::uuid OR before ->> 'person_id' = %(person)s)",
        values,
    )


def _word(step: Gone | Emptied) -> str:
    return "removed" if isinstance(step, Gone) else "emptied"


def _forget_account(cursor, account: UUID) -> None:
    """Unless another organisation knows it too."""
    cursor.execute("SELECT EXISTS (SELECT 1 FROM people_person WHERE account_id = %s)", [account])
    if not cursor.fetchone()[0]:
        for statement in ACCOUNT:
            cursor.execute(statement, {"account": account})
