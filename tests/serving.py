"""`wegwijzer serve` as a process of its own, for the browser."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.mail import free_port


@dataclass(frozen=True)
class Server:
    """Where it answers, and the database behind it (the application's role)."""

    url: str
    database_url: str


def serving(database_url: str, var: Path, **settings: str) -> Iterator[Server]:
    """From the moment that it says where it is until nobody needs it any more."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    environment = os.environ | {"DATABASE_URL": database_url, "WEGWIJZER_VAR": str(var), **settings}
    command = [sys.executable, "-u", "-m", "wegwijzer", "serve", "--port", str(port), "--with-worker"]
    log = var / "server.log"
    with log.open("w") as errors:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        for line in process.stdout:
            if f"{url}/" in line:
                break
        else:
            raise RuntimeError(f"the server ended with {process.wait()}:\n{log.read_text()}")
        yield Server(url, database_url)
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()
