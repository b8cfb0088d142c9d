"""A real `wegwijzer serve` with several web processes, asked over HTTP."""

import http.client
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from tests.mail import free_port
from wegwijzer.foundation.postgres_settings import APPLICATION


@dataclass(frozen=True)
class Served:
    port: int
    counts: Path

    def get(self, path: str, **headers: str) -> tuple[int, str]:
        """Over a connection of its own, so that any of the processes may answer."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)) as connection:
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, answer.read().decode()


@contextmanager
def serving_together(ground, database: str, folder: Path, token: str, *options: str, **more: str) -> Iterator[Served]:
    port = free_port()
    environment = os.environ | {
        "DATABASE_URL": ground.url(APPLICATION, database),
        "WEGWIJZER_VAR": str(folder / "var"),
        "WEGWIJZER_POOL": "4",
        "WEGWIJZER_METRICS_TOKEN": token,
        **more,
    }
    command = [sys.executable, "-u", "-m", "wegwijzer", "serve", "--port", str(port), "--workers", "2", *options]
    with (folder / "errors").open("w") as errors:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True)
    try:
        if not any(f":{port}/" in line for line in process.stdout):
            raise RuntimeError((folder / "errors").read_text())
        yield Served(port, folder / "var" / "metrics" / str(port))
    finally:
        process.terminate()
        process.wait(60)
        process.stdout.close()


def figures(server: Served, token: str, name: str, labels: dict[str, str]) -> float:
    """One figure, as Prometheus would read it."""
    status, text = server.get("/metrics", Authorization=f"Bearer {token}")
    assert status == 200
    samples = [sample for family in text_string_to_metric_families(text) for sample in family.samples]
    return next((one.value for one in samples if one.name == name and one.labels == labels), 0.0)
