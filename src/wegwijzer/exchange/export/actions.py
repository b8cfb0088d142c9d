"""A list of people taken out, and written down that it was."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.export import people, training
from wegwijzer.exchange.export.files import FORMATS, Format, language_of_files, write
from wegwijzer.exchange.fields import Field
from wegwijzer.exchange.models import Export, Kind

ROOMS = {Kind.PEOPLE: people, Kind.TRAINING: training}


@dataclass(frozen=True)
class Taken:
    """`file` stands at its beginning and goes when it is closed; `name` is what to save it as."""

    file: BinaryIO
    name: str
    format: Format
    rows: int


class Counted:
    """Passes rows on and counts them."""

    def __init__(self, rows: Iterable) -> None:
        self.rows, self.number = rows, 0

    def __iter__(self) -> Iterator:
        for row in self.rows:
            self.number += 1
            yield row


def export(actor: Actor, *, kind: str, format: str, language: str | None = None) -> Taken:
    """Everything of one kind, in the language of the page unless said otherwise.

    The file is whole before any of it is sent: one that breaks off half-way looks like a small organisation. It is
    written to disk, row by row, so memory stays the same. Raises Refused when there are more rows than a workbook
    holds, and then nothing is written down.
    """
    EXCHANGE.require_role(actor)
    how, room, language = FORMATS[format], ROOMS[Kind(kind)], language or language_of_files()
    file = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    with override(language):
        sheet, name = _words(Kind(kind))
    try:
        with transaction.atomic(), closing(room.rows(language)) as rows:  # broken off, COPY ends its transaction
            found = Counted(rows)
            write(file, how, language, header(kind, language), found, sheet=sheet)
    except BaseException:
        file.close()
        raise
    Export.objects.create(
        organisation=actor.organisation, kind=kind, format=format, rows=found.number, exported_by=actor.person
    )
    file.seek(0)
    return Taken(file, f"{actor.organisation.slug}-{name}-{actor.today:%Y-%m-%d}.{how.ending}", how, found.number)


def header(kind: str, language: str) -> list[str]:
    """The names of the columns, as importing knows them."""
    return [one.header(language) for one in fields_of(kind)]


def fields_of(kind: str) -> tuple[Field, ...]:
    """The columns of a file, in order."""
    return ROOMS[Kind(kind)].WRITTEN_FIELDS


def _words(kind: Kind) -> tuple[str, str]:
    """What the sheet is called, and the file."""
    if kind == Kind.PEOPLE:
        return _("Mensen"), pgettext("bestandsnaam", "mensen")
    return _("Opleidingen"), pgettext("bestandsnaam", "opleidingen")
