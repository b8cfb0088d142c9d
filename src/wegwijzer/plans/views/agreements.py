"""Agreements of a plan: making one, the page of one, and what can happen with it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.people.audience import who_sees
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.actions import FIELDS, proposing, steps
from wegwijzer.plans.actions.requests import is_from_outside, may_ask
from wegwijzer.plans.forms.agreements import MINE, AgreementForm, ChangeForm, ProgressForm, StepForm
from wegwijzer.plans.models import Agreement, AgreementStep
from wegwijzer.plans.queries import checkpoints
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.queries.partners import leads
from wegwijzer.plans.queries.taken_over import taken_over
from wegwijzer.plans.rules.steps import LEADER, AgreementState, can_answer, may_open, side_of, state_of
from wegwijzer.plans.views.changes import told
from wegwijzer.plans.views.plan import OfPlan, address_of, crumb_of
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


class MakeAgreement(OfPlan):
    """In a plan: the employee's own, or of the two."""

    by_employee = False
    form_class = AgreementForm
    template_name = "plans/agreements/form.html"
    heading = gettext_lazy("Afspraak maken")
    intro = gettext_lazy("Drie dingen zijn genoeg: wat, wie en tegen wanneer.")
    button = gettext_lazy("Afspraak maken")

    def form(self, *args, **kwargs):
        plan = self.plan
        self.leads = bool(plan.partner_id) and leads(self.actor, plan.partner_id, plan.employee_id)
        self.bound = super().form(
            *args,
            employee=plan.employee,
            partner=plan.partner,
            leads=self.leads,
            choosing=self.mine,
            parts=True,
            asks=self.mine or not is_from_outside(plan.partner_id),
            **kwargs,
        )
        return self.bound

    def values(self, record):
        known = actions_by_key(self.actor)
        action = known.get(self.request.GET.get("action", ""))
        return {
            "token": new_id(),
            "doers": ["employee"],
            "whose": "ours",
            **({"action": action.key, "what": action.example} if action else {}),
        }

    def act(self, said):
        made = {"token": said.get("token"), **self.bound.said()}
        if self.mine and (said.get("whose") == MINE or not self.plan.partner_id):
            return proposing.make_own(self.actor, **made)
        return proposing.propose(self.actor, plan=self.plan, **made)

    @property
    def done(self):
        return _("De afspraak staat in het plan.")

    def back(self, outcome=None):
        return f"{super().back()}#afspraken"

    def page(self, form, status=200, **more):
        return super().page(form, status, plan=self.plan, mine=self.mine, leads=self.leads, **more)


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


class Change(OfAgreement):
    """Put otherwise until both agreed; a proposed change of what stands from then on."""

    template_name = "plans/agreements/form.html"
    states = (AgreementState.PROPOSED, AgreementState.RUNNING)
    heading = gettext_lazy("Afspraak aanpassen")

    @property
    def stands(self) -> bool:
        return bool(self.agreement.fixed_at)

    @property
    def intro(self):
        if not self.stands:
            return _("De ander zegt opnieuw ja of neen.")
        if self.agreement.other_id is None and self.side == "employee":
            return _("Wat er eerst stond, blijft bewaard.")
        return _("De afspraak verandert zodra de ander akkoord gaat. Wat er eerst stond, blijft bewaard.")

    @property
    def done(self):
        alone = self.stands and self.agreement.other_id is None and self.side == "employee"
        return _("De afspraak is aangepast.") if alone else _("Je voorstel is er. De ander antwoordt.")

    def form(self, *args, **kwargs):
        its = self.agreement
        self.form_class = ChangeForm if self.stands else AgreementForm
        self.leads = bool(its.other_id) and leads(self.actor, its.other_id, its.employee_id)
        self.bound = super().form(
            *args,
            employee=its.employee,
            partner=its.other,
            leads=self.leads,
            choosing=False,
            parts=not self.stands,
            asks=not is_from_outside(its.other_id),
            **kwargs,
        )
        return self.bound

    def record(self):
        return self.agreement

    def mark(self, record):
        return str(record.version)

    def unchanged_since(self, version):
        """Asked of the action, which locks and knows who may."""
        self.seen = int(version) if version.isdecimal() and len(version) < 9 else 0

    def values(self, record):
        return {
            **{name: getattr(record, name) for name in FIELDS},
            "checkpoints": [each.on for each in record.checkpoints.order_by("on")],
            "requests": [{"kind": each.kind, "text": each.text} for each in record.requests.order_by("pk")],
        }

    def act(self, said):
        words = self.bound.said()
        if not self.stands:
            return proposing.put_otherwise(self.actor, agreement=self.agreement, version=self.seen, **words)
        found = steps.propose_change(
            self.actor, agreement=self.agreement, version=self.seen, text=said.get("why", ""), **words
        )
        if found is None:
            raise ValidationError(_("Er is niets anders dan wat er al stond."))
        return found

    def page(self, form, status=200, **more):
        its = self.agreement
        return super().page(form, status, mine=self.side == "employee", leads=self.leads, agreement=its, **more)


