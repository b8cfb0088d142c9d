"""My team: the people somebody leads."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.people.queries.listing import COUNTED, count_up_to
from wegwijzer.people.queries.team import members, team_page


@require_safe
def team(request, organisation):
    actor = request.actor
    page, rows = team_page(actor, request.GET)
    context = {
        "page": page,
        "members": rows,
        "number": count_up_to(members(actor)),
        "most": COUNTED,
    }
    return render(request, "people/team.html", context)
