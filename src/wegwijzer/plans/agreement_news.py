"""What is told of plans and agreements to who has to know: that there is something, never what was agreed."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within
from wegwijzer.notices.actions import notify
from wegwijzer.notices.kinds import Kind
from wegwijzer.plans.models import Agreement, Plan


def _agreement(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "agreement-page", identifier)


def _plan(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "plan-of", identifier)


GROUP, PREFIX = "plan", "plans."
KINDS = (
    Kind("plans.agreement_proposed", _("%(name)s stelt je een afspraak voor."), _agreement, group=GROUP),
    Kind("plans.agreement_agreed", _("%(name)s ging akkoord met jullie afspraak."), _agreement, False, GROUP),
    Kind(
        "plans.agreement_declined", _("%(name)s ziet een voorgestelde afspraak niet zitten."), _agreement, group=GROUP
    ),
    Kind("plans.change_proposed", _("%(name)s wil een afspraak aanpassen."), _agreement, group=GROUP),
    Kind("plans.change_agreed", _("%(name)s is akkoord: de afspraak is aangepast."), _agreement, False, GROUP),
    Kind("plans.change_refused", _("%(name)s houdt een afspraak zoals ze was."), _agreement, group=GROUP),
    Kind("plans.agreement_done", _("%(name)s zette een afspraak op gedaan."), _agreement, False, GROUP),
    Kind("plans.agreement_stopped", _("%(name)s stopte een afspraak."), _agreement, False, GROUP),
    Kind("plans.agreement_resumed", _("%(name)s pakte een afspraak weer op."), _agreement, False, GROUP),
    Kind("plans.plan_shared", _("%(name)s deelt een plan met je."), _plan, group=GROUP),
)


def tell(actor: Actor, what: str, agreement: Agreement, *, also: UUID | None = None, step: UUID | None = None) -> None:
    """The two of the agreement without the actor, and `also` whoever leads. Each `step` is told by itself, also the
    second of its kind on a day; what is no step once a day for each version."""
    persons = {agreement.employee_id, agreement.other_id, also} - {None, actor.person_id}
    moment = f"{agreement.version} {step or actor.today.isoformat()}"
    notify(actor, persons=persons, kind=PREFIX + what, about=agreement.pk, moment=moment)


def tell_shared(actor: Actor, plan: Plan) -> None:
    if plan.partner_id:
        notify(
            actor, persons=[plan.partner_id], kind="plans.plan_shared", about=plan.pk, moment=actor.today.isoformat()
        )
