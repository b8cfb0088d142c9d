"""Who hears what, said to one of the two in names: the list that stands wherever a conversation is asked or held."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from wegwijzer.conversations import flows as shipped
from wegwijzer.people.audience import joined
from wegwijzer.people.models import Person

TO = {
    shipped.LEADER: gettext_lazy("de leidinggevende"),
    shipped.LEADER_ABOVE: gettext_lazy("de leidinggevende daarboven"),
    shipped.HR: gettext_lazy("HR"),
}
FEW = 3  # names that stand in one line


@dataclass(frozen=True)
class Heard:
    """`always`: the model says so; else only when the employee wants it."""

    who: str | Promise
    role: str | Promise
    text: str
    always: bool


@dataclass(frozen=True)
class Table:
    """The two, in the eyes of one of them (`side`)."""

    employee: Person
    other: Person
    side: str

    def name(self, side: str) -> str:
        if side == self.side:
            return pgettext("onderwerp", "jij")
        return (self.employee if side == shipped.EMPLOYEE else self.other).given_name


def heard(table: Table, flow: shipped.Flow, people: Iterable[Person], by: str) -> Heard:
    names = [person.full_name for person in people]
    who = joined(names) if 0 < len(names) <= FEW else TO[flow.to]
    return Heard(who, TO[flow.to] if who is not TO[flow.to] else "", _text(table, flow, by), not flow.by_choice)


def _text(table: Table, flow: shipped.Flow, by: str) -> str:
    said = {"employee": table.name("employee"), "other": table.name("other")}
    mine = table.side == "employee"
    if by == "employee" and flow.by_choice:
        return _("Alleen als jij dat wil.") if mine else _("Alleen als %(employee)s dat wil.") % said
    if by == "employee":
        return (
            _("Een korte tekst over het besluit. Jij schrijft die.")
            if mine
            else (_("Een korte tekst over het besluit, geschreven door %(employee)s.") % said)
        )
    if not by:
        text = _("Een korte tekst over het besluit. Jullie spreken af wie van jullie die schrijft.")
    elif table.side == "other":
        text = _("Een korte tekst over het besluit. Jij schrijft die.")
    else:
        text = _("Een korte tekst over het besluit, geschreven door %(other)s.") % said
    first = _("Jij leest die eerst.") if mine else _("%(employee)s leest die eerst.") % said
    return f"{text} {first}"


def guaranteed(model: str) -> list[str]:
    """What holds in this model whatever the organisation chose."""
    return list(shipped.texts(model, get_language() or "nl").guaranteed.values())
