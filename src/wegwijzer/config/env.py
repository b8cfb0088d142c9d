"""Readers of the environment that refuse bad values with one clear line."""

import os
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from django.core.exceptions import ImproperlyConfigured

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not “{value}”.")


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{value}”.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}, not “{value}”.")
    return value


def time_zone(name: str, default: str) -> str:
    value = text(name, default)
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError) as problem:  # no such zone, or no name at all
        raise ImproperlyConfigured(f"{name} must be a time zone such as Europe/Brussels, not “{value}”.") from problem
    return value


def _address(name: str) -> SplitResult:
    """What the address says, its port a possible one. The refusal repeats nothing: it may hold a secret."""
    try:
        url = urlsplit(text(name))
        url.port  # noqa: B018  raises for what is no port
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} is no address: look at its host and port.") from problem
    return url


def database(name: str, *, pool: int = 0) -> dict:
    """Django's settings for a URL such as postgresql://role:secret@host:5432/base?sslmode=require.

    A socket directory goes into the query: postgresql://role@/base?host=/run/postgresql.
    """
    url = _address(name)
    if url.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured(f"{name} must start with postgresql:// (Wegwijzer runs on PostgreSQL only).")
    options: dict[str, object] = dict(parse_qsl(url.query))
    host = options.pop("host", None) or url.hostname or ""
    if pool:
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": str(url.port or options.pop("port", "")),
        "OPTIONS": options,
        "CONN_HEALTH_CHECKS": True,
    }


def mail(name: str) -> dict[str, object]:
    """Django's e-mail settings for smtp://user:secret@host:587?tls=1 (or ssl=1)."""
    url = _address(name)
    if url.scheme != "smtp" or not url.hostname:
        raise ImproperlyConfigured(f"{name} must look like smtp://user:password@host:587?tls=1.")
    options = dict(parse_qsl(url.query))
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": url.port or 25,
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_TLS": options.get("tls") == "1",
        "EMAIL_USE_SSL": options.get("ssl") == "1",
    }


@dataclass(frozen=True)
class Inbox:
    """A mailbox: `ssl` from the first byte on, `tls` after a greeting in the clear."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    ssl: bool
    tls: bool


def inbox(name: str) -> Inbox | None:
    """The mailbox of imaps://user:secret@host:993/INBOX (or imap://…?tls=1); None when it is not set."""
    if not text(name):
        return None
    url = _address(name)
    if url.scheme not in ("imap", "imaps") or not (url.hostname and url.username and url.password):
        raise ImproperlyConfigured(f"{name} must look like imaps://user:password@host:993/INBOX.")
    secure = url.scheme == "imaps"
    return Inbox(
        host=url.hostname,
        port=url.port or (993 if secure else 143),
        user=unquote(url.username),
        password=unquote(url.password),
        folder=unquote(url.path.strip("/")) or "INBOX",
        ssl=secure,
        tls=dict(parse_qsl(url.query)).get("tls") == "1",
    )
