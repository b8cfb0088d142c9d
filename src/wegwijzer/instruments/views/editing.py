"""Changing a draft: one page for one change, each safe for two people at once."""

from collections.abc import Callable
from functools import partial

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import Crumb, Editing
from wegwijzer.instruments import edits
from wegwijzer.instruments.access import CHANGE_INSTRUMENTS
from wegwijzer.instruments.actions import edit_draft
from wegwijzer.instruments.edits import Content, Gone
from wegwijzer.instruments.forms.lists import DRAWN_POINTS, USUAL_POINTS, OptionsForm, ScaleForm
from wegwijzer.instruments.forms.outcomes import OutcomesForm, outcomes_now
from wegwijzer.instruments.forms.parts import PartForm, part_now
from wegwijzer.instruments.forms.questions import QuestionForm, initial_of_question
from wegwijzer.instruments.forms.texts import PART, GeneralForm, TextsForm, general_now
from wegwijzer.instruments.models import OwnInstrument
from wegwijzer.instruments.shape import NEEDS, QUESTION_SAYS
from wegwijzer.instruments.views.common import content_of, crumbs_to_draft, mark_of, own_or_404


class DraftEditing(Editing):
    rule = CHANGE_INSTRUMENTS
    template_name = "instruments/edit.html"
    draft: OwnInstrument
    anchor = ""

    def load(self, draft, **keys) -> None:
        self.draft, self.keys = own_or_404(self.actor, draft, draft=True), keys
        if self.request.method != "POST" and not self.is_there():
            raise Http404

    def is_there(self) -> bool:
        """Whether what is changed still exists. When it went while somebody typed, the page says so and keeps
        what was typed."""
        try:
            self.stands(content_of(self.draft))
        except Gone:
            return False
        return True

    # ---- What a subclass says
    def stands(self, content: Content) -> dict:
        """What stands in the form, of this content. Raises Gone."""
        return {}

    def edit(self) -> Callable[[Content], Content]:
        """The change, out of `self.filled`, the valid form."""
        raise NotImplementedError

    # ---- How it goes
    def record(self) -> OwnInstrument:
        return self.draft

    def values(self, record: OwnInstrument) -> dict:
        try:
            return self.stands(content_of(record))
        except Gone:
            return {}

    def mark(self, record: OwnInstrument) -> str:
        return mark_of(self.values(record))

    def form(self, *args, **kwargs):
        self.filled = self.form_class(*args, actor=self.actor, content=content_of(self.draft), **self.more(), **kwargs)
        return self.filled

    def more(self) -> dict:
        return {}

    def act(self, said: dict) -> OwnInstrument:
        return edit_draft(self.actor, draft=self.draft, edit=self.edit())

    def back(self, outcome=None) -> str:
        return self.to("instrument-draft", self.draft.pk) + (f"#{self.anchor}" if self.anchor else "")

    def crumbs(self) -> list[Crumb]:
        return crumbs_to_draft(self.actor, self.draft)


class ChangeTexts(DraftEditing):
    form_class = GeneralForm
    heading = gettext_lazy("Titel en vaste teksten")

    def stands(self, content: Content) -> dict:
        return general_now(content)

    def edit(self):
        return partial(edits.change_general, said=self.filled.said(), minutes=self.filled.cleaned_data["minutes"])


class ChangeOutcomes(DraftEditing):
    form_class = OutcomesForm
    heading = gettext_lazy("Uitkomsten in woorden")
    intro = gettext_lazy(
        "Per deel nemen we het gemiddelde van de stellingen. Wie invult, leest welke uitkomst daarbij hoort, nooit het "
        "getal. Bij de hoogste uitkomst blijft het getal leeg. Maak een uitkomst leeg om ze weg te halen."
    )
    anchor = "outcomes"

    def stands(self, content: Content) -> dict:
        return outcomes_now(content)

    def edit(self):
        return partial(edits.change_outcomes, outcomes=self.filled.outcomes())


# ---- Parts


class NewPart(DraftEditing):
    form_class = TextsForm
    heading = gettext_lazy("Nieuw deel")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("Het deel is toegevoegd. Zet er nu vragen in.")

    def more(self) -> dict:
        return {"asked": PART}

    def edit(self):
        return partial(edits.add_part, said=self.filled.said())


class ChangePart(DraftEditing):
    form_class = PartForm
    heading = gettext_lazy("Deel aanpassen")

    def more(self) -> dict:
        return {"part": self.keys["part"], "own": self.draft.key}

    def stands(self, content: Content) -> dict:
        return part_now(content, self.keys["part"])

    def edit(self):
        said, fits = self.filled.said(), self.filled.fits()
        return partial(edits.change_part, key=self.keys["part"], said=said, fits=fits)

    @property
    def anchor(self) -> str:
        return f"part-{self.keys['part']}"


