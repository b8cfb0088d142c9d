"""Which instruments there are, which version of each holds, and how each looks to who answers."""

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.instruments import queries, shipped
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.models import OwnState
from wegwijzer.instruments.views.common import crumbs, current_or_404, spoken
from wegwijzer.instruments.words import ANSWERED_BY, KINDS


@require_safe
def instruments(request, organisation):
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    own: dict[str, list] = {}
    for each in queries.own_versions(actor).only("key", "published_at", "withdrawn_at", "organisation_id", "number"):
        own.setdefault(each.key, []).append(each.state)
    rows = [_row(actor, key, own.get(key, [])) for key in shipped.shipped()]
    rows.sort(key=lambda row: row["instrument"].title)
    context = {"rows": rows, "crumbs": [*crumbs(actor)[:1], Crumb(_("Vragenlijsten en formulieren"))]}
    return render(request, "instruments/list.html", context)


def _row(actor, key: str, states: list[OwnState]) -> dict:
    """Only an own published copy costs a statement."""
    version = queries.current(actor.organisation, key) if OwnState.PUBLISHED in states else shipped.shipped()[key][-1]
    return {
        "instrument": (instrument := spoken(version, actor)),
        "kind": KINDS[instrument.kind],
        "answered_by": ANSWERED_BY[instrument.answered_by],
        "own": version.own,
        "draft": OwnState.DRAFT in states,
    }


@require_safe
def instrument(request, organisation, instrument):
    """One instrument: what holds now, the draft, and what held before."""
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    version = current_or_404(actor, instrument)
    own = list(queries.own_versions(actor, instrument).select_related("published_by", "withdrawn_by", "drafted_by"))
    said = spoken(version, actor)
    context = {
        "instrument": said,
        "version": version,
        "kind": KINDS[said.kind],
        "answered_by": ANSWERED_BY[said.answered_by],
        "draft": next((each for each in own if each.state == OwnState.DRAFT), None),
        "published": [each for each in own if each.state != OwnState.DRAFT],
        "now": next((each.pk for each in own if each.state == OwnState.PUBLISHED), None),
        "questions": sum(len(part.questions) for part in said.parts),
        "newer": _newer(version, own),
        "crumbs": [*crumbs(actor), Crumb(said.title)],
        "preview": within(actor, "instrument-preview", instrument),
    }
    return render(request, "instruments/instrument.html", context)


def _newer(version, own) -> bool:
    """Whether we ship something newer than what their own copy, which they use, was made of."""
    using = next((each for each in own if each.state == OwnState.PUBLISHED), None)
    newest = shipped.shipped().get(version.key, [])
    if not (using and newest):
        return False
    made_of = {each.based_on for each in own}
    return newest[-1].number > 1 and newest[-1].ref not in made_of
