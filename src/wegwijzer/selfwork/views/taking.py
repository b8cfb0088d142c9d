"""Taking pieces along to a preparation or a plan, with one button, and putting them back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_id
from wegwijzer.selfwork import actions, queries
from wegwijzer.selfwork.access import SEE_SHEET
from wegwijzer.selfwork.models import Taken
from wegwijzer.selfwork.pieces import instrument_of, pieces
from wegwijzer.selfwork.places import targets_of
from wegwijzer.selfwork.views.common import fetch


@require_POST
def take(request, organisation, sheet):
    """`to` is “place target”; `field` the pieces, all of them when none is named."""
    actor, found = request.actor, fetch(request.actor, sheet)
    chosen = request.POST.getlist("field")
    all_of_it = pieces(instrument_of(found), queries.values_of(found))
    wanted = [piece for piece in all_of_it if not chosen or piece.key in chosen]
    place, _space, target = request.POST.get("to", "").partition(" ")
    try:
        count = actions.take_along(actor, sheet=found, pieces=wanted, place=place, target=as_id(target))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(within(actor, "sheet-read", found.pk))
    said = ngettext("%(count)s stuk gaat mee.", "%(count)s stukken gaan mee.", count) % {"count": count}
    messages.success(request, said if count else _("Dit ging al mee."))
    address = next((t.address for p, t in targets_of(actor) if p.key == place and str(t.id) == target), None)
    return HttpResponseRedirect(address or within(actor, "sheet-read", found.pk))


@require_POST
def put_back(request, organisation, taken):
    actor = request.actor
    found = SEE_SHEET.filter(actor, Taken.objects.filter(pk=taken)).first()
    if found is None:
        raise Http404
    actions.put_back(actor, taken=found)
    messages.success(request, _("Dit gaat niet meer mee. Op je blad staat het nog."))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    return HttpResponseRedirect(back if safe else within(actor, "self"))
