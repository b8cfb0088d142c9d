"""Who can read and write what of a conversation: written by hand, here and nowhere else.

test_who_sees_what.py holds the database and the access rules to it, as every persona, in every model and state.
docs/who-sees-what.md is made of it:  python -m tests.conversations.expected
"""

from dataclasses import dataclass
from pathlib import Path

DOCUMENT = Path(__file__).parents[2] / "docs" / "who-sees-what.md"

STATES = {
    "before": "before",
    "during": "during",
    "standing": "one confirmed",
    "after": "after",
    "cancelled": "cancelled",
}
# E the employee · O the other side of the conversation · R whom a report is addressed to · H HR (career lead)
# X the management. A letter not named: nothing. H and X never count where the other side is an adviser from outside.
# L who leads the employee today, of agreements that were made with the leader of that day: they bind the organisation.
# M the same, in every model: a fact of who talks with whom for a year, and nothing of what is said.
WHO = {
    "E": "the employee",
    "O": "the other side",
    "R": "its receiver",
    "H": "HR",
    "X": "the management, as figures",
    "L": "who leads the employee today, in the model “line”",
    "M": "who leads the employee today",
}


@dataclass(frozen=True)
class Row:
    """`cells`: state → "who reads|who writes"; a state that is not named does not know this artefact."""

    key: str
    title: str
    cells: dict[str, str]
    models: tuple[str, ...] = ("line", "staff", "management", "external")
    shown: bool | None = None  # only while scores are shown, or are not


def alone(letter: str, when_over: str = "") -> dict[str, str]:
    """Read and written by one, until it is over or one confirmed; then only read."""
    return always(f"{letter}|{letter}", over=f"{letter}|{when_over}")


def always(running: str, over: str) -> dict[str, str]:
    return {"before": running, "during": running, "standing": over, "after": over, "cancelled": over}


def whenever(cell: str) -> dict[str, str]:
    return dict.fromkeys(STATES, cell)


TALKED = ("during", "standing", "after")
INSIDE = ("line", "staff", "management")


def since_the_talk(cell: str) -> dict[str, str]:
    return dict.fromkeys(TALKED, cell)


ROWS = (
    Row(
        "fact",
        "that there is a conversation, when, how far",
        {**always("EOHX|EO", over="EOHX|"), "standing": "EOHX|EO"},
    ),
    Row("prepared", "that the employee is prepared", whenever("EOHX|E")),
    Row("member", "that somebody was invited in a round", whenever("EHX|H")),
    Row("contact", "who the career contact is", whenever("EOHM|H")),
    Row("aside", "that somebody put an offer to talk aside", whenever("E|E")),
    Row("joint", "a field of the form; reason, place, conclusion", always("EO|EO", over="EO|")),
    Row("kept_joint", "what stood in a field before", whenever("EO|")),
    Row("preparation_e", "preparation of the employee", alone("E")),
    Row("preparation_e_shared", "… shared", always("EO|E", over="EO|")),
    Row("kept_preparation", "… as it was before", whenever("E|")),
    Row("preparation_o", "preparation of the other side", alone("O")),
    Row("preparation_o_shared", "… shared", always("EO|O", over="EO|")),
    Row("growth_e", "what growth would mean, by the employee", alone("E")),
    Row("score_e", "score by the employee", alone("E"), shown=False),
    Row("score_o", "score by the other side", alone("O"), shown=False),
    Row("score_e", "score by the employee, shown to both", always("EO|E", over="EO|"), shown=True),
    Row("score_o", "score by the other side, shown to both", always("EO|O", over="EO|"), shown=True),
    Row("note_e", "note of the employee for themselves", whenever("E|E")),
    Row("note_o", "note of the other side for themselves", whenever("O|O")),
    Row("example_e", "example by the employee", always("EO|E", over="EO|")),
    Row("example_o", "example by the other side", always("EO|O", over="EO|")),
    Row("proposal_e", "proposal by the employee", always("EO|E", over="EO|")),
    Row("agreement", "agreement", {**always("EO|EO", over="EO|"), "after": "EOL|"}),
    Row("checkpoint", "day to look at it again", always("EO|EO", over="EO|")),
    Row("request", "what an agreement asks of HR", {**always("EO|EO", over="EO|"), "after": "EOH|"}, models=INSIDE),
    Row("confirmation_e", "remark with the confirmation", {"standing": "EO|E", "after": "EO|"}),
    Row("addition_e", "addition afterwards", {"after": "EO|"}),
    Row("report_e_draft", "report of the employee, drafted", since_the_talk("E|E")),
    Row("report_e_sent", "… sent", since_the_talk("ER|")),
    Row("report_e_withdrawn", "… withdrawn", since_the_talk("E|")),
    Row("report_o_draft", "report of the other side, drafted", since_the_talk("O|O"), models=INSIDE),
    Row("report_o_shown", "… shown to the employee", since_the_talk("EO|"), models=INSIDE),
    Row("report_o_sent", "… sent", since_the_talk("EOR|"), models=INSIDE),
    Row("report_o_withdrawn", "… withdrawn", since_the_talk("EO|"), models=INSIDE),
    Row("informal_e", "short note of the employee", whenever("E|E")),
    Row("informal_e_shared", "… shared", whenever("EO|E")),
    Row("informal_o", "short note of the other side", whenever("O|O")),
    Row("informal_o_shared", "… shared", whenever("EO|O")),
    Row("goals", "goals of the year, proposed by the employee", whenever("EO|E")),
    Row("goals_agreed", "… agreed on by both", whenever("EO|")),
    Row("moment", "pivotal moment", whenever("E|E")),
    Row("moment_told", "… told to the other side", whenever("EO|E")),
)


