"""The command `wegwijzer`, run as an operator runs it: what works, and what is refused in one clear line."""

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg import sql

from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_settings import DATABASE, OWNER, SUPERUSER

ROOT = Path(__file__).resolve().parents[2]
LONG_SECRET = "a-secret-for-tests-alone-0123456789-abcdefghij"
OURS = ("WEGWIJZER_", "DATABASE_", "DJANGO_", "EMAIL_", "PG")


def surroundings(var, **more: str) -> dict[str, str]:
    """This machine's environment without anything of ours, and what the test wants in it."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith((*OURS, "PORT"))}
    return {**bare, "WEGWIJZER_VAR": str(var), "WEGWIJZER_MODE": "development", **more}


def wegwijzer(*arguments: str, environment: dict[str, str]) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "wegwijzer", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


def refusal(done: subprocess.CompletedProcess) -> str:
    """The one line in which a command said no."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("wegwijzer: ")]
    assert len(lines) == 1, done.stderr
    return lines[0]


def free_port() -> int:
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="module")
def migrated(tmp_path_factory):
    """A var folder with up-to-date tables, in which nothing runs: making the tables takes longest of all."""
    folder = tmp_path_factory.mktemp("cli") / "var"
    with Cluster(folder, throwaway=True):
        done = wegwijzer("migrate", environment=surroundings(folder))
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def var(migrated, tmp_path_factory):
    """A copy whose database stays up between the tests of this module."""
    with Cluster(copied(migrated, tmp_path_factory.mktemp("together")), throwaway=True) as cluster:
        yield cluster.var


@pytest.fixture
def own(migrated, tmp_path):
    """A copy for one test."""
    return copied(migrated, tmp_path)


def copied(folder, target):
    subprocess.run(["cp", "-a", folder, target], check=True)  # the server's user keeps what is its own
    return target / folder.name


@contextlib.contextmanager
def serving(var, *options: str, errors=None, **more: str):
    """`wegwijzer serve` on a free port, from the moment that it says where it is."""
    port = free_port()
    command = [sys.executable, "-u", "-m", "wegwijzer", "serve", "--port", str(port), *options]
    process = subprocess.Popen(command, env=surroundings(var, **more), stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        for line in process.stdout:
            if f"http://127.0.0.1:{port}/" in line:
                break
        else:
            pytest.fail(f"serve ended with {process.wait()}")
        yield process, port
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


def status(port: int) -> int:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", "/")
        return connection.getresponse().status


def test_migrating_again_changes_nothing(var):
    done = wegwijzer("migrate", environment=surroundings(var))
    assert done.returncode == 0
    assert "No migrations to apply" in done.stdout


def test_check_finds_a_fresh_installation_sound(var):
    done = wegwijzer("check", environment=surroundings(var))
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search("^error:", done.stdout, re.MULTILINE)


def test_in_production_without_https_check_says_so_in_one_advice(var):
    settings = {"WEGWIJZER_MODE": "production", "WEGWIJZER_SECRET_KEY": LONG_SECRET * 2}
    done = wegwijzer("check", environment=surroundings(var, **settings))
    advice = [line for line in done.stdout.splitlines() if line.startswith("advice: ")]
    assert (done.returncode, len(advice)) == (0, 1), done.stdout + done.stderr
    assert "without https" in advice[0]
    there = {"WEGWIJZER_ADDRESS": "https://loopbaan.example", "WEGWIJZER_BEHIND_PROXY": "yes"}
    assert wegwijzer("check", environment=surroundings(var, **settings, **there)).stdout.strip() == "All is well."


def test_models_and_migrations_agree(var):
    code = (
        "from wegwijzer.config.runtime import django\n"
        "with django():\n"
        "    from django.core.management import call_command\n"
        "    call_command('makemigrations', check_changes=True, dry_run=True)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=surroundings(var), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_secret_of_development_is_made_once_and_kept_private(var):
    assert wegwijzer("check", environment=surroundings(var)).returncode == 0
    first = (var / "secret-key").read_text()
    assert wegwijzer("check", environment=surroundings(var)).returncode == 0
    assert (var / "secret-key").read_text() == first
    assert (var / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"WEGWIJZER_MODE": "production"}, "WEGWIJZER_SECRET_KEY is missing"),
        ({"WEGWIJZER_MODE": "production", "WEGWIJZER_SECRET_KEY": "short"}, "too weak"),
        (
            {
                "WEGWIJZER_MODE": "production",
                "WEGWIJZER_SECRET_KEY": LONG_SECRET,
                "WEGWIJZER_DEBUG": "1",
            },
            "WEGWIJZER_DEBUG must be off in production",
        ),
        ({"WEGWIJZER_MODE": "holiday"}, "WEGWIJZER_MODE must be one of"),
        ({"DATABASE_OWNER_URL": "postgresql://x@/y"}, "DATABASE_URL is not: set both, or neither"),
        ({"DATABASE_URL": "mysql://x@localhost/y"}, "DATABASE_URL must start with postgresql://"),
        ({"DATABASE_URL": "postgresql://x@127.0.0.1:9/y"}, "The database does not answer"),
        ({"DATABASE_URL": "postgresql://x@127.0.0.1:99999/y"}, "DATABASE_URL is no address"),
        ({"EMAIL_URL": "smtp://mail.example:many"}, "EMAIL_URL is no address"),
        ({"WEGWIJZER_TIME_ZONE": "Mars/Olympus"}, "WEGWIJZER_TIME_ZONE must be a time zone"),
        ({"WEGWIJZER_LOG_LEVEL": "loud"}, "WEGWIJZER_LOG_LEVEL must be one of"),
    ],
)
@pytest.mark.parametrize("command", ["check", "serve"])
def test_an_unsafe_or_impossible_start_is_refused_in_one_line(var, command, settings, said):
    options = ["--port", str(free_port())] if command == "serve" else []
    done = wegwijzer(command, *options, environment=surroundings(var, **settings))
    assert said in refusal(done) + done.stdout


