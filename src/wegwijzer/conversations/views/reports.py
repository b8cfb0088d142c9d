"""One report from draft to read (WHO-3).

The page of a report is one address for three people: who wrote it, the employee, and who receives it. Each sees
what the rule lets them see, and the acts that are theirs at that moment.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.conversations import actions, documents, queries, rules
from wegwijzer.conversations.access import SEE_REPORT
from wegwijzer.conversations.flows import flows_of
from wegwijzer.conversations.models import Report
from wegwijzer.conversations.rules import ReportState, report_state
from wegwijzer.people.audience import who_sees
from wegwijzer.people.papers import paper

STATES = {  # in words, an icon and a kind of status
    ReportState.DRAFT: (gettext_lazy("Nog aan het schrijven"), "pencil", ""),
    ReportState.SHOWN: (gettext_lazy("Bij de medewerker"), "clock", ""),
    ReportState.AGREED: (gettext_lazy("Klaar om te vertrekken"), "check", ""),
    ReportState.REFUSED: (gettext_lazy("Niet doorgegeven"), "cross", ""),
    ReportState.SENT: (gettext_lazy("Verstuurd"), "check", "done"),
    ReportState.READ: (gettext_lazy("Gelezen"), "check", "done"),
    ReportState.WITHDRAWN: (gettext_lazy("Ingetrokken"), "cross", ""),
}
OVER = (ReportState.READ, ReportState.REFUSED, ReportState.WITHDRAWN)


@dataclass(frozen=True)
class Shown:
    """A report in a list or on its page."""

    row: Report
    state: ReportState

    @property
    def words(self):
        return STATES[self.state][0]

    @property
    def icon(self) -> str:
        return STATES[self.state][1]

    @property
    def kind(self) -> str:
        return STATES[self.state][2]


def shown(report: Report) -> Shown:
    return Shown(report, report_state(report))


def fetch_report(actor, identifier) -> Report:
    """Raises Http404 for one that is not for the actor's eyes: nothing tells that it is there."""
    try:
        return queries.report(actor, identifier)
    except Report.DoesNotExist as missing:
        raise Http404 from missing


@require_safe
def report(request, organisation, report):
    actor, found = request.actor, fetch_report(request.actor, report)
    if actor.person_id == found.receiver_id:
        return _opened(request, found)
    return page(request, found)


def _read(request, found: Report) -> None:
    """By who receives it: from now on it cannot be taken back, and the employee can see that it was read. Raises
    Http404 when it was taken back at this very moment."""
    actor = request.actor
    decision = SEE_REPORT.decide(actor, found)
    if not decision:
        raise Http404
    if request.method == "GET":
        try:
            actions.read_report(actor, report=found)
        except (ValidationError, PermissionDenied) as gone:
            raise Http404 from gone
        record(actor, owner=found.employee, subject=ReadingSubject.REPORT, ground=decision.ground)


def _opened(request, found: Report):
    _read(request, found)
    context = {"report": found, "answer": who_sees(SEE_REPORT, found, request.actor)}
    return render(request, "conversations/reports/read.html", context)


@require_safe
def file(request, organisation, report):
    """The same words to take along; who receives them has read them then."""
    found = fetch_report(request.actor, report)
    if request.actor.person_id == found.receiver_id:
        _read(request, found)
    return paper(documents.report(request.actor, found), _("terugkoppeling"))


def page(request, found: Report, status: int = 200, **more):
    actor, state = request.actor, report_state(found)
    flow = next(flow for flow in flows_of(found.conversation.flows) if flow.key == found.flow)
    wrote = actor.person_id == found.author_id
    own = found.author_id == found.employee_id
    context = {
        "report": found,
        "shown": Shown(found, state),
        "answer": who_sees(SEE_REPORT, found, actor),
        "wrote": wrote,
        "own": own,
        "by_choice": flow.by_choice,
        "can_change": wrote and state is ReportState.DRAFT,
        "can_show": wrote and not own and state is ReportState.DRAFT,
        "can_send": wrote and not found.sent_at and _may_go(found, actor.today),
        "can_answer": not wrote and state is ReportState.SHOWN,
        "can_withdraw": wrote and state not in OVER,
        **more,
    }
    return render(request, "conversations/reports/report.html", context, status=status)


def _may_go(found: Report, today) -> bool:
    try:
        rules.may_send(found, today=today)
    except ValidationError:
        return False
    return report_state(found) is not ReportState.WITHDRAWN
