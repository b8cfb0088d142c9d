"""All imports: who brought what in, when, and what came of it."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from wegwijzer.exchange import queries
from wegwijzer.exchange.access import EXCHANGE
from wegwijzer.exchange.views.words import outcome
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import who_sees


@require_safe
def imports(request, organisation):
    actor = request.actor
    EXCHANGE.require_role(actor)
    page = page_by_key(queries.imports(actor), request.GET, keys=("pk",), newest_first=True)
    context = {
        "page": page,
        "rows": [(import_, outcome(import_)) for import_ in page.rows],
        "answer": who_sees(EXCHANGE, None, actor),
    }
    return render(request, "exchange/imports.html", context)
