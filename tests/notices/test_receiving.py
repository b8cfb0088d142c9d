"""`wegwijzer receive`, as a mail server runs it: one letter on standard input, and an answer that it understands."""

import os
import subprocess
import sys

import pytest

from tests.notices.returned import returned
from wegwijzer.foundation.postgres_settings import APPLICATION
from wegwijzer.notices.models import Undelivered


@pytest.fixture
def receive(kept, ground, tmp_path):
    """Hands over a letter; answers how it ended."""
    known = {"DATABASE_URL": ground.url(APPLICATION, kept), "WEGWIJZER_VAR": str(tmp_path)}

    def run(letter: bytes, **settings: str) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "wegwijzer", "receive"]
        return subprocess.run(
            command, input=letter, env=os.environ | known | settings, capture_output=True, timeout=120, check=False
        )

    return run


@pytest.fixture
def came_back(kept, moody, _everybody, as_):
    """A letter to Samira that comes back."""
    from tests.cast import Cast
    from wegwijzer.identity.letters import send
    from wegwijzer.notices.models import Letter
    from wegwijzer.output.mail import Letter as Words

    cast = Cast(_everybody)
    with as_(cast.employee) as samira:
        row = Letter.objects.create(person=samira.person, key="tests", to=samira.person.email)
    send(Words("Dag", "Dag", [], "Tot"), to=cast.employee.account.email, language="nl", own_id=row.pk)
    return cast.employee, returned(moody.letters[0])


def test_done_with_it_and_the_next_time_as_well(receive, came_back, as_):
    employee, letter = came_back
    for said in (b"Taken in.", b"Nothing for Wegwijzer in it."):
        done = receive(letter)
        assert (done.returncode, said in done.stderr) == (0, True), done.stderr
    with as_(employee) as samira:
        (row,) = Undelivered.objects.filter(person=samira.person_id)
        assert row.returned and row.failure == "unknown"


@pytest.mark.parametrize("junk", [b"", b"\x00\xff", b"x" * 3_000_000])
def test_junk_is_done_with_at_once(receive, junk):
    done = receive(junk)
    assert (done.returncode, done.stdout) == (0, b"") and b"Traceback" not in done.stderr


def test_when_the_database_is_away_the_letter_stays_with_the_mail_server(receive):
    done = receive(b"Subject: x\n\nx", DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 75 and b"Traceback" not in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.startswith(b"wegwijzer: not now")]) == 1
