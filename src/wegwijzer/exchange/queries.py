"""Reading imports for pages: for those who keep the data, a fixed number of statements each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.exchange.fields import Field
from wegwijzer.exchange.models import Import
from wegwijzer.foundation.paging import KeyPage


@dataclass(frozen=True)
class Column:
    """One column as recognised or mapped. `field` None: not known yet, or left out when `by` is "hand".

    by  "header" we know the header · "remembered" from an earlier import · "values" what stands in it ·
        "hand" somebody said so just now · "" nobody knows
    """

    index: int
    header: str
    samples: list[str]
    field: Field | None
    by: str
    suggestion: Field | None = None  # looks like it; somebody must say so
    left_out: bool = False


@dataclass(frozen=True)
class Candidate:
    value: str  # what `actions.answer` takes: an id, “new”, or a word such as “dmy”
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Question:
    """`text` is a whole sentence. `rows` so many rows wait for the answer."""

    key: str
    text: str
    advice: str
    candidates: list[Candidate]
    chosen: str = ""  # answered already
    rows: int = 0
    row: int = 0  # the first


@dataclass(frozen=True)
class Told:
    """A finding in words, as the pages, the command and the downloaded list show it."""

    row: int
    column: str  # the header in the file, else the label of the field
    value: str
    weight: str
    text: str
    advice: str
    id: UUID | None = None


@dataclass(frozen=True)
class Going:
    """How far the work is. `part` from 0 to 1, None when not known. `waiting` for a worker to take it up; `stuck`
    when nobody will any more: it may be asked again."""

    working: bool
    label: str = ""
    done: int = 0
    total: int = 0
    part: float | None = None
    waiting: bool = False
    stuck: bool = False
    since: datetime | None = None


def imports(actor: Actor) -> QuerySet[Import]:
    """Newest first."""
    raise NotImplementedError


def get_import(actor: Actor, identifier: UUID) -> Import | None:
    raise NotImplementedError


def columns(actor: Actor, import_: Import) -> list[Column]:
    """Every column of the file that has a header or a value. Looks at the first rows of the stored file."""
    raise NotImplementedError


def missing(actor: Actor, import_: Import) -> list[list[Field]]:
    """Groups of fields of which none is mapped yet; of each group one is enough."""
    raise NotImplementedError


def findings(actor: Actor, import_: Import, weight: str, asked: Mapping[str, str]) -> KeyPage:
    """A page of Told, by row. `asked` is the query of the address (see foundation/paging)."""
    raise NotImplementedError


def all_findings(actor: Actor, import_: Import, weight: str = "") -> Iterator[Told]:
    """Each of them, for the list to download; streams."""
    raise NotImplementedError


def changes(actor: Actor, import_: Import, what: str, subject: str, asked: Mapping[str, str]) -> KeyPage:
    """A page of Change rows. `subject` empty: all."""
    raise NotImplementedError


def questions(actor: Actor, import_: Import) -> list[Question]:
    """Unanswered ones first, at most a few hundred."""
    raise NotImplementedError


def progress(actor: Actor, import_: Import) -> Going:
    raise NotImplementedError


def twin(actor: Actor, import_: Import) -> Import | None:
    """The last saved import of exactly the same file, if any."""
    raise NotImplementedError


def trouble(actor: Actor, import_: Import) -> Told | None:
    """Why the last work could not be done, in words."""
    raise NotImplementedError
