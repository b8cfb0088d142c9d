import io

import pytest

from wegwijzer.exchange.export import export
from wegwijzer.output.sheets import Sniffed, rows, sniff


@pytest.fixture
def hr(cast, as_):
    with as_(cast.hr) as actor:
        yield actor


@pytest.fixture
def read_back(tmp_path):
    """The rows of a file that was taken, as our own reader gives them: header first, dates as they come."""

    def read(file: io.IOBase, name: str) -> tuple[Sniffed, list[list]]:
        path = tmp_path / name
        path.write_bytes(file.read())
        found = sniff(path, name)
        return found, [cells for _, cells in rows(path, found.dialect)]

    return read


@pytest.fixture
def taken(hr, read_back):
    """`taken("people", "csv", "nl")`: header and rows by header of everything exported."""

    def take(kind: str, format: str, language: str = "nl") -> list[dict]:
        done = export(hr, kind=kind, format=format, language=language)
        _, found = read_back(done.file, done.name)
        header = found[0]
        return [dict(zip(header, [*row, *[None] * (len(header) - len(row))], strict=True)) for row in found[1:]]

    return take
