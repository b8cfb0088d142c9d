"""Workers are killed in the middle of a digest, at the worst moments there are. Everybody gets one letter."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass

import pytest
from django.db import connection
from django.utils import timezone

from tests.identity.firms import Firm
from tests.mail import Smtp
from tests.notices.moody import Moody
from wegwijzer.foundation.postgres_settings import APPLICATION
from wegwijzer.notices import actions, digests, jobs
from wegwijzer.notices.models import Letter, Notice
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant

PEOPLE = 14
PATIENCE = 120  # seconds
WAITING = (
    "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'notices.remind_and_digest' AND status <> 'succeeded'"
)


@dataclass
class Deadly(Moody):
    """A mail server that kills who talks to it: when the fourth receiver is named, and when it has taken the ninth
    letter but said nothing of it yet."""

    worker: subprocess.Popen | None = None

    def __post_init__(self):
        self.at = {"receiver": lambda n: self._kill() if n == 4 else None}
        self.at["taken"] = lambda n: self._kill() if n == 9 else None

    def _kill(self) -> str:
        self.worker.send_signal(signal.SIGKILL)
        self.worker.wait(30)
        return "421 nobody is there to read this"


@pytest.fixture
def deadly():
    server = Deadly()
    controller = server.controller()
    controller.start()
    yield server
    controller.stop()


@pytest.fixture
def firm(kept, settings) -> Firm:
    """With so many people who each have a notice that nobody mailed."""
    settings.PASSWORD_HASHERS = ["tests.identity.firms.LightArgon2"]
    firm = Firm()
    people = [firm.member(f"Samira{number}")[0] for number in range(PEOPLE)]
    with firm.as_lead() as lead, actions.without_letters():
        actions.notify(lead, persons=[person.pk for person in people], kind="conversations.round_reminded")
        Organisation.objects.filter(pk=lead.organisation.pk).update(digest_hour=0)
    for person in people:
        with tenant(firm.organisation_id, person_id=person.pk):
            Notice.objects.update(told_at=timezone.now() - 2 * digests.AT_ONCE_HAS)
    firm.people = people
    return firm


@pytest.fixture
def worker(kept, ground, tmp_path, deadly):
    """Starts a real worker on the database of this test, which gives its letters to the deadly server."""
    mail = {"EMAIL_URL": f"smtp://127.0.0.1:{deadly.port}", "WEGWIJZER_VAR": str(tmp_path)}
    environment = os.environ | {"DATABASE_URL": ground.url(APPLICATION, kept)} | mail
    started = []

    def start() -> subprocess.Popen:
        with (tmp_path / "worker.log").open("a") as log:
            command = [sys.executable, "-m", "wegwijzer", "worker"]
            started.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        deadly.worker = started[-1]
        return started[-1]

    yield start
    for process in started:
        if process.poll() is None:
            process.terminate()
            process.wait(60)


def ask(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0] if cursor.description else 0


def until_done_or_dead(process: subprocess.Popen) -> None:
    give_up = time.monotonic() + PATIENCE
    while process.poll() is None and ask(WAITING):
        assert time.monotonic() < give_up, "nothing happened"
        time.sleep(0.1)


def got(server: Smtp, firm: Firm) -> Counter[str]:
    addresses = {person.email for person in firm.people}  # not the invitation of who founded it
    return Counter(str(letter["to"]) for letter in server.letters if letter["to"] in addresses)


def letters(firm: Firm) -> list[Letter]:
    found = []
    for person in firm.people:
        with tenant(firm.organisation_id, person_id=person.pk):
            found += list(Letter.objects.all())
    return found


def test_everybody_gets_one_letter_however_many_workers_die(firm, worker, deadly, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", deadly.port
    jobs.make_rounds(0)
    assert ask(WAITING) >= PEOPLE
    deaths = 0
    for _worker in range(3):
        process = worker()
        until_done_or_dead(process)
        deaths += process.poll() == -signal.SIGKILL
        with connection.cursor() as cursor:  # half a minute passes, after which others see that it is dead
            cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    assert deaths == 2 and ask(WAITING) == 0
    received = got(deadly, firm)
    assert set(received.values()) == {1}, "a letter went twice"
    without = {letter.to for letter in letters(firm)} - set(received)
    unknown = {letter.to for letter in letters(firm) if letter.taken_at is None}
    assert without <= unknown and len(received) + len(without) == PEOPLE
    assert len(unknown) <= 8, "at most what four hands held at each of two deaths"
    _tells_them_the_next_day(firm, deadly, unknown)


def _tells_them_the_next_day(firm: Firm, server: Smtp, unknown: set[str]) -> None:
    """Of whom nobody knows whether they got it, and nobody else."""
    before = got(server, firm)
    for person in firm.people:
        with tenant(firm.organisation_id, person_id=person.pk):
            Letter.objects.update(handed_at=timezone.now() - 2 * digests.NO_ANSWER_HAS)
    server.at.clear()
    for person in firm.people:
        ids = {"in_organisation": str(firm.organisation_id), "as_person": str(person.pk)}
        jobs.remind_and_digest(**ids, day="2030-01-01", with_digest=1)
    assert got(server, firm) - before == Counter(unknown)
    assert set(got(server, firm)) == {person.email for person in firm.people}
