"""Functions by family, and what functions can ask."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.foundation.picking import answer_options
from wegwijzer.foundation.search import beginning
from wegwijzer.functions import queries
from wegwijzer.functions.forms.filters import CompetenceFilter, FunctionFilter

AT_ONCE = 100


@require_safe
def functions(request, organisation):
    actor = request.actor
    form = FunctionFilter(request.GET, actor=actor)
    context = {"form": form, "may_change": CHANGE_STRUCTURE.may_at_all(actor)}
    if form.is_valid():
        said = form.cleaned_data
        found = beginning(queries.functions_seen(actor, gone=said["gone"]), said["q"], "name", "code")
        if said["family"]:
            found = found.filter(family=said["family"])
        everything = queries.functions_seen(actor, gone=True)
        page = page_by_key(found, request.GET, keys=queries.BY_FAMILY, among=everything, size=AT_ONCE)
        context |= {"page": page, "gone": said["gone"], "text": said["q"], "family": said["family"]}
    return render(request, "functions/functions.html", context)


@require_safe
def competences(request, organisation):
    actor = request.actor
    form = CompetenceFilter(request.GET, actor=actor)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    everything = queries.competences(actor)
    found = beginning(everything, text, "name")
    page = page_by_key(found, request.GET, keys=("kind", "name", "pk"), among=everything, size=AT_ONCE)
    context = {"form": form, "page": page, "text": text, "may_change": CHANGE_STRUCTURE.may_at_all(actor)}
    return render(request, "functions/competences.html", context)


@require_safe
def families(request, organisation):
    actor = request.actor
    CHANGE_STRUCTURE.require_role(actor)
    everything = queries.families(actor)
    page = page_by_key(everything, request.GET, keys=("name", "pk"), size=AT_ONCE)
    return render(request, "functions/families.html", {"page": page})


@require_safe
def function_options(request, organisation):
    return answer_options(request, queries.FunctionSource(request.actor))


@require_safe
def family_options(request, organisation):
    return answer_options(request, queries.FamilySource(request.actor))


@require_safe
def competence_options(request, organisation):
    return answer_options(request, queries.CompetenceSource(request.actor))
