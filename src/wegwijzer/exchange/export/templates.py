"""Empty files to fill in: the headers that we read, and under them a row that says what goes where.

There is no example row: it would be somebody who does not exist, one forgotten click away from being imported.
"""

import tempfile
from typing import BinaryIO

from django.utils.translation import override

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.export.actions import fields_of
from wegwijzer.exchange.export.hints import hint
from wegwijzer.exchange.fields import LANGUAGES
from wegwijzer.output.sheets import write_xlsx

NAMES = {
    "nl": {"people": "sjabloon-mensen", "training": "sjabloon-opleidingen"},
    "en": {"people": "template-people", "training": "template-training"},
    "fr": {"people": "modele-personnes", "training": "modele-formations"},
    "de": {"people": "vorlage-personen", "training": "vorlage-schulungen"},
}


def template(actor: Actor, *, kind: str, language: str) -> tuple[BinaryIO, str]:
    """A workbook and what to save it as. Raises KeyError for a kind or language that there is none in."""
    EXCHANGE.require_role(actor)
    if language not in LANGUAGES:
        raise KeyError(language)
    fields = fields_of(kind)
    with override("nl"):  # the texts of hints are looked up by their Dutch
        hints = [hint(str(one.hint), language) for one in fields]
    file = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    write_xlsx(file, [one.header(language) for one in fields], [hints])
    file.seek(0)
    return file, f"{NAMES[language][kind]}.xlsx"
