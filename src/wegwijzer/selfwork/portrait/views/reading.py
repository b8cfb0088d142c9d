"""Reading a story and marking what strikes one: sentences by a box before each, or any stretch that is selected."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from wegwijzer.access.editing import Crumb
from wegwijzer.foundation.links import within
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.portrait import gathering as actions
from wegwijzer.selfwork.portrait import queries
from wegwijzer.selfwork.portrait.forms import SureForm
from wegwijzer.selfwork.portrait.models import Passage, Story
from wegwijzer.selfwork.portrait.sentences import sentences
from wegwijzer.selfwork.portrait.views.common import OfAsking, alone, there, way


@require_safe
def story(request, organisation, story):
    actor, found = request.actor, there(queries.story(request.actor, story))
    marked = list(queries.passages(actor, found.asking).filter(story=found))
    all_told = queries.stories(actor, found.asking)
    at = next(number for number, each in enumerate(all_told) if each.story.pk == found.pk)
    context = {
        "story": found,
        "name": found.invited.name,
        "said": [
            (key, question, _with_marks(key, text, marked))
            for key, question, text in queries.said(instrument_of(found.asking), found.answers)
        ],
        "marked": marked,
        "threads": [each.thread for each in queries.threads(actor, found.asking) if each.thread],
        "next": all_told[at + 1] if at + 1 < len(all_told) else None,
        "alone": alone(actor, found.asking),
        "crumbs": way(actor, found.asking, Crumb(found.invited.name)),
    }
    return render(request, "selfwork/portrait/story.html", context)


def _with_marks(key: str, text: str, marked: list[Passage]) -> list[tuple]:
    mine = [each for each in marked if each.field == key]
    return [(each, any(row.start < each.end and each.start < row.end for row in mine)) for each in sentences(text)]


def _chosen(data) -> list[tuple[str, int, int]]:
    """“field start end” of each box, or of the stretch that the script read from the selection."""
    found = []
    for said in data.getlist("stretch"):
        field, _space, place = said.partition(" ")
        start, _space, end = place.partition(" ")
        if not (start.isdecimal() and end.isdecimal() and len(place) < 16):
            raise ValidationError(_("Dit stuk staat niet in het verhaal. Laad de pagina opnieuw."))
        found.append((field, int(start), int(end)))
    return found


@require_POST
def mark(request, organisation, story):
    actor, found = request.actor, there(queries.story(request.actor, story))
    try:
        made = actions.mark(actor, story=found, chosen=_chosen(request.POST), thread=_thread(request))
        said = ngettext("%(count)s stuk aangeduid.", "%(count)s stukken aangeduid.", len(made))
        messages.success(request, said % {"count": len(made)})
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(within(actor, "story", found.pk))


def _thread(request):
    said = request.POST.get("thread", "")
    try:
        return queries.thread(request.actor, said) if said else None
    except ValidationError:
        return None


class RemoveStory(OfAsking):
    form_class = SureForm
    heading = gettext_lazy("Dit verhaal verwijderen?")
    intro = gettext_lazy(
        "Het verhaal en wat je erin aanduidde, zijn dan weg. Wat je er met iemand van deelde, kan niemand nog lezen. "
        "De link blijft gebruikt."
    )
    button = gettext_lazy("Verwijderen")
    done = gettext_lazy("Het verhaal is verwijderd.")
    danger = True

    def load(self, story) -> None:
        self.story: Story = there(queries.story(self.actor, story))
        self.asking = self.story.asking

    def act(self, said):
        actions.remove_story(self.actor, story=self.story)