# ---- Questions


class NewQuestion(DraftEditing):
    form_class = QuestionForm
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De vraag is toegevoegd.")

    def load(self, draft, part) -> None:
        super().load(draft, part=part)
        usual = NEEDS[self.draft.structure["kind"]]
        self.kind = self.request.GET.get("kind", usual)
        if self.kind not in QUESTION_SAYS:
            raise Http404

    @property
    def heading(self) -> str:
        return _("Nieuw thema") if self.kind == "theme" else _("Nieuwe vraag")

    def stands(self, content: Content) -> dict:
        content.part(self.keys["part"])
        return {}

    def more(self) -> dict:
        return {"kind": self.kind}

    def edit(self):
        return partial(edits.add_question, part=self.keys["part"], says=self.filled.says(), said=self.filled.said())

    @property
    def anchor(self) -> str:
        return f"part-{self.keys['part']}"


class ChangeQuestion(DraftEditing):
    form_class = QuestionForm
    heading = gettext_lazy("Vraag aanpassen")

    def stands(self, content: Content) -> dict:
        return initial_of_question(content, content.question(self.keys["question"]))

    def more(self) -> dict:
        try:
            return {"kind": content_of(self.draft).question(self.keys["question"])["kind"]}
        except Gone:
            return {"kind": "open"}

    def edit(self):
        return partial(
            edits.change_question,
            key=self.keys["question"],
            says=self.filled.says(),
            said=self.filled.said(),
        )

    @property
    def anchor(self) -> str:
        return f"question-{self.keys['question']}"


# ---- Scales and lists


class NewScale(DraftEditing):
    """Of statements, from 1; with `for=drawing` of the levels of a drawing, from 0 to 100."""

    form_class = ScaleForm
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De schaal is toegevoegd.")
    anchor = "scales"

    @property
    def for_drawing(self) -> bool:
        return self.request.GET.get("for") == "drawing"

    @property
    def heading(self) -> str:
        return _("Nieuwe schaal voor een tekening") if self.for_drawing else _("Nieuwe schaal")

    def more(self) -> dict:
        return {"points": list(DRAWN_POINTS if self.for_drawing else range(1, USUAL_POINTS + 1))}

    def edit(self):
        words, count, points = self.filled.words(), self.filled.cleaned_data["count"], self.filled.points
        if count == len(points):
            return partial(edits.add_scale, points=points, words=words)

        def add(content: Content) -> Content:
            added = edits.add_scale(content, points, words)
            return edits.change_scale(added, added.structure["scales"][-1]["key"], count, words)

        return add


class ChangeScale(DraftEditing):
    form_class = ScaleForm
    heading = gettext_lazy("Schaal aanpassen")
    anchor = "scales"

    def _points(self, content: Content) -> list[int]:
        return content.scale(self.keys["scale"])["points"]

    def stands(self, content: Content) -> dict:
        points = self._points(content)
        said = content.said(f"scales.{self.keys['scale']}", [str(value) for value in points])
        words = {f"word_{value}_{lang}": texts[str(value)] for lang, texts in said.items() for value in points}
        return {"count": len(points), **words}

    def more(self) -> dict:
        try:
            return {"points": self._points(content_of(self.draft))}
        except Gone:
            return {"points": list(range(1, USUAL_POINTS + 1))}

    def edit(self):
        count, words = self.filled.cleaned_data["count"], self.filled.words()
        return partial(edits.change_scale, key=self.keys["scale"], count=count, words=words)


class NewOptions(DraftEditing):
    form_class = OptionsForm
    heading = gettext_lazy("Nieuwe lijst met keuzes")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De lijst is toegevoegd.")
    anchor = "options"

    def more(self) -> dict:
        return {"keys": []}

    def edit(self):
        return partial(edits.add_options, choices=[texts for _key, texts in self.filled.choices()])


class ChangeOptions(DraftEditing):
    form_class = OptionsForm
    heading = gettext_lazy("Keuzes aanpassen")
    intro = gettext_lazy("Met de getallen kies je de volgorde. Maak een rij leeg om ze weg te halen.")
    anchor = "options"

    def _keys(self, content: Content) -> list[str]:
        return content.options(self.keys["options"])["choices"]

    def stands(self, content: Content) -> dict:
        keys = self._keys(content)
        said = content.said(f"options.{self.keys['options']}", keys)
        texts = {f"choice_{at}_{lang}": by[key] for lang, by in said.items() for at, key in enumerate(keys)}
        return texts | {f"place_{at}": at + 1 for at in range(len(keys))}

    def more(self) -> dict:
        try:
            return {"keys": self._keys(content_of(self.draft))}
        except Gone:
            return {"keys": []}

    def edit(self):
        return partial(edits.change_options, key=self.keys["options"], choices=self.filled.choices())
