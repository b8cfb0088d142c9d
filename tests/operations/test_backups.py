"""A back-up put back is the same database, table by table and row by row; or nothing has changed."""

import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from tests.operations.portrait import portrait
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER
from wegwijzer.operations.backups import programs, saving
from wegwijzer.operations.backups.archive import Archive
from wegwijzer.operations.backups.programs import BackupProblem


@pytest.fixture
def full(clone) -> str:
    """The name of a database with the demo in it."""
    return clone()


@pytest.fixture
def file(tmp_path, full, ground):
    """A back-up of it."""
    path = tmp_path / "wegwijzer.backup"
    saving.save(path, ground.url(OWNER, full))
    return path


def differences(one: dict, other: dict) -> dict[str, list[str]]:
    """Aspect → the first lines that only one of the two has."""
    found = {aspect: sorted(set(one.get(aspect, ())) ^ set(other.get(aspect, ())))[:4] for aspect in one | other}
    return {aspect: lines for aspect, lines in found.items() if lines}


def test_a_back_up_put_back_in_an_empty_database_is_the_same_in_every_table_lock_and_right(
    wegwijzer, ground, full, empty, tmp_path
):
    path = tmp_path / "all.backup"
    done = wegwijzer("backup", path, database=full)
    assert done.returncode == 0, done.stderr
    assert "read back without fault" in done.stdout
    done = wegwijzer("restore", path, database=empty)
    assert done.returncode == 0, done.stderr
    assert "The database is sound." in done.stdout
    before, after = portrait(ground.url(OWNER, full)), portrait(ground.url(OWNER, empty))
    assert sum(len(lines) for aspect, lines in before.items() if aspect.startswith("rows of")) > 5000
    assert len(before["policies"]) > 20 and len(before["triggers"]) > 10
    assert differences(before, after) == {}
    with psycopg.connect(ground.url(APPLICATION, empty)) as connection:  # and the locks are on
        assert connection.execute("SELECT count(*) FROM people_person").fetchone() == (0,)


def test_the_file_is_for_its_owner_alone_and_nothing_lies_beside_it(file):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.glob(".*")) == []


def test_a_file_that_is_there_already_is_left_alone(wegwijzer, refusal, full, file):
    before = file.read_bytes()
    assert "there already" in refusal(wegwijzer("backup", file, database=full))
    assert file.read_bytes() == before


def test_a_folder_that_is_not_there_is_said_so(wegwijzer, refusal, full, tmp_path):
    assert "Nothing can be written" in refusal(wegwijzer("backup", tmp_path / "no" / "where", database=full))


def test_a_database_with_something_in_it_is_not_touched(wegwijzer, refusal, ground, full, file):
    before = portrait(ground.url(OWNER, full))
    assert "not empty" in refusal(wegwijzer("restore", file, database=full))
    assert differences(before, portrait(ground.url(OWNER, full))) == {}


def test_told_to_replace_it_takes_the_place_of_everything(wegwijzer, ground, full, file):
    before = portrait(ground.url(OWNER, full))
    with psycopg.connect(ground.url(OWNER, full)) as connection:
        connection.execute("CREATE TABLE left_behind (id int GENERATED ALWAYS AS IDENTITY)")
        connection.execute("CREATE TYPE mood AS ENUM ('calm')")
        connection.execute("CREATE FUNCTION nothing() RETURNS int LANGUAGE sql AS 'SELECT 1'")
        connection.execute("UPDATE people_person SET family_name = 'Changed since'")
    done = wegwijzer("restore", file, "--replace", database=full)
    assert done.returncode == 0, done.stderr
    assert differences(before, portrait(ground.url(OWNER, full))) == {}


def test_a_file_cut_short_is_refused_and_changes_nothing(wegwijzer, refusal, ground, full, file):
    whole = file.read_bytes()
    before = portrait(ground.url(OWNER, full))
    for share in (0.3, 0.9):
        file.write_bytes(whole[: int(len(whole) * share)])
        assert "cannot be read" in refusal(wegwijzer("restore", file, "--replace", database=full))
    assert differences(before, portrait(ground.url(OWNER, full))) == {}


