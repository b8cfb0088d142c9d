"""A whole organisation as plain rows: pure, and the same rows for the same seed, size and day.

    for batch in build(company("lindeveld"), people=642, today=date(2026, 11, 23)): ...

Rows come in batches of one block of the company, so that a hundred thousand people never stand in
memory together. Taken table by table, a row only points to rows that were made before or beside it.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from wegwijzer.demo.content import Company
from wegwijzer.demo.names import Mailboxes
from wegwijzer.demo.rows import Batch, CompetenceRow, FamilyRow, FunctionRow, Numbers, ProfileRow
from wegwijzer.demo.structure import Structure
from wegwijzer.demo.writer import Shared, Writer

CORE_MASTERY = ((3, 1), (6, 2), (9, 3), (12, 4))  # up to this level, behaviour asked of all goes this far


def build(company: Company, *, people: int | None = None, today: date, seed: str = "wegwijzer") -> Iterator[Batch]:
    """Batches of rows for so many people employed today (left out: as many as the data file has), and
    those who left. Raises structure.TooSmall when the cast does not fit."""
    numbers = Numbers()
    structure = Structure(company, numbers)
    people = structure.full_size if people is None else people
    catalogue = Catalogue(company, numbers, large=people > structure.full_size)
    yield catalogue.batch
    shared = Shared(company, numbers, Mailboxes(company.domain), catalogue.functions, today)
    for number, block in enumerate(structure.blocks(people)):
        rng = Random(f"{seed} {company.slug} {number}")  # noqa: S311  no secrets: the same each time
        yield Writer(shared, block, rng).batch()


class Catalogue:
    """Families, functions, competences and profiles; `functions` gives the number of each by its key."""

    def __init__(self, company: Company, numbers: Numbers, *, large: bool) -> None:
        self.batch, self._numbers = Batch(), numbers
        self.functions: dict[str, int] = {}
        families, competences = {}, {}
        for family in company.families:
            families[family.key] = self._add(FamilyRow, family.name)
        for item in company.competences:
            competences[item["key"]] = self._add(CompetenceRow, item["name"], item["kind"], item["text"])
        core = [item["key"] for item in company.competences if item["kind"] == "core"]
        for function in company.functions.values():
            if function.large_only and not large:
                continue
            about = (function.code, function.name, families[function.family.key], function.level, function.about)
            number = self.functions[function.key] = self._add(FunctionRow, *about)
            far = next(mastery for level, mastery in CORE_MASTERY if function.level <= level)
            for key, mastery in (dict.fromkeys(core, far) | function.asks).items():
                self._add(ProfileRow, number, competences[key], mastery)

    def _add(self, kind: type, *values) -> int:
        number = self._numbers.next(kind)
        self.batch.add(kind(number, *values))
        return number
