"""A finding, or why work could not be done, in words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import formats
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from wegwijzer.exchange import kinds
from wegwijzer.exchange.fields import FieldKind
from wegwijzer.exchange.models import Finding, Import, Weight
from wegwijzer.exchange.sentence import Sentence
from wegwijzer.exchange.sentences import ENGINE, LAYOUTS, UNKNOWN, WORDS
from wegwijzer.organisations.saving import sentence_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

__all__ = ["Sentence", "Told", "advice", "all_sentences", "say", "sentence", "tell", "tell_trouble"]


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
    field: str = ""  # the key

    @property
    def pk(self) -> UUID | None:
        return self.id


def all_sentences() -> dict[str, Sentence]:
    """Code → sentence, of the engine and of every kind."""
    return ENGINE | {code: said for kind in kinds.every() for code, said in kind.sentences.items()}


def _sentence(code: str, kind: str) -> Sentence:
    own = kinds.of(kind).sentences if kind else {}
    return own.get(code) or ENGINE.get(code) or all_sentences().get(code, UNKNOWN)


def say(code: str, details: Mapping[str, Any], *, kind: str = "", field: str = "", value: str = "") -> str:
    """What is the matter, as one or more whole sentences in the language of now."""
    return _fill(_sentence(code, kind), "says", details, kind, field, value)


def advise(code: str, details: Mapping[str, Any], *, kind: str = "", field: str = "", value: str = "") -> str:
    """What to do about it; empty when there is nothing to do."""
    return _fill(_sentence(code, kind), "advice", details, kind, field, value)


def sentence(finding: Finding) -> str:
    return say(finding.code, finding.details, kind=finding.of.kind, field=finding.field, value=finding.value)


def advice(finding: Finding) -> str:
    return advise(finding.code, finding.details, kind=finding.of.kind, field=finding.field, value=finding.value)


def _fill(said: Sentence, part: str, details: Mapping, kind: str, field: str, value: str) -> str:
    text = str(getattr(said, part))
    if not text:
        return ""
    details = said.fill(dict(details)) if said.fill else details
    words: dict[str, Any] = defaultdict(str, {key: _word(key, detail, kind) for key, detail in details.items()})
    words |= {"value": value, "field": label(kind, field)}
    return text % words


def _word(key: str, detail: Any, kind: str) -> Any:
    if key == "fields":
        return _groups(kind, detail)
    if key == "layout":
        return LAYOUTS.get(detail, "")
    if key == "order":
        return WORDS.get(detail, detail)
    if key == "constraint":
        return detail
    if isinstance(detail, str) and _DAY.fullmatch(detail):
        return formats.date_format(date.fromisoformat(detail), "DATE_FORMAT")
    if isinstance(detail, int | float) and not isinstance(detail, bool):
        return formats.number_format(detail, use_l10n=True, force_grouping=True)
    return detail


def _groups(kind: str, groups: list) -> str:
    """“Achternaam of Volledige naam, en Afdeling”: of each group one is needed."""
    alternatives = [group if isinstance(group, list) else [group] for group in groups]
    parts = [get_text_list([label(kind, key) for key in group], _("of")) for group in alternatives]
    return get_text_list(parts, _("en"))


def label(kind: str, key: str) -> str:
    field = kinds.of(kind).field(key) if kind and key else None
    return str(field.label) if field else ""


def header(import_: Import, key: str) -> str:
    """What stands above this field's column in the file, else how we call it."""
    index = next((index for index, mapped in import_.mapping.items() if mapped == key and key), None)
    columns = import_.seen.get("columns", [])
    if index is not None and int(index) < len(columns) and columns[int(index)]["header"]:
        return columns[int(index)]["header"]
    return label(import_.kind, key)


def tell(finding: Finding, import_: Import) -> Told:
    value = _shown(finding, import_.kind)
    how = {"kind": import_.kind, "field": finding.field, "value": value}
    return Told(
        row=finding.row,
        column=header(import_, finding.field),
        value=value,
        weight=finding.weight,
        text=say(finding.code, finding.details, **how),
        advice=advise(finding.code, finding.details, **how),
        id=finding.pk,
        field=finding.field,
    )


def _shown(finding: Finding, kind: str) -> str:
    """What stands there; a day as people write it, because comparing no longer knows how the file did."""
    field = kinds.of(kind).field(finding.field)
    if field is None or field.kind is not FieldKind.DATE or not _DAY.fullmatch(finding.value):
        return finding.value
    try:
        return formats.date_format(date.fromisoformat(finding.value), "DATE_FORMAT")
    except ValueError:
        return finding.value


def tell_trouble(import_: Import) -> Told | None:
    """Why the last work could not be done, None when it could."""
    details = dict(import_.trouble)
    if not details:
        return None
    code = details.pop("code", "failed")
    if "constraint" in details:
        details["rule"] = sentence_of(details["constraint"])
    return Told(
        row=int(details.get("row") or 0),
        column="",
        value="",
        weight=Weight.PROBLEM,
        text=say(code, details, kind=import_.kind),
        advice=advise(code, details, kind=import_.kind),
    )
