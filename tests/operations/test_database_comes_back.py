"""The database lets go of everybody and takes nobody for a moment, as when it is started again: `serve` goes on."""

import time

import psycopg
import pytest
from psycopg import sql

from tests.operations.serve import serving_together
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER

PATIENCE = 60  # seconds
LET_GO = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
ASK = (
    "INSERT INTO procrastinate_jobs (queue_name, task_name, args) VALUES ('default', 'foundation.nobody_knows', '{}')"
    " RETURNING id"
)


@pytest.fixture
def database(clone):
    return clone()


def within(seconds: float, holds) -> bool:
    give_up = time.monotonic() + seconds
    while not (found := holds()) and time.monotonic() < give_up:
        time.sleep(0.2)
    return found


def is_taken_up(address: str) -> bool:
    """Whether a worker takes a job: what nobody knows has failed, and that is an answer too."""
    with psycopg.connect(address, autocommit=True) as connection:
        (job,) = connection.execute(ASK).fetchone()
        asked = "SELECT status <> 'todo' FROM procrastinate_jobs WHERE id = %s"
        return within(PATIENCE, lambda: connection.execute(asked, [job]).fetchone()[0])


def let_go_of_everybody(ground, database: str) -> None:
    """For two seconds; somebody of each role ends those of that role."""
    allow = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
    with (
        psycopg.connect(ground.url(OWNER, "postgres"), autocommit=True) as owner,
        psycopg.connect(ground.url(APPLICATION, "postgres"), autocommit=True) as application,
    ):
        owner.execute(allow.format(sql.Identifier(database), sql.SQL("false")))
        application.execute(LET_GO, [database])
        time.sleep(2)
        owner.execute(allow.format(sql.Identifier(database), sql.SQL("true")))


def test_web_and_worker_go_on(ground, database, tmp_path):
    address = ground.url(APPLICATION, database)
    with serving_together(ground, database, tmp_path, "counted-for-tests-alone", "--with-worker") as server:
        assert is_taken_up(address)
        assert server.get("/readyz")[0] == 200
        let_go_of_everybody(ground, database)
        assert within(PATIENCE, lambda: server.get("/readyz")[0] == 200)
        assert is_taken_up(address)
        assert [server.get("/readyz")[0] for _ in range(6)] == [200] * 6, "each web process has its own connections"
