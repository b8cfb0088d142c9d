"""What agreements ask of HR: HR's list, the page of one request for three people, answering, asking, taking back."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.roles import Role
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.access import SEE_PERSON
from wegwijzer.people.audience import in_short, who_sees
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_REQUEST
from wegwijzer.plans.access.requests import ANSWER_REQUESTS
from wegwijzer.plans.actions import requests as actions
from wegwijzer.plans.forms.requests import AnswerForm, AskForm, NothingForm, RequestFilter
from wegwijzer.plans.models import Agreement, Request
from wegwijzer.plans.queries import requests as queries
from wegwijzer.plans.request_words import look_of, said_earlier
from wegwijzer.plans.rules.requests import may_withdraw

STATES = (
    (queries.OPEN, gettext_lazy("Wacht op antwoord")),
    (queries.LATER, gettext_lazy("Later opnieuw")),
    (queries.ANSWERED, gettext_lazy("Beantwoord")),
)
SIZE = 30


@require_safe
def requests(request, organisation):
    """HR's list. What waits longest stands on top; what is answered goes by its last answer."""
    actor = request.actor
    ANSWER_REQUESTS.require_role(actor)
    state = request.GET.get("state", queries.OPEN)
    state = state if state in dict(STATES) else queries.OPEN
    form = RequestFilter(request.GET, actor=actor)
    page = None
    if form.is_valid():
        rows = queries.to_hr(actor, form.wanted(state)).select_related("employee", "answered_by")
        answered = state == queries.ANSWERED
        keys = ("answered_at", "pk") if answered else ("sent_at", "pk")
        page = page_by_key(rows, request.GET, keys=keys, newest_first=answered, among=queries.to_hr(actor), size=SIZE)
    context = {
        "form": form,
        "state": state,
        "states": _tabs(actor, state),
        "page": page,
        "rows": queries.shown(actor, page.rows) if page else [],
        "filtered": any(request.GET.get(name) for name in ("kind", "unit")),
        "own": actor.person_id,
    }
    return render(request, "plans/requests/list.html", context)


def _tabs(actor, chosen: str) -> list[dict]:
    numbers, address = queries.counts(actor), within(actor, "requests")
    return [
        {"label": _counted(label, numbers.get(key)), "url": f"{address}?state={key}", "current": key == chosen}
        for key, label in STATES
    ]


def _counted(label, number: int | None) -> str:
    if number is None:
        return str(label)
    most = f"{queries.COUNTED}+" if number > queries.COUNTED else str(number)
    return _("%(label)s (%(number)s)") % {"label": label, "number": most}


def _fetch(actor, identifier) -> Request:
    """Raises Http404 for one that is not for the actor's eyes: nothing tells that it is there."""
    found = queries.one(actor, identifier)
    if found is None:
        raise Http404
    return found


@require_safe
def request_page(request, organisation, asked):
    """One address for three people: the two who asked, and HR."""
    actor, found = request.actor, _fetch(request.actor, asked)
    if request.method == "GET" and actor.person_id == found.employee_id:
        actions.mark_seen(actor, request=found)
    return render(request, "plans/requests/request.html", _context(actor, found))


def _context(actor, found: Request) -> dict:
    one_of_two = actor.person_id in (found.employee_id, found.other_id)
    answers = Role.CAREER_LEAD in actor.roles and actor.person_id != found.employee_id
    (row,) = queries.shown(actor, [found])
    return {
        "asked": found,
        "row": row,
        "look": look_of(found),
        "earlier": said_earlier(found),
        "answer": who_sees(SEE_REQUEST, found, actor),
        "one_of_two": one_of_two,
        "may_answer": answers and found.sent_at and not found.withdrawn_at,
        "may_withdraw": one_of_two and may_withdraw(found),
        "sees_page": SEE_PERSON.may_at_all(actor),
    }


