"""One visitor with one open connection, as a browser keeps it."""

import http.client
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench.counting import HEADER


@dataclass(frozen=True)
class Answer:
    status: int
    bytes: int
    statements: int
    seconds: float  # from the first byte sent to the last byte read


class Visitor:
    """`cookies` say who is asking. Use as a context manager."""

    def __init__(self, address: str, cookies: dict[str, str]) -> None:
        where = urlsplit(address)
        self._connection = http.client.HTTPConnection(where.hostname, where.port, timeout=120)
        self._headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}

    def __enter__(self) -> "Visitor":
        self._connection.connect()
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str) -> Answer:
        begun = time.perf_counter()
        self._connection.request("GET", path, headers=self._headers)
        response = self._connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - begun
        return Answer(response.status, len(body), int(response.headers.get(HEADER, "-1")), seconds)
