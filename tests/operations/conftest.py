"""What tests of operations stand on: the command, run as an operator runs it, on a database of one's own."""

import os
import subprocess
import sys

import pytest

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
