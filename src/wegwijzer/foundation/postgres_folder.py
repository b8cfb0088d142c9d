"""What lies in the data folder of our own PostgreSQL: its settings, its log, the file that says it runs.

The folder belongs to the server's user and we may be root, so no link in it is followed for writing.
"""

import os
from pathlib import Path

import psutil

LOG = "server.log"
LARGEST_LOG = 5_000_000  # bytes; looked at when the server starts


def fill(path: Path, content: str) -> None:
    """Fill a file that initdb made, which so keeps its owner."""
    with open(os.open(path, os.O_WRONLY | os.O_TRUNC | os.O_NOFOLLOW), "w") as file:
        file.write(content)


def turn_log_over(data: Path) -> None:
    log = data / LOG
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.replace(log.with_suffix(".log.old"))


def last_words(data: Path) -> str:
    """Why the server gave up, from its log."""
    try:
        lines = (data / LOG).read_text("utf-8", "replace").splitlines()[-50:]
    except OSError:
        lines = []
    fatal = [line.partition("] ")[2] for line in lines if "FATAL" in line or "PANIC" in line]
    return fatal[-1] if fatal else f"see {data / LOG}"


def forget_stranger(data: Path) -> None:
    """Remove a postmaster.pid whose number now belongs to a program that is no PostgreSQL.

    That happens after a restart of the machine or container; PostgreSQL itself would see a living
    process and refuse. Left alone while any process of PostgreSQL works in the data folder.
    """
    file = data / "postmaster.pid"
    try:
        known = psutil.Process(int(file.read_text().splitlines()[0])).name().startswith("postgres")
    except (OSError, ValueError, IndexError, psutil.Error):
        return
    if not known and not any(_works_in(data, process) for process in psutil.process_iter()):
        file.unlink()


def _works_in(data: Path, process: psutil.Process) -> bool:
    try:
        return process.name().startswith("postgres") and process.cwd() == str(data)
    except psutil.Error:
        return False