def test_a_file_with_a_broken_byte_is_refused_and_changes_nothing(wegwijzer, refusal, ground, file, empty):
    content = bytearray(file.read_bytes())
    for place in range(len(content) // 2, len(content) // 2 + 4000):
        content[place] ^= 0xFF
    file.write_bytes(content)
    assert refusal(wegwijzer("restore", file, database=empty))
    assert portrait(ground.url(OWNER, empty))["tables"] == []


def test_what_is_no_back_up_is_said_so(wegwijzer, refusal, empty, tmp_path, ground):
    letter = tmp_path / "letter.txt"
    letter.write_text("Beste collega")
    assert "cannot be read as a back-up" in refusal(wegwijzer("restore", letter, database=empty))
    assert "There is no file" in refusal(wegwijzer("restore", tmp_path / "gone", database=empty))
    other = tmp_path / "other.backup"
    command = [programs.program("pg_dump"), "--format=custom", f"--file={other}", ground.url(OWNER, empty)]
    subprocess.run(command, check=True, capture_output=True)
    assert "is no back-up of Wegwijzer" in refusal(wegwijzer("restore", other, database=empty))


def test_when_the_database_refuses_a_row_nothing_is_put_back(wegwijzer, refusal, ground, file, empty):
    with psycopg.connect(ground.url(OWNER, empty)) as connection:
        connection.execute("CREATE DOMAIN people_person AS int")  # its name is taken, and it is no table
    said = refusal(wegwijzer("restore", file, database=empty))
    assert "Nothing was put back; the database refuses" in said
    assert portrait(ground.url(OWNER, empty))["tables"] == []


def test_a_back_up_of_an_older_version_is_put_back_and_brought_up_to_date_when_asked(
    wegwijzer, ground, full, empty, tmp_path
):
    with psycopg.connect(ground.url(OWNER, full)) as connection:  # as if one step was not known then
        connection.execute("DROP TABLE wegwijzer_cache")
        connection.execute("DELETE FROM django_migrations WHERE app = 'foundation' AND name = '0001_cache'")
    path = tmp_path / "older.backup"
    saving.save(path, ground.url(OWNER, full))
    done = wegwijzer("restore", path, database=empty)
    assert (done.returncode, "sound" in done.stdout) == (0, False)
    assert "older version of Wegwijzer: run “wegwijzer migrate”" in done.stderr
    done = wegwijzer("restore", path, "--replace", "--migrate", database=empty)
    assert done.returncode == 0, done.stderr
    assert "The database is sound." in done.stdout


def test_a_back_up_of_a_newer_version_is_refused_unless_told(wegwijzer, refusal, ground, full, empty, tmp_path):
    with psycopg.connect(ground.url(OWNER, full)) as connection:
        connection.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_to_come', now())"
        )
    path = tmp_path / "newer.backup"
    saving.save(path, ground.url(OWNER, full))
    assert "newer version" in refusal(wegwijzer("restore", path, database=empty))
    assert portrait(ground.url(OWNER, empty))["tables"] == []
    assert wegwijzer("restore", path, "--allow-newer", database=empty).returncode == 0


def test_a_server_newer_than_the_programs_is_said_so(monkeypatch, ground, full, tmp_path):
    monkeypatch.setattr(saving, "major_version", lambda: 9)
    with pytest.raises(BackupProblem, match=r"The server runs PostgreSQL 1[0-9] and the programs here are of 9"):
        saving.save(tmp_path / "x", ground.url(OWNER, full))
    assert not (tmp_path / "x").exists()


def test_without_the_owner_there_is_no_back_up(wegwijzer, refusal, full, tmp_path):
    done = wegwijzer("backup", tmp_path / "x", database=full, DATABASE_OWNER_URL="")
    assert "set DATABASE_OWNER_URL" in refusal(done)


def test_as_the_application_the_locks_refuse_a_back_up(ground, full, tmp_path):
    with pytest.raises(BackupProblem, match="could not be made"):
        saving.save(tmp_path / "x", ground.url(APPLICATION, full))
    assert list(tmp_path.iterdir()) == []


def test_a_password_is_on_no_command_line():
    address = "postgresql://someone:very-secret@127.0.0.1:9/base?sslmode=require"
    with programs.reach(address) as database:
        sleeper = database.start([sys.executable, "-c", "import time; time.sleep(20)"])
        try:
            time.sleep(0.3)
            assert "very-secret" not in " ".join(psutil.Process(sleeper.pid).cmdline())
            file = Path(database.environment["PGSERVICEFILE"])
            assert "very-secret" not in file.read_text()
            assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        finally:
            sleeper.kill()
            sleeper.wait()
    assert not file.exists()


def test_a_password_reaches_the_program_as_it_is():
    with programs.reach("postgresql://someone:with%20space%25and%3Dsign@127.0.0.1:9/base") as database:
        assert database.environment["PGPASSWORD"] == "with space%and=sign"
        assert "DATABASE_OWNER_URL" not in database.environment


def test_a_back_up_is_of_one_moment_while_people_go_on_working(ground, full, tmp_path):
    """Two tables that always change together are equal in the file."""
    address = ground.url(OWNER, full)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("CREATE TABLE aaa_first (n int); CREATE TABLE zzz_last (n int)")
    done = threading.Event()

    def keep_writing():
        with psycopg.connect(address) as connection:
            number = 0
            while not done.is_set():
                number += 1
                connection.execute("INSERT INTO aaa_first VALUES (%s)", [number])
                connection.execute("INSERT INTO zzz_last VALUES (%s)", [number])
                connection.commit()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        time.sleep(0.1)
        saving.save(tmp_path / "moment", address)
    finally:
        done.set()
        writer.join()
    command = [programs.program("pg_restore"), "--data-only", "--table=aaa_first", "--table=zzz_last", "--file=-"]
    said = subprocess.run([*command, tmp_path / "moment"], capture_output=True, text=True, check=True).stdout
    rows = [[line for line in part.splitlines() if line.isdigit()] for part in said.split("FROM stdin;")[1:]]
    assert len(rows) == 2 and rows[0] == rows[1] and len(rows[0]) > 1


def test_a_stopped_back_up_leaves_no_file(ground, full, tmp_path):
    code = (
        "import sys, time, os, signal, threading\n"
        "from pathlib import Path\n"
        "from wegwijzer.operations.backups import saving\n"
        "def stop(*_): os.kill(os.getpid(), signal.SIGINT)\n"
        "saving.Archive.read_through = lambda self: (stop(), time.sleep(5))\n"
        "saving.save(Path(sys.argv[1]), sys.argv[2])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "x", ground.url(OWNER, full)], capture_output=True, check=False
    )
    assert done.returncode != 0
    assert list(tmp_path.iterdir()) == []


def test_an_archive_knows_its_tables_and_steps(file):
    archive = Archive.open(file)
    assert ("public", "people_person") in archive.tables
    assert ("people", "0001_initial") in archive.migrations()
    assert archive.extensions == ["btree_gist", "unaccent"]
