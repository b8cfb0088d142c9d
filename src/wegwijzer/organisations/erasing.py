"""What goes when somebody who left is forgotten, and what stays: each room says it of its own tables, in `erasure.py`.

That something happened stays, because figures are made of it: somebody worked there, a talk was held. What was said
goes, and who it was. Conditions are SQL about a row of the table; `%(person)s` is whoever is forgotten. The
organisation need not be in them.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Gone:
    """Rows that are removed, of a table that keeps no earlier versions."""

    table: str
    of: str


@dataclass(frozen=True)
class Emptied:
    """Rows that stay, with other values in some columns: SQL for each. Their earlier versions get the same."""

    table: str
    of: str
    to: Mapping[str, str]


@dataclass(frozen=True)
class Stays:
    """A table that names people and is left as it is."""

    table: str
    because: str


Step = Gone | Emptied | Stays
GONE = "'—'"  # where something has to stand
EMPTY = "''"
EMPLOYEE = "employee_id = %(person)s"
PERSON = "person_id = %(person)s"
