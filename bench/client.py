"""Asking for pages, with a clock."""

import http.client
import re
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from bench.counting import HEADER

PERSON = re.compile(rb"/people/[0-9a-f]{8}-[0-9a-f-]{27}/")


@dataclass(frozen=True)
class Answer:
    status: int
    bytes: int
    statements: int
    people: int  # whose pages it leads to
    seconds: float  # from the first byte sent to the last byte read


class Line:
    """A connection that stays open, as a browser keeps it; all visitors take turns on it, so that it is never
    idle for so long that the server hangs up. Use as a context manager."""

    def __init__(self, address: str) -> None:
        where = urlsplit(address)
        self._connection = http.client.HTTPConnection(where.hostname, where.port, timeout=120)

    def __enter__(self) -> "Line":
        self._connection.connect()
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str, cookies: dict[str, str]) -> Answer:
        """The answer to whoever has these cookies."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        begun = time.perf_counter()
        self._connection.request("GET", path, headers=headers)
        response = self._connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - begun
        statements = int(response.headers.get(HEADER, "-1"))
        return Answer(response.status, len(body), statements, len(set(PERSON.findall(body))), seconds)
