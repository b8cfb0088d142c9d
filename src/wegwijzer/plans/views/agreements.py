"""The page of an agreement, and what every page with one form about it begins with."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.people.audience import who_sees
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.actions import proposing
from wegwijzer.plans.actions.requests import may_ask
from wegwijzer.plans.models import Agreement, AgreementStep
from wegwijzer.plans.queries import checkpoints
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.queries.partners import leads
from wegwijzer.plans.queries.taken_over import taken_over
from wegwijzer.plans.rules.steps import LEADER, AgreementState, can_answer, may_open, side_of, state_of
from wegwijzer.plans.views.changes import told
from wegwijzer.plans.views.plan import crumb_of
from wegwijzer.plans.views.rows import row_of


def fetch(actor, identifier) -> Agreement:
    """Raises Http404 for one that is not for the actor's eyes, or is still being made in a conversation."""
    found = queries.agreements(actor).filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found


@require_safe
def agreement(request, organisation, agreed):
    actor, its = request.actor, fetch(request.actor, agreed)
    side, state = side_of(its, actor.person_id), state_of(its)
    done = queries.steps(actor, its)
    waiting = next((step for step in done if step.kind == "change" and not (step.agreed_at or step.refused_at)), None)
    earlier = taken_over(actor).get(its.pk) if side == LEADER and not waiting else None
    waiting = waiting or _of_the_employee(earlier, its)
    context = {
        "agreement": its,
        "row": row_of(actor, its, waiting, actions_by_key(actor)),
        "side": side,
        "running": state is AgreementState.RUNNING,
        "proposed": state is AgreementState.PROPOSED,
        "in_a_plan": bool(its.employee_agreed_at or its.other_agreed_at),
        "over": state in (AgreementState.DONE, AgreementState.STOPPED),
        "asks": proposing.asks_for(its, actor),
        "waiting": told(waiting, its) if waiting else None,
        "can_answer": bool(waiting and can_answer(waiting, side)),
        "taken_over": earlier is not None,
        "can_withdraw": bool(waiting and waiting.by_id == actor.person_id),
        "steps": [told(step, its) for step in done if step is not waiting],
        "may_open": may_open(its, side),
        "days": [] if its.fixed_at or side == LEADER else [each.on for each in its.checkpoints.order_by("on")],
        "moments": checkpoints.of_person(actor, its.employee_id, agreements=[its.pk]) if its.fixed_at else None,
        "requests": list(its.requests.order_by("pk")) if side != LEADER else [],
        "may_ask_hr": may_ask(actor, its),
        "will_bind": state is AgreementState.PROPOSED and its.other_id and leads(actor, its.other_id, its.employee_id),
        "answer": who_sees(SEE_AGREEMENT, its, actor),
        "crumbs": [_up(actor, its), Crumb(_("Afspraak"))],
    }
    return render(request, "plans/agreements/page.html", context)


def _of_the_employee(step: AgreementStep | None, its: Agreement) -> AgreementStep | None:
    if step is not None:
        step.employee_id, step.other_id = its.employee_id, its.other_id
    return step


def _up(actor, its: Agreement) -> Crumb:
    """The plan it belongs to as the reader sees it, else the start."""
    if its.employee_id == actor.person_id:
        return Crumb(_("Mijn plan"), within(actor, "plan"))
    plan = queries.shared_with_me(actor).filter(employee=its.employee_id, closed_at__isnull=True).first()
    return crumb_of(actor, plan) if plan else Crumb(its.employee.full_name, "")


class OfAgreement(Editing):
    """A page with one form, about one agreement. `states`: in which it can be opened."""

    states = (AgreementState.RUNNING,)
    for_leader = True

    def dispatch(self, request, *args, organisation, agreed, **ids):
        self.actor = request.actor
        self.agreement = fetch(self.actor, agreed)
        self.side = side_of(self.agreement, self.actor.person_id)
        if state_of(self.agreement) not in self.states or (self.side == LEADER and not self.for_leader):
            raise Http404
        if not self.agreement.fixed_at and not (self.agreement.employee_agreed_at or self.agreement.other_agreed_at):
            raise Http404  # still being made in a conversation
        self.load(**ids)
        return View.dispatch(self, request)

    def crumbs(self):
        return [_up(self.actor, self.agreement), Crumb(self.agreement.what, self.back())]

    def back(self, outcome=None):
        return self.to("agreement-page", self.agreement.pk)
