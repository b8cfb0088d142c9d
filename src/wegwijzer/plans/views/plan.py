"""The page of a plan, for whose it is and for with whom it is shared, and the list of plans."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import who_sees
from wegwijzer.plans.access import SEE_PLAN, SEE_TEXT
from wegwijzer.plans.models import Layout, Plan
from wegwijzer.plans.next_steps import next_step
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.rules import pieces as words
from wegwijzer.plans.rules.pieces import IMPROVEMENTS
from wegwijzer.plans.views.rows import rows_of

HEADING = gettext_lazy("Mijn plan")


@require_safe
def my_plan(request, organisation):
    """The actor's own plan; without one, what a plan is and how to begin."""
    found = queries.my_plan(request.actor)
    if found is None:
        return _without(request)
    return _page(request, found)


@require_safe
def plan_of(request, organisation, plan):
    return _page(request, fetch(request.actor, plan))


@require_safe
def plans(request, organisation):
    """What others share with the actor, and the actor's own earlier plans."""
    actor = request.actor
    rows = queries.plans(actor).exclude(employee=actor.person_id, closed_at__isnull=True)
    page = page_by_key(rows, request.GET, keys=("made_at", "pk"), newest_first=True, size=30)
    return render(request, "plans/plan/list.html", {"page": page, "rows": page.rows, "own": actor.person_id})


def fetch(actor, identifier) -> Plan:
    """Raises Http404 for one that is not for the actor's eyes."""
    found = queries.one(actor, identifier)
    if found is None:
        raise Http404
    return found


def _without(request):
    actor = request.actor
    agreed = queries.agreements(actor, actor.person_id).filter(fixed_at__isnull=False, done_at__isnull=True)
    rows = list(agreed.filter(stopped_at__isnull=True).order_by("due_on", "pk")[:20])
    context = {
        "rows": rows_of(actor, rows, {}, actions_by_key(actor)),
        "shared": queries.shared_with_me(actor).filter(closed_at__isnull=True).exists(),
        "earlier": queries.plans(actor).filter(employee=actor.person_id).exists(),
    }
    return render(request, "plans/plan/none.html", context)


def _page(request, plan: Plan):
    actor = request.actor
    sheet = queries.sheet(actor, plan)
    agreed = queries.of_plan(actor, plan)
    changes = queries.waiting_changes(actor, agreed)
    rows = rows_of(actor, agreed, changes, actions_by_key(actor))
    running = [row for row in agreed if row.fixed_at and not row.stopped_at]
    context = {
        "sheet": sheet,
        "plan": plan,
        "parts": [_part(sheet, part, actor) for part in sheet.parts],
        "rows": [row for row in rows if not row.over],
        "over": [row for row in rows if row.over],
        "step": next_step(actor, sheet, rows),
        "answer": who_sees(SEE_PLAN, plan, actor),
        "layout": Layout(plan.layout).label,
        "places": queries.places(actor, plan.employee_id) if plan.layout == Layout.SHELTERED else [],
        "missing": max(0, IMPROVEMENTS.get(plan.layout, 0) - len(running)),
        "can_change": sheet.is_open,
        "crumbs": [] if sheet.mine else [Crumb(_("Plannen"), within(actor, "plans")), crumb_of(actor, plan)],
        "shared": queries.shared_with_me(actor).filter(closed_at__isnull=True).exists() if sheet.mine else False,
    }
    return render(request, "plans/plan/page.html", context)


def _part(sheet, part, actor) -> dict:
    """A section with, for each piece, who sees it; the answers are worked out once for each kind."""
    side = words.EMPLOYEE if sheet.mine else words.PARTNER
    answers: dict = {}
    pieces = []
    for each in part.pieces:
        kind = each.row.partner_id if each.row else None
        if each.row is not None and kind not in answers:
            answers[kind] = who_sees(SEE_TEXT, each.row, actor)
        chosen = [words.DIRECTIONS[key] for key in (each.row.chosen if each.row else []) if key in words.DIRECTIONS]
        pieces.append(
            {
                "piece": each.piece,
                "row": each.row if each.filled else None,
                "chosen": chosen,
                "answer": answers.get(kind) if each.row else None,
                "can_share": each.filled and sheet.mine and each.piece.of_employee and sheet.plan.partner_id,
            }
        )
    filled = [each for each in pieces if each["row"]]
    writes = part.section.writer in (side, words.BOTH)
    return {"section": part.section, "pieces": filled, "writes": writes and sheet.is_open, "all": len(part.pieces)}


class OfPlan(Editing):
    """A page with one form, about one open plan. `by_employee`: whether only that person comes here."""

    by_employee = True

    def dispatch(self, request, *args, organisation, plan, **ids):
        self.actor = request.actor
        self.plan = fetch(self.actor, plan)
        self.mine = self.plan.employee_id == self.actor.person_id
        if self.plan.closed_at or (self.by_employee and not self.mine):
            raise Http404
        self.load(**ids)
        return View.dispatch(self, request)

    def crumbs(self):
        return [crumb_of(self.actor, self.plan)]

    def back(self, outcome=None):
        return address_of(self.actor, self.plan)


def address_of(actor, plan: Plan) -> str:
    if plan.employee_id == actor.person_id and plan.closed_at is None:
        return within(actor, "plan")
    return within(actor, "plan-of", plan.pk)


def crumb_of(actor, plan: Plan) -> Crumb:
    if plan.employee_id == actor.person_id:
        return Crumb(HEADING, address_of(actor, plan))
    return Crumb(_("Plan van %(name)s") % {"name": plan.employee.full_name}, address_of(actor, plan))
