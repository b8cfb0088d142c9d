"""The list of people: found by name or number, filtered, page by page."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.roles import Role
from wegwijzer.foundation.picking import answer_options
from wegwijzer.people.access import CHANGE_PERSON, SEE_DETAILS, SEE_PERSON
from wegwijzer.people.forms.filters import PeopleFilter
from wegwijzer.people.models import Employment
from wegwijzer.people.queries.listing import COUNTED, count_up_to, page_of_people, people_wanted
from wegwijzer.people.queries.pickers import LeaderSource, PersonSource


@require_safe
def people(request, organisation):
    actor = request.actor
    if not (SEE_PERSON.may_at_all(actor) or actor.has_reports):
        has_path = Role.EMPLOYEE in actor.roles
        return render(request, "people/only_me.html", {"person": actor.person, "has_path": has_path})
    form = PeopleFilter(request.GET, actor=actor)
    context = {
        "form": form,
        "may_change": CHANGE_PERSON.may_at_all(actor),
        "numbers_shown": SEE_DETAILS.may_at_all(actor),
    }
    if form.is_valid():
        found = people_wanted(actor, form.wanted())
        page, rows = page_of_people(actor, found, request.GET)
        context |= {"page": page, "rows": rows, "number": count_up_to(found), "most": COUNTED}
        context["nobody_yet"] = not rows and context["may_change"] and not Employment.objects.exists()
    return render(request, "people/people.html", context)


@require_safe
def person_options(request, organisation):
    return answer_options(request, PersonSource(request.actor))


@require_safe
def leader_options(request, organisation):
    return answer_options(request, LeaderSource(request.actor))
