"""Talks in between: the notes one wrote or was given, a new one, sharing it or keeping it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.conversations import actions
from wegwijzer.conversations.access import PARTNER, SEE_NOTE
from wegwijzer.conversations.forms.informal import NoteForm, NoteTextForm
from wegwijzer.conversations.forms.models import NothingForm
from wegwijzer.conversations.models import InformalNote
from wegwijzer.conversations.queries import informal_notes
from wegwijzer.conversations.queries.informal import my_note
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.foundation.paging import page_by_key
from wegwijzer.people.audience import who_sees

HEADING = gettext_lazy("Gesprekken tussendoor")


@require_safe
def notes(request, organisation):
    """One's own, and those that others shared: that they were read stands in the log of who shared them."""
    actor = request.actor
    page = page_by_key(informal_notes(actor), request.GET, keys=("held_on", "pk"), newest_first=True, size=20)
    for owner in {note.author for note in page.rows}:
        record(actor, owner=owner, subject=ReadingSubject.NOTE, ground=PARTNER)
    rows = [(note, note.author_id == actor.person_id, who_sees(SEE_NOTE, note, actor)) for note in page.rows]
    return render(request, "conversations/around/notes.html", {"page": page, "rows": rows})


class Note(Editing):
    """Everybody who belongs can note; which note is whose is asked of the note itself."""

    rule = SEE_STRUCTURE

    def crumbs(self):
        return [Crumb(HEADING, self.back())]

    def back(self, outcome=None):
        return self.to("informal")


class NewNote(Note):
    form_class = NoteForm
    heading = gettext_lazy("Gesprek noteren")
    intro = gettext_lazy("Voor een praatje aan de machine, in de gang of aan de telefoon.")
    done = gettext_lazy("Genoteerd.")

    def form(self, *args, **kwargs):
        self.bound = super().form(*args, **kwargs)
        return self.bound

    def values(self, record):
        return {"held_on": self.actor.today, "token": new_id()}

    def act(self, said):
        given = {name: said[name] for name in ("held_on", "text", "token")}
        try:
            note = actions.note_informal(self.actor, **self.bound.two(), **given)
        except ValidationError as refusal:
            raise _beside_whom(refusal) from refusal
        if said["shared"]:
            actions.share_note(self.actor, note=note)
        return note


def _beside_whom(refusal: ValidationError) -> ValidationError:
    """The page has one field for the two people."""
    said = refusal.error_dict if hasattr(refusal, "error_dict") else {None: [refusal]}
    return ValidationError({"whom" if key in ("employee", "other") else key or "whom": e for key, e in said.items()})


class OfNote(Note):
    note: InformalNote

    def load(self, note):
        found = my_note(self.actor, note)
        if found is None:
            raise Http404
        self.note = found


class ChangeNote(OfNote):
    form_class = NoteTextForm
    heading = gettext_lazy("Notitie aanpassen")
    done = gettext_lazy("Aangepast.")

    def record(self):
        return self.note

    def values(self, record):
        return {"text": record.text}

    def act(self, said):
        return actions.change_note(self.actor, note=self.note, text=said["text"])


class RemoveNote(OfNote):
    form_class = NothingForm
    heading = gettext_lazy("Notitie weghalen?")
    intro = gettext_lazy("Ze is dan weg, ook voor wie ze kon lezen.")
    button = gettext_lazy("Weghalen")
    done = gettext_lazy("De notitie is weg.")
    danger = True

    def act(self, said):
        actions.remove_note(self.actor, note=self.note)


@require_POST
def share(request, organisation, note):
    """`shared=no` takes it back."""
    actor = request.actor
    found = my_note(actor, note)
    if found is None:
        raise Http404
    shared = request.POST.get("shared") != "no"
    actions.share_note(actor, note=found, shared=shared)
    messages.success(request, _("De ander kan dit nu lezen.") if shared else _("Dit is weer alleen van jou."))
    return HttpResponseRedirect(within(actor, "informal"))
