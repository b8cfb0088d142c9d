"""Forms for texts in each language of a draft: one field per text and language, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.wording import LONG, MOST_LINES, SHORT, wanted
from wegwijzer.instruments.words import language_name


@dataclass(frozen=True)
class Asked:
    """A text to ask for. `lines`: a list, a line each."""

    name: str
    label: object
    hint: object = ""
    most: int = SHORT
    lines: bool = False


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    widget = forms.Textarea

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > MOST_LINES:
            raise forms.ValidationError(_("Er is plaats voor %(most)s lijnen.") % {"most": MOST_LINES})
        if any(len(line) > 500 for line in lines):
            raise forms.ValidationError(_("Een lijn heeft hoogstens 500 tekens."))
        return lines


class TextsForm(forms.Form):
    """`said()` gives language → {name: text}. Nothing is required: a draft may be unfinished."""

    def __init__(self, *args, actor, content: Content, asked: Iterable[Asked], **kwargs):
        super().__init__(*args, **kwargs)
        self.content = content
        self.languages = list(dict.fromkeys([*actor.organisation.languages, *content.texts]))
        self.asked = list(asked)
        for each in self.asked:
            for language in self.languages:
                self.fields[f"{each.name}_{language}"] = self._field(each, language)

    def _field(self, asked: Asked, language: str) -> forms.Field:
        label = f"{asked.label} ({language_name(language)})"
        if asked.lines:
            field = LinesField(label=label, help_text=asked.hint, required=False)
        else:
            widget = forms.Textarea(attrs={"rows": 3}) if asked.most > SHORT else forms.TextInput()
            field = forms.CharField(
                label=label, help_text=asked.hint, required=False, max_length=asked.most, widget=widget
            )
        field.widget.attrs["lang"] = language
        return field

    def said(self) -> dict[str, dict]:
        return {
            language: {each.name: self.cleaned_data.get(f"{each.name}_{language}", "") for each in self.asked}
            for language in self.languages
        }

    def rows(self) -> list[list[forms.BoundField]]:
        """The texts, each with its languages beside each other."""
        return [[self[f"{each.name}_{language}"] for language in self.languages] for each in self.asked]

    def others(self) -> list[forms.BoundField]:
        """What is no text."""
        texts = {f"{each.name}_{language}" for each in self.asked for language in self.languages}
        return [self[name] for name in self.fields if name not in texts]


class GeneralForm(TextsForm):
    """Title and texts of the whole, and how long it takes."""

    def __init__(self, *args, content: Content, **kwargs):
        super().__init__(*args, content=content, asked=general_of(content.structure), **kwargs)
        self.fields["minutes"] = forms.IntegerField(
            label=_("Ongeveer zoveel minuten"), min_value=1, max_value=LONGEST_MINUTES, required=False
        )


def general_now(content: Content) -> dict:
    """What stands in a GeneralForm."""
    found = initial_of(content, "", [asked.name for asked in general_of(content.structure)])
    return found | {"minutes": content.structure.get("minutes", "")}


def initial_of(content: Content, start: str, names: Iterable[str]) -> dict:
    """What stands in a TextsForm for the texts `start.name`."""
    said = content.said(start, list(names))
    return {f"{name}_{language}": text for language, texts in said.items() for name, text in texts.items()}


GENERAL = (
    Asked("title", gettext_lazy("Titel")),
    Asked("summary", gettext_lazy("In één zin")),
    Asked("intro", gettext_lazy("Inleiding"), most=LONG),
)
LABELS = {
    "fields.score": gettext_lazy("Boven de schaal"),
    "fields.growth": gettext_lazy("Boven groei"),
    "fields.term": gettext_lazy("Boven termijn"),
    "fields.actions": gettext_lazy("Boven acties"),
    "fields.notes": gettext_lazy("Boven notities"),
    "fields.examples": gettext_lazy("Boven voorbeelden"),
    "fields.example": gettext_lazy("Vraag naar een voorbeeld"),
    "fields.line": gettext_lazy("Boven de naam van een lijn"),
    "fields.group": gettext_lazy("Boven waar iemand staat"),
    "fields.roles": gettext_lazy("Boven wat iemand doet"),
}
LONGEST_MINUTES = 240
PART = (
    Asked("title", gettext_lazy("Titel van dit deel")),
    Asked("intro", gettext_lazy("Inleiding bij dit deel"), most=LONG),
)


def general_of(structure: dict) -> list[Asked]:
    """The texts of the instrument as a whole: title and labels."""
    rooms = wanted(structure)
    labels = [Asked(name, label) for name, label in LABELS.items() if name in rooms]
    return [*GENERAL, *labels]
