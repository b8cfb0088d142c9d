"""A step of an agreement in words: what happened, and for a change what stood there and what was proposed."""

from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wegwijzer.plans.models import Agreement, AgreementStep, Doer, StepKind

ICONS = {
    StepKind.PROGRESS: "chat",
    StepKind.CHANGE: "pencil",
    StepKind.DONE: "check",
    StepKind.STOPPED: "minus",
    StepKind.RESUMED: "path",
    StepKind.OPENED: "eye",
    StepKind.CLOSED_AGAIN: "lock",
}


@dataclass(frozen=True)
class Told:
    step: AgreementStep
    title: str
    icon: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)  # label, was, is


def told(step: AgreementStep, agreement: Agreement) -> Told:
    return Told(step, _title(step), ICONS[StepKind(step.kind)], _lines(step))


def _title(step: AgreementStep) -> str:
    if step.kind != StepKind.CHANGE:
        return str(step.get_kind_display())
    if step.agreed_at:
        return _("Aangepast")
    if step.refused_at and step.refused_by_id == step.by_id:
        return _("Voorstel teruggenomen")
    return _("Bleef zoals het was") if step.refused_at else _("Voorstel om aan te passen")


def _lines(step: AgreementStep) -> list[tuple[str, str, str]]:
    found = []
    for name, value in (step.after or {}).items():
        label = capfirst(str(Agreement._meta.get_field(name).verbose_name))
        found.append((label, _said(name, (step.before or {}).get(name)), _said(name, value)))
    return found


def _said(name: str, value) -> str:
    if not value:
        return _("niets")
    if name in ("starts_on", "due_on"):
        return date_format(date.fromisoformat(value), "j F Y")
    if name == "doers":
        return ", ".join(str(dict(Doer.choices).get(each, each)) for each in value)
    return str(value)
