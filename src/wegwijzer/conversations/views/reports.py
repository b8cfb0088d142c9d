"""Reports (WHO-3): who hears what of a conversation, and one report from draft to read.

The page of a report is one address for three people: who wrote it, the employee, and who receives it. Each sees
what the rule lets them see, and the acts that are theirs at that moment.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.conversations import actions, documents, queries, rules
from wegwijzer.conversations.access import SEE_CONVERSATION, SEE_REPORT
from wegwijzer.conversations.flows import flows_of
from wegwijzer.conversations.forms.reports import NewReportForm, ReportForm
from wegwijzer.conversations.models import Report
from wegwijzer.conversations.queries import Hearer
from wegwijzer.conversations.rules import ReportState, report_state, side_of
from wegwijzer.conversations.views.sitting import fetch
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
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


@dataclass(frozen=True)
class Going:
    """A flow on the page of a conversation: to whom, what went along it, and whether this actor can write now."""

    hearer: Hearer
    to: str
    reports: list[Shown]
    can_write: bool


@require_safe
def of_conversation(request, organisation, conversation):
    actor, found = request.actor, fetch(request.actor, conversation)
    side, hearers = side_of(found, actor.person_id), queries.hearers(actor, found)
    took_place = bool(found.held_at and not found.cancelled_at)
    context = {
        "conversation": found,
        "hearers": hearers,
        "going": [_going(each, side, took_place) for each in hearers],
        "took_place": took_place,
        "answer": who_sees(SEE_CONVERSATION, found, actor),
    }
    return render(request, "conversations/reports/of_conversation.html", context)


def _going(hearer: Hearer, side: str, took_place: bool) -> Going:
    mine = hearer.flow.may_come_from(side) and hearer.by in ("", side)
    to = _(" of ").join(one.full_name for one in hearer.people)
    return Going(hearer, to, [shown(each) for each in hearer.reports], mine and took_place and bool(hearer.people))


@require_safe
def received(request, organisation):
    """What others passed on to the actor: nothing of the conversations themselves."""
    rows = list(queries.reports_received(request.actor)[:200])
    return render(request, "conversations/reports/received.html", {"reports": rows})


def _report(actor, identifier) -> Report:
    """Raises Http404 for one that is not for the actor's eyes: nothing tells that it is there."""
    try:
        return queries.report(actor, identifier)
    except Report.DoesNotExist as missing:
        raise Http404 from missing


@require_safe
def report(request, organisation, report):
    actor, found = request.actor, _report(request.actor, report)
    if actor.person_id == found.receiver_id:
        return _opened(request, found)
    return _page(request, found)


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
    found = _report(request.actor, report)
    if request.actor.person_id == found.receiver_id:
        _read(request, found)
    return paper(documents.report(request.actor, found), _("terugkoppeling"))


def _page(request, found: Report, status: int = 200, **more):
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


# ---- Writing


class Writing(Editing):
    template_name = "conversations/reports/write.html"
    button = gettext_lazy("Bewaren")
    done = gettext_lazy("Bewaard. Nog niemand anders ziet dit.")

    def dispatch(self, request, *args, organisation, **ids):
        self.actor = request.actor
        self.load(**ids)
        return View.dispatch(self, request)

    def page(self, form, status=200, **more):
        return super().page(form, status, conversation=self.conversation, **more)

    def crumbs(self):
        return [Crumb(_("Wie hoort wat?"), self.to("conversation-reports", self.conversation.pk))]


