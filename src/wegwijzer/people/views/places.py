"""Somebody's employments, places, leaders and roles, with what can be changed of each. For HR."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.queries.career import career_of
from wegwijzer.people.queries.listing import visible


@require_safe
def places(request, organisation, person):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    somebody = visible(actor).filter(pk=person).first()
    if somebody is None:
        raise Http404
    career = career_of(actor, somebody)
    record(actor, owner=somebody, subject=ReadingSubject.PERSON_PAGE, ground=career.decision.ground)
    employments = [(employment, _places_in(career, employment)) for employment in reversed(career.employments)]
    context = {"person": somebody, "career": career, "employments": employments}
    return render(request, "people/places.html", context)


def _places_in(career, employment) -> list:
    """Newest first, each with its lines."""
    held = [place for place in career.places if place.employment_id == employment.pk]
    return [(place, [line for line in career.lines if line.position_id == place.pk]) for place in reversed(held)]
