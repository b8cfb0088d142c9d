"""The page of a plan, for whose it is and for with whom it is shared; beginning one, and what is settled about it."""

from datetime import datetime, time

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import who_sees
from wegwijzer.plans.access import SEE_PLAN, SEE_TEXT
from wegwijzer.plans.actions import plan as actions
from wegwijzer.plans.forms.plan import ALONE, NewPlanForm, NothingForm, PartnerForm, ReviewForm, SettingsForm
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


class NewPlan(Editing):
    """Begins the actor's own plan; `?with=` names who is chosen at first, such as whom they just talked with."""

    form_class = NewPlanForm
    heading = gettext_lazy("Een plan beginnen")
    intro = gettext_lazy("Drie keuzes, en je kan ze later allemaal nog veranderen.")
    button = gettext_lazy("Begin je plan")
    done = gettext_lazy("Je plan is er. Schrijf erin wat en wanneer je wil.")

    def dispatch(self, request, *args, organisation, **ids):
        self.actor = request.actor
        if self.actor.person_id is None or "employee" not in self.actor.roles:
            raise Http404
        found = queries.my_plan(self.actor)
        if found is not None:
            return HttpResponseRedirect(within(self.actor, "plan"))
        return View.dispatch(self, request)

    def crumbs(self):
        return [Crumb(HEADING, self.to("plan"))]

    def back(self, outcome=None):
        return self.to("plan")

    def values(self, record):
        return {"years": 3, "layout": Layout.GENERAL, "partner": self.request.GET.get("with", ALONE)}

    def act(self, said):
        return actions.begin(self.actor, **said)


class Settings(OfPlan):
    form_class = SettingsForm
    heading = gettext_lazy("Hoe ver, en welk soort plan")
    intro = gettext_lazy("Wat je schreef, blijft bewaard, ook als je plan er anders uitziet.")
    done = gettext_lazy("Aangepast.")

    def values(self, record):
        return {"years": self.plan.until_on.year - self.plan.starts_on.year, "layout": self.plan.layout}

    def act(self, said):
        return actions.settle(self.actor, plan=self.plan, **said)


class Partner(OfPlan):
    form_class = PartnerForm
    template_name = "plans/plan/partner.html"
    heading = gettext_lazy("Met wie deel je je plan?")
    done = gettext_lazy("Aangepast. Kijk na wat je wil delen.")

    def values(self, record):
        return {"partner": self.plan.partner_id or ALONE}

    def act(self, said):
        return actions.share_with(self.actor, plan=self.plan, **said)

    def page(self, form, status=200, **more):
        return super().page(form, status, plan=self.plan, **more)


class Review(OfPlan):
    by_employee = False
    form_class = ReviewForm
    template_name = "plans/kept_form.html"
    heading = gettext_lazy("Het plan opnieuw bekijken")
    intro = gettext_lazy("Lees je plan nog eens door en pas aan wat niet meer klopt. Noteer hier dat je dat deed.")
    button = gettext_lazy("Opnieuw bekeken")
    done = gettext_lazy("Genoteerd.")

    def act(self, said):
        return actions.look_again(self.actor, plan=self.plan, **said)


class Close(OfPlan):
    form_class = NothingForm
    heading = gettext_lazy("Dit plan afsluiten?")
    intro = gettext_lazy(
        "Het blijft leesbaar voor wie het nu ziet. Je afspraken lopen gewoon door. "
        "Je kan daarna een nieuw plan beginnen."
    )
    button = gettext_lazy("Afsluiten")
    done = gettext_lazy("Je plan is afgesloten.")

    def act(self, said):
        return actions.close(self.actor, plan=self.plan)


@require_POST
def share(request, organisation, plan):
    """One piece: `key`; `shared=no` takes it back."""
    actor, found = request.actor, fetch(request.actor, plan)
    if found.employee_id != actor.person_id:
        raise Http404
    key, shared = request.POST.get("key", ""), request.POST.get("shared") != "no"
    if key not in words.own_keys():
        return HttpResponseRedirect(address_of(actor, found))
    try:
        actions.share(actor, plan=found, key=key, shared=shared)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        name = found.partner.given_name if found.partner else ""
        said = _("%(name)s kan dit nu lezen.") % {"name": name} if shared else _("Dit is weer alleen van jou.")
        messages.success(request, said)
    return HttpResponseRedirect(f"{address_of(actor, found)}#{key}")


@require_safe
def history(request, organisation, plan):
    """What changed, when, by whom: newest first, by thirty."""
    actor, found = request.actor, fetch(request.actor, plan)
    before = _moment(request.GET.get("before", ""))
    changes, more = queries.history(actor, found, before=before)
    context = {
        "plan": found,
        "days": _by_day(changes),
        "older": changes[-1].at.isoformat() if more else "",
        "crumbs": [crumb_of(actor, found), Crumb(_("Wat er veranderde"))],
        "answer": who_sees(SEE_PLAN, found, actor),
    }
    return render(request, "plans/plan/history.html", context)


def _moment(said: str) -> datetime | None:
    """None for nonsense: then it begins at the newest."""
    try:
        found = parse_datetime(said.replace(" ", "+"))
    except ValueError:
        return None
    if found is None or timezone.is_aware(found):
        return found
    return timezone.make_aware(datetime.combine(found.date(), time()))


def _by_day(changes) -> list[dict]:
    days: list[dict] = []
    for change in changes:
        day = timezone.localtime(change.at).date()
        if not days or days[-1]["day"] != day:
            days.append({"day": day, "changes": []})
        days[-1]["changes"].append(_told(change))
    return days


def _told(change) -> dict:
    """A change in words: what it is about, what stands there now, what stood there."""
    if change.text is not None:
        label = words.label_of(change.text.key)
        return {"change": change, "label": label, "now": _lines(change.text), "was": _lines(change.before)}
    if change.step is not None:
        return {"change": change, "label": change.step.get_kind_display(), "now": change.step.text, "was": ""}
    return {"change": change, "label": _("Nieuwe afspraak"), "now": "", "was": ""}


def _lines(row) -> str:
    """What one row says, also for what is chosen and not written."""
    if row is None:
        return ""
    if row.key == "direction":
        return ", ".join(str(words.DIRECTIONS.get(key, key)) for key in row.chosen)
    if row.key == words.LAYOUT:
        return ", ".join(str(dict(Layout.choices).get(key, key)) for key in row.chosen)
    if row.key == words.HORIZON:
        return ", ".join(
            _("tot %(day)s") % {"day": date_format(datetime.fromisoformat(day), "j F Y")} for day in row.chosen
        )
    if row.key == words.WITH:
        return ", ".join(row.chosen) or _("niemand")
    return row.text
