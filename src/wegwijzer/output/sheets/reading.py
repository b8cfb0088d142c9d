"""Any file that may be a table: how it is written, and its rows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from wegwijzer.output.sheets import delimited, workbook
from wegwijzer.output.sheets.dialect import Cell, Dialect, Sniffed
from wegwijzer.output.sheets.nature import nature
from wegwijzer.output.sheets.sniffing import sniff_text

TEXT = {".csv", ".txt", ".tsv", ".tab", ".asc", ".dat", ""}
WORKBOOKS = {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"}


def sniff(path: Path, name: str = "", beginning: workbook.Beginning | None = None) -> Sniffed:
    """How it seems to be written. `name` is what the person called it; `beginning` takes as many of the first rows
    of a workbook as are wanted in the sample. Raises Refused."""
    kind = nature(path)
    sniffed = sniff_text(path) if kind == "text" else workbook.sniff_workbook(path, beginning)
    suffix = Path(name).suffix.lower()
    if suffix in (WORKBOOKS if kind == "text" else TEXT - {""}):
        sniffed = replace(sniffed, notes=(*sniffed.notes, "named_otherwise"))
    return sniffed


def rows(path: Path, dialect: Dialect) -> Iterator[tuple[int, list[Cell]]]:
    """(row from 1, cells) of every row that has something in it. Raises Refused, perhaps halfway."""
    if dialect.kind != "csv":
        yield from workbook.rows(path, dialect)
        return
    with open(path, "rb") as raw:
        yield from delimited.rows(raw, dialect)
