"""The operator's way of bringing a file in: the same engine as the pages, examined and saved in one transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.access.roles import Role
from wegwijzer.exchange import actions, kinds, queries, work
from wegwijzer.exchange.findings import Told, say, tell_trouble
from wegwijzer.exchange.models import Import, Subject, Weight, What
from wegwijzer.exchange.recognise import matches
from wegwijzer.exchange.run import Reporter, Trouble
from wegwijzer.exchange.words import squeeze
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.search import fold
from wegwijzer.organisations.models import Organisation, Unit
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.output import sheets

DONE, WRONG_USE, NOT_SAVED, UNREADABLE = 0, 2, 3, 4


class WrongUse(Exception):
    """An option does not fit the organisation or the file."""


class Unreadable(Exception):
    """The file cannot be read, and why."""


@dataclass(frozen=True)
class Wanted:
    """What was asked on the command line. `reading` are keys of a dialect, `choices` of Import.choices."""

    path: Path
    slug: str
    kind: str
    columns: Mapping[str, str] = field(default_factory=dict)  # header → key of a field, or empty
    reading: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, object] = field(default_factory=dict)
    units_below: str = ""
    dry_run: bool = False


@dataclass
class Answer:
    """What came of it. `saved` is False after a dry run, too."""

    code: int
    import_: Import
    saved: bool = False
    why_not: str = ""
    counts: list[tuple[str, str, int]] = field(default_factory=list)  # what, of what, how many
    findings: list[Told] = field(default_factory=list)
    questions: list[queries.Question] = field(default_factory=list)
    dropped: int = 0  # findings beyond those that are kept

    @property
    def nothing_to_do(self) -> bool:
        return not any(number for _, _, number in self.counts)


@contextmanager
def operator_of(slug: str) -> Iterator[Actor]:
    """The operator within an organisation: nobody of it, and keeping its data for this command. Raises WrongUse."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_organisation_at(%s)", [slug])
        (found,) = cursor.fetchone()
    if found is None:
        raise WrongUse(f"There is no organisation at “{slug}”.")
    with tenant(found):
        organisation = Organisation.objects.get(pk=found)
    with acting_as(Actor(organisation, None, frozenset({Role.CAREER_LEAD}), today())) as actor:
        yield actor


def bring_in(wanted: Wanted, reporter: Reporter) -> Answer:
    """All or nothing. Raises WrongUse, Unreadable, or ValidationError for a choice that cannot be."""
    with operator_of(wanted.slug) as actor:
        import_ = _opened(actor, wanted)
        _map(import_, wanted.columns)
        choices = dict(wanted.choices)
        if wanted.units_below:
            choices["units_below"] = str(_unit(wanted.units_below).pk)
        actions.lay_over(import_, choices, actor)
        import_.save(force_insert=True)
        answer = _work(actor, import_, wanted, reporter)
        if not answer.saved:
            transaction.set_rollback(True)
        return answer


def _opened(actor: Actor, wanted: Wanted) -> Import:
    with wanted.path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    try:
        return actions.opened(
            actor,
            kind=wanted.kind,
            name=wanted.path.name,
            path=wanted.path,
            size=wanted.path.stat().st_size,
            digest=digest,
            said=wanted.reading,
        )
    except ValidationError as refusal:
        raise Unreadable(" ".join(refusal.messages)) from refusal


def _map(import_: Import, said: Mapping[str, str]) -> None:
    kind, mapping = kinds.of(import_.kind), dict(import_.mapping)
    places: dict[str, str] = {}
    for index, column in enumerate(import_.seen["columns"]):
        places.setdefault(squeeze(column["header"]), str(index))
    for header, key in said.items():
        if squeeze(header) not in places:
            raise WrongUse(f"The file has no column “{header}”.")
        meant = key if not key or kind.field(key) else next((m.field.key for m in matches(key, kind)), None)
        if meant is None:
            known = ", ".join(one.key for one in kind.fields)
            raise WrongUse(f"“{key}” is not something a column can be about. Known are: {known}.")
        mapping = {index: other for index, other in mapping.items() if not meant or other != meant}
        mapping[places[squeeze(header)]] = meant
    actions.map_columns(import_, mapping)


def _unit(said: str) -> Unit:
    units = Unit.objects.filter(code=said) or [unit for unit in Unit.objects.all() if fold(unit.name) == fold(said)]
    if len(units) != 1:
        raise WrongUse(f"There is {'no' if not units else 'more than one'} unit “{said}”.")
    return units[0]


def _work(actor: Actor, import_: Import, wanted: Wanted, reporter: Reporter) -> Answer:
    try:
        do = work.examine if wanted.dry_run else work.examine_and_save
        do(actor, import_, wanted.path, reporter)
        work.refuse_what_is_open(import_)
    except sheets.Refused as refused:
        raise Unreadable(say(refused.code, refused.details)) from refused
    except Trouble as trouble:
        import_.trouble = trouble.as_json()
        return _answer(actor, import_, NOT_SAVED, why_not=tell_trouble(import_).text)
    except IntegrityError as error:
        import_.trouble = {"code": "refused_by_rule", "constraint": _constraint(error)}
        return Answer(NOT_SAVED, import_, why_not=tell_trouble(import_).text)
    return _answer(actor, import_, DONE, saved=not wanted.dry_run)


def _constraint(error: IntegrityError) -> str:
    return getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""


def _answer(actor: Actor, import_: Import, code: int, *, saved: bool = False, why_not: str = "") -> Answer:
    result = import_.result
    counts = [
        (str(What(what).label), str(Subject(subject).label), number)
        for what, subjects in result.get("counts", {}).items()
        if what in (What.CREATED, What.CHANGED, What.ENDED)
        for subject, number in subjects.items()
        if number
    ]
    found = list(queries.all_findings(actor, import_))
    return Answer(
        code,
        import_,
        saved=saved,
        why_not=why_not,
        counts=counts,
        findings=found,
        questions=queries.questions(actor, import_),
        dropped=max(0, sum(result.get("findings", {}).values()) - len(found)),
    )


HEADERS = ("Row", "Column", "Value", "Weight", "What is the matter", "What to do")


def write_findings(found: list[Told], path: Path) -> None:
    rows = (
        (one.row or "", one.column, one.value, str(Weight(one.weight).label), one.text, one.advice) for one in found
    )
    sheets.write_csv(path, HEADERS, rows)
