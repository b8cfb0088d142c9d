"""What returns: passages beside each other, gathered into threads with a name, in an order of one's own."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.selfwork.portrait import gathering as actions
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.forms import SureForm, ThreadForm
from wegwijzer.selfwork.portrait.models import LONGEST_NAME
from wegwijzer.selfwork.portrait.views.common import OfAsking, alone, fetch, there, way


@require_safe
def threads(request, organisation, asking):
    actor, found = request.actor, fetch(request.actor, asking)
    gathered = queries.threads(actor, found)
    context = {
        "asking": found,
        "gathered": gathered,
        "threads": [each.thread for each in gathered if each.thread],
        "told": queries.stories(actor, found),
        "longest": LONGEST_NAME,
        "alone": alone(actor, found),
        "crumbs": way(actor, found, Crumb(_("Draden"))),
    }
    return render(request, "selfwork/portrait/threads.html", context)


def _to(request, asking_id, place: str = "") -> HttpResponseRedirect:
    return HttpResponseRedirect(within(request.actor, "threads", asking_id) + (f"#{place}" if place else ""))


@require_POST
def begin(request, organisation, asking):
    found = fetch(request.actor, asking)
    try:
        row = actions.begin_thread(request.actor, asking=found, name=request.POST.get("name", ""))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return _to(request, found.pk, "nieuwe-draad")
    return _to(request, found.pk, f"draad-{row.pk}")


def _by(request) -> int:
    return -1 if request.POST.get("to") == "earlier" else 1


@require_POST
def move(request, organisation, thread):
    row = there(queries.thread(request.actor, thread))
    actions.move_thread(request.actor, thread=row, by=_by(request))
    return _to(request, row.asking_id, f"draad-{row.pk}")


@require_POST
def put_in(request, organisation, passage):
    """`thread`: its id; empty is into none."""
    row = there(queries.passage(request.actor, passage))
    said = request.POST.get("thread", "")
    try:
        thread = there(queries.thread(request.actor, said)) if said else None
        actions.put_in(request.actor, passage=row, thread=thread)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return _to(request, row.asking_id, f"stuk-{row.pk}")


@require_POST
def move_passage(request, organisation, passage):
    row = there(queries.passage(request.actor, passage))
    actions.move_passage(request.actor, passage=row, by=_by(request))
    return _to(request, row.asking_id, f"stuk-{row.pk}")


@require_POST
def unmark(request, organisation, passage):
    row = there(queries.passage(request.actor, passage))
    actions.unmark(request.actor, passage=row)
    messages.success(request, _("Dit stuk is niet meer aangeduid. In het verhaal staat het nog."))
    if request.POST.get("back") == "story":
        return HttpResponseRedirect(within(request.actor, "story", row.story_id))
    return _to(request, row.asking_id)


class _OfThread(OfAsking):
    def load(self, thread) -> None:
        self.thread = there(queries.thread(self.actor, thread))
        self.asking = fetch(self.actor, self.thread.asking_id)

    def crumbs(self):
        return way(self.actor, self.asking, Crumb(_("Draden"), self.back()))

    def back(self, outcome=None) -> str:
        return self.to("threads", self.asking.pk)


class Rename(_OfThread):
    form_class = ThreadForm
    heading = gettext_lazy("Geef deze draad een andere naam")

    def values(self, record):
        return {"name": self.thread.name}

    def act(self, said):
        actions.rename_thread(self.actor, thread=self.thread, name=said["name"])


class Remove(_OfThread):
    form_class = SureForm
    heading = gettext_lazy("Deze draad losmaken?")
    intro = gettext_lazy("De stukken blijven, in geen draad.")
    button = gettext_lazy("Losmaken")
    done = gettext_lazy("De draad is los.")

    def act(self, said):
        actions.remove_thread(self.actor, thread=self.thread)
