"""Making an agreement in a plan, and putting one otherwise."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.sent import as_number
from wegwijzer.plans.actions import FIELDS, proposing, steps
from wegwijzer.plans.actions.requests import is_from_outside
from wegwijzer.plans.forms.agreements import MINE, AgreementForm, ChangeForm
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.queries.partners import leads
from wegwijzer.plans.rules.steps import AgreementState
from wegwijzer.plans.views.agreements import OfAgreement
from wegwijzer.plans.views.plan import OfPlan


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
        self.seen = as_number(version) or 0

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
