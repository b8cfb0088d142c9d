"""The form on paper: blank, to fill in by hand, or with what stands there."""

from django.views.decorators.http import require_safe

from wegwijzer.conversations import queries
from wegwijzer.conversations.views.conclusion import cards, said
from wegwijzer.conversations.views.proposals import shown
from wegwijzer.conversations.views.sitting import fetch, page, sitting
from wegwijzer.conversations.views.themes import rows


@require_safe
def filled(request, organisation, conversation):
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    context = sitting(actor, desk, "agree") | said(actor, desk)
    return page(request, "print.html", context | {"rows": rows(actor, desk), "proposals": shown(desk, actor)})


@require_safe
def blank(request, organisation, conversation):
    """Nothing of what was said is on it, only the names and the questions."""
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    context = sitting(actor, desk, "agree") | {"rows": rows(actor, desk), "outcomes": cards(), "lines": range(3)}
    return page(request, "print_blank.html", context)
