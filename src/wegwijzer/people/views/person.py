"""Somebody's page: where they stand now, the path behind and before them, and who sees it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.people.access import CHANGE_PERSON, SEE_DETAILS, SEE_MEMBERSHIPS, SEE_PERSON
from wegwijzer.people.audience import who_sees
from wegwijzer.people.paths import path_in
from wegwijzer.people.queries.career import Career, career_of
from wegwijzer.people.queries.listing import COUNTED, visible
from wegwijzer.people.sections import sections_of


def path_context(career: Career) -> dict:
    """What `people/path_section.html` shows: the stops behind and ahead, and the road through them."""
    return {"career": career, "path": path_in(career)}


@require_safe
def person(request, organisation, person):
    actor = request.actor
    somebody = visible(actor).filter(pk=person).first()
    if somebody is None:
        return no_such_person(request)
    career = career_of(actor, somebody)
    record(actor, owner=somebody, subject=ReadingSubject.PERSON_PAGE, ground=career.decision.ground)
    context = {
        "person": somebody,
        "most": COUNTED,
        **path_context(career),
        "seen": who_sees(SEE_PERSON, somebody, actor),
        "details_seen_by": who_sees(SEE_DETAILS, somebody, actor) if career.details_seen else None,
        "roles_seen_by": who_sees(SEE_MEMBERSHIPS, somebody, actor) if career.roles_seen else None,
        "sections": sections_of(actor, somebody),
        "may_change": CHANGE_PERSON.may_at_all(actor),
    }
    return render(request, "people/person.html", context)


def no_such_person(request):
    """One answer for somebody who is not there and somebody whose page is not for this actor."""
    return render(request, "people/no_such_person.html", {"said": SEE_PERSON.denied}, status=404)
