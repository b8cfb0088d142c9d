"""A worker is killed at random moments, ten times. Nothing is half done, nothing twice, and it ends well."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest
from django.db import connection

from tests.exchange.bringing import upload
from tests.identity.firms import Firm
from wegwijzer.exchange import actions, queries
from wegwijzer.exchange.models import Change, FilePart, Finding, Import, State, Touched
from wegwijzer.foundation.postgres_settings import APPLICATION
from wegwijzer.people.models import Employment, Membership, Person, Position

KILLS = 5  # while examining, and as many while saving
PATIENCE = 120  # seconds


@pytest.fixture
def worker(kept, ground, tmp_path):
    """Starts a real worker on the database of this test."""
    started = []
    environment = os.environ | {"DATABASE_URL": ground.url(APPLICATION, kept), "WEGWIJZER_VAR": str(tmp_path)}

    def start() -> subprocess.Popen:
        with (tmp_path / "worker.log").open("a") as log:
            command = [sys.executable, "-m", "wegwijzer", "worker"]
            started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


def one(statement: str):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def until(holds, process: subprocess.Popen) -> None:
    give_up = time.monotonic() + PATIENCE
    while not holds():
        assert process.poll() is None, "the worker ended by itself"
        assert time.monotonic() < give_up, "nothing happened"
        time.sleep(0.05)


def is_doing() -> bool:
    return (
        one("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing' AND task_name LIKE 'wegwijzer.exchange%'")
        > 0
    )


def kill(process: subprocess.Popen) -> None:
    """And let half a minute pass, after which others see that it is dead."""
    process.send_signal(signal.SIGKILL)
    process.wait(30)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")


def state_of(firm: Firm, import_: Import) -> State:
    with firm.as_lead():
        return Import.objects.get(pk=import_.pk).state


def kill_and_finish(worker, firm: Firm, import_: Import, untouched) -> int:
    """Kills so many workers half-way, and lets the last one finish; answers how many died at work."""
    died = 0
    for _ in range(KILLS):
        process = worker()
        until(lambda: is_doing() or state_of(firm, import_) is not State.WORKING, process)
        time.sleep(random.uniform(0, 0.7))  # an arbitrary moment of the work
        kill(process)
        if state_of(firm, import_) is not State.WORKING:
            return died
        died += 1
        untouched()
    process = worker()
    until(lambda: state_of(firm, import_) is not State.WORKING, process)
    process.terminate()
    process.wait(60)
    return died


def test_a_worker_that_is_killed_again_and_again_leaves_nothing_half_done(kept, worker, spreadsheets):
    firm = Firm()
    with firm.as_lead() as actor:
        import_ = upload(actor, spreadsheets / "people_nl_semicolon_cp1252.csv")
        actions.ask_examine(actor, import_=import_, choices={"problem_rows": "leave_out"})

    def nothing_found():
        with firm.as_lead():
            assert not Finding.objects.filter(of=import_).exists()
            assert not Change.objects.filter(of=import_).exists()

    def nothing_saved():
        with firm.as_lead():
            assert Person.objects.count() == 1
            assert not Touched.objects.filter(of=import_).exists()

    died = kill_and_finish(worker, firm, import_, nothing_found)
    with firm.as_lead() as actor:
        import_ = queries.get_import(actor, import_.pk)
        assert (import_.state, import_.trouble) == (State.EXAMINED, {})
        assert import_.result["counts"]["created"]["person"] == 1000
        actions.ask_save(actor, import_=import_)
    died += kill_and_finish(worker, firm, import_, nothing_saved)
    with firm.as_lead() as actor:
        import_ = queries.get_import(actor, import_.pk)
        assert (import_.state, import_.trouble) == (State.SAVED, {})
        assert import_.saved_by_id == firm.lead_id
        assert (Person.objects.count(), Employment.objects.count()) == (1001, 1000)
        assert Membership.objects.filter(role="employee").count() == 1000
        assert Position.objects.count() >= 1573
        assert Change.objects.filter(of=import_, subject="person").count() == 1000
        assert not FilePart.objects.filter(of=import_).exists()
    assert died == 2 * KILLS, "not all of them died at work"
