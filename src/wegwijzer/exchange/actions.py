"""What can be done with an import. All require EXCHANGE; each asks the worker, nothing long runs in the request.

    upload → set_reading, set_mapping → ask_examine → answer, set_choices → ask_save → ask_undo

`import_` is an Import of this organisation. What a person can mend comes as ValidationError by field
(“file”, “mapping”, “as_of”, …), what came in between as ValidationError without one.
"""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import choices as chosen
from wegwijzer.exchange import findings, jobs, kinds, parts, progress, remembering
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.models import Change, Finding, Import, Weight, Work
from wegwijzer.exchange.opening import Opened, open_file
from wegwijzer.exchange.queries import is_stuck
from wegwijzer.exchange.run import Trouble
from wegwijzer.exchange.work import refuse_what_is_open
from wegwijzer.output import sheets

EXAMINED_FIELDS = ["examined_at", "result", "trouble"]
CHUNK = 1_000_000


def upload(actor: Actor, *, kind: str, name: str, file: BinaryIO) -> Import:
    """Keeps the file, looks at its first rows, and recognises how it is written and what its columns are.

    `file` gives bytes by read(size) (an UploadedFile does). Raises ValidationError({"file": …}) for what
    is no table, too large or empty. A file that was saved before is taken again; queries.twin() says so.
    """
    EXCHANGE.require_role(actor)
    with tempfile.TemporaryDirectory(prefix="wegwijzer-") as folder:
        path = Path(folder) / "file"
        size, digest = _spool(file, path)
        import_ = opened(actor, kind=kind, name=name, path=path, size=size, digest=digest)
        with transaction.atomic():
            import_.save(force_insert=True)
            parts.keep(import_, path)
    return import_


def opened(
    actor: Actor, *, kind: str, name: str, path: Path, size: int, digest: str, said: Mapping | None = None
) -> Import:
    """The import of a file on disk, recognised and not saved yet. Raises ValidationError({"file": …})."""
    try:
        found = open_file(
            path, name, kinds.of(kind), today=actor.today, remembered=remembering.headers(kind), said=said
        )
    except sheets.Refused as refused:
        raise _refusal("file", refused.code, refused.details) from refused
    import_ = Import(
        organisation=actor.organisation,
        kind=kind,
        file_name=Path(name.replace("\\", "/")).name[:200] or _("naamloos"),
        file_size=size,
        file_digest=digest,
        uploaded_by_id=actor.person_id,
        choices={"answers": remembering.answers_of(kind)},
    )
    return _as_opened(import_, found)


def _as_opened(import_: Import, found: Opened) -> Import:
    import_.dialect, import_.mapping, import_.seen = found.dialect, found.mapping, found.seen
    return import_


