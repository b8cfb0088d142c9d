"""Two ways to leave an import behind: putting the file aside before saving, undoing it afterwards."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wegwijzer.exchange import actions
from wegwijzer.exchange.models import State
from wegwijzer.exchange.views.common import OPEN, crumbs_of, fetch, mark, press, to_import
from wegwijzer.exchange.views.words import all_parts
from wegwijzer.foundation.links import within


@require_http_methods(["GET", "HEAD", "POST"])
def put_aside(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    if request.method != "POST":
        if found.state not in OPEN:
            return to_import(actor, found)
        return _ask(request, found, "exchange/put_aside.html", _("Bestand weggooien"))
    if press(request, found, lambda current: actions.put_aside(actor, import_=current)):
        messages.success(request, _("Het bestand is weg. Er is niets bewaard."))
        return HttpResponseRedirect(within(actor, "imports"))
    return to_import(actor, found)


@require_http_methods(["GET", "HEAD", "POST"])
def undo(request, organisation, import_):
    actor, found = request.actor, fetch(request.actor, import_)
    if request.method != "POST":
        if found.state is not State.SAVED:
            return to_import(actor, found)
        return _ask(request, found, "exchange/undo.html", _("Ongedaan maken"), parts=all_parts(found))
    press(request, found, lambda current: actions.ask_undo(actor, import_=current), among=(State.SAVED,))
    return to_import(actor, found)


def _ask(request, import_, template: str, title: str, **more):
    context = {
        "import": import_,
        "version": mark(import_),
        "crumbs": crumbs_of(request.actor, import_, title, below=True),
        **more,
    }
    return render(request, template, context)
