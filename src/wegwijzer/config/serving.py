"""`wegwijzer serve`: the database, the web server and the worker as one thing that starts and stops whole."""

import errno
import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass

from wegwijzer.config import processes, runtime
from wegwijzer.config.runtime import Addresses, Refused

PATIENCE = 60  # seconds for the first page to come
LETTING_GO = 2  # seconds for the children of a killed server to notice that it is gone
LOOK = 5  # seconds between two looks at the database


@dataclass(frozen=True)
class Serving:
    """What to serve, where. `run` comes back after Ctrl-C, or raises Refused with the reason."""

    host: str
    port: int
    workers: int
    with_worker: bool = False
    migrate: bool = False
    demo: bool = False

    @property
    def reachable_host(self) -> str:
        """The host by which this machine reaches the server: "everywhere" is no address to go to."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    @property
    def address(self) -> str:
        host = f"[{self.reachable_host}]" if ":" in self.reachable_host else self.reachable_host
        return f"http://{host}:{self.port}"

    def run(self) -> None:
        self._refuse_taken_port()
        self._set_addresses()
        try:
            with runtime.database() as addresses:
                environment = runtime.environment(addresses) | self._counting_together()
                owner = self.migrate or self.demo
                self._prepare(runtime.environment(addresses, owner=True) if owner else environment)
                self._refuse_taken_port()  # the preparations may have taken a while
                children = [processes.start(command, environment) for command in self._commands()]
                with processes.together(children):
                    self._announce(children)
                    self._explain_end(self._watch(children, addresses), children)
        except KeyboardInterrupt:
            print("\nWegwijzer has stopped.", file=sys.stderr)

    def _refuse_taken_port(self) -> None:
        """Refuse a port that stays taken; a server of ours that was killed lets go of it in a moment."""
        give_up = time.monotonic() + LETTING_GO
        while (problem := self._why_not_listen()) is not None:
            if problem.errno != errno.EADDRINUSE:
                raise Refused(f"Cannot listen on {self.host} port {self.port}: {problem.strerror}.")
            if time.monotonic() > give_up:
                raise Refused(f"Port {self.port} is taken: stop what uses it, or choose another with --port.")
            time.sleep(0.1)

    def _why_not_listen(self) -> OSError | None:
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self.host, self.port))
                probe.listen()
            except OSError as problem:
                return problem
        return None

    def _set_addresses(self) -> None:
        """Links and cookies follow where we listen, unless the operator said how we are reached."""
        os.environ.setdefault("WEGWIJZER_ADDRESS", self.address)
        if os.environ.get("WEGWIJZER_MODE") == "development":
            os.environ.setdefault("WEGWIJZER_HOSTS", f"{self.reachable_host},127.0.0.1,localhost")

    def _counting_together(self) -> dict[str, str]:
        """Where the web processes keep their counts, so that any of them can answer for all; emptied first."""
        if not os.environ.get("WEGWIJZER_METRICS_TOKEN", "").strip():
            return {}
        folder = runtime.var_folder() / "metrics" / str(self.port)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for file in folder.glob("*.db"):
            file.unlink()
        return {"PROMETHEUS_MULTIPROC_DIR": str(folder)}

    def _prepare(self, environment: dict[str, str]) -> None:
        options = [name for name, on in (("--migrate", self.migrate), ("--demo", self.demo)) if on]
        child = processes.start(runtime.ourselves("prepare", *options), environment)
        with processes.together([child]):
            if child.wait():
                raise SystemExit(1)  # it has said why

    def _commands(self) -> list[list[str]]:
        web = [sys.executable, "-m", "wegwijzer.config.web", self.host, str(self.port), str(self.workers)]
        return [web, runtime.ourselves("worker")] if self.with_worker else [web]

    def _announce(self, children: list[subprocess.Popen]) -> None:
        """Say where to go, once a page really comes."""
        give_up = time.monotonic() + PATIENCE
        while not self._answers():
            if time.monotonic() > give_up:
                raise Refused(f"No page came from {self.address} in {PATIENCE} seconds.")
            if any(child.poll() is not None for child in children):
                return
            time.sleep(0.1)
        print(f"\nWegwijzer is there: {os.environ['WEGWIJZER_ADDRESS']}/   (Ctrl-C stops it)")
        if self.reachable_host == "127.0.0.1" and os.environ.get("WEGWIJZER_MODE") == "development":
            print(f"Browsers give passkeys to names only: to try one, go to http://localhost:{self.port}/")
        cast = runtime.var_folder() / "demo-sign-in.txt"
        if cast.exists() and os.environ.get("WEGWIJZER_MODE") == "development":
            print(f"\n{cast.read_text('utf-8').strip()}")
        sys.stdout.flush()

    def _answers(self) -> bool:
        try:
            with closing(http.client.HTTPConnection(self.reachable_host, self.port, timeout=10)) as connection:
                connection.request("HEAD", "/")
                return connection.getresponse().status > 0
        except (OSError, http.client.HTTPException):
            return False

    def _watch(self, children: list[subprocess.Popen], addresses: Addresses) -> subprocess.Popen:
        """Wait for a child that ends, and meanwhile start our own database again should it fall over."""
        while (ended := processes.first_to_end(children, LOOK)) is None:
            addresses.keep()
        return ended

    def _explain_end(self, ended: subprocess.Popen, children: list[subprocess.Popen]) -> None:
        which = "The web server" if ended is children[0] else "The background worker"
        raise Refused(f"{which} ended by itself (exit code {ended.returncode}); everything was stopped.")
