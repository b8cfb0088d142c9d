"""What can be done with an import. All require EXCHANGE; each asks the worker, nothing runs in the request.

    upload → set_reading, set_mapping → ask_examine → answer, set_choices → ask_save → ask_undo

`import_` is an Import of this organisation. What a person can mend comes as ValidationError by field
(“file”, “mapping”, “as_of”, …), what came in between as ValidationError without one.
"""

from typing import BinaryIO

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.models import Import


def upload(actor: Actor, *, kind: str, name: str, file: BinaryIO) -> Import:
    """Keeps the file, looks at its first rows, and recognises how it is written and what its columns are.

    `file` gives bytes by read(size) (an UploadedFile does). Raises ValidationError({"file": …}) for what
    is no table, too large or empty. A file that was saved before is taken again; queries.twin() says so.
    """
    raise NotImplementedError


def set_reading(actor: Actor, *, import_: Import, dialect: dict) -> Import:
    """How the file is to be read, the keys of Import.dialect that change: encoding, separator, sheet, header_row
    (as the spreadsheet numbers it), date_order, decimal, end, share, name_order. Recognises the columns anew when
    the cells change by it, and keeps what was mapped by hand to headers that are still there. What was examined
    is forgotten."""
    raise NotImplementedError


def set_mapping(actor: Actor, *, import_: Import, mapping: dict[str, str]) -> Import:
    """{"0": "number", "1": "", …}: column from 0 → key of a field, or "" to leave it out on purpose. A column that
    is not in it is still undecided, and left out as well. Raises ValidationError({"mapping": …}) for a field
    given twice. Headers that we did not know are remembered. What was examined is forgotten."""
    raise NotImplementedError


def ask_examine(actor: Actor, *, import_: Import, choices: dict | None = None) -> Import:
    """Asks the worker to compare; `choices` (see Import) are laid over those that are there. Raises
    ValidationError: {"mapping": …} while a needed column is missing, or {<key of a choice>: …}."""
    raise NotImplementedError


def set_choices(actor: Actor, *, import_: Import, choices: dict) -> Import:
    """The same as ask_examine with choices."""
    raise NotImplementedError


def answer(actor: Actor, *, import_: Import, answers: dict[str, str]) -> Import:
    """{key of a question: the value of one of its candidates}; asks to examine again. Answers are remembered when
    the import is saved."""
    raise NotImplementedError


def ask_save(actor: Actor, *, import_: Import) -> Import:
    """Asks the worker to do what was shown. Raises ValidationError while there are questions, or problems that are
    not to be left out, or nothing to do."""
    raise NotImplementedError


def ask_undo(actor: Actor, *, import_: Import) -> Import:
    """Asks the worker to give back what was. Raises ValidationError unless it is saved and not undone."""
    raise NotImplementedError


def put_aside(actor: Actor, *, import_: Import) -> Import:
    """Never mind: the file and what was found go. Raises ValidationError when it is saved or being worked on."""
    raise NotImplementedError
