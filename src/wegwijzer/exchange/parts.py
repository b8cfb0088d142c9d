"""The file of an import in the database, and for as long as it is read on disk."""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from wegwijzer.exchange.models import FilePart, Import
from wegwijzer.exchange.run import Trouble

PART = 1_000_000  # bytes
MOST = 200_000_000  # bytes of one file


class TooLarge(Exception):
    """More than MOST bytes."""


def spool(chunks: Iterable[bytes], target: Path) -> tuple[int, str]:
    """Write them to a file; answers its size and SHA-256. Raises TooLarge before the disk is full of it."""
    digest, size = hashlib.sha256(), 0
    with target.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > MOST:
                raise TooLarge
            digest.update(chunk)
            file.write(chunk)
    return size, digest.hexdigest()


def keep(import_: Import, path: Path) -> None:
    with path.open("rb") as file:
        for number, data in enumerate(iter(lambda: file.read(PART), b"")):
            FilePart(organisation_id=import_.organisation_id, of=import_, number=number, data=data).save()


@contextmanager
def on_disk(import_: Import) -> Iterator[Path]:
    """The file, put together in a folder of its own that goes afterwards. Raises Trouble when it is gone."""
    with tempfile.TemporaryDirectory(prefix="wegwijzer-") as folder:
        path = Path(folder) / "file"
        numbers = list(FilePart.objects.filter(of=import_).order_by("number").values_list("number", flat=True))
        if not numbers:
            raise Trouble("file_gone")
        with path.open("wb") as file:
            for number in numbers:
                file.write(FilePart.objects.values_list("data", flat=True).get(of=import_, number=number))
        yield path


def forget(import_: Import) -> None:
    """The file goes, and with it what its first rows showed; the headers stay, to name columns by."""
    FilePart.objects.filter(of=import_).delete()
    import_.seen = without_samples(import_.seen)


def without_samples(seen: dict) -> dict:
    columns = [{**column, "samples": []} for column in seen.get("columns", [])]
    return {**seen, "columns": columns}
