"""A list of findings as a spreadsheet, made while it is sent."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from tempfile import TemporaryFile

from django.http import FileResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from wegwijzer.exchange.models import Import
from wegwijzer.exchange.queries import Told
from wegwijzer.output import sheets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(findings: Iterable[Told], *, name: str, of: Import, as_xlsx: bool) -> FileResponse:
    file = TemporaryFile()  # noqa: SIM115  (the response closes it)
    write = sheets.write_xlsx if as_xlsx else sheets.write_csv
    write(file, _header(), _rows(findings))
    file.seek(0)
    ending = "xlsx" if as_xlsx else "csv"
    called = slugify(f"{name} {PurePath(of.file_name).stem}") or "lijst"
    content_type = XLSX if as_xlsx else "text/csv; charset=utf-8"
    return FileResponse(file, as_attachment=True, filename=f"{called}.{ending}", content_type=content_type)


def _header() -> list[str]:
    return [_("Rij"), _("Kolom"), _("Wat er staat"), _("Wat er scheelt"), _("Wat je kan doen")]


def _rows(findings: Iterable[Told]) -> Iterator[list]:
    for one in findings:
        yield [one.row or None, one.column, one.value, one.text, one.advice]
