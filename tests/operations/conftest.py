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
        environment = _environment(ground, tmp_path, database) | settings
        return subprocess.run(
            _command(arguments), env=environment, capture_output=True, text=True, timeout=300, check=False
        )

    return run


@pytest.fixture
def asking(ground, tmp_path):
    """The same for a command that asks something: started, and waiting for what is typed."""
    started = []

    def run(*arguments: object, database: str) -> subprocess.Popen:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        environment = _environment(ground, tmp_path, database)
        started.append(subprocess.Popen(_command(arguments), env=environment, text=True, **pipes))
        return started[-1]

    yield run
    for process in started:
        process.kill()
        process.communicate()


def _command(arguments: tuple) -> list[str]:
    return [sys.executable, "-m", "wegwijzer", *(str(argument) for argument in arguments)]


def _environment(ground, folder, database: str) -> dict[str, str]:
    return os.environ | {
        "DATABASE_URL": ground.url(APPLICATION, database),
        "DATABASE_OWNER_URL": ground.url(OWNER, database),
        "WEGWIJZER_VAR": str(folder / "var"),
    }


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
