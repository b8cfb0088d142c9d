"""A sheet as it reads: in words, what comes of it, what fits, and what to do with it. And sheets over time."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.instruments.outcome import nobody_yet, score
from wegwijzer.people import papers
from wegwijzer.selfwork import queries, words_over_time
from wegwijzer.selfwork.curves import day_of
from wegwijzer.selfwork.fitting import fitting
from wegwijzer.selfwork.over_time import comparison
from wegwijzer.selfwork.papers import sheet_paper
from wegwijzer.selfwork.pieces import instrument_of, parts_read
from wegwijzer.selfwork.places import starts_of, targets_of
from wegwijzer.selfwork.reach import start_in_the_job
from wegwijzer.selfwork.seen import told_of
from wegwijzer.selfwork.views.common import alone, crumbs, fetch, laid_over, title_of


@require_safe
def read(request, organisation, sheet):
    actor, found = request.actor, fetch(request.actor, sheet)
    instrument, values = instrument_of(found), queries.values_of(found)
    outcome, drawn_on = score(instrument, values), day_of(instrument, found)
    context = {
        "sheet": found,
        "instrument": instrument,
        "title": title_of(found, instrument),
        "parts": parts_read(instrument, values),
        "outcome": outcome,
        "fitting": fitting(actor, instrument, outcome),
        "gaps": nobody_yet(instrument, values),
        "targets": targets_of(actor),
        "starts": starts_of(actor),
        "comparison": comparison(actor, found.key) if instrument.kind == "checklist" else None,
        "alone": alone(actor, found),
        "told": told_of(instrument, values, today=drawn_on or actor.today),
        "laid_over": laid_over(actor, found, instrument),
        "drawn_on": drawn_on,
        "starts_on": start_in_the_job(actor),
        "crumbs": crumbs(actor, Crumb(title_of(found, instrument))),
    }
    return render(request, "selfwork/read.html", context)


@require_safe
def paper(request, organisation, sheet):
    """One sheet to print or to keep. Its name says no more than that it is from here."""
    return papers.paper(sheet_paper(request.actor, fetch(request.actor, sheet)), "wegwijzer-blad")


@require_safe
def compare(request, organisation, instrument_self):
    found = comparison(request.actor, instrument_self)
    if found is None:
        raise Http404
    context = {
        "comparison": found,
        "told": words_over_time.told(found),
        "instrument": found.instrument,
        "alone": alone(request.actor, found.sheets[-1]),
        "crumbs": crumbs(request.actor, Crumb(_("%(name)s, door de tijd") % {"name": found.instrument.title})),
    }
    return render(request, "selfwork/compare.html", context)
