"""The form on paper: blank, to fill in by hand, or with what stands there. As a page of the browser, and as a file."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wegwijzer.conversations import documents, queries
from wegwijzer.conversations.views.conclusion import cards, said
from wegwijzer.conversations.views.proposals import shown
from wegwijzer.conversations.views.sitting import fetch, page, sitting
from wegwijzer.conversations.views.themes import rows
from wegwijzer.people.papers import paper


@require_safe
def filled(request, organisation, conversation):
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    context = sitting(actor, desk, "agree") | said(actor, desk)
    more = {"rows": rows(actor, desk), "proposals": shown(desk, actor), "file": "conversation-print-file"}
    return page(request, "print.html", context | more)


@require_safe
def blank(request, organisation, conversation):
    """Nothing of what was said is on it, only the names and the questions."""
    actor = request.actor
    desk = queries.desk(actor, fetch(actor, conversation))
    context = sitting(actor, desk, "agree") | {"rows": rows(actor, desk), "outcomes": cards(), "lines": range(3)}
    return page(request, "print_blank.html", context | {"file": "conversation-print-blank-file"})


def _desk(request, conversation):
    return queries.desk(request.actor, fetch(request.actor, conversation))


@require_safe
def filled_file(request, organisation, conversation):
    return paper(documents.filled_form(request.actor, _desk(request, conversation)), _("gesprek"))


@require_safe
def blank_file(request, organisation, conversation):
    return paper(documents.blank_form(request.actor, _desk(request, conversation)), _("formulier"))


@require_safe
def conclusion_file(request, organisation, conversation):
    return paper(documents.conclusion(request.actor, _desk(request, conversation)), _("besluit"))
