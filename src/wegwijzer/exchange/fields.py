"""What a column of a file can be about, and what each kind of file brings: the contract between the engine
that reads and the kinds that compare and save."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from wegwijzer.exchange.models import Import, Kind

if TYPE_CHECKING:
    from wegwijzer.access.actor import Actor
    from wegwijzer.exchange.recognise import Guess
    from wegwijzer.exchange.run import Run
    from wegwijzer.exchange.sentence import Sentence

LANGUAGES = ("nl", "en", "fr", "de")


class FieldKind(StrEnum):
    """How the cells of a column are read (cells.py) and what they are in `incoming`."""

    TEXT = "text"
    CODE = "code"  # a number of staff or of a department: text in which figures keep their zeros
    NAME = "name"  # text in which nothing stands for “empty”: somebody is called Null
    EMAIL = "email"
    DATE = "date"
    NUMBER = "number"
    WHOLE = "whole"
    SHARE = "share"  # percent of full time
    GENDER = "gender"  # f, m, x
    CONTRACT = "contract"  # a people.models.EmploymentKind
    PERSON = "person"  # a number, an e-mail address or a name; which of the three is seen per cell


SQL_TYPES = {
    FieldKind.DATE: "date",
    FieldKind.NUMBER: "numeric(12, 2)",
    FieldKind.WHOLE: "integer",
    FieldKind.SHARE: "numeric(5, 2)",
}  # every other kind is text


@dataclass(frozen=True)
class Field:
    """One thing a column can say. `names` by language: the first is the header we write ourselves, the
    others those we know from elsewhere. `label` is lazy text. Nothing here is folded yet."""

    key: str
    label: str
    kind: FieldKind
    names: Mapping[str, tuple[str, ...]]
    max_length: int = 0  # 0: the kind decides
    least: int | None = None  # for numbers
    most: int | None = None
    opens: bool = False  # a last day: empty, or a year such as 9999, is open
    may_shift: bool = False  # systems may write the first day after: read as dialect["end"] says
    last_day: tuple[str, ...] = ()  # headers that say in so many words that the last day is meant
    follows: str = ""  # key of the first day that this day may not lie before
    birth: bool = False  # a day in somebody's past
    hint: str = ""  # lazy: what to fill in, for the row under the header of a template

    @property
    def sql_type(self) -> str:
        return SQL_TYPES.get(self.kind, "text")

    def header(self, language: str | None = None) -> str:
        language = (language or get_language() or "nl")[:2]
        return self.names.get(language, self.names["nl"])[0]


@dataclass(frozen=True)
class Outcome:
    """What examining found: {What: {Subject: number}}, and a digest of everything saving would do. Two
    examinations with the same digest would do exactly the same."""

    counts: dict[str, dict[str, int]]
    digest: str


class SheetKind(ABC):
    """One kind of file. A package in `kinds/` makes an instance and registers it."""

    key: Kind
    fields: tuple[Field, ...]
    # Of each group one column must be mapped. A person's given and family name may stand in one column, with
    # the key `full_name`; the engine splits it into the two, so `full_name` is never in `incoming`.
    needs: tuple[tuple[str, ...], ...] = ()
    # Of each group of which a column is mapped, a row must have one filled in; otherwise it is `bad`.
    row_needs: tuple[tuple[str, ...], ...] = ()
    # A row in which all of these are empty needs none of them: it says nothing about that, and is not bad for it.
    all_or_none: frozenset[str] = frozenset()
    # Fields that tell whose row it is: the first that is mapped, for seeing whether rows belong together.
    whose: tuple[tuple[str, ...], ...] = (("number",), ("email",), ("family_name", "given_name", "birth_date"))
    sentences: Mapping[str, Sentence] = {}  # its own codes of findings, see findings.py
    stages: Mapping[str, str] = {}  # its own words for progress: stage → lazy text

    def field(self, key: str) -> Field | None:
        return next((found for found in self.fields if found.key == key), None)

    @property
    def columns(self) -> tuple[Field, ...]:
        """Those of `incoming`, in order, between `row` and `bad`."""
        return tuple(one for one in self.fields if one.key != "full_name")

    def also_needs(self, mapped: set[str]) -> tuple[tuple[str, ...], ...]:
        """More groups, given what is mapped: with a function also a unit."""
        return ()

    def prefer(self, found: list, samples: Sequence[str]) -> list:
        """Which of several fields a header means that names more than one; all of them when it cannot be told."""
        return found

    def settle(self, columns: list[Guess], repeated: bool) -> list[Guess]:
        """A last look at all columns together; `repeated`: somebody has more than one row."""
        return columns

    def missing(self, mapped: set[str]) -> list[tuple[str, ...]]:
        """The groups of which nothing is mapped yet; examining is refused until it is empty."""
        return [group for group in (*self.needs, *self.also_needs(mapped)) if not mapped & set(group)]

    def prepare(self, run: Run) -> None:
        """Makes the temporary table `incoming`, empty; it goes with the transaction."""
        columns = ", ".join(f"{one.key} {one.sql_type}" for one in self.columns)
        run.cursor.execute("DROP TABLE IF EXISTS incoming")
        run.cursor.execute(
            f"CREATE TEMPORARY TABLE incoming (row integer, {columns}, bad boolean NOT NULL) ON COMMIT DROP"
        )

    @abstractmethod
    def examine(self, run: Run) -> Outcome:
        """Compare `incoming` with what is there, in temporary tables; write findings and changes. Changes
        nothing else. Runs a second time, right before `save`, in the transaction that saves."""

    @abstractmethod
    def save(self, run: Run) -> None:
        """Do what the last `examine` in this transaction planned, and note each row in `Touched`."""

    @abstractmethod
    def undo(self, actor: Actor, import_: Import) -> None:
        """Give back what saving changed. Raises Trouble when something was built on it."""
