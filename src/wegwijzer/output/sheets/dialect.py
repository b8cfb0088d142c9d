"""How a file is written: guessed by `sniff`, corrected by people, obeyed by `rows`."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Any

Cell = str | date | datetime | int | float | bool | None


@dataclass(frozen=True)
class Dialect:
    """`encoding`, `separator` and `quote` count for csv; `sheet` for workbooks (xlsx, xlsb, xls, ods).

    `quote` is one character, or empty when quotation marks mean nothing.
    """

    kind: str = "csv"
    encoding: str = "utf-8"
    separator: str = ","
    quote: str = '"'
    sheet: str = ""

    def to_json(self) -> dict[str, str]:
        return asdict(self)

    @classmethod
    def from_json(cls, saved: Mapping[str, Any]) -> "Dialect":
        """Keys of others are passed over, missing ones get their default."""
        return cls(**{key.name: str(saved[key.name]) for key in fields(cls) if saved.get(key.name) is not None})


@dataclass(frozen=True)
class Sniffed:
    """encodings  what else it could be, likeliest first, the chosen one included; empty for a workbook
    sheets       names of the visible sheets; hidden: of the hidden ones (both can be read)
    sample       the first rows that have something in them
    notes        codes of what is worth telling: separator_named, several_sheets, hidden_sheets, one_column,
                 named_otherwise (the content is of another kind than the name says), no_quotes
    """

    dialect: Dialect
    sample: Sequence[tuple[int, list[Cell]]]
    encodings: Sequence[str] = ()
    sheets: Sequence[str] = ()
    hidden: Sequence[str] = ()
    notes: Sequence[str] = field(default_factory=tuple)
