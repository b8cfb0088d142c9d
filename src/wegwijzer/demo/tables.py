"""Where rows go, and how they get there. A number in a row becomes an id on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.backends.utils import CursorWrapper

from wegwijzer.demo import rows
from wegwijzer.foundation.ids import new_id

# Which rows a column of numbers points to; `id` points to the row's own kind.
POINTS_TO = {
    "parent_id": rows.UnitRow,
    "unit_id": rows.UnitRow,
    "family_id": rows.FamilyRow,
    "function_id": rows.FunctionRow,
    "competence_id": rows.CompetenceRow,
    "person_id": rows.PersonRow,
    "manager_id": rows.PersonRow,
    "employment_id": rows.EmploymentRow,
    "position_id": rows.PositionRow,
}
WINDOW = 6 * 60 * 60 * 1000  # milliseconds before now in which the ids of a load lie


class Ids:
    """Real ids for the numbers of one load: UUIDv7 that rise with the numbers, a millisecond apart.

    The spread matters: PostgreSQL sorts UUIDs into an exclusion constraint's index by their first fifty
    bits or so, and with all of them in one millisecond each new row would be compared with every other.
    """

    def __init__(self) -> None:
        self._first = (new_id().int >> 80) - WINDOW
        self._salt = new_id().int & (1 << 56) - 1
        self._kinds: dict[type, int] = {}

    def of(self, kind: type, number: int) -> UUID:
        table = self._kinds.setdefault(kind, len(self._kinds))
        return UUID(int=self._first + number << 80 | 7 << 76 | 0b10 << 62 | table << 56 | self._salt)


@dataclass(frozen=True)
class Table:
    """One kind of row and its table.

    `reads_itself`: for each row that is added a trigger looks up another in the same table. PostgreSQL
    would go on reading the whole table for that, as it planned when there was nothing in it.
    """

    kind: type
    name: str
    reads_itself: bool = False

    @property
    def temporary(self) -> str:
        return f"demo_{self.name}"

    @property
    def columns(self) -> str:
        return ", ".join(self.kind._fields)

    def make_temporary(self) -> str:
        like = f"SELECT {self.columns} FROM {self.name} LIMIT 0"  # noqa: S608  names from this file
        return f"CREATE TEMPORARY TABLE {self.temporary} ON COMMIT DROP AS {like}"

    def drop_temporary(self) -> str:
        return f"DROP TABLE {self.temporary}"

    def copy(self, cursor: CursorWrapper, made: Iterable[tuple], ids: Ids) -> None:
        """Rows, with ids for their numbers, to the temporary table."""
        kinds = [POINTS_TO.get(column) for column in self.kind._fields]
        kinds[0] = self.kind
        with cursor.copy(f"COPY {self.temporary} ({self.columns}) FROM STDIN") as target:
            for row in made:
                target.write_row(
                    [
                        ids.of(kind, value) if kind and value is not None else value
                        for kind, value in zip(kinds, row, strict=True)
                    ]
                )

    def insert(self) -> str:
        """SQL with one parameter, the organisation, that takes over the temporary table."""
        add = f"INSERT INTO {self.name} (organisation_id, {self.columns})"
        return f"{add} SELECT %s, {self.columns} FROM {self.temporary}"  # noqa: S608


TABLES = [
    Table(rows.UnitRow, "organisations_unit", reads_itself=True),
    Table(rows.FamilyRow, "functions_functionfamily"),
    Table(rows.CompetenceRow, "functions_competence"),
    Table(rows.FunctionRow, "functions_function"),
    Table(rows.ProfileRow, "functions_functioncompetence"),
    Table(rows.PersonRow, "people_person"),
    Table(rows.EmploymentRow, "people_employment"),
    Table(rows.PositionRow, "people_position"),
    Table(rows.LineRow, "people_reportingline"),
    Table(rows.MembershipRow, "people_membership"),
    Table(rows.TrainingRow, "training_trainingparticipation"),
]