class OfRequest(Editing):
    """A page with one form, about one request."""

    template_name = "plans/requests/form.html"

    def dispatch(self, request, *args, organisation, **ids):
        self.actor = request.actor
        self.load(**ids)
        return View.dispatch(self, request)

    def load(self, asked):
        self.asked = _fetch(self.actor, asked)

    def back(self, outcome=None):
        return self.to("request", self.asked.pk)

    def crumbs(self):
        return [Crumb(_("Vraag aan HR"), self.to("request", self.asked.pk))]

    def page(self, form, status=200, **more):
        more |= {"asked": self.asked, "answer": who_sees(SEE_REQUEST, self.asked, self.actor)}
        return super().page(form, status, **more)


class Answer(OfRequest):
    form_class = AnswerForm
    button = gettext_lazy("Antwoord versturen")

    def load(self, asked):
        ANSWER_REQUESTS.require_role(self.actor)
        super().load(asked)
        if self.asked.employee_id == self.actor.person_id or self.asked.withdrawn_at:
            raise Http404

    @property
    def heading(self):
        return _("Antwoorden op %(name)s") % {"name": self.asked.employee.full_name}

    @property
    def done(self):
        return _("Verstuurd. %(name)s krijgt bericht.") % {"name": self.asked.employee.given_name}

    def record(self):
        return self.asked

    def mark(self, record):
        """An answer by a colleague in the meantime is seen, not that the employee read the one before."""
        return f"{record.verdict} {record.answered_at.isoformat() if record.answered_at else ''}"

    def values(self, record):
        return {"verdict": record.verdict, "answer": record.answer, "again_on": record.again_on}

    def act(self, said):
        return actions.answer(self.actor, request=self.asked, **said)

    def back(self, outcome=None):
        return self.to("requests") if outcome else self.to("request", self.asked.pk)

    def crumbs(self):
        return [Crumb(_("Vragen aan HR"), self.to("requests"))]


class Withdraw(OfRequest):
    form_class = NothingForm
    heading = gettext_lazy("Deze vraag terugnemen?")
    intro = gettext_lazy("HR ziet ze dan niet meer. De afspraak zelf blijft staan. Opnieuw vragen kan altijd.")
    button = gettext_lazy("Terugnemen")
    done = gettext_lazy("Teruggenomen. HR ziet deze vraag niet meer.")
    danger = True

    def load(self, asked):
        super().load(asked)
        if self.actor.person_id not in (self.asked.employee_id, self.asked.other_id):
            raise Http404

    def act(self, said):
        return actions.withdraw(self.actor, request=self.asked)


class Ask(OfRequest):
    """Something more is asked of HR, for an agreement that stands already."""

    form_class = AskForm
    heading = gettext_lazy("Iets vragen aan HR")
    intro = gettext_lazy("Vraag een opleiding, budget, een andere plaats of tijd. HR antwoordt jou hier.")
    button = gettext_lazy("Versturen naar HR")
    done = gettext_lazy("Verstuurd naar HR. Je krijgt bericht als er een antwoord is.")
    template_name = "plans/requests/ask.html"

    def load(self, agreed):
        rows = SEE_AGREEMENT.filter(self.actor, Agreement.objects.filter(pk=agreed))
        found = rows.select_related("employee", "other").first()
        if found is None or not actions.may_ask(self.actor, found):
            raise Http404
        self.agreement = found

    def form(self, *args, **kwargs):
        return super().form(*args, agreement=self.agreement, **kwargs)

    def values(self, record):
        return {"token": new_id()}

    def act(self, said):
        return actions.ask(self.actor, agreement=self.agreement, **said)

    def back(self, outcome=None):
        return self.to("request", outcome.pk) if outcome else self.to("agreement-page", self.agreement.pk)

    def crumbs(self):
        return [Crumb(_("Afspraak"), self.to("agreement-page", self.agreement.pk))]

    def page(self, form, status=200, **more):
        return Editing.page(self, form, status, agreement=self.agreement, seen_by=in_short(SEE_REQUEST), **more)