def expected(model: str, state: str, *, shown: bool) -> dict[str, tuple[set[str], set[str]]]:
    """Artefact → letters that read, letters that write."""
    found = {}
    for row in ROWS:
        if state in row.cells and model in row.models and row.shown in (None, shown):
            reads, writes = row.cells[state].split("|")
            unknown = {"H", "X"} if model == "external" and row.key in ("fact", "prepared") else set()
            unknown |= set() if model == "line" else {"L"}
            found[row.key] = (set(reads) - unknown, set(writes))
    return found


# ---- The document

HEAD = """# Who sees what of a conversation

Made by `python -m tests.conversations.expected` from the table in `tests/conversations/expected.py`, which is written
by hand. `tests/conversations/test_who_sees_what.py` holds the database and the access rules to it: as every persona,
in every model and every state, in raw SQL under the application's role and through the rules, reading and writing.

**Who is who.**

| model | the employee | the other side |
|---|---|---|
| line | asks, or is asked | who leads them |
| staff | asks, or is asked | HR or an internal coach |
| management | asks, or is asked | who leads their leader |
| external | asks | an adviser from outside the organisation |

HR and the management see nothing of a conversation with an adviser from outside, not even that it is there; and no
request of an agreement goes to HR from it.

**Everybody else reads and writes nothing of all this**: other leaders, the leader above, colleagues, coaches and
advisers who do not hold this conversation, a new leader, somebody who left (who cannot sign in at all), another
organisation, the operator with the application's role. That holds in every cell below, also after a change of leader
and after one of the two has left: the one who stays keeps what they took part in. What a new leader does see is the
agreement that an earlier leader made for the organisation, as it stands today; [plans](who-sees-plans.md) says more.

**By whatever way.** The same holds on pages, in the fragments that a page fetches, in files (PDF, exports), in what
searching finds, and in every table, history, queue and log of the database: `test_no_other_way_out.py` looks for each
text there, as everybody, and `test_any_order_of_acts.py` after acts in any order. Letters, their jobs and calendar
feeds hold none of it for anybody. Searching looks in names of people, units and functions alone, and exports by HR are
of people and training: neither knows conversations.

**What the dates say** (a new function, another leader, back after long …) is worked out when somebody looks, and kept
nowhere. Which of them it is, the person alone reads; who leads them and HR read that there is a conversation to offer,
in the same words for each (`test_moments_that_matter.py`).

**Two at the same moment.** Whoever comes first, nobody reads more than the table says:
`test_at_the_same_moment.py` lets two act at once, each in a transaction of their own.

**States.** *before*: asked, accepted or planned · *during*: they talk · *one confirmed*: the form stands still until
the other confirms or one of them reopens · *after*: both confirmed · *cancelled*: it does not go on.

In a cell: who reads it; **in bold** who can change it as well. — : it is not there.

"""


def document() -> str:
    lines = [HEAD + "| | " + " | ".join(STATES.values()) + " |", "|---" * (len(STATES) + 1) + "|"]
    lines += [f"| {row.title} | " + " | ".join(_cell(row, state) for state in STATES) + " |" for row in ROWS]
    return "\n".join(lines) + "\n"


def _cell(row: Row, state: str) -> str:
    if state not in row.cells:
        return "—"
    reads, writes = row.cells[state].split("|")
    return ", ".join(f"**{WHO[letter]}**" if letter in writes else WHO[letter] for letter in reads)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