@pytest.mark.parametrize("command", ["check", "serve", "worker"])
def test_a_role_that_passes_by_the_locks_is_refused(var, command):
    options = ["--port", str(free_port())] if command == "serve" else []
    address = Cluster(var).url(SUPERUSER)
    done = wegwijzer(command, *options, environment=surroundings(var, DATABASE_URL=address))
    assert "could pass by row-level security" in refusal(done) + done.stdout


def test_migrating_elsewhere_needs_the_owner(var):
    done = wegwijzer("migrate", environment=surroundings(var, DATABASE_URL=Cluster(var).url()))
    assert "set DATABASE_OWNER_URL" in refusal(done)


def test_tables_that_are_not_up_to_date_are_said_so(var):
    cluster = Cluster(var)
    cluster.create_database("bare")
    environment = surroundings(var, DATABASE_URL=cluster.url(database="bare"))
    assert "run “wegwijzer migrate” first" in refusal(wegwijzer("worker", environment=environment))
    cluster.drop_database("bare")


@pytest.mark.parametrize("command", ["migrate", "check", "serve", "worker"])
def test_tables_that_other_steps_made_are_said_so(older, command):
    """A clone of the repository that is brought up to date beside an older `var`."""
    options = ["--port", str(free_port())] if command == "serve" else []
    said = refusal(wegwijzer(command, *options, environment=older))
    assert "organisations.0001_initial said something else" in said
    assert "docs/upgrading.md" in said
    assert "## Between releases" in (ROOT / "docs" / "upgrading.md").read_text("utf-8")


@pytest.fixture(scope="module")
def older(var):
    """The environment of a database of which one step was written otherwise when it ran."""
    cluster = Cluster(var)
    cluster.create_database("older", template=DATABASE)
    with psycopg.connect(cluster.url(OWNER, "older")) as connection:
        noted = json.loads(connection.execute("SELECT obj_description('django_migrations'::regclass)").fetchone()[0])
        noted["organisations.0001_initial"] = "something else"
        statement = sql.SQL("COMMENT ON TABLE django_migrations IS {}").format(json.dumps(noted))
        connection.execute(statement)
    addresses = {"DATABASE_URL": cluster.url(database="older"), "DATABASE_OWNER_URL": cluster.url(OWNER, "older")}
    yield surroundings(var, **addresses)
    cluster.drop_database("older")


def test_a_taken_port_is_said_so(var):
    with contextlib.closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        done = wegwijzer("serve", "--port", port, environment=surroundings(var))
    assert f"Port {port} is taken" in refusal(done)


def test_an_address_that_is_not_ours_is_said_so(var):
    done = wegwijzer("serve", "--host", "192.0.2.1", environment=surroundings(var))
    assert "Cannot listen on 192.0.2.1" in refusal(done)