class Step(OfAgreement):
    """A step that needs a few words at most. `verb` is the action."""

    form_class = StepForm
    template_name = "plans/kept_form.html"
    verb = staticmethod(steps.note_progress)

    def act(self, said):
        return self.verb(self.actor, agreement=self.agreement, text=said["text"])

    def page(self, form, status=200, **more):
        return super().page(form, status, intro=self.agreement.what, **more)


class Progress(Step):
    form_class = ProgressForm
    heading = gettext_lazy("Hoe gaat het?")
    done = gettext_lazy("Genoteerd.")


class Finish(Step):
    verb = staticmethod(steps.finish)
    heading = gettext_lazy("Is het gedaan?")
    button = gettext_lazy("Ja, gedaan")
    done = gettext_lazy("De afspraak staat op gedaan.")


class Stop(Step):
    verb = staticmethod(steps.stop)
    heading = gettext_lazy("Deze afspraak stoppen?")
    button = gettext_lazy("Stoppen")
    done = gettext_lazy("De afspraak is gestopt. Je kan ze later weer oppakken.")


class Resume(Step):
    states = (AgreementState.DONE, AgreementState.STOPPED, AgreementState.RUNNING)  # the action says what is wrong
    verb = staticmethod(steps.resume)
    heading = gettext_lazy("Weer oppakken?")
    button = gettext_lazy("Weer oppakken")
    done = gettext_lazy("De afspraak loopt weer.")


@require_POST
def agree(request, organisation, agreed):
    """Yes to a proposal; `answer=no` says it is not agreed after all."""
    actor, its = request.actor, fetch(request.actor, agreed)
    if side_of(its, actor.person_id) == LEADER:
        raise Http404
    said_yes = request.POST.get("answer") != "no"
    seen = request.POST.get("version", "")
    try:
        if said_yes:
            version = int(seen) if seen.isdecimal() and len(seen) < 9 else None
            done = proposing.agree(actor, agreement=its, version=version)
            stands = _("Akkoord. De afspraak staat vast.") if done.fixed_at else _("Akkoord. Nu is het aan de ander.")
            messages.success(request, stands)
        else:
            proposing.decline(actor, agreement=its)
            messages.success(request, _("Deze afspraak gaat niet door."))
            return HttpResponseRedirect(_home(actor, its))
    except ChangedMeanwhile:
        messages.warning(request, _("De afspraak is intussen aangepast. Lees ze nog eens."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "agreement-page", its.pk))


def _home(actor, its: Agreement) -> str:
    if its.employee_id == actor.person_id:
        return within(actor, "plan")
    plan = queries.shared_with_me(actor).filter(employee=its.employee_id, closed_at__isnull=True).first()
    return address_of(actor, plan) if plan else within(actor, "home")


@require_POST
def answer(request, organisation, agreed, step):
    """`answer` to a change that waits: yes, no, or back for who proposed it."""
    actor, its = request.actor, fetch(request.actor, agreed)
    found = AgreementStep.objects.select_related("agreement").filter(pk=step, agreement=its, kind="change").first()
    said = request.POST.get("answer")
    if found is None and taken_over(actor).get(its.pk, AgreementStep()).pk != step:
        raise Http404
    try:
        if said not in ("yes", "no", "back"):
            messages.error(request, _("Kies een van de mogelijkheden."))
        elif found is None:
            _answer_taken_over(request, its, step, said)
        elif said == "back":
            steps.withdraw_change(actor, step=found)
            messages.success(request, _("Je voorstel is teruggenomen."))
        else:
            steps.answer_change(actor, step=found, agreed=said == "yes")
            yes, no = _("Akkoord. De afspraak is aangepast."), _("De afspraak blijft zoals ze was.")
            messages.success(request, yes if said == "yes" else no)
    except PermissionDenied as refusal:
        raise Http404 from refusal
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "agreement-page", its.pk))


def _answer_taken_over(request, its: Agreement, step, said: str) -> None:
    if said == "back":
        raise Http404
    steps.answer_taken_over(request.actor, agreement=its, step_id=step, agreed=said == "yes")
    yes, no = _("Akkoord. De afspraak is aangepast."), _("De afspraak blijft zoals ze was.")
    messages.success(request, yes if said == "yes" else no)


@require_POST
def leader(request, organisation, agreed):
    """The employee opens it to whoever leads them; `opened=no` takes that back."""
    actor, its = request.actor, fetch(request.actor, agreed)
    if not may_open(its, side_of(its, actor.person_id)):
        raise Http404
    opened = request.POST.get("opened") != "no"
    try:
        steps.open_to_leader(actor, agreement=its, opened=opened)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(
            request,
            _("Wie je leidt, ziet deze afspraak nu.") if opened else _("Wie je leidt, ziet deze afspraak niet meer."),
        )
    return HttpResponseRedirect(within(actor, "agreement-page", its.pk))
