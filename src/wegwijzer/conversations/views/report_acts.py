"""From draft to sent: one act each, and what cannot be is said on the page of the report."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Report
from wegwijzer.conversations.views.reports import fetch_report, page
from wegwijzer.foundation.links import within


def _done(request, found: Report, sentence: str):
    messages.success(request, sentence)
    return HttpResponseRedirect(within(request.actor, "report", found.pk))


def _do(request, found: Report, act, sentence):
    """One act on a report; what cannot be is said on its own page, and nothing changes."""
    try:
        with transaction.atomic():
            row = act(request.actor, report=found)
    except ValidationError as refusal:
        return page(request, fetch_report(request.actor, found.pk), 422, wrong=" ".join(refusal.messages))
    return _done(request, found, sentence(row) if callable(sentence) else sentence)


@require_POST
def show(request, organisation, report):
    found = fetch_report(request.actor, report)
    name = found.employee.given_name
    return _do(request, found, actions.show_report, _("%(name)s kan dit nu lezen.") % {"name": name})


@require_POST
def send(request, organisation, report):
    found = fetch_report(request.actor, report)
    return _do(request, found, actions.send_report, _("Verstuurd aan %(name)s.") % {"name": found.receiver.full_name})


@require_POST
def withdraw(request, organisation, report):
    found = fetch_report(request.actor, report)
    return _do(request, found, actions.withdraw_report, _("Ingetrokken. Niemand krijgt dit nog te lezen."))


@require_POST
def answer(request, organisation, report):
    """The employee: let it go, with a few words or without; or not, where that is their choice."""
    found, said = fetch_report(request.actor, report), request.POST.get("agree", "")
    addition = request.POST.get("addition", "")
    if request.actor.person_id != found.employee_id or found.author_id == found.employee_id:
        raise PermissionDenied(_("Alleen de medewerker antwoordt hierop."))
    if said not in ("yes", "no"):
        return page(request, found, 422, wrong=_("Kies wat er met deze tekst gebeurt."), addition=addition)
    try:
        with transaction.atomic():
            actions.answer_report(request.actor, report=found, agree=said == "yes", addition=addition)
    except ValidationError as refusal:
        again = fetch_report(request.actor, found.pk)
        return page(request, again, 422, wrong=" ".join(refusal.messages), addition=addition)
    if said == "no":
        return _done(request, found, _("Goed. Dit wordt niet doorgegeven."))
    return _done(request, found, _("Verstuurd aan %(name)s.") % {"name": found.receiver.full_name})
