"""An agreement as it stands in a list: what, until when, how it goes, and what waits for the reader."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.plans.actions.proposing import asks_for
from wegwijzer.plans.models import Agreement, AgreementStep
from wegwijzer.plans.rules.steps import STATE_WORDS, AgreementState, can_answer, side_of, state_of


@dataclass(frozen=True)
class Row:
    agreement: Agreement
    state: AgreementState
    words: str
    icon: str
    kind: str
    action: str = ""
    action_icon: str = "flag"
    asks: bool = False  # waits for the yes of the reader
    change: AgreementStep | None = None
    doers: list[str] = field(default_factory=list)

    @property
    def over(self) -> bool:
        return self.state in (AgreementState.DONE, AgreementState.STOPPED, AgreementState.DROPPED)


def row_of(actor: Actor, agreement: Agreement, change: AgreementStep | None, known: dict) -> Row:
    state = state_of(agreement)
    words, icon, kind = STATE_WORDS[state]
    side = side_of(agreement, actor.person_id)
    asks = asks_for(agreement, actor) or bool(change and can_answer(change, side))
    if asks:
        words, icon, kind = _("Wacht op jou"), "clock", "attention"
    elif state is AgreementState.PROPOSED:
        words = _("Wacht op %(name)s") % {"name": _theirs(agreement, side)}
    elif change is not None:
        words, icon, kind = _("Aanpassing wacht op antwoord"), "clock", ""
    elif state is AgreementState.RUNNING and agreement.due_on and agreement.due_on < actor.today:
        words, icon, kind = _("De dag is voorbij"), "clock", "attention"
    elif state is AgreementState.RUNNING and agreement.starts_on and agreement.starts_on > actor.today:
        words, icon, kind = _("Begint nog"), "clock", ""
    action = known.get(agreement.action)
    return Row(
        agreement,
        state,
        str(words),
        icon,
        kind,
        action.name if action else "",
        action.icon if action else "flag",
        asks,
        change,
        doers_of(agreement, actor),
    )


def rows_of(actor: Actor, agreements: list[Agreement], changes: dict, known: dict) -> list[Row]:
    return [row_of(actor, each, changes.get(each.pk), known) for each in agreements]


def _theirs(agreement: Agreement, side: str) -> str:
    other = agreement.other if side == "employee" else agreement.employee
    return other.given_name if other else ""


def doers_of(agreement: Agreement, actor: Actor) -> list[str]:
    """By name where there is one; “jij” for the reader."""
    people = {"employee": agreement.employee, "other": agreement.other}
    found = []
    for key in agreement.doers:
        person = people.get(key)
        if person is not None:
            found.append(_("jij") if person.pk == actor.person_id else person.full_name)
        elif key in DOERS:
            found.append(str(DOERS[key]()))
    return found


DOERS = {
    "leader": lambda: _("de leidinggevende"),
    "hr": lambda: _("HR"),
    "coach": lambda: _("een coach"),
    "other": lambda: _("de gesprekspartner"),
}
