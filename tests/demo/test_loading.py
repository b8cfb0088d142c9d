"""The demo in a real database: loaded by the application's role, whole or not at all, once."""

import os
import stat
import subprocess
import sys

import pytest
from django.core.management.base import CommandError
from django.db import connection

from tests.cast import EMAILS
from wegwijzer.demo import load
from wegwijzer.demo.load import load_demo
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER
from wegwijzer.identity.models import Account
from wegwijzer.organisations.models import Unit
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import doors
from wegwijzer.people.models import Employment, NameTerm, Person, Position, ReportingLine

COUNTED = ("organisations_organisation", "people_person", "people_position", "people_reportingline", "identity_account")


@pytest.fixture
def note(settings, tmp_path):
    """Where the way to sign in is written, apart from that of the whole run."""
    settings.VAR = tmp_path / "var"
    return settings.VAR / "demo-sign-in.txt"


@pytest.fixture
def counts(owner):
    """Rows of all organisations together, as they are saved."""

    def count() -> list[int]:
        return [owner.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in COUNTED]

    return count


def taken(slug: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_slug_taken(%s)", [slug])
        return cursor.fetchone()[0]


def test_lindeveld_is_there_as_built(cast, as_):
    with as_(cast.hr):
        assert Employment.objects.on(today()).values("person").distinct().count() == 642
        assert Unit.objects.filter(parent=None).get().name == "Lindeveld"
        deepest = Unit.objects.order_by("-depth").first()
        assert deepest.path.count(".") == deepest.depth + 1 == 5
        assert NameTerm.objects.filter(term="idrissi", person=cast.employee.person).exists()


def test_nothing_that_was_loaded_counts_as_a_change(cast, as_):
    with as_(cast.hr), connection.cursor() as cursor:
        cursor.execute(
            'SELECT "table", before FROM organisations_rowversion WHERE "table" = ANY(%s)',
            [["people_employment", "people_position", "people_reportingline", "people_membership"]],
        )
        assert cursor.fetchall() == []


def test_the_adviser_has_one_account_and_two_doors(cast):
    assert {door.slug for door in doors(cast.adviser.account.pk, today())} == {"lindeveld", "korenbloem"}
    assert cast.adviser.account == cast.adviser_elsewhere.account
    assert cast.adviser.person != cast.adviser_elsewhere.person


def test_who_left_has_an_account_and_no_door(cast):
    assert doors(cast.left.account.pk, today()) == []


@pytest.mark.django_db
def test_everybody_in_the_cast_can_sign_in_with_the_password_of_the_note(client, password):
    accounts = {account.email: account for account in Account.objects.all()}
    assert set(EMAILS.values()) <= set(accounts)
    assert accounts[EMAILS["employee"]].check_password(password)
    assert len({accounts[email].password for email in EMAILS.values()}) == 1  # slow to check, so once


@pytest.mark.django_db
def test_loading_again_changes_nothing_and_says_so(note, counts):
    before = counts()
    assert load_demo() == "The organisation “lindeveld” is there already; nothing was changed."
    assert counts() == before
    assert not note.exists()


class TestALargeOne:
    @pytest.fixture
    def large(self, db, note):
        """1,500 people, in this test only."""
        text = load_demo(people=1500)
        account = Account.objects.get(email="nele.claes@groot-1500.example")
        (door,) = doors(account.pk, today())
        return door, text

    def test_is_as_large_as_asked(self, large):
        door, _ = large
        with tenant(door.organisation_id):
            employed = Employment.objects.on(today()).values("person").distinct()
            assert employed.count() == 1500
            assert Person.objects.count() > 1600
            assert Position.objects.on(today()).count() >= 1500
            assert ReportingLine.objects.on(today()).count() >= 1499

    def test_has_a_handful_of_accounts_and_a_note_that_only_we_can_read(self, large, note):
        _, text = large
        assert text.count("@groot-1500.example") in range(3, 7)
        assert note.read_text("utf-8") == text
        assert stat.S_IMODE(note.stat().st_mode) == 0o600

    def test_keeps_the_note_of_another_organisation(self, db, note):
        note.parent.mkdir()
        note.write_text("Sign in to “lindeveld” with the password x as\n  employee\n", "utf-8")
        load_demo(people=60, slug="klein")
        assert note.read_text("utf-8").startswith("Sign in to “lindeveld” with the password x as\n  employee\n\nSign")
        assert "“klein”" in note.read_text("utf-8")


@pytest.mark.django_db
def test_a_demo_without_room_for_its_cast_is_refused_and_leaves_nothing(note):
    with pytest.raises(CommandError, match="no room for everybody"):
        load_demo(people=5, slug="piepklein")
    assert not taken("piepklein")


@pytest.mark.django_db
def test_a_load_that_breaks_off_leaves_nothing(note, monkeypatch):
    accounts = Account.objects.count()

    def break_off(*_):
        raise OSError("no space")

    monkeypatch.setattr(load, "_write_traces", break_off)
    with pytest.raises(OSError, match="no space"):
        load_demo(people=80, slug="half")
    assert not taken("half")
    assert Account.objects.count() == accounts
    assert not note.exists()


def test_the_command_loads_it_too(clone, ground, tmp_path):
    name = clone()
    environment = os.environ | {
        "DATABASE_URL": ground.url(APPLICATION, name),
        "DATABASE_OWNER_URL": ground.url(OWNER, name),
        "WEGWIJZER_VAR": str(tmp_path),
    }
    command = [sys.executable, "-m", "wegwijzer", "demo"]

    def run(*options: str) -> str:
        done = subprocess.run(
            [*command, *options], env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert "is there already" in run()
    assert "nele.claes@groot-90.example" in run("--people", "90")
    assert "is there already" in run("--people", "90")
