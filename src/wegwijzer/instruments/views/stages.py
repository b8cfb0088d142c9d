"""From what holds now to a draft, and from a draft to what holds; and taking away."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.foundation.links import within
from wegwijzer.instruments import actions, edits
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.forms.lists import NothingForm
from wegwijzer.instruments.views.common import (
    content_of,
    crumbs,
    crumbs_to_draft,
    current_or_404,
    own_or_404,
    spoken,
)
from wegwijzer.instruments.views.editing import DraftEditing
from wegwijzer.instruments.words import best_texts


@require_POST
def copy(request, organisation, instrument):
    """A draft of what holds now; the one there is, when somebody made it already."""
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    current_or_404(actor, instrument)
    draft = actions.copy_instrument(actor, key=instrument)
    return HttpResponseRedirect(within(actor, "instrument-draft", draft.pk))


@require_POST
def move(request, organisation, draft, what, key):
    """A part or question one place up or down: `steps` is -1 or 1."""
    actor = request.actor
    CHANGE_INSTRUMENTS.require_role(actor)
    row = own_or_404(actor, draft, draft=True)
    steps = 1 if request.POST.get("steps") == "1" else -1
    change = {"part": edits.move_part, "question": edits.move_question}[what]
    try:
        actions.edit_draft(actor, draft=row, edit=partial(change, key=key, steps=steps))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return HttpResponseRedirect(f"{within(actor, 'instrument-draft', row.pk)}#{what}-{key}")


class RemovePart(DraftEditing):
    template_name = "instruments/confirm.html"
    form_class = NothingForm
    heading = gettext_lazy("Dit deel weghalen?")
    button = gettext_lazy("Weghalen")
    done = gettext_lazy("Het deel is weggehaald uit het ontwerp.")
    danger = True

    def form(self, *args, **kwargs):
        return self.form_class(*args, actor=self.actor, **kwargs)

    def stands(self, content):
        return {"part": content.part(self.keys["part"])}

    @property
    def intro(self) -> str:
        if not self.is_there():
            return ""
        part = content_of(self.draft).part(self.keys["part"])
        title = _named(self, f"parts.{part['key']}.title")
        return _("“%(title)s” en de %(count)s vragen erin gaan weg uit het ontwerp.") % {
            "title": title,
            "count": len(part["questions"]),
        }

    def edit(self):
        return partial(edits.remove_part, key=self.keys["part"])


class RemoveQuestion(RemovePart):
    heading = gettext_lazy("Deze vraag weghalen?")
    done = gettext_lazy("De vraag is weggehaald uit het ontwerp.")

    def stands(self, content):
        return {"question": content.question(self.keys["question"])}

    @property
    def intro(self) -> str:
        return _("“%(title)s” gaat weg uit het ontwerp.") % {
            "title": _named(self, f"questions.{self.keys['question']}.text")
        }

    def edit(self):
        return partial(edits.remove_question, key=self.keys["question"])


def _named(view: DraftEditing, text: str) -> str:
    """A text of the draft as the reader gets it."""
    return best_texts(view.draft.texts, view.actor.organisation.language).get(text) or _("Zonder titel")


class Publish(Editing):
    rule = CHANGE_INSTRUMENTS
    template_name = "instruments/confirm.html"
    form_class = NothingForm
    heading = gettext_lazy("Dit ontwerp publiceren?")
    intro = gettext_lazy(
        "Wie vanaf nu begint, krijgt deze versie. Gesprekken die al lopen, houden de versie waarmee ze begonnen. "
        "Wat je publiceert, verandert niet meer: voor een aanpassing maak je een nieuw ontwerp."
    )
    button = gettext_lazy("Publiceren")
    done = gettext_lazy("De nieuwe versie is gepubliceerd.")

    def load(self, draft) -> None:
        self.draft = own_or_404(self.actor, draft, draft=True)

    def record(self):
        """Whoever publishes, publishes what the page showed."""
        return self.draft

    def act(self, said: dict):
        return actions.publish(self.actor, draft=self.draft)

    def back(self, outcome=None) -> str:
        if outcome is not None:
            return self.to("instrument", self.draft.key)
        return self.to("instrument-draft", self.draft.pk)

    def crumbs(self) -> list[Crumb]:
        return crumbs_to_draft(self.actor, self.draft)


class Drop(Publish):
    heading = gettext_lazy("Dit ontwerp weggooien?")
    intro = gettext_lazy("Alles wat jullie in dit ontwerp aanpasten, gaat weg. Wat nu geldt, blijft gelden.")
    button = gettext_lazy("Weggooien")
    done = gettext_lazy("Het ontwerp is weggegooid.")
    danger = True

    def act(self, said: dict):
        actions.drop_draft(self.actor, draft=self.draft)
        return self.draft.key


class Withdraw(Editing):
    rule = CHANGE_INSTRUMENTS
    template_name = "instruments/confirm.html"
    form_class = NothingForm
    heading = gettext_lazy("Jullie eigen versie niet meer gebruiken?")
    intro = gettext_lazy(
        "Wie vanaf nu begint, krijgt opnieuw de versie van Wegwijzer. Gesprekken die al lopen, houden jullie versie."
    )
    button = gettext_lazy("Intrekken")
    done = gettext_lazy("Jullie eigen versie is ingetrokken.")
    danger = True

    def load(self, instrument) -> None:
        self.version = current_or_404(self.actor, instrument)

    def act(self, said: dict):
        if not actions.withdraw(self.actor, key=self.version.key):
            raise ValidationError(_("Jullie gebruiken hier geen eigen versie."))
        return self.version.key

    def back(self, outcome=None) -> str:
        return self.to("instrument", self.version.key)

    def crumbs(self) -> list[Crumb]:
        return [*crumbs(self.actor), Crumb(spoken(self.version, self.actor).title, self.back())]
