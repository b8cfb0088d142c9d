"""Our own PostgreSQL keeps what it was given, whatever happens to it and whoever shares it. All real servers."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from wegwijzer.foundation import postgres, postgres_folder, postgres_host
from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_host import ClusterError
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER, SUPERUSER

A_USER = """
import sys, psycopg
from wegwijzer.foundation.postgres import Cluster
with Cluster(sys.argv[1]) as cluster:
    with psycopg.connect(cluster.url()) as connection:
        print(connection.execute("SELECT pg_postmaster_start_time()").fetchone()[0], flush=True)
    sys.stdin.readline()
"""
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")


@pytest.fixture
def cluster(tmp_path):
    own = Cluster(tmp_path / "var")
    yield own
    own.stop()


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with Cluster(tmp_path_factory.mktemp("shared") / "var", throwaway=True) as own:
        yield own


@contextlib.contextmanager
def another_process(var: Path):
    """A process that uses the cluster until its standard input closes."""
    child = subprocess.Popen(
        [sys.executable, "-c", A_USER, str(var)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        yield child
    finally:
        child.stdin.close()
        child.wait(60)


def postmaster(cluster: Cluster) -> psutil.Process:
    return psutil.Process(int((cluster.data / "postmaster.pid").read_text().splitlines()[0]))


def runs(cluster: Cluster) -> bool:
    return (cluster.data / "postmaster.pid").exists()


def write(cluster: Cluster, word: str) -> None:
    with psycopg.connect(cluster.url(OWNER)) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (word text)")
        connection.execute("INSERT INTO kept VALUES (%s)", [word])


def words(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.url(OWNER)) as connection:
        return [word for (word,) in connection.execute("SELECT word FROM kept ORDER BY word")]


def test_data_outlive_the_server(cluster):
    cluster.ensure_running()
    write(cluster, "before")
    cluster.leave()
    assert not runs(cluster)
    cluster.ensure_running()
    assert words(cluster) == ["before"]


def test_a_server_killed_a_moment_ago_is_there_again_with_its_data(cluster):
    cluster.ensure_running()
    write(cluster, "safe")
    with psycopg.connect(cluster.url()):  # an orphan that still has the data in memory
        postmaster(cluster).kill()
        with Cluster(cluster.var) as again:
            assert words(again) == ["safe"]


def test_a_pid_file_that_now_names_another_program_is_no_obstacle(cluster):
    cluster.ensure_running()
    write(cluster, "safe")
    family = [postmaster(cluster), *postmaster(cluster).children()]
    pid_file = cluster.data / "postmaster.pid"
    left_behind = pid_file.read_text().splitlines()
    for process in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(family, 10)
    runner = cluster._runner
    who = {"user": runner.uid, "group": runner.gid} if runner.switch else {}
    stranger = subprocess.Popen(["sleep", "60"], **who)
    try:
        pid_file.write_text("\n".join([str(stranger.pid), *left_behind[1:]]) + "\n")
        with Cluster(cluster.var) as again:
            assert words(again) == ["safe"]
    finally:
        stranger.kill()
        stranger.wait()


def test_a_start_that_was_cut_off_is_done_over(cluster):
    half = cluster.var / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("half\n")
    cluster.ensure_running()
    assert not half.exists()
    write(cluster, "whole")


def test_two_processes_that_start_at_once_get_one_server(tmp_path):
    with another_process(tmp_path / "var") as one, another_process(tmp_path / "var") as other:
        assert one.stdout.readline() == other.stdout.readline() != ""
    assert not runs(Cluster(tmp_path / "var"))


def test_the_last_to_leave_stops_the_server(cluster):
    with another_process(cluster.var) as other:
        other.stdout.readline()
        cluster.ensure_running()
        cluster.leave()
        assert runs(cluster)
    assert not runs(cluster)


def test_a_killed_user_does_not_keep_the_server(cluster):
    cluster.ensure_running()
    with another_process(cluster.var) as other:
        other.stdout.readline()
        other.send_signal(signal.SIGKILL)
        other.wait()
        cluster.leave()
    assert not runs(cluster)


@pytest.mark.parametrize("role", [OWNER, APPLICATION])
def test_neither_role_of_ours_passes_by_the_locks(shared, role):
    powers = "rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication"
    with psycopg.connect(shared.url(role)) as connection:
        found = connection.execute(f"SELECT {powers} FROM pg_roles WHERE rolname = current_user").fetchone()
        assert found == (False,) * 5
        assert connection.execute("SELECT current_user").fetchone() == (role,)


def test_the_owner_may_do_what_migrations_ask_and_the_application_may_not(shared):
    with psycopg.connect(shared.url(OWNER)) as connection:
        for extension in ("btree_gist", "unaccent", "pg_trgm"):
            connection.execute(f"CREATE EXTENSION {extension}")
        assert connection.execute("SELECT unaccent('één')").fetchone() == ("een",)
    with psycopg.connect(shared.url()) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("CREATE TABLE mine ()")


def test_letters_are_the_same_on_every_machine(shared):
    with psycopg.connect(shared.url()) as connection:
        found = connection.execute(
            "SELECT datlocprovider::text, datlocale, pg_encoding_to_char(encoding), upper('één') "
            "FROM pg_database WHERE datname = current_database()"
        ).fetchone()
    assert found == ("b", "C.UTF-8", "UTF8", "ÉÉN")


def test_nobody_comes_in_from_outside(shared):
    with psycopg.connect(shared.url(SUPERUSER)) as connection:
        rules = connection.execute("SELECT type, auth_method FROM pg_hba_file_rules").fetchall()
        guests = connection.execute("SELECT DISTINCT sys_name FROM pg_ident_file_mappings").fetchall()
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
    assert rules == [("local", "peer")]
    assert {name for (name,) in guests} == {shared._runner.name, "root"}
    assert shared.socket.stat().st_mode & 0o077 == 0


def test_the_log_holds_no_statement_and_no_value(shared):
    with psycopg.connect(shared.url(OWNER)) as connection, pytest.raises(psycopg.errors.UniqueViolation):
        connection.execute("CREATE TABLE once (secret text UNIQUE)")
        connection.execute("INSERT INTO once VALUES ('between us'), ('between us')")
    log = (shared.data / "server.log").read_text()
    assert "duplicate key" in log
    assert "between us" not in log


def test_databases_come_and_go(shared):
    shared.create_database("first")
    with psycopg.connect(shared.url(OWNER, "first")) as connection:
        connection.execute("CREATE TABLE kept (word text)")
    shared.create_database("first")  # once more does no harm
    shared.create_database("second", template="first")
    busy = psycopg.connect(shared.url(OWNER, "second"))
    assert busy.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    shared.drop_database("second")
    shared.drop_database("second")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(shared.url(OWNER, "second"))
    busy.close()


def test_a_folder_with_a_very_long_path_works(tmp_path):
    with Cluster(tmp_path / ("deep" * 30) / "var") as far:
        write(far, "reached")
        assert words(far) == ["reached"]
        assert far.socket.stat().st_mode & 0o077 == 0
    assert not far.socket.exists()


def test_data_of_another_version_are_left_alone_with_one_clear_line(cluster):
    cluster.var.mkdir()
    cluster._runner.own(cluster.data)
    (cluster.data / "PG_VERSION").write_text("12\n")
    with pytest.raises(ClusterError, match=r"made by PostgreSQL 12 and this is 18") as refusal:
        cluster.ensure_running()
    assert "\n" not in str(refusal.value)


def test_settings_of_ones_own_count_and_wrong_ones_are_named(cluster, monkeypatch):
    monkeypatch.setattr(postgres, "PATIENCE", 1)
    cluster.ensure_running()
    cluster.stop()
    (cluster.data / "local.conf").write_text("max_connections = 7\n")
    with Cluster(cluster.var) as own, psycopg.connect(own.url()) as connection:
        assert connection.execute("SHOW max_connections").fetchone() == ("7",)
    (cluster.data / "local.conf").write_text("max_connections = many\n")
    with pytest.raises(ClusterError, match=r"does not start: .*configuration file") as refusal:
        cluster.ensure_running()
    assert "\n" not in str(refusal.value)


def test_a_var_that_is_no_folder_is_said_so(tmp_path):
    (tmp_path / "var").write_text("a file")
    with pytest.raises(ClusterError, match="Nothing can be kept in"):
        Cluster(tmp_path / "var").ensure_running()


@as_root
def test_programs_that_the_servers_user_cannot_read_are_copied_to_where_it_can(cluster, monkeypatch):
    place = Path("/var/tmp", f"wegwijzer-test-{os.getpid()}")
    monkeypatch.setattr(postgres_host, "COPIES", place)
    monkeypatch.setattr(postgres_host.Runner, "may", lambda *_: False)
    try:
        cluster.ensure_running()
        assert postmaster(cluster).exe().startswith(str(place))
        assert postmaster(cluster).username() == postgres_host.SYSTEM_USER
        cluster.stop()
    finally:
        subprocess.run(["rm", "-r", str(place)], check=True)


@as_root
def test_a_data_folder_of_root_is_refused_with_the_way_out(cluster):
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("18\n")
    with pytest.raises(ClusterError, match="chown -R wegwijzer-db"):
        cluster.ensure_running()


def test_a_server_that_fell_over_meanwhile_is_started_again(cluster):
    cluster.ensure_running()
    write(cluster, "safe")
    cluster.keep_running()
    first = postmaster(cluster)
    first.kill()
    psutil.wait_procs([first], 10)
    cluster.keep_running()
    assert postmaster(cluster) != first
    assert words(cluster) == ["safe"]


def test_a_link_where_the_socket_would_be_is_refused_and_not_followed(tmp_path):
    far = Cluster(tmp_path / ("deep" * 30) / "var")
    victim = tmp_path / "victim"
    victim.mkdir()
    before = victim.stat()
    far.socket.symlink_to(victim)
    try:
        with pytest.raises(ClusterError, match="alone: remove it"):
            far.ensure_running()
        assert (victim.stat().st_uid, victim.stat().st_mode) == (before.st_uid, before.st_mode)
    finally:
        far.socket.unlink()


def test_a_long_log_is_turned_over_at_a_start(cluster):
    cluster.ensure_running()
    cluster.leave()
    with (cluster.data / "server.log").open("a") as log:
        log.write("x" * postgres_folder.LARGEST_LOG)
    with cluster:
        assert (cluster.data / "server.log").stat().st_size < 10_000
        assert (cluster.data / "server.log.old").stat().st_size > postgres_folder.LARGEST_LOG
