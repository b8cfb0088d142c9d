"""How far the work is can be seen while its transaction is still open, and hinders nothing."""

import psycopg
import pytest
from django.db import connection

from tests.exchange.bringing import upload
from tests.identity.firms import Firm
from wegwijzer.exchange import actions, queries
from wegwijzer.exchange.models import Import
from wegwijzer.exchange.progress import Written
from wegwijzer.foundation.postgres_settings import OWNER

PEOPLE = "Voornaam;Naam;Geboortedatum\nAn;De Smet;13/01/1980\n"


@pytest.fixture
def asked(kept):
    firm = Firm()
    with firm.as_lead() as actor:
        import_ = actions.ask_examine(actor, import_=upload(actor, PEOPLE))
    return firm, import_


@pytest.fixture
def seen(kept, ground, asked):
    """What another connection sees of it."""

    def look() -> tuple:
        with psycopg.connect(ground.url(OWNER, kept)) as other:
            return other.execute("SELECT stage, done, total FROM exchange_progress").fetchone()

    return look


def test_progress_is_seen_before_the_work_is_saved(asked, seen):
    firm, import_ = asked
    assert seen() == ("waiting", 0, 0)
    with firm.as_lead() as actor:
        Import.objects.filter(pk=import_.pk).update(result={"rows": 1})  # the work holds its own row meanwhile
        with Written(import_, actor.person_id) as reporter:
            reporter.stage("reading", 400)
            assert seen() == ("reading", 0, 400)
            reporter.written_at = 0
            reporter.advance(100)
            assert seen() == ("reading", 100, 400)
            going = queries.progress(actor, queries.get_import(actor, import_.pk))
            assert (going.part, going.waiting, going.stuck) == (0.25, False, False) and going.label


def test_it_is_not_written_at_every_step(asked, seen):
    firm, import_ = asked
    with firm.as_lead() as actor, Written(import_, actor.person_id) as reporter:
        reporter.stage("reading", 400)
        for _ in range(100):
            reporter.advance()
        assert seen()[1] < 100


def test_work_goes_on_when_progress_cannot_be_written(asked, seen):
    firm, import_ = asked
    with firm.as_lead() as actor:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE exchange_progress SET done = 7")  # and holds the row
        with Written(import_, actor.person_id) as reporter:
            reporter.stage("reading", 400)
            assert reporter.connection is None
            reporter.advance(1000)


def test_a_stranger_to_the_import_writes_nothing(asked, seen):
    firm, import_ = asked
    other = firm.person("Bart")
    with Written(import_, other.pk) as reporter:
        reporter.stage("reading", 400)
    assert seen() == ("waiting", 0, 0)
