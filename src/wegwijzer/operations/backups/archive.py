"""A file that pg_dump made: is it whole, is it ours, and of which version."""

import re
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from wegwijzer.operations.backups.programs import BackupProblem, program, reason, surroundings

Migration = tuple[str, str]

STEPS = "django_migrations"
# What belongs to the server and not to us: an extension may be there already, under another owner.
NOT_OURS = re.compile(r"^\d+; \d+ \d+ (?:COMMENT - EXTENSION|EXTENSION -|SCHEMA - public)\b")
TABLE = re.compile(r"^\d+; \d+ \d+ TABLE DATA (\S+) (\S+) ")


@dataclass(frozen=True)
class Archive:
    """The file, and its list of contents, line by line."""

    path: Path
    contents: tuple[str, ...]

    @classmethod
    def open(cls, path: Path) -> "Archive":
        """Raise BackupProblem for what is no back-up of this product."""
        if not path.is_file():
            raise BackupProblem(f"There is no file {path}.")
        archive = cls(path, tuple(_run("--list", path).splitlines()))
        if ("public", STEPS) not in archive.tables:
            raise BackupProblem(f"{path} is no back-up of Wegwijzer.")
        return archive

    @property
    def tables(self) -> set[tuple[str, str]]:
        """(schema, name) of each table whose rows are in it."""
        return {match.groups() for line in self.contents if (match := TABLE.match(line))}

    @property
    def ours(self) -> str:
        """The list of what is put back, as pg_restore reads it."""
        lines = (line for line in self.contents if not NOT_OURS.match(line))
        return "\n".join(lines) + "\n"

    @property
    def extensions(self) -> list[str]:
        """The names of the extensions that it needs."""
        found = (re.match(r"^\d+; \d+ \d+ EXTENSION - (\S+)", line) for line in self.contents)
        return sorted(match[1] for match in found if match)

    def migrations(self) -> set[Migration]:
        """(app, name) of each step that the tables in it went through."""
        said = _run("--data-only", f"--table={STEPS}", "--file=-", self.path)
        copied = re.search(rf"^COPY public\.{STEPS} \((.*?)\) FROM stdin;\n(.*?)^\\\.$", said, re.MULTILINE | re.DOTALL)
        if copied is None:
            raise BackupProblem(f"{self.path} does not say of which version it is.")
        columns = [name.strip(' "') for name in copied[1].split(",")]
        rows = (dict(zip(columns, line.split("\t"), strict=True)) for line in copied[2].splitlines())
        return {(row["app"], row["name"]) for row in rows}

    def read_through(self) -> None:
        """Read every byte, as putting back would. Raises BackupProblem when something is missing or broken."""
        _run("--file=/dev/null", self.path)


def _run(*arguments: object) -> str:
    command = [program("pg_restore"), *(str(argument) for argument in arguments)]
    done = subprocess.run(
        command,
        env=surroundings(),
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode:
        raise BackupProblem(f"{arguments[-1]} cannot be read as a back-up: {reason(done.stderr)}")
    return done.stdout


def with_list(archive: Archive, use: Callable[[Path], None]) -> None:
    """Call `use` with a file that lists what of the archive is put back."""
    with tempfile.NamedTemporaryFile("w", prefix="wegwijzer-", suffix=".list") as file:
        file.write(archive.ours)
        file.flush()
        use(Path(file.name))
