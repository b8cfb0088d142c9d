"""What is behind the counts: page by page, and as a file to take along."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wegwijzer.exchange import kinds, queries
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.models import Import, State, Subject, Weight, What
from wegwijzer.exchange.views.changes import AFTER_SAVING, TITLES, lines_of
from wegwijzer.exchange.views.common import crumbs_of, fetch
from wegwijzer.exchange.views.downloads import download
from wegwijzer.exchange.views.tabs import subject_tabs
from wegwijzer.exchange.views.words import counts_of, findings_of
from wegwijzer.people.audience import who_sees

WITH_LIST = (Weight.PROBLEM, Weight.REMARK)
FINDINGS = {Weight.PROBLEM: _("Problemen"), Weight.REMARK: _("Opmerkingen")}


@require_safe
def changes(request, organisation, import_, what):
    actor, found = request.actor, fetch(request.actor, import_)
    what = _one_of(What, what.replace("-", "_"), TITLES)
    asked = request.GET.get("subject", "")
    subject = asked if asked in Subject else ""
    page = queries.changes(actor, found, what, subject, request.GET)
    kind = kinds.of(found.kind)
    title = (AFTER_SAVING if found.saved_at else TITLES)[what]
    context = {
        "import": found,
        "title": title,
        "page": page,
        "rows": [(change, lines_of(change, kind)) for change in page.rows],
        "tabs": subject_tabs(counts_of(found, what), subject),
        "people_there": found.state is State.SAVED or what is not What.CREATED,
        "answer": who_sees(EXCHANGE, None, actor),
        "crumbs": crumbs_of(actor, found, title, below=True),
    }
    return render(request, "exchange/changes.html", context)


@require_safe
def findings(request, organisation, import_, weight):
    actor, found = request.actor, fetch(request.actor, import_)
    weight = _one_of(Weight, weight, WITH_LIST)
    context = {
        "import": found,
        "title": FINDINGS[weight],
        "weight": weight,
        "number": findings_of(found, weight),
        "page": queries.findings(actor, found, weight, request.GET),
        "answer": who_sees(EXCHANGE, None, actor),
        "crumbs": crumbs_of(actor, found, FINDINGS[weight], below=True),
    }
    return render(request, "exchange/findings.html", context)


@require_safe
def findings_file(request, organisation, import_, weight):
    """The same list as a spreadsheet: ?format=csv or xlsx."""
    found: Import = fetch(request.actor, import_)
    weight = _one_of(Weight, weight, WITH_LIST)
    rows = queries.all_findings(request.actor, found, weight)
    return download(rows, name=FINDINGS[weight], of=found, as_xlsx=request.GET.get("format") == "xlsx")


def _one_of(choices, said: str, allowed):
    if said not in choices or choices(said) not in allowed:
        raise Http404
    return choices(said)
