"""The portrait: one text, saved as it is written, with the threads beside it; sharing and taking along."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.foundation.sent import as_id, as_number
from wegwijzer.instruments.rendering import PREFIX
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.selfwork.actions import take_along
from wegwijzer.selfwork.pieces import Piece
from wegwijzer.selfwork.places import targets_of
from wegwijzer.selfwork.portrait import gathering as actions
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.copying import copied
from wegwijzer.selfwork.portrait.forms import ShareForm
from wegwijzer.selfwork.portrait.views.common import OfAsking, alone, fetch, way
from wegwijzer.selfwork.views.sharing import Sharing

FIELD = "portrait"


def _write(request, found):
    version = as_number(request.POST.get(f"v.{FIELD}", "")) or 0
    text = request.POST.get(PREFIX + FIELD, "")
    return actions.write_portrait(request.actor, asking=found, text=text, version=version)


@require_http_methods(["GET", "HEAD", "POST"])
def portrait(request, organisation, asking):
    actor, found = request.actor, fetch(request.actor, asking)
    text, version, error, clashes = found.portrait, found.portrait_version, "", []
    if request.method == "POST" and PREFIX + FIELD in request.POST:
        text = request.POST.get(PREFIX + FIELD, "")
        try:
            _write(request, found)
            messages.success(request, _("Bewaard."))
            return HttpResponseRedirect(within(actor, "asking", found.pk))
        except ValidationError as refusal:
            error = " ".join(refusal.messages)
        except ChangedMeanwhile as changed:
            version = changed.current.portrait_version
            clashes = [(FIELD, {"title": _("Je portret"), "lines": [changed.current.portrait]})]
    context = {
        "asking": found,
        "written": text,
        "version": version,
        "error": error,
        "errors": error,
        "clashes": clashes,
        "gathered": queries.threads(actor, found),
        "alone": alone(actor, found),
        "crumbs": way(actor, found, Crumb(_("Je portret"))),
    }
    return render(request, "selfwork/portrait/portrait.html", context, status=422 if error or clashes else 200)


@require_POST
def save(request, organisation, asking):
    """For the script: 200 {version}, 409 {version, lines}, 422 {error}."""
    found = fetch(request.actor, asking)
    if PREFIX + FIELD not in request.POST:
        return JsonResponse({"error": _("Dit antwoord kwam niet goed aan. Laad de pagina opnieuw.")}, status=422)
    try:
        row = _write(request, found)
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    except ChangedMeanwhile as changed:
        there = changed.current
        lines = [there.portrait] if there.portrait else []
        return JsonResponse({"version": there.portrait_version, "lines": lines}, status=409)
    return JsonResponse({"version": row.portrait_version})


class Share(Sharing, OfAsking):
    form_class = ShareForm

    def choices(self):
        found = copied(self.actor, self.asking)
        return [(each.piece.key, f"{each.part}: {each.piece.title}") for each in found]

    def act(self, said):
        found = copied(self.actor, self.asking, with_names=said["with_names"])
        return actions.share(
            self.actor,
            asking=self.asking,
            title=_("Op mijn best"),
            pieces=[each.plain() for each in found if each.piece.key in said["fields_chosen"]],
            receiver=said["receiver"],
            until=said["until"],
            token=said["token"],
        )

    def back(self, outcome=None) -> str:
        return self.to("shares") if outcome else self.to("asking", self.asking.pk)


@require_POST
def take(request, organisation, asking):
    """`to` is “place target”; `field` the pieces."""
    actor, found = request.actor, fetch(request.actor, asking)
    chosen = request.POST.getlist("field")
    wanted = [_of(found, each.piece) for each in copied(actor, found) if each.piece.key in chosen]
    place, _space, target = request.POST.get("to", "").partition(" ")
    back = within(actor, "asking", found.pk)
    try:
        count = take_along(actor, sheet=None, pieces=wanted, place=place, target=as_id(target))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return HttpResponseRedirect(back)
    said = ngettext("%(count)s stuk gaat mee.", "%(count)s stukken gaan mee.", count) % {"count": count}
    messages.success(request, said if count else _("Kies wat je meeneemt, of het ging al mee."))
    address = next((t.address for p, t in targets_of(actor) if p.key == place and str(t.id) == target), None)
    return HttpResponseRedirect(address if count and address else back)


def _of(asking, piece: Piece) -> Piece:
    """Each time of asking has a portrait of its own to take along."""
    return replace(piece, key=f"portrait.{asking.pk}") if piece.key == "portrait" else piece
