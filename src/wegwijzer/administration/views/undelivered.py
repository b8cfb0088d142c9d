"""Whom our letters do not reach, for HR to ask them for another address."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.administration.views.tabs import tabs
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.notices import queries
from wegwijzer.notices.models import Undelivered
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.audience import who_sees


@require_safe
def undelivered(request, organisation):
    actor = request.actor
    CHANGE_PERSON.require_role(actor)
    page = page_by_key(queries.undelivered(actor), request.GET, keys=("since", "pk"), among=Undelivered.objects.all())
    context = {
        "tabs": tabs(actor, "administration-undelivered"),
        "page": page,
        "rows": [(row, queries.WHY[row.failure]) for row in page.rows],
        "answer": who_sees(CHANGE_PERSON, None, actor),
    }
    return render(request, "administration/undelivered.html", context)
