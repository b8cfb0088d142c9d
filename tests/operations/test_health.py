"""Two answers for machines that watch over us: I live, and pages can be served."""

import psycopg
import pytest
from django.db import connections

from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER, SUPERUSER
from wegwijzer.operations import readiness


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch):
    monkeypatch.setattr(readiness, "_latest", None)


@pytest.fixture
def asking(monkeypatch, ground):
    """Lets readiness ask another database, or as another role."""

    def change(**parameters):
        usual = connections["default"].get_connection_params()
        monkeypatch.setattr("wegwijzer.operations.readiness._known", lambda: usual | parameters, raising=True)

    return change


def checks(client) -> tuple[int, dict]:
    answer = client.get("/readyz")
    return answer.status_code, answer.json()


def test_alive_needs_no_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"alive": True})


@pytest.mark.django_db
def test_ready_says_what_was_looked_at(client):
    assert checks(client) == (
        200,
        {"ready": True, "checks": {"database": "passed", "role": "passed", "tables": "passed"}},
    )


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_a_machine_gets_no_cookie_no_redirect_and_nothing_to_keep(client, db, path, settings):
    settings.METRICS_TOKEN = "a token for tests alone"
    settings.SECURE_SSL_REDIRECT = True
    headers = {"authorization": "Bearer a token for tests alone", "host": "10.0.0.7:8000"}
    answer = client.get(path, headers=headers)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_reading_is_allowed(client, db, path):
    assert client.post(path).status_code == 405
    assert client.head(path).status_code == 200


def test_a_database_that_does_not_answer_is_said_without_particulars(client, db, asking, diary):
    asking(host="127.0.0.1", port=9, password="very-secret")
    status, told = checks(client)
    assert status == 503
    assert told == {"ready": False, "checks": {"database": "failed", "role": "not asked", "tables": "not asked"}}
    assert "refuses or does not answer" in diary.text and "very-secret" not in diary.text


@pytest.mark.parametrize("role", [SUPERUSER, OWNER])
def test_a_role_that_could_pass_by_the_locks_is_not_ready(client, db, asking, ground, role):
    if not isinstance(ground, Cluster):
        pytest.skip("on another server than our own one does not come in as any role")
    asking(user=role)
    status, told = checks(client)
    assert status == 503
    assert told["checks"] == {"database": "passed", "role": "failed", "tables": "not asked"}


def test_tables_of_an_older_version_are_not_ready(client, db, asking, clone, ground):
    name = clone()
    with psycopg.connect(ground.url(OWNER, name)) as connection:
        connection.execute("DELETE FROM django_migrations WHERE app = 'people'")
    asking(dbname=name)
    assert checks(client)[1]["checks"]["tables"] == "failed"


def test_an_empty_database_is_not_ready(client, db, asking, empty):
    asking(dbname=empty, user=APPLICATION)
    assert checks(client)[1]["checks"] == {"database": "passed", "role": "passed", "tables": "failed"}


def test_whoever_asks_often_does_not_make_the_database_work(client, db, monkeypatch):
    asked = []
    monkeypatch.setattr(readiness, "examine", lambda: asked.append(1) or readiness.Readiness({"database": "passed"}))
    for _ in range(20):
        assert client.get("/readyz").status_code == 200
    assert len(asked) == 1


def test_asking_is_not_a_line_in_the_log_of_an_ordinary_day(client, db, diary):
    client.get("/healthz")
    assert [line["level"] for line in diary.of("wegwijzer.operations.requests")] == ["DEBUG"]
