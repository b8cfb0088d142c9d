"""The one next step on the page of a plan."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within


@dataclass(frozen=True)
class NextStep:
    title: str
    text: str
    button: str
    url: str


def next_step(actor: Actor, sheet, rows: list) -> NextStep | None:
    """None for a plan that is closed, or in which nothing presses."""
    if not sheet.is_open:
        return None
    asking = next((row for row in rows if row.asks), None)
    if asking is not None:
        return NextStep(
            _("Er wacht iets op jou"),
            asking.agreement.what,
            _("Bekijken"),
            within(actor, "agreement-page", asking.agreement.pk),
        )
    return _of_employee(actor, sheet, rows) if sheet.mine else _of_partner(actor, sheet)


def _of_employee(actor: Actor, sheet, rows: list) -> NextStep | None:
    for part in sheet.parts:
        if part.section.writer != "partner" and part.section.key != "reachability" and not part.filled:
            url = within(actor, "plan-write", sheet.plan.pk, part.section.key)
            text = _("Een paar woorden zijn genoeg. Je kan ze altijd veranderen.")
            return NextStep(
                _("Schrijf: %(what)s") % {"what": str(part.section.title).lower()}, text, _("Schrijven"), url
            )
    if not any(not row.over for row in rows):
        text = _("Eén kleine stap die lukt, is beter dan vijf grote.")
        return NextStep(_("Wat ga je doen?"), text, _("Afspraak maken"), within(actor, "agreement-make", sheet.plan.pk))
    return _look_again(actor, sheet)


def _of_partner(actor: Actor, sheet) -> NextStep | None:
    view = sheet.part("view")
    if view is not None and not view.filled:
        text = _("%(name)s leest het mee. Schrijf wat je ziet, zonder iets te beloven.")
        return NextStep(
            _("Schrijf hoe de organisatie het ziet"),
            text % {"name": sheet.plan.employee.given_name},
            _("Schrijven"),
            within(actor, "plan-write", sheet.plan.pk, "view"),
        )
    return _look_again(actor, sheet)


def _look_again(actor: Actor, sheet) -> NextStep | None:
    if sheet.review_by is None or sheet.review_by > actor.today:
        return None
    text = _("Dit soort plan wordt elk jaar opnieuw bekeken.")
    return NextStep(
        _("Kijk je plan opnieuw na"), text, _("Opnieuw bekeken"), within(actor, "plan-review", sheet.plan.pk)
    )
