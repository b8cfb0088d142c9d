"""Yes or no to an agreement and to a change of one; opening it to whoever leads the employee."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_number
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.plans.actions import proposing, steps
from wegwijzer.plans.models import Agreement, AgreementStep
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.taken_over import taken_over
from wegwijzer.plans.rules.steps import LEADER, may_open, side_of
from wegwijzer.plans.views.agreements import fetch
from wegwijzer.plans.views.plan import address_of


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
            done = proposing.agree(actor, agreement=its, version=as_number(seen))
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
