"""The web server process: Granian with our WSGI application. Started by `wegwijzer serve`, one per serve."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces
from granian.errors import ConfigurationError
from granian.log import LogLevels

from wegwijzer.config import env
from wegwijzer.config.processes import follow
from wegwijzer.foundation.logs import lines

TARGET = "wegwijzer.config.wsgi:application"


def application(*_: object):
    """Load the application inside a web worker; the worker goes when the process that made it is gone."""
    follow(os.getppid())
    from wegwijzer.config.wsgi import application

    return application


def log_lines() -> dict[str, object]:
    """The same lines as the application's, for what the web server itself has to say."""
    production = env.text("WEGWIJZER_MODE", "production") != "development"
    return lines.configuration(as_json=production, level=env.text("WEGWIJZER_LOG_LEVEL", "INFO"))


def serve(host: str, port: int, workers: int, threads: int) -> None:
    """Serve until asked to stop. A worker that dies is replaced; one that hangs while stopping is killed."""
    server = Granian(
        TARGET,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_level=LogLevels.error,
        log_dictconfig=log_lines(),
        respawn_failed_workers=True,
        workers_kill_timeout=8,
    )
    server.serve(target_loader=application)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("workers", type=int)
    given = parser.parse_args()
    follow()
    try:
        serve(given.host, given.port, given.workers, int(os.environ.get("WEGWIJZER_POOL", "8")))
    except ConfigurationError as problem:
        raise SystemExit(f"wegwijzer: the web server refuses its settings: {problem}") from problem


if __name__ == "__main__":
    main()
