"""One cell → what goes into `incoming`, as the text that COPY reads, or what is wrong with it.

A reader is called with a cell (str, date, datetime, int, float, bool or None) and answers a text for COPY,
or a `Found` when there is something to say about it. Readers remember what they saw, so that half a million
rows cost a look-up for most cells; what they remember is bounded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from wegwijzer.exchange.dates import DateReader
from wegwijzer.exchange.fields import Field, FieldKind
from wegwijzer.exchange.figures import number_of
from wegwijzer.exchange.models import Weight
from wegwijzer.exchange.words import CONTRACTS, GENDERS, NOTHING, fold

NULL = r"\N"  # what COPY reads as null
REMEMBERED, LONG = 50_000, 300  # different cells of one column, and characters of one that is not remembered
MANGLED = re.compile(r"-?\d(?:[.,]\d+)?E\+\d{1,3}", re.IGNORECASE)
SPREADSHEET_ERRORS = {"#N/A", "#N/B", "#REF!", "#VALUE!", "#WAARDE!", "#NAME?", "#NAAM?", "#DIV/0!", "#DEEL/0!",
                      "#NUM!", "#GETAL!", "#NULL!", "#LEEG!", "#VERW!", "#####", "#BEZUG!", "#WERT!", "#NV",
                      "#NOM?", "#VALEUR!", "#NOMBRE!"}  # fmt: skip
EMAIL = re.compile(r"[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}", re.I)
LONGEST = {FieldKind.TEXT: 200, FieldKind.NAME: 200, FieldKind.CODE: 40, FieldKind.PERSON: 250, FieldKind.EMAIL: 254}


@dataclass(frozen=True, slots=True)
class Found:
    """Something to say about a cell; `value` goes into `incoming` all the same. A problem makes the row bad."""

    weight: Weight
    code: str
    value: str = NULL
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """How cells are to be understood, agreed in Import.dialect."""

    today: date
    date_order: str = "dmy"
    decimal: str = ","
    end: str = "last_day"
    share: str = "percent"

    @classmethod
    def of(cls, dialect: dict, today: date) -> Reading:
        known = {key: dialect[key] for key in ("date_order", "decimal", "end", "share") if dialect.get(key)}
        return cls(today, **known)


Reader = Callable[[Any], "str | Found"]


class Memory(dict):
    """Answers by cell; works out what it has not met. Emptied when full, so that it stays small."""

    def __init__(self, work_out: Reader) -> None:
        super().__init__()
        self.work_out = work_out

    def __missing__(self, cell: Any) -> str | Found:
        if cell.__class__ is str and len(cell) > LONG:
            return self.work_out(cell)
        if len(self) >= REMEMBERED:
            self.clear()
        answer = self[cell] = self.work_out(cell)
        return answer


def reader_for(one: Field, reading: Reading) -> Reader:
    """The reader of a column. Not for cells of type bool, which equal 0 and 1: give their text."""
    if one.kind is FieldKind.CODE:  # seldom twice the same: no memory
        return _WORK[one.kind](one, reading)
    return Memory(_WORK[one.kind](one, reading)).__getitem__


def problem(code: str, **details: Any) -> Found:
    return Found(Weight.PROBLEM, code, details=details)


def remark(code: str, value: str, **details: Any) -> Found:
    return Found(Weight.REMARK, code, value, details)


# ---- Text


def is_nothing(text: str) -> bool:
    """“-”, “n.v.t.”, “null” and their like: written down, and yet empty."""
    return text.casefold() in NOTHING


def as_text(cell: Any) -> str:
    """A figure as it was typed: 10001 and not 10001.0."""
    if cell.__class__ is float and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return "" if cell is None else str(cell)


def clean(text: str) -> tuple[str, bool]:
    """The text without what cannot be seen, and whether something went: control characters and marks that
    turn the direction of writing. Line ends and odd spaces become a space."""
    kept, went = [], False
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if character in "\t\r\n\x0b\x0c" or category in ("Zs", "Zl", "Zp"):
            kept.append(" ")
        elif category in ("Cc", "Cf", "Cs", "Cn", "Co"):
            went = went or character not in "\ufeff\u00ad"
        else:
            kept.append(character)
    return " ".join("".join(kept).split()), went


def _plain(text: str) -> bool:
    """Whether there is nothing to clean: true of nearly all cells, so asked first."""
    return text.isprintable() and "  " not in text and (text.isascii() or unicodedata.is_normalized("NFC", text))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\") if "\\" in text else text


def _text(one: Field, reading: Reading) -> Reader:
    longest = one.max_length or LONGEST[one.kind]
    empty_words = one.kind is not FieldKind.NAME

    def read(cell: Any) -> str | Found:
        if cell is None or cell == "":
            return NULL
        if isinstance(cell, date):  # datetime too
            return problem("date_in_text")
        text = cell.strip() if cell.__class__ is str else as_text(cell)
        went = False
        if not _plain(text):
            text, went = clean(text)
        if not text or text in ("-", "–", "—") or (empty_words and is_nothing(text)):
            return NULL
        if text[0] == "#" and text.upper() in SPREADSHEET_ERRORS:
            return problem("spreadsheet_error")
        if len(text) > longest:
            return problem("text_too_long", length=len(text), most=longest)
        return remark("characters_removed", _escaped(text)) if went else _escaped(text)

    return read


def _code(one: Field, reading: Reading) -> Reader:
    """A number of staff: zeros in front stay; the apostrophe with which a spreadsheet is told to keep them goes."""
    read_text = _text(one, reading)

    def read(cell: Any) -> str | Found:
        if cell.__class__ is str:
            if cell.isalnum() and cell.isascii() and len(cell) <= 40 and "E" not in cell and "e" not in cell:
                return read_text(cell) if cell.isalpha() else cell
            if MANGLED.fullmatch(cell):
                return problem("number_mangled")
            if cell.startswith("'"):
                cell = cell[1:].lstrip()
            if cell.endswith(".0") and cell[:-2].isdigit():
                cell = cell[:-2]
        return read_text(cell)

    return read


def _email(one: Field, reading: Reading) -> Reader:
    read_text = _text(one, reading)

    def read(cell: Any) -> str | Found:
        text = read_text(cell)
        if text.__class__ is not str or text == NULL:
            return text
        bare = text.removeprefix("mailto:").strip("<>; ")
        if not EMAIL.fullmatch(bare) or ".." in bare or bare[0] == "." or ".@" in bare:
            return problem("email_wrong")
        return bare

    return read


# ---- Figures


def _number(one: Field, reading: Reading) -> Reader:
    def read(cell: Any) -> str | Found:
        if cell is None or (isinstance(cell, str) and (not cell.strip() or is_nothing(cell.strip()))):
            return NULL
        number = number_of(cell, reading.decimal)
        if number is None:
            return problem("number_unreadable")
        if one.kind is FieldKind.WHOLE and not number.is_integer():
            return problem("number_not_whole")
        least, most = one.least if one.least is not None else -1e9, one.most if one.most is not None else 1e9
        if not least <= number <= most:
            return problem("number_out_of_range", least=least, most=most)
        return str(int(number)) if number.is_integer() else repr(round(number, 2))

    return read


def _share(one: Field, reading: Reading) -> Reader:
    """Percent of full time: 80, 80%, “80 %”, or 0.8 where the file counts in parts of one."""

    def read(cell: Any) -> str | Found:
        if cell is None or (isinstance(cell, str) and (not cell.strip() or is_nothing(cell.strip()))):
            return NULL
        text = cell.strip() if isinstance(cell, str) else cell
        percent = isinstance(text, str) and text.endswith("%")
        number = number_of(text.rstrip("% ") if percent else text, reading.decimal)
        if number is None:
            return problem("share_unreadable")
        if reading.share == "fraction" and not percent:
            number *= 100
        number = round(number, 2)
        if not 0 < number <= 200:
            return problem("share_out_of_range")
        if number <= 2:
            return problem("share_very_small")
        return f"{number:g}"

    return read


# ---- Words


def _gender(one: Field, reading: Reading) -> Reader:
    def read(cell: Any) -> str | Found:
        said = fold(as_text(cell))
        if not said or is_nothing(as_text(cell).strip()):
            return NULL
        return GENDERS.get(said) or remark("gender_unknown", NULL)

    return read


def _contract(one: Field, reading: Reading) -> Reader:
    def read(cell: Any) -> str | Found:
        said = fold(as_text(cell))
        if not said or is_nothing(as_text(cell).strip()):
            return NULL
        return CONTRACTS.get(said) or remark("contract_unknown", "other")

    return read


# ---- Days

NO_SOONER, NO_SOONER_BORN = date(1930, 1, 1), date(1900, 1, 1)
YEARS_AHEAD = 10
YOUNGEST = timedelta(days=365 * 14)


def _date(one: Field, reading: Reading) -> Reader:
    read_day = DateReader(reading.date_order, reading.today, born=one.birth)
    latest = date(reading.today.year + YEARS_AHEAD, 12, 31)

    def read(cell: Any) -> str | Found:
        if cell is None or cell == "" or (isinstance(cell, str) and is_nothing(cell.strip())):
            return NULL
        day = read_day(cell)
        if day.open:
            return NULL if one.opens else problem("date_open")
        if day.value is None:
            return problem(day.code, order=reading.date_order)
        found = day.value
        if one.birth:
            if not NO_SOONER_BORN <= found <= reading.today - YOUNGEST:
                return problem("birth_date_unlikely")
        elif not NO_SOONER <= found <= latest:
            return problem("date_out_of_reach")
        if one.may_shift and reading.end == "day_after":
            found -= timedelta(days=1)
        return remark(day.code, found.isoformat(), day=found.isoformat()) if day.code else found.isoformat()

    return read


_WORK: dict[FieldKind, Callable[[Field, Reading], Reader]] = {
    FieldKind.TEXT: _text,
    FieldKind.PERSON: _text,
    FieldKind.NAME: _text,
    FieldKind.CODE: _code,
    FieldKind.EMAIL: _email,
    FieldKind.NUMBER: _number,
    FieldKind.WHOLE: _number,
    FieldKind.SHARE: _share,
    FieldKind.GENDER: _gender,
    FieldKind.CONTRACT: _contract,
    FieldKind.DATE: _date,
}
