"""The page of one function: what it is, what it asks, and who has it now."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.functions.queries import functions_seen, profile_of
from wegwijzer.people.access import SEE_DETAILS, SEE_PERSON
from wegwijzer.people.models import Position
from wegwijzer.people.queries.listing import COUNTED, count_up_to, page_of_people, visible


@require_safe
def function(request, organisation, function):
    actor = request.actor
    here = functions_seen(actor, gone=True).filter(pk=function).first()
    if here is None:
        raise Http404
    held = Position.objects.on(actor.today).filter(function=here, person=OuterRef("pk"))
    people = visible(actor).filter(Exists(held))
    page, rows = page_of_people(actor, people, request.GET)
    everybody = SEE_PERSON.may_at_all(actor)
    context = {
        "function": here,
        "profile": profile_of(here),
        "page": page,
        "rows": rows,
        "number": count_up_to(people) if everybody else None,
        "most": COUNTED,
        "numbers_shown": SEE_DETAILS.may_at_all(actor),
        "exists": functions_seen(actor).filter(pk=here.pk).exists(),
        "may_change": CHANGE_STRUCTURE.may_at_all(actor),
    }
    return render(request, "people/function.html", context)
