"""Who reads what somebody does alone: written by hand, here and nowhere else.

test_who_sees_selfwork.py holds the database, the access rules and the pages to it, as every persona, in every state and
for every instrument. docs/who-sees-selfwork.md is made of it:  python -m tests.selfwork.expected
"""

from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "who-sees-selfwork.md"

# Each state follows on the one before it.
STATES = {
    "alone": "not shared",
    "shared": "shared with the leader, taken along",
    "ended": "one over, one taken back",
    "led": "another leader",
    "left": "the employee left",
}
# E the employee · L who led when it was shared
WHO = {"E": "the employee", "L": "who it was shared with"}


@dataclass(frozen=True)
class Row:
    """`cells`: who reads it, state by state, in the order of STATES; None: it is not there yet."""

    key: str
    title: str
    cells: tuple[str | None, ...]


ROWS = (
    Row("sheet", "that there is a sheet, and its name", ("E", "E", "E", "E", "")),
    Row("kept", "an answer that is not shared", ("E", "E", "E", "E", "")),
    Row("answer", "an answer of which a copy is shared, as it stands on the sheet", ("E", "E", "E", "E", "")),
    Row("open", "… the copy, shared without a last day", (None, "EL", "EL", "EL", "")),
    Row("over", "… the copy, shared until a day that passed", (None, "EL", "E", "E", "")),
    Row("back", "… the copy that was taken back", (None, "EL", "E", "E", "")),
    Row("taken", "a piece taken along to a preparation or a plan", (None, "E", "E", "E", "")),
)
# For each instrument: which field is which artefact. What has no word of its own (a number on a scale) is looked for by
# its row alone.
FIELDS = {
    "career-competences": {"kept": "ahead", "open": "matters", "over": "talents", "back": "meaning", "taken": "owning"},
    "career-scan": {"kept": "energy", "open": "surprise", "over": "pace", "back": "life", "taken": "first"},
    "learning-curve": {"kept": "lately", "open": "curve", "over": "used", "back": "beyond", "taken": "dare"},
    "development-network": {"kept": "shaped", "open": "network", "over": "gap", "back": "meet", "taken": "give"},
    "job-role-network": {"kept": "responsible", "open": "network", "over": "means", "back": "able", "taken": "world"},
}


def expected(state: str) -> dict[str, set[str]]:
    at = list(STATES).index(state)
    return {row.key: set(row.cells[at]) for row in ROWS if row.cells[at] is not None}


# ---- The document

HEAD = """# Who sees what somebody does alone

Made by `python -m tests.selfwork.expected` from the table in `tests/selfwork/expected.py`, which is written by hand.
`tests/selfwork/test_who_sees_selfwork.py` holds the database, the access rules, the pages, the files, what is found by
searching and every table to it: as every persona, in every state, for each instrument that somebody takes alone
({instruments}). Stories about somebody at their best are held to the same in `tests/selfwork/portrait/`. What a
conversation shows stands in [who sees what](who-sees-what.md), a plan in [who sees plans](who-sees-plans.md).

**States**, each following on the one before: *not shared*: the employee filled in a sheet · *shared with the leader,
taken along*: three copies are shared with the leader, and a piece goes along to a preparation and to the plan · *one
over, one taken back*: the last day of one passed, another was taken back · *another leader*: somebody else leads the
employee from today; what was shared was shared with a person, who stays that person, and the employee can take it back
· *the employee left*: nobody could take anything back any more, so nothing stays open. Who it was shared with and left
reads nothing any more either.

**Everybody else reads nothing of all this, in any state**: HR, the management, the leader above, the new leader,
coaches, advisers, colleagues, somebody who left, another organisation, the operator with the application's role.

Writing on changes nothing of what is shared: a copy stays as it was. A piece that goes along to a preparation or a plan
stands there for its owner alone, until that person writes it down or shares it there.

"""


def document() -> str:
    lines = [HEAD.format(instruments=", ".join(FIELDS)) + "| | " + " | ".join(STATES.values()) + " |"]
    lines.append("|---" * (len(STATES) + 1) + "|")
    lines += [f"| {row.title} | " + " | ".join(map(_cell, row.cells)) + " |" for row in ROWS]
    return "\n".join(lines) + "\n"


def _cell(readers: str | None) -> str:
    if readers is None:
        return "—"
    return ", ".join(WHO[letter] for letter in readers) or "nobody"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
