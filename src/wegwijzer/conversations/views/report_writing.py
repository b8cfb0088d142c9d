"""The words of a report: a draft along one flow, and changing it before anybody saw it."""

from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.forms.reports import NewReportForm, ReportForm
from wegwijzer.conversations.rules import ReportState, report_state, side_of
from wegwijzer.conversations.views.reports import fetch_report
from wegwijzer.conversations.views.sitting import fetch
from wegwijzer.foundation.ids import new_id


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
        self.report = fetch_report(self.actor, report)
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
