"""Rows of a file that are about the file and not about somebody: totals, footers, headers that come again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from wegwijzer.exchange.models import Weight
from wegwijzer.exchange.words import FOOTERS, TOTALS, fold

if TYPE_CHECKING:
    from wegwijzer.exchange.run import Run

_FIGURE = re.compile(r"[-+]?[\d.,\s€%]+")
MOST_SAID = 50  # of each


@dataclass
class Skipping:
    """`width` is the number of columns, `plain` whether all cells are text."""

    first_row: int
    width: int
    plain: bool
    header: tuple[str, ...]
    said: dict[str, list[tuple[int, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, run: Run) -> Skipping:
        header = tuple(column["header"] for column in run.import_.seen["columns"])
        dialect = run.import_.dialect
        return cls(int(dialect.get("first_row") or 1), len(header), dialect.get("kind", "csv") == "csv", header)

    def skips(self, row: int, cells: Sequence[Any]) -> bool:
        if cells.count(None) + cells.count("") < self.width / 2 and self.width > 4:
            return self.header[0] != "" and cells[0] == self.header[0] and self._is_header(row, cells)
        filled = [cell for cell in cells if cell not in (None, "")]
        if not filled:
            return True
        code = what_it_is(filled)
        if code:
            return self._say(code, row, str(filled[0]))
        return self._is_header(row, cells)

    def _is_header(self, row: int, cells: Sequence[Any]) -> bool:
        same = any(self.header) and all((cell or "") == title for cell, title in zip(cells, self.header, strict=True))
        return same and self._say("header_again", row, str(self.header[0]))

    def _say(self, code: str, row: int, value: str) -> bool:
        said = self.said.setdefault(code, [])
        if len(said) < MOST_SAID:
            said.append((row, value))
        return True

    def write(self, run: Run) -> None:
        for code, rows in self.said.items():
            for row, value in rows:
                run.find(Weight.REMARK, row, "", code, value)


def about_the_file(cells: Sequence[Any]) -> bool:
    """Whether these values tell nothing about how somebody's are written: a sum of shares is no percentage."""
    return bool(what_it_is([cell for cell in cells if cell not in (None, "")]))


def what_it_is(filled: Sequence[Any]) -> str:
    """“total_left_out” for “Totaal” beside nothing but figures, “footer_left_out” for “Pagina 1 van 3” without
    anything but its like."""
    if not filled or not isinstance(filled[0], str):
        return ""
    said = fold(filled[0])
    words = said.split()
    if not words:
        return ""
    if words[0] in TOTALS or words[-1] in ("totaal", "total", "gesamt"):
        figures = all(isinstance(cell, int | float) or _FIGURE.fullmatch(str(cell)) for cell in filled[1:])
        return "total_left_out" if figures and (len(filled) > 1 or len(words) > 1 or said in TOTALS) else ""
    return "footer_left_out" if all(isinstance(one, str) and FOOTERS.match(fold(one)) for one in filled) else ""