def _spool(file: BinaryIO, path: Path) -> tuple[int, str]:
    def chunks() -> Iterator[bytes]:
        while data := file.read(CHUNK):
            yield data

    try:
        return parts.spool(chunks(), path)
    except parts.TooLarge:
        raise _refusal("file", "file_too_large", {"most": parts.MOST // 1_000_000}) from None


def _refusal(field: str, code: str, details: Mapping, kind: str = "") -> ValidationError:
    said = [findings.say(code, details, kind=kind)]
    if field == "file":  # nothing on that page says it otherwise
        said.append(findings.advise(code, details, kind=kind))
    return ValidationError({field: [" ".join(filter(None, said))]})


def _free(actor: Actor, import_: Import) -> None:
    """Nobody is at work on it, it is not saved and the file is still there."""
    EXCHANGE.require_role(actor)
    if import_.asked and not is_stuck(import_):
        raise ValidationError([_("We zijn hier nu mee bezig. Wacht tot dat klaar is.")])
    if import_.saved_at or import_.put_aside_at:
        raise ValidationError([_("Dit bestand is al bewaard of weggelegd. Breng het opnieuw binnen.")])


def _no_longer_examined(import_: Import) -> None:
    import_.examined_at, import_.result, import_.trouble, import_.asked = None, {}, {}, ""
    Finding.objects.filter(of=import_).delete()
    Change.objects.filter(of=import_).delete()


@transaction.atomic
def set_reading(actor: Actor, *, import_: Import, dialect: dict) -> Import:
    """How the file is to be read, the keys of Import.dialect that change: encoding, separator, sheet, header_row and
    first_row (as the spreadsheet numbers them), date_order, decimal, end, share, name_order. Recognises the columns
    anew, and keeps what was mapped by hand to headers that are still there. What was examined is forgotten.
    Raises ValidationError by key, or {"file": …} when it cannot be read in that way."""
    _free(actor, import_)
    chosen.check_dialect(dialect)
    before = Opened(import_.dialect, import_.mapping, import_.seen)
    try:
        with parts.on_disk(import_) as path:
            found = open_file(
                path,
                import_.file_name,
                kinds.of(import_.kind),
                today=actor.today,
                remembered=remembering.headers(import_.kind),
                said=dialect,
                before=before,
            )
    except (sheets.Refused, Trouble) as refused:
        raise _refusal("file", refused.code, refused.details) from refused
    _as_opened(import_, found)
    _no_longer_examined(import_)
    import_.save()
    return import_


@transaction.atomic
def set_mapping(actor: Actor, *, import_: Import, mapping: dict[str, str]) -> Import:
    """{"0": "number", "1": "", …}: column from 0 → key of a field, or "" to leave it out on purpose. A column that
    is not in it is still undecided, and left out as well. Raises ValidationError({"mapping": …}) for a field
    given twice. What differs from what we recognised is remembered. What was examined is forgotten."""
    _free(actor, import_)
    map_columns(import_, mapping)
    _no_longer_examined(import_)
    import_.save()
    return import_


def map_columns(import_: Import, mapping: Mapping[str, str]) -> None:
    """Puts the mapping in the import, and in memory what was said by hand. Does not save the import."""
    kind, columns = kinds.of(import_.kind), import_.seen["columns"]
    chosen.check_mapping(kind, mapping, len(columns))
    by_hand = {}
    for index, column in enumerate(columns):
        said = mapping.get(str(index))
        if said != import_.mapping.get(str(index)):
            column["by"] = "hand" if said is not None else ""
            if said is not None:
                by_hand[column["header"]] = said
    import_.mapping = {str(index): mapping[str(index)] for index in range(len(columns)) if str(index) in mapping}
    remembering.note_headers(import_.kind, by_hand)


@transaction.atomic
def ask_examine(actor: Actor, *, import_: Import, choices: dict | None = None) -> Import:
    """Asks the worker to compare; `choices` (see Import) are laid over those that are there. Raises
    ValidationError: {"mapping": …} while a needed column is missing, or {<key of a choice>: …}."""
    _free(actor, import_)
    lay_over(import_, choices or {}, actor)
    _nothing_missing(import_)
    _no_longer_examined(import_)
    return _ask(actor, import_, Work.EXAMINE)


def lay_over(import_: Import, choices: Mapping, actor: Actor) -> None:
    """New choices over the old ones, checked. Does not save the import."""
    clean = chosen.check(choices, today=actor.today)
    answers = {**import_.choices.get("answers", {}), **clean.pop("answers", {})}
    kept = {key: value for key, value in {**import_.choices, **clean}.items() if value not in (None, "")}
    import_.choices = {"as_of": actor.today.isoformat(), **kept, "answers": answers}


def _nothing_missing(import_: Import) -> None:
    kind = kinds.of(import_.kind)
    missing = kind.missing({key for key in import_.mapping.values() if key})
    if missing:
        details: dict = {"fields": [list(group) for group in missing]}
        if import_.seen.get("layout"):
            details["layout"] = import_.seen["layout"]
        raise _refusal("mapping", "columns_missing", details, import_.kind)


def set_choices(actor: Actor, *, import_: Import, choices: dict) -> Import:
    """The same as ask_examine with choices."""
    return ask_examine(actor, import_=import_, choices=choices)


@transaction.atomic
def answer(actor: Actor, *, import_: Import, answers: dict[str, str]) -> Import:
    """{key of a question: the value of one of its candidates}; asks to examine again. Answers are remembered when
    the import is saved. Raises ValidationError({key: …}) for a value that was not offered."""
    _free(actor, import_)
    asked = Finding.objects.filter(of=import_, weight=Weight.QUESTION)
    chosen.check_answers({finding.details.get("key"): finding.details for finding in asked}, answers)
    order = answers.get("date_order:")
    if order:
        import_.dialect = {**import_.dialect, "date_order": order, "date_order_by": "hand"}
    return ask_examine(actor, import_=import_, choices={"answers": answers})


@transaction.atomic
def ask_save(actor: Actor, *, import_: Import) -> Import:
    """Asks the worker to do what was shown. Raises ValidationError while there are questions, or problems that are
    not to be left out, or it was not examined."""
    _free(actor, import_)
    if not import_.examined_at:
        raise ValidationError([_("Dit bestand is nog niet nagekeken.")])
    try:
        refuse_what_is_open(import_)
    except Trouble as trouble:
        raise ValidationError([findings.say(trouble.code, trouble.details)]) from trouble
    return _ask(actor, import_, Work.SAVE)


@transaction.atomic
def ask_undo(actor: Actor, *, import_: Import) -> Import:
    """Asks the worker to give back what was. Raises ValidationError unless it is saved and not undone."""
    EXCHANGE.require_role(actor)
    if import_.asked and not is_stuck(import_):
        raise ValidationError([_("We zijn hier nu mee bezig. Wacht tot dat klaar is.")])
    if not import_.saved_at or import_.undone_at:
        raise ValidationError([_("Alleen wat bewaard is en nog niet ongedaan gemaakt, kan je ongedaan maken.")])
    return _ask(actor, import_, Work.UNDO)


def _ask(actor: Actor, import_: Import, work: Work) -> Import:
    import_.asked, import_.asked_at, import_.trouble = work, timezone.now(), {}
    import_.save()
    progress.begin(import_)
    jobs.JOBS[work].enqueue(actor, import_id=import_.pk)
    return import_


@transaction.atomic
def put_aside(actor: Actor, *, import_: Import) -> Import:
    """Never mind: the file and what was found go. Raises ValidationError when it is saved or being worked on."""
    _free(actor, import_)
    _no_longer_examined(import_)
    parts.forget(import_)
    import_.choices, import_.put_aside_at = {}, timezone.now()
    import_.save()
    return import_
