"""Who reads what of a plan and its agreements: written by hand, here and nowhere else.

test_who_sees_plans.py holds the database and the access rules to it, as every persona and in every state.
docs/who-sees-plans.md is made of it:  python -m tests.plans.expected
"""

from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "who-sees-plans.md"

# Each state follows on the one before it.
STATES = {
    "alone": "with nobody",
    "shared": "shared with the leader",
    "taken": "taken back, opened",
    "led": "another leader",
    "chosen": "another partner",
}
# E the employee · P the partner of the first states, who leads the employee until “another leader” · N the new leader
# C the coach who becomes the partner
WHO = {"E": "the employee", "P": "the partner", "N": "the new leader", "C": "the new partner"}


@dataclass(frozen=True)
class Row:
    """`cells`: who reads it, state by state; a state that is not named does not know it."""

    key: str
    title: str
    cells: dict[str, str]


def from_the_start(*readers: str) -> dict[str, str]:
    return dict(zip(STATES, readers, strict=True))


def since_shared(*readers: str) -> dict[str, str]:
    return dict(zip(list(STATES)[1:], readers, strict=True))


ROWS = (
    Row("plan", "that there is a plan, until when, with whom", from_the_start("E", "EP", "EP", "EP", "EC")),
    Row("wish", "a wish that is kept", from_the_start("E", "E", "E", "E", "E")),
    Row("shared_wish", "a wish that is shared, and taken back", from_the_start("E", "EP", "E", "E", "E")),
    Row("before", "… as it was before it was written anew", from_the_start("E", "EP", "E", "E", "E")),
    Row("direction", "a direction that stays shared", from_the_start("E", "EP", "EP", "EP", "E")),
    Row("view", "how the organisation sees it, by the partner", since_shared("EP", "EP", "EP", "EP")),
    Row("reachability", "when one can be reached, by the partner", since_shared("EP", "EP", "EP", "EP")),
    Row("own", "an agreement of the employee alone, opened to the leader", from_the_start("E", "E", "EP", "EN", "EN")),
    Row("own_step", "… how it went before it was opened", from_the_start("E", "E", "E", "E", "E")),
    Row("closed", "an agreement of the employee alone, opened to nobody", from_the_start("E", "E", "E", "E", "E")),
    Row("ours", "an agreement made with the leader", since_shared("EP", "EP", "EPN", "EPN")),
    Row("our_step", "… how it went under that leader", since_shared("EP", "EP", "EP", "EP")),
    Row("change", "… a change of it that was proposed then", since_shared("EP", "EP", "EP", "EP")),
    Row("proposed", "an agreement that one of the two proposed", since_shared("EP", "EP", "EP", "EP")),
)


def expected(state: str) -> dict[str, set[str]]:
    return {row.key: set(row.cells[state]) for row in ROWS if state in row.cells}


# ---- The document

HEAD = """# Who sees what of a plan and its agreements

Made by `python -m tests.plans.expected` from the table in `tests/plans/expected.py`, which is written by hand.
`tests/plans/test_who_sees_plans.py` holds the database and the access rules to it: as every persona, in every state, in
raw SQL under the application's role and through the rules. What was agreed in a conversation stands in
[who sees what](who-sees-what.md); what the pieces are in [plans](plans.md).

**States**, each following on the one before: *with nobody*: the employee made a plan alone · *shared with the leader*:
the leader is the partner of the plan, one wish and the direction are shared, the two agreed on something · *taken
back, opened*: that wish is not shared any more, and an agreement of the employee's own is opened to the leader ·
*another leader*: somebody else leads the employee from today; the partner stays who it was · *another partner*: the
employee shares the plan with a coach instead.

**Everybody else reads nothing of all this, in any state**: HR, the management, the leader above, other leaders,
coaches, advisers, colleagues, somebody who left, another organisation, the operator with the application's role.

Nobody changes a text that was written or a step that was taken: they are replaced or answered. An agreement that stands
changes only along a step that the other one accepted.

"""


def document() -> str:
    lines = [HEAD + "| | " + " | ".join(STATES.values()) + " |", "|---" * (len(STATES) + 1) + "|"]
    lines += [f"| {row.title} | " + " | ".join(_cell(row, state) for state in STATES) + " |" for row in ROWS]
    return "\n".join(lines) + "\n"


def _cell(row: Row, state: str) -> str:
    return ", ".join(WHO[letter] for letter in row.cells[state]) if state in row.cells else "—"


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
