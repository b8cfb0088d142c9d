"""The third phase: what the two decide, what they agree, and that both say yes to it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.form_words import OUTCOMES
from wegwijzer.conversations.views.fields import around, joint
from wegwijzer.conversations.views.form import refused
from wegwijzer.conversations.views.sitting import PAGES, fetch, page, sitting
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import joined
from wegwijzer.plans.models import Agreement, Doer


@require_safe
def conclusion(request, organisation, conversation):
    return shown(request, fetch(request.actor, conversation))


def shown(request, found, status: int = 200, **more):
    """The page; with `remark` or `text` as it was filled in when something is wrong with it."""
    actor = request.actor
    desk = queries.desk(actor, found)
    return page(request, "conclusion.html", sitting(actor, desk, "agree") | said(actor, desk) | more, status)


def said(actor, desk) -> dict:
    asked = around(desk.conversation)
    hearers = queries.hearers(actor, desk.conversation)
    flows = [each for each in hearers if f"flow.{each.flow.key}.by" in asked]
    fields = {name: joint(desk, f"conclusion.{name}", asked[f"conclusion.{name}"], actor) for name in ("why", "until")}
    outcome = joint(desk, "conclusion.outcome", asked["conclusion.outcome"], actor, options=cards())
    by = {each.person_id: each for each in desk.confirmations}
    people = [desk.conversation.employee, desk.conversation.other]
    return {
        "hearers": hearers,
        "outcome": outcome,
        "why": fields["why"],
        "until": fields["until"],
        "until_day": _day(fields["until"].value),
        "chosen": OUTCOMES.get(outcome.value),
        "flows": [
            (each, joint(desk, key := f"flow.{each.flow.key}.by", asked[key], actor), names(each.people))
            for each in flows
        ],
        "signed": [(one, by.get(one.pk), one.pk == actor.person_id) for one in people],
        "my_remark": getattr(by.get(actor.person_id), "remark", ""),
        "agreed": [_agreed(desk, each) for each in desk.agreements],
        "asked_of_hr": [request for each in desk.agreements for request in each.requests.all()],
        "token": new_id,
    }


@dataclass(frozen=True)
class Agreed:
    """An agreement, who does it by name, and the lines of what else was said about it."""

    row: Agreement
    doers: str
    more: list[str]


def _agreed(desk, row: Agreement) -> Agreed:
    its = desk.conversation
    by_name = {Doer.EMPLOYEE: its.employee.given_name, Doer.OTHER: its.other.given_name}
    doers = joined([by_name.get(Doer(key)) or str(Doer(key).label) for key in row.doers])
    said = (
        (_("Hoe"), row.how),
        (_("Waar"), row.where),
        (_("Vanaf"), date_format(row.starts_on, "j F Y") if row.starts_on else ""),
        (_("Wie helpt"), row.guidance),
        (_("Tijd"), row.effort),
        (_("Naast het werk"), row.beside_work),
        (_("Opnieuw kijken"), ", ".join(date_format(each.on, "j F Y") for each in row.checkpoints.all())),
    )
    return Agreed(row, doers, [f"{label}: {words}" for label, words in said if words])


def _day(value: str):
    return date.fromisoformat(value) if value else None


def names(people) -> str:
    return ", ".join(person.full_name for person in people)


def cards() -> tuple[dict, ...]:
    """The four outcomes, all looking the same."""
    return tuple({"key": key, "name": name, "hint": hint} for key, (name, hint) in OUTCOMES.items())


def _address(actor, found, place: str = "") -> str:
    return within(actor, PAGES["agree"], found.pk) + (f"#{place}" if place else "")


@require_POST
def confirm(request, organisation, conversation):
    """One of the two says yes to what stands on this very page."""
    actor, found = request.actor, fetch(request.actor, conversation)
    remark = request.POST.get("remark", "")
    try:
        now = actions.confirm(actor, conversation=found, mark=request.POST.get("mark", ""), remark=remark)
    except actions.FieldChanged:
        return shown(request, found, 409, remark=remark, has_changed=True)
    except ValidationError as refusal:
        return shown(request, found, 422, remark=remark, wrong=" ".join(refusal.messages))
    if now.concluded_at:
        messages.success(request, _("Jullie bevestigden dit allebei. Nu staat het vast."))
    else:
        messages.success(request, _("Jij ging akkoord. Nu is het aan de ander."))
    return HttpResponseRedirect(_address(actor, found, "eens"))


@require_POST
def remark(request, organisation, conversation):
    actor, found = request.actor, fetch(request.actor, conversation)
    try:
        actions.change_remark(actor, conversation=found, remark=request.POST.get("remark", ""))
    except ValidationError as refusal:
        return refused(request, refusal, _address(actor, found, "eens"))
    messages.success(request, _("Je opmerking is bewaard."))
    return HttpResponseRedirect(_address(actor, found, "eens"))


@require_POST
def reopen(request, organisation, conversation):
    actor, found = request.actor, fetch(request.actor, conversation)
    here = request.POST.get("here", "agree")
    back = within(actor, PAGES.get(here, PAGES["agree"]), found.pk)
    try:
        actions.reopen(actor, conversation=found)
    except ValidationError as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Het formulier is weer open. Daarna bevestigen jullie opnieuw, allebei."))
    return HttpResponseRedirect(back)


@require_POST
def add(request, organisation, conversation):
    """Something that belongs with a fixed conclusion: dated, and it stays as it is."""
    actor, found = request.actor, fetch(request.actor, conversation)
    text, token = request.POST.get("text", ""), request.POST.get("token", "")
    try:
        identifier = UUID(token) if token else None
        actions.add_afterwards(actor, conversation=found, text=text, token=identifier)
    except ValidationError as refusal:
        return shown(request, found, 422, addition=text, wrong_addition=" ".join(refusal.messages))
    except ValueError:
        return shown(
            request, found, 422, addition=text, wrong_addition=_("Laad de pagina opnieuw en probeer nog eens.")
        )
    messages.success(request, _("Je aanvulling staat erbij."))
    return HttpResponseRedirect(_address(actor, found, "aanvullingen"))
