"""Loads a demo organisation into the database: as the application, under row-level security, whole or not
at all.

PostgreSQL has no COPY into a table with row-level security. So the rows go with COPY into temporary
tables, and from there with one INSERT per table into the real ones, past every lock and check.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection, connections, transaction
from django.db.backends.utils import CursorWrapper

from wegwijzer.access.models import ReadingSubject
from wegwijzer.demo.accounts import SignIn
from wegwijzer.demo.build import build
from wegwijzer.demo.content import Company, company
from wegwijzer.demo.conversations import hold_conversations
from wegwijzer.demo.imports import bring_in
from wegwijzer.demo.plans import make_plans
from wegwijzer.demo.rounds import hold_rounds
from wegwijzer.demo.rows import Batch, CastMember, PathCheckRow, PersonRow, ReadingRow
from wegwijzer.demo.selfwork import fill_sheets
from wegwijzer.demo.structure import TooSmall
from wegwijzer.demo.tables import TABLES, Ids
from wegwijzer.foundation.clock import today as clock_today
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.transaction import set_local
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant

MAIN, SECOND = "lindeveld", "korenbloem"
LARGE_LEFT_SHARE = 0.15  # fewer who left: what is measured is how many are there
NOTHING_CHANGED = "The organisation “{slug}” is there already; nothing was changed."


@dataclass(frozen=True)
class Wanted:
    """Which organisation to make, of what, and how large."""

    slug: str
    name: str
    made_of: Company
    people: int | None
    large: bool = False


def load_demo(people: int | None = None, today: date | None = None, slug: str | None = None) -> str:
    """Load the demo organisation with so many people employed today, and answer how to sign in.

    Left out (or 642) it is Lindeveld with all of its cast, and a small second organisation, so that
    somebody belongs to two. Any other number, or another slug, makes one for measuring, at `slug` or
    `groot-<people>`. An organisation that is there already stays untouched, and the answer says so.
    Raises CommandError when so few people leave no room for the cast.
    """
    wanted = _wanted(people, slug)
    today = today or clock_today()
    sign_in = SignIn()
    with transaction.atomic():
        if _taken(wanted[0].slug):
            return NOTHING_CHANGED.format(slug=wanted[0].slug)
        for one in wanted:
            if not _taken(one.slug):
                _load(one, today, sign_in)
    _renew_statistics()
    return sign_in.keep(settings.VAR)


def _wanted(people: int | None, slug: str | None) -> list[Wanted]:
    main, second = company(MAIN), company(SECOND)
    if people in (None, main.size) and slug in (None, MAIN):
        return [Wanted(MAIN, main.name, main, None), Wanted(SECOND, second.name, second, None)]
    people = people or main.size
    slug = slug or f"groot-{people}"
    return [
        Wanted(slug, f"Groot {people}", main.at(f"{slug}.example", left_share=LARGE_LEFT_SHARE), people, large=True)
    ]


def _taken(slug: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_slug_taken(%s)", [slug])
        return cursor.fetchone()[0]


def _load(wanted: Wanted, today: date, sign_in: SignIn) -> None:
    """One organisation, inside the transaction of all."""
    organisation_id, ids = new_id(), Ids()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(table.make_temporary())
        try:
            cast, traces = _copy(cursor, build(wanted.made_of, people=wanted.people, today=today), ids)
        except TooSmall as problem:
            raise CommandError(f"There is no room for everybody in the demo: {problem}.") from problem
        accounts = sign_in.make_accounts(wanted.slug, cast, handful=wanted.large)
        _join_accounts(cursor, {m.person: accounts[m.key] for m in cast if m.key in accounts}, ids)
        with tenant(organisation_id):
            _organisation(organisation_id, wanted)
            _insert(cursor, organisation_id)
            _write_traces(cursor, traces, organisation_id, ids)
    if wanted.slug == MAIN and not wanted.large:
        bring_in(organisation_id, wanted.made_of.domain, today)
    if not wanted.large:
        hold_conversations(organisation_id, wanted.made_of, today)
        hold_rounds(organisation_id, wanted.made_of, today)
        make_plans(organisation_id, wanted.made_of, today)
        fill_sheets(organisation_id, wanted.made_of)


def _insert(cursor: CursorWrapper, organisation_id: UUID) -> None:
    """From the temporary tables past every lock and check.

    PostgreSQL has no statistics on an organisation that did not exist a moment ago. It expects one row,
    and would compare each row with all others in the checks on whole tables: so no nested loops here.
    """
    _set_local(cursor, "enable_nestloop", "off")
    for table in TABLES:
        _set_local(cursor, "plan_cache_mode", "force_custom_plan" if table.reads_itself else "auto")
        cursor.execute(table.insert(), [organisation_id])
        cursor.execute(table.drop_temporary())
    _set_local(cursor, "enable_nestloop", "on")
    cursor.execute("DISCARD PLANS")  # those of the checks were made for many rows


def _copy(cursor: CursorWrapper, batches: Iterable[Batch], ids: Ids) -> tuple[list[CastMember], list[tuple]]:
    """All rows to the temporary tables, batch by batch; answers the cast and what it did lately."""
    cast, traces = [], []
    for batch in batches:
        for table in TABLES:
            if batch.rows[table.kind]:
                table.copy(cursor, batch.rows[table.kind], ids)
        cast += batch.cast
        traces += [*batch.rows[PathCheckRow], *batch.rows[ReadingRow]]
    return cast, traces


def _join_accounts(cursor: CursorWrapper, accounts: dict[int, UUID], ids: Ids) -> None:
    """While the rows are still on their way, so that this is no change of a person."""
    for person, account in accounts.items():
        cursor.execute(
            "UPDATE demo_people_person SET account_id = %s WHERE id = %s", [account, ids.of(PersonRow, person)]
        )


def _set_local(cursor: CursorWrapper, name: str, value: str) -> None:
    cursor.execute("SELECT set_config(%s, %s, true)", [name, value])


def _organisation(organisation_id: UUID, wanted: Wanted) -> None:
    languages = wanted.made_of.languages
    Organisation(id=organisation_id, slug=wanted.slug, name=wanted.name, languages=languages).save(force_insert=True)


def _write_traces(cursor: CursorWrapper, traces: list[tuple], organisation_id: UUID, ids: Ids) -> None:
    for trace in sorted(traces, key=lambda trace: -trace.days_ago):  # ids tell the order in which things happened
        if isinstance(trace, PathCheckRow):
            cursor.execute(
                "INSERT INTO people_pathcheck (id, organisation_id, person_id, checked_at, remark) "
                "VALUES (%s, %s, %s, now() - make_interval(days => %s), %s)",
                [new_id(), organisation_id, ids.of(PersonRow, trace.person_id), trace.days_ago, trace.remark],
            )
        else:
            reader = ids.of(PersonRow, trace.reader_id)
            set_local(person=reader)  # only who reads can write it down
            cursor.execute(
                "INSERT INTO access_reading (id, organisation_id, owner_id, reader_id, subject, ground, read_at) "
                "VALUES (%s, %s, %s, %s, %s, %s, now() - make_interval(days => %s))",
                [
                    new_id(),
                    organisation_id,
                    ids.of(PersonRow, trace.owner_id),
                    reader,
                    ReadingSubject.PERSON_PAGE,
                    trace.ground,
                    trace.days_ago,
                ],
            )


def _renew_statistics() -> None:
    """Only the owner of the tables may; without it PostgreSQL does the same by itself within minutes."""
    if "owner" in connections.databases and not connection.in_atomic_block:
        with connections["owner"].cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) people_nameterm, {', '.join(table.name for table in TABLES)}")
