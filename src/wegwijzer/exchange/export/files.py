"""Which kinds of files there are, and how each is written so that it opens well where it is asked for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import get_language

from wegwijzer.exchange.fields import LANGUAGES
from wegwijzer.output.sheets import write_csv, write_xlsx

# A spreadsheet set to one of these languages expects a comma in a number, and so a semicolon between columns.
WITH_COMMA = frozenset({"nl", "fr", "de"})


@dataclass(frozen=True)
class Format:
    ending: str
    content_type: str


FORMATS = {
    "csv": Format("csv", "text/csv; charset=utf-8"),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def language_of_files() -> str:
    """That of the page, as far as headers have one."""
    language = (get_language() or "")[:2]
    return language if language in LANGUAGES else LANGUAGES[0]


def write(
    target: BinaryIO, format: Format, language: str, header: Sequence[str], rows: Iterable[Sequence], *, sheet: str
) -> None:
    """Days are year-month-day in CSV, which every country reads the same, and real days in a workbook. Raises
    Refused when a sheet cannot hold so many rows."""
    if format.ending == "xlsx":
        write_xlsx(target, header, rows, sheet=sheet, date_format="yyyy-mm-dd" if language == "en" else "dd/mm/yyyy")
    elif language in WITH_COMMA:
        write_csv(target, header, rows, separator=";", decimal=",")
    else:
        write_csv(target, header, rows, separator=",", decimal=".")
