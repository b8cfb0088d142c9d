"""Reading imports for pages: for those who keep the data, a fixed number of statements each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import kinds
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.fields import Field
from wegwijzer.exchange.findings import Told, advice, sentence, tell, tell_trouble
from wegwijzer.exchange.models import Change, Finding, Import, Progress, Weight
from wegwijzer.exchange.progress import STAGES, WAITING
from wegwijzer.exchange.sentences import WORDS
from wegwijzer.foundation.paging import KeyPage, page_by_key

__all__ = ["Candidate", "Column", "Going", "Question", "Told"]

QUESTIONS = 300  # at most on one page
ALIVE = (
    "SELECT EXISTS (SELECT 1 FROM procrastinate_jobs WHERE status IN ('todo', 'doing') "
    "AND task_name LIKE 'wegwijzer.exchange.jobs.%%' AND args ->> 'import_id' = %s)"
)


@dataclass(frozen=True)
class Column:
    """One column as recognised or mapped. `field` None: not known yet, or left out when `left_out`.

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
    rows = EXCHANGE.filter(actor, Import.objects.all())
    return rows.select_related("uploaded_by", "saved_by", "undone_by").order_by("-uploaded_at", "-pk")


def get_import(actor: Actor, identifier: UUID) -> Import | None:
    return imports(actor).filter(pk=identifier).first()


def columns(actor: Actor, import_: Import) -> list[Column]:
    """Every column of the file that has a header or a value."""
    EXCHANGE.require_role(actor)
    kind = kinds.of(import_.kind)
    found = []
    for index, column in enumerate(import_.seen.get("columns", [])):
        said = import_.mapping.get(str(index))
        if not (column["header"] or column["samples"] or said):
            continue
        found.append(
            Column(
                index,
                column["header"],
                column["samples"],
                kind.field(said) if said else None,
                column["by"] if said is not None else "",
                kind.field(column["suggestion"]) if said is None and column["suggestion"] else None,
                left_out=said == "",
            )
        )
    return found


def missing(actor: Actor, import_: Import) -> list[list[Field]]:
    """Groups of fields of which none is mapped yet; of each group one is enough."""
    EXCHANGE.require_role(actor)
    kind = kinds.of(import_.kind)
    groups = kind.missing({key for key in import_.mapping.values() if key})
    return [[field for key in group if (field := kind.field(key))] for group in groups]


def findings(actor: Actor, import_: Import, weight: str, asked: Mapping[str, str]) -> KeyPage:
    """A page of Told, by row. `asked` is the query of the address (see foundation/paging)."""
    page = page_by_key(_findings(actor, import_, weight), asked, keys=("row", "pk"))
    return replace(page, rows=[tell(finding, import_) for finding in page.rows])


def _findings(actor: Actor, import_: Import, weight: str = "") -> QuerySet[Finding]:
    EXCHANGE.require_role(actor)
    rows = Finding.objects.filter(of=import_)
    return rows.filter(weight=weight) if weight else rows


def all_findings(actor: Actor, import_: Import, weight: str = "") -> Iterator[Told]:
    """Each of them by row, for the list to download; a thousand at a time."""
    rows = _findings(actor, import_, weight)
    page = page_by_key(rows, {}, keys=("row", "pk"), size=1000)
    while page.rows:
        yield from (tell(finding, import_) for finding in page.rows)
        if page.next is None:
            return
        page = page_by_key(rows, {"after": str(page.rows[-1].pk)}, keys=("row", "pk"), size=1000)


def changes(actor: Actor, import_: Import, what: str, subject: str, asked: Mapping[str, str]) -> KeyPage:
    """A page of Change rows. `subject` empty: all."""
    EXCHANGE.require_role(actor)
    rows = Change.objects.filter(of=import_, what=what)
    if subject:
        rows = rows.filter(subject=subject)
    return page_by_key(rows, asked, keys=("subject", "row", "pk"))


def questions(actor: Actor, import_: Import) -> list[Question]:
    """By row, at most a few hundred."""
    rows = _findings(actor, import_, Weight.QUESTION).order_by("row", "pk")[:QUESTIONS]
    chosen = import_.choices.get("answers", {})
    return [_question(finding, import_, chosen) for finding in rows]


def _question(finding: Finding, import_: Import, chosen: Mapping[str, str]) -> Question:
    finding.of = import_
    details = finding.details
    return Question(
        key=details.get("key", ""),
        text=sentence(finding),
        advice=advice(finding),
        candidates=[_candidate(said) for said in details.get("candidates", [])],
        chosen=chosen.get(details.get("key", ""), ""),
        rows=int(details.get("rows", 1)),
        row=finding.row,
    )


def _candidate(said: Mapping[str, str]) -> Candidate:
    """A word of ours is said in the language of now; a name is what it is."""
    word = said.get("word") or (said["value"] if said["value"] == "new" and not said.get("label") else "")
    label = str(WORDS.get(word, word)) if word else str(said.get("label", ""))
    return Candidate(str(said["value"]), label, str(said.get("detail") or ""))


def progress(actor: Actor, import_: Import) -> Going:
    EXCHANGE.require_role(actor)
    if not import_.asked:
        return Going(working=False)
    row = Progress.objects.filter(of=import_).first()
    stuck = is_stuck(import_)
    if row is None or row.stage == WAITING:
        return Going(True, str(STAGES[WAITING]), waiting=True, stuck=stuck, since=import_.asked_at)
    words = {**STAGES, **kinds.of(import_.kind).stages}
    done = min(row.done, row.total) if row.total else row.done
    part = done / row.total if row.total else None
    return Going(True, str(words.get(row.stage, "")), done, row.total, part, stuck=stuck, since=import_.asked_at)


def is_stuck(import_: Import) -> bool:
    """Asked, and no job is there that will ever do it: it failed too often, or who asked has no role any more."""
    if not import_.asked:
        return False
    with connection.cursor() as cursor:
        cursor.execute(ALIVE, [str(import_.pk)])
        return not cursor.fetchone()[0]


def twin(actor: Actor, import_: Import) -> Import | None:
    """The last saved import of exactly the same file, if any."""
    same = imports(actor).filter(kind=import_.kind, file_digest=import_.file_digest).exclude(pk=import_.pk)
    return same.filter(saved_at__isnull=False, undone_at__isnull=True).first()


def trouble(actor: Actor, import_: Import) -> Told | None:
    """Why the last work could not be done, in words."""
    EXCHANGE.require_role(actor)
    return tell_trouble(import_)
