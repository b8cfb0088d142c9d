"""What can happen with an agreement, by whom. Pure."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

EMPLOYEE, OTHER, LEADER = "employee", "other", "leader"


class AgreementState(StrEnum):
    """Follows from the moments that an agreement carries; kept nowhere."""

    PROPOSED = "proposed"
    DROPPED = "dropped"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"


def state_of(agreement) -> AgreementState:
    if agreement.dropped_at:
        return AgreementState.DROPPED
    if not agreement.fixed_at:
        return AgreementState.PROPOSED
    if agreement.done_at:
        return AgreementState.DONE
    return AgreementState.STOPPED if agreement.stopped_at else AgreementState.RUNNING


def side_of(agreement, person_id) -> str:
    """As what somebody who sees this agreement does so."""
    if person_id == agreement.employee_id:
        return EMPLOYEE
    return OTHER if person_id == agreement.other_id else LEADER


def can_answer(step, side: str) -> bool:
    """A change of the employee takes one of the others, a change of the others takes the employee."""
    if step.agreed_at or step.refused_at:
        return False
    return (side == EMPLOYEE) != (step.by_id == step.employee_id)


def may_open(agreement, side: str) -> bool:
    """Whether it is the employee's to open this to the leader, or to take that back."""
    return side == EMPLOYEE and bool(agreement.fixed_at) and not agreement.binds and not agreement.dropped_at


STATE_WORDS = {
    AgreementState.PROPOSED: (_("Voorgesteld"), "clock", ""),
    AgreementState.DROPPED: (_("Niet afgesproken"), "minus", ""),
    AgreementState.RUNNING: (_("Bezig"), "path", ""),
    AgreementState.DONE: (_("Gedaan"), "check", "done"),
    AgreementState.STOPPED: (_("Gestopt"), "minus", ""),
}