def test_serving_gives_pages_and_never_knows_the_owner(var):
    with serving(var, "--with-worker", "--migrate") as (process, port):
        assert status(port) < 400
        family = [process.pid, *(child.pid for child in psutil.Process(process.pid).children(recursive=True))]
        assert len(family) >= 4  # serve itself, the web server, its worker, the background worker
        for pid in family:
            assert "DATABASE_OWNER_URL" not in psutil.Process(pid).environ()


def test_ctrl_c_stops_everything_with_the_database(own):
    with serving(own, "--with-worker") as (process, port):
        family = psutil.Process(process.pid).children(recursive=True)
        assert status(port) < 400
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
        assert not (own / "postgres" / "postmaster.pid").exists()
        assert not any(child.is_running() for child in family)


def test_a_serve_that_was_killed_leaves_nothing_and_comes_back(own):
    with serving(own, "--with-worker") as (process, _):
        family = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        _, alive = psutil.wait_procs(family, 20)
        assert not alive
    with serving(own, "--with-worker") as (_, port):
        assert status(port) < 400
    assert not (own / "postgres" / "postmaster.pid").exists()


def test_two_serves_share_one_database_and_the_last_stops_it(own):
    with serving(own) as (_, one), serving(own) as (_, other):
        assert status(one) == status(other) < 400
    assert not (own / "postgres" / "postmaster.pid").exists()


def test_an_operator_opens_an_organisation_and_gets_the_way_in(var):
    command = ("organisation", "create", "lindeveld", "Lindeveld vzw", "--career-lead-email", "an@example.org")
    lead = ("--career-lead-name", "An", "De Smet")
    done = wegwijzer(*command, *lead, environment=surroundings(var))
    assert done.returncode == 0, done.stderr
    assert re.search(r"http://127\.0\.0\.1:8000/invitation/[\w-]{20,}/", done.stdout)
    again = refusal(wegwijzer(*command, *lead, environment=surroundings(var)))
    assert again == "wegwijzer: slug: This name in the web address already belongs to another organisation."


def test_an_organisation_with_wrong_particulars_is_refused_whole(var):
    command = ("organisation", "create", "not good", "", "--career-lead-email", "nowhere")
    said = refusal(wegwijzer(*command, "--career-lead-name", "An", "", environment=surroundings(var)))
    for field in ("slug:", "name:", "lead email:"):
        assert field in said


def test_a_demo_is_loaded_once_and_says_how_to_sign_in(var):
    first = wegwijzer("demo", "--people", "60", environment=surroundings(var))
    assert first.returncode == 0, first.stderr
    assert "password" in first.stdout
    assert first.stdout.strip() in (var / "demo-sign-in.txt").read_text("utf-8")
    again = wegwijzer("demo", "--people", "60", environment=surroundings(var))
    assert (again.returncode, "nothing was changed" in again.stdout) == (0, True)
    other = wegwijzer("demo", "--if-empty", environment=surroundings(var))
    assert "There is an organisation already" in other.stdout


def test_a_demo_too_small_for_its_cast_is_refused(var):
    assert "no room" in refusal(wegwijzer("demo", "--people", "1", environment=surroundings(var)))


PRODUCTION = {"WEGWIJZER_MODE": "production", "WEGWIJZER_SECRET_KEY": LONG_SECRET}


@pytest.mark.parametrize("command", [("demo", "--people", "60"), ("serve", "--demo")])
def test_in_production_a_demo_is_refused_before_anything_is_done(var, command):
    port = ("--port", str(free_port())) if command[0] == "serve" else ()
    said = refusal(wegwijzer(*command, *port, environment=surroundings(var, **PRODUCTION)))
    assert "In production mode no demo is loaded" in said


def test_who_means_it_gets_a_demo_in_production(var):
    command = ("demo", "--people", "60", "--slug", "meant", "--even-in-production")
    done = wegwijzer(*command, environment=surroundings(var, **PRODUCTION))
    assert done.returncode == 0, done.stderr


def test_a_token_for_figures_that_can_be_guessed_is_refused(var):
    assert "too short" in refusal(wegwijzer("check", environment=surroundings(var, WEGWIJZER_METRICS_TOKEN="short")))


def test_in_production_lines_are_json_and_in_development_they_read(var, tmp_path):
    for more, looks in (({}, r"^\d\d:\d\d:\d\d INFO    request "), (PRODUCTION, r'^{"time": "20')):
        log = tmp_path / "log"
        with log.open("w") as errors, serving(var, errors=errors, **more) as (_, port):
            assert status(port) < 400
        assert re.search(looks, log.read_text(), re.MULTILINE), log.read_text()
