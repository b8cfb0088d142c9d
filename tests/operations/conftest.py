"""What tests of operations stand on: the command, run as an operator runs it, on a database of one's own."""

import io
import json
import logging
import os
import subprocess
import sys

import pytest
from django.db import connection

from wegwijzer.foundation.logs import lines
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER

LONG_SECRET = "a-secret-for-tests-alone-0123456789-abcdefghij"


@pytest.fixture
def wegwijzer(ground, tmp_path):
    """`wegwijzer("backup", file, database=name)`: the command on that database of the ground."""

    def run(*arguments: object, database: str, **settings: str) -> subprocess.CompletedProcess:
        addresses = {
            "DATABASE_URL": ground.url(APPLICATION, database),
            "DATABASE_OWNER_URL": ground.url(OWNER, database),
            "WEGWIJZER_VAR": str(tmp_path / "var"),
        }
        command = [sys.executable, "-m", "wegwijzer", *(str(argument) for argument in arguments)]
        environment = os.environ | addresses | settings
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)

    return run


@pytest.fixture
def refusal():
    """The one line in which a command said no."""

    def read(done: subprocess.CompletedProcess) -> str:
        assert done.returncode == 1, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        lines = [line for line in done.stderr.splitlines() if line.startswith("wegwijzer: ")]
        assert len(lines) == 1, done.stderr
        return lines[0]

    return read


@pytest.fixture
def empty(ground):
    """The name of a database with nothing in it."""
    name = f"wegwijzer_{os.getpid()}_empty"
    ground.create_database(name)
    yield name
    ground.drop_database(name)


@pytest.fixture
def diary():
    """What the product writes from here on, as the formatter of production writes it, whoever says it."""
    written = io.StringIO()
    handler = lines.Lines(written)
    handler.setFormatter(lines.JsonLines())
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield Diary(written)
    root.removeHandler(handler)
    root.setLevel(before)


class Diary:
    """The lines so far."""

    def __init__(self, written: io.StringIO) -> None:
        self.written = written

    @property
    def text(self) -> str:
        return self.written.getvalue()

    @property
    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, logger: str) -> list[dict]:
        return [line for line in self.lines if line["logger"] == logger]


@pytest.fixture
def saved(clone, ground, django_db_setup, django_db_blocker):
    """Lets a test save for good, in a database of its own, for what a worker must see."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = name = clone()
        yield name
        connection.close()
        connection.settings_dict["NAME"] = usual
