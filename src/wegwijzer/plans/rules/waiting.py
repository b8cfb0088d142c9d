"""Who an agreement waits for: somebody's answer first, then HR's, else whoever does it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wegwijzer.plans.rules.steps import EMPLOYEE, OTHER, side_of

ANSWER, HR, DOES = "answer", "hr", "does"


@dataclass(frozen=True)
class Waits:
    """`why` is one of ANSWER (on what was proposed, or on a change of it), HR (on what was asked of them) and DOES;
    `who` are keys of Doer, with "you" for who looks."""

    why: str
    who: tuple[str, ...]

    @property
    def on_you(self) -> bool:
        return "you" in self.who


def waits(agreement, person_id, *, change_by=None, asks_hr: bool = False) -> Waits:
    """`change_by`: id of who proposed a change that nobody answered yet. What does not stand yet is a proposal of the
    employee."""
    side = side_of(agreement, person_id)
    if agreement.fixed_at is None:
        return Waits(ANSWER, ("you",) if side == OTHER else ("other",))
    if change_by is not None:
        theirs = change_by == agreement.employee_id  # then one of the others answers
        mine = (side == EMPLOYEE) != theirs
        other = "other" if agreement.other_id else "leader"
        return Waits(ANSWER, ("you",) if mine else (EMPLOYEE,) if not theirs else (other,))
    if asks_hr:
        return Waits(HR, ("hr",))
    return Waits(DOES, tuple(_seen_by(side, agreement.doers)))


def _seen_by(side: str, doers: Iterable[str]) -> list[str]:
    """With "you" in the place of one's own side; who leads now does what the leader does."""
    found = ["you" if doer == side else doer for doer in doers]
    return sorted(dict.fromkeys(found), key=lambda doer: doer != "you")


def days_late(agreement, today: date) -> int:
    """How many days ago it was to be ready; 0 for what is not late, or has no day."""
    return max(0, (today - agreement.due_on).days) if agreement.due_on else 0
