"""Taking one's plan along: at any time, and certainly before one leaves. As a file to read and as data."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.plans.export import plan_as_data
from wegwijzer.plans.queries import plan as queries


@require_safe
def take(request, organisation):
    """What there is to take along, and how."""
    actor = request.actor
    rows = list(queries.plans(actor).filter(employee=actor.person_id).order_by("-made_at", "pk")[:20])
    agreed = queries.agreements(actor, actor.person_id).filter(fixed_at__isnull=False)
    return render(request, "plans/take.html", {"plans": rows, "number": agreed.count()})


@require_safe
def as_data(request, organisation):
    """Kept nowhere: made at once, for who asks."""
    data = plan_as_data(request.actor, request.actor.person)
    answer = HttpResponse(json.dumps(data, ensure_ascii=False, indent=2), content_type="application/json")
    name = _("plan")
    answer["Content-Disposition"] = f'attachment; filename="{name}.json"'
    answer["Cache-Control"] = "no-store, private"
    return answer
