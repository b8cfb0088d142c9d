"""What every command needs before Django wakes up: a database, a secret, and settings that know of both."""

import os
import secrets
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wegwijzer.foundation.logs.lines import catch_the_rest
from wegwijzer.foundation.postgres import Cluster
from wegwijzer.foundation.postgres_settings import APPLICATION, OWNER


class Refused(Exception):
    """The command cannot go on; the message is one line that says why and what to do."""


@dataclass(frozen=True)
class Addresses:
    """How the application's role and (for migrating) the owner of the schema reach the database.

    `keep` makes sure that it runs: only our own PostgreSQL is ours to start again.
    """

    application: str
    owner: str | None
    keep: Callable[[], object] = lambda: None


def var_folder() -> Path:
    """Where everything is kept that is not code: WEGWIJZER_VAR, else `var` in the current folder."""
    return Path(os.environ.get("WEGWIJZER_VAR", "").strip() or "var").resolve()


@contextmanager
def database() -> Iterator[Addresses]:
    """The database of DATABASE_URL; without one our own PostgreSQL, for as long as this block lasts."""
    given, owner = (os.environ.get(name, "").strip() for name in ("DATABASE_URL", "DATABASE_OWNER_URL"))
    if given:
        yield Addresses(given, owner or None)
    elif owner:
        raise Refused("DATABASE_OWNER_URL is set and DATABASE_URL is not: set both, or neither.")
    else:
        with Cluster(var_folder()) as cluster:
            yield Addresses(cluster.url(APPLICATION), cluster.url(OWNER), cluster.keep_running)


def environment(addresses: Addresses, *, owner: bool = False) -> dict[str, str]:
    """The environment for a process of ours. The owner's address is in it only when asked for."""
    found = dict(os.environ)
    found["DJANGO_SETTINGS_MODULE"] = "wegwijzer.config.settings"
    found["WEGWIJZER_VAR"] = str(var_folder())
    found["DATABASE_URL"] = addresses.application
    found.pop("DATABASE_OWNER_URL", None)
    if owner:
        if addresses.owner is None:
            raise Refused("This needs the owner of the schema too: set DATABASE_OWNER_URL.")
        found["DATABASE_OWNER_URL"] = addresses.owner
    if found.get("WEGWIJZER_MODE") == "development" and not found.get("WEGWIJZER_SECRET_KEY", "").strip():
        found["WEGWIJZER_SECRET_KEY"] = _kept_secret(var_folder() / "secret-key")
    return found


def _kept_secret(path: Path) -> str:
    """A secret for development, made once; in production the operator sets one."""
    if not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        mine = path.with_name(f".{path.name}.{os.getpid()}")
        with open(os.open(mine, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        try:
            os.link(mine, path)  # the first of two that start at once wins, and both read the same
        except FileExistsError:
            pass
        finally:
            mine.unlink()
    return path.read_text().strip()


@contextmanager
def django(*, owner: bool = False) -> Iterator[None]:
    """Django, set up in this process, with a database that runs."""
    with database() as addresses:
        os.environ.setdefault("WEGWIJZER_POOL", "0")  # one process with one thread needs one connection
        os.environ.setdefault("WEGWIJZER_LOG_LEVEL", "WARNING")  # a command says itself what it does
        os.environ.update(environment(addresses, owner=owner))
        if not owner:
            os.environ.pop("DATABASE_OWNER_URL", None)
        import django

        django.setup()
        if os.environ.get("WEGWIJZER_MODE") != "development":
            catch_the_rest()
        yield


def ourselves(*arguments: object) -> list[str]:
    """The command line that starts this program again, with the same Python."""
    return [sys.executable, "-m", "wegwijzer", *(str(argument) for argument in arguments)]
