"""Drawings of then and now over each other: which sheets is a choice of the person."""

from uuid import UUID

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.sent import as_id
from wegwijzer.selfwork.curves import MOST, curves
from wegwijzer.selfwork.views.common import alone, crumbs


@require_safe
def over_time(request, organisation, instrument_drawn):
    found = curves(request.actor, instrument_drawn, _ids(request.GET.getlist("sheet")))
    if found is None:
        raise Http404
    shown = {drawn.sheet.pk for drawn in found.chosen}
    context = {
        "curves": found,
        "instrument": found.instrument,
        "offered": [(drawn, drawn.sheet.pk in shown) for drawn in found.offered],
        "most": MOST,
        "alone": alone(request.actor, found.chosen[-1].sheet),
        "crumbs": crumbs(request.actor, Crumb(_("%(name)s, door de tijd") % {"name": found.instrument.title})),
    }
    return render(request, "selfwork/curves.html", context)


def _ids(said: list[str]) -> list[UUID]:
    """What is no id is passed over: the address may have been changed by hand."""
    found = [as_id(each) for each in said[:50]]
    return [each for each in found if each is not None]