class NewReport(Writing):
    """A draft along one flow of the conversation."""

    form_class = NewReportForm
    button = gettext_lazy("Bewaren en nalezen")

    def load(self, conversation, flow):
        self.conversation = fetch(self.actor, conversation)
        found = [each for each in queries.hearers(self.actor, self.conversation) if each.flow.key == flow]
        side = side_of(self.conversation, self.actor.person_id)
        if not found or not found[0].flow.may_come_from(side) or found[0].by not in ("", side):
            raise Http404
        self.hearer = found[0]

    @property
    def heading(self):
        people = self.hearer.people
        if len(people) == 1:
            return _("Iets doorgeven aan %(name)s") % {"name": people[0].full_name}
        return _("Iets doorgeven")

    @property
    def intro(self):
        if self.actor.person_id == self.conversation.employee_id:
            return _("Dit is jouw tekst. Jij beslist of en wanneer hij vertrekt.")
        said = _("%(name)s leest dit eerst en kan er iets bij zetten. Daarna pas vertrekt het.")
        return said % {"name": self.conversation.employee.given_name}

    def form(self, *args, initial=None, **kwargs):
        initial = {"token": new_id(), **(initial or {})}
        return super().form(*args, initial=initial, people=self.hearer.people, **kwargs)

    def act(self, said):
        return actions.draft_report(
            self.actor,
            conversation=self.conversation,
            flow=self.hearer.flow.key,
            receiver=said["receiver"],
            text=said["text"],
            token=said["token"],
        )

    def back(self, outcome=None):
        if outcome is not None:
            return self.to("report", outcome.pk)
        return self.to("conversation-reports", self.conversation.pk)


class ChangeReport(Writing):
    """The words of a draft, by who wrote them."""

    form_class = ReportForm
    heading = gettext_lazy("Tekst veranderen")

    def load(self, report):
        self.report = _report(self.actor, report)
        if self.report.author_id != self.actor.person_id:
            raise Http404
        self.conversation = self.report.conversation

    def get(self, request):
        if report_state(self.report) is not ReportState.DRAFT:  # what somebody saw stays as it is
            return HttpResponseRedirect(self.back())
        return super().get(request)

    def record(self):
        return self.report

    def values(self, record):
        return {"text": record.text}

    def mark(self, record):
        return str(record.version)

    def act(self, said):
        return actions.change_report(self.actor, report=self.report, text=said["text"])

    def back(self, outcome=None):
        return self.to("report", self.report.pk)


# ---- From draft to sent


def _done(request, found: Report, sentence: str):
    messages.success(request, sentence)
    return HttpResponseRedirect(within(request.actor, "report", found.pk))


def _do(request, found: Report, act, sentence):
    """One act on a report; what cannot be is said on its own page, and nothing changes."""
    try:
        with transaction.atomic():
            row = act(request.actor, report=found)
    except ValidationError as refusal:
        return _page(request, _report(request.actor, found.pk), 422, wrong=" ".join(refusal.messages))
    return _done(request, found, sentence(row) if callable(sentence) else sentence)


@require_POST
def show(request, organisation, report):
    found = _report(request.actor, report)
    name = found.employee.given_name
    return _do(request, found, actions.show_report, _("%(name)s kan dit nu lezen.") % {"name": name})


@require_POST
def send(request, organisation, report):
    found = _report(request.actor, report)
    return _do(request, found, actions.send_report, _("Verstuurd aan %(name)s.") % {"name": found.receiver.full_name})


@require_POST
def withdraw(request, organisation, report):
    found = _report(request.actor, report)
    return _do(request, found, actions.withdraw_report, _("Ingetrokken. Niemand krijgt dit nog te lezen."))


@require_POST
def answer(request, organisation, report):
    """The employee: let it go, with a few words or without; or not, where that is their choice."""
    found, said = _report(request.actor, report), request.POST.get("agree", "")
    addition = request.POST.get("addition", "")
    if request.actor.person_id != found.employee_id or found.author_id == found.employee_id:
        raise PermissionDenied(_("Alleen de medewerker antwoordt hierop."))
    if said not in ("yes", "no"):
        return _page(request, found, 422, wrong=_("Kies wat er met deze tekst gebeurt."), addition=addition)
    try:
        with transaction.atomic():
            actions.answer_report(request.actor, report=found, agree=said == "yes", addition=addition)
    except ValidationError as refusal:
        again = _report(request.actor, found.pk)
        return _page(request, again, 422, wrong=" ".join(refusal.messages), addition=addition)
    if said == "no":
        return _done(request, found, _("Goed. Dit wordt niet doorgegeven."))
    return _done(request, found, _("Verstuurd aan %(name)s.") % {"name": found.receiver.full_name})
