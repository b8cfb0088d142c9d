"""The settings of our own PostgreSQL: for one small machine, reached by nobody else, silent on content."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

OWNER, APPLICATION, SUPERUSER = "wegwijzer_owner", "wegwijzer_app", "postgres"
DATABASE = "wegwijzer"
LONGEST_SOCKET_PATH = 103  # bytes that every system allows; Linux allows four more

INITDB = (
    "--encoding=UTF8",
    "--locale=C",  # the same on every machine: order and letters come from PostgreSQL itself
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=peer",
    f"--username={SUPERUSER}",
    "--no-instructions",
)
SETTINGS = {
    "listen_addresses": "''",
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "'128MB'",
    "effective_cache_size": "'1GB'",
    "work_mem": "'8MB'",
    "maintenance_work_mem": "'128MB'",
    "random_page_cost": "1.1",
    "jit": "off",
    "timezone": "'UTC'",
    "log_timezone": "'UTC'",
    "datestyle": "'iso, ymd'",
    "default_text_search_config": "'pg_catalog.simple'",
    "cluster_name": "'wegwijzer'",
    "log_checkpoints": "off",
    # Statements and key values hold what people wrote: they do not belong in a log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
}
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def socket_folder(data: Path) -> Path:
    """Where the socket is: in the data folder, or in a short one where that path would be too long."""
    if len(os.fsencode(data / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET_PATH:
        return data
    mark = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    return Path("/tmp", f"wegwijzer-{mark}")  # noqa: S108  who uses it makes sure that it is the runner's own


def files(data: Path, guests: Iterable[str], *, throwaway: bool) -> dict[str, str]:
    """File name → content. `guests` are the system's users that may come in, as any of our three roles."""
    socket = socket_folder(data)
    where = {"unix_socket_directories": "'.'" if socket == data else f"'{socket}'"}
    settings = SETTINGS | where | (THROWAWAY if throwaway else {})
    roles = (SUPERUSER, OWNER, APPLICATION)
    lines = {
        "postgresql.conf": [
            "# Written anew at each start: put your own settings in local.conf.",
            *(f"{name} = {value}" for name, value in settings.items()),
            "include_if_exists = 'local.conf'",
        ],
        "pg_hba.conf": ["local all all peer map=wegwijzer"],
        "pg_ident.conf": [f'wegwijzer "{guest}" {role}' for guest in dict.fromkeys(guests) for role in roles],
    }
    return {name: "\n".join(content) + "\n" for name, content in lines.items()}
