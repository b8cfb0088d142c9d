"""A field in which one thing is chosen out of thousands: type a little, pick from what fits.

The field stands on its own without script: what is typed is looked up when the form is sent, and when
several things fit, they come back as choices under the field. With script (`picker.js`) the same field is
a combobox that asks the room's address for at most twenty options.
"""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.sent import as_id

MOST = 20  # options at once
LONGEST = 200  # characters of a search that are looked at


class Source(Protocol):
    """Where options come from. Knows who asks, and offers only what that person may see."""

    address: str

    def get(self, identifier: UUID) -> Any | None: ...

    def find(self, text: str, limit: int) -> list: ...

    def label(self, thing) -> str: ...

    def details(self, things: list) -> dict[UUID, str]:
        """A line that tells two things of one name apart, by id. A fixed number of statements."""


class Said(NamedTuple):
    """What a form sends: the chosen id, the text in the field (None when it was not sent), and the choice
    among several."""

    identifier: str = ""
    text: str | None = None
    among: str = ""


@dataclass(frozen=True)
class Option:
    identifier: str
    label: str
    detail: str


def options_of(source: Source, things: list) -> list[Option]:
    details = source.details(things) if things else {}
    return [Option(str(thing.pk), source.label(thing), details.get(thing.pk, "")) for thing in things]


class Picker(forms.TextInput):
    """Draws the field. `candidates` are the things among which a person must still choose."""

    template_name = "foundation/picker.html"
    source: Source
    candidates: list = []

    class Media:
        css = {"all": ["foundation/picker.css"]}
        js = [Script("foundation/picker.js", type="module")]

    def value_from_datadict(self, data, files, name) -> Said:
        text = data.get(f"{name}_text")
        return Said(data.get(name, "").strip(), None if text is None else text.strip(), data.get(f"{name}_among", ""))

    def value_omitted_from_data(self, data, files, name) -> bool:
        return name not in data and f"{name}_text" not in data

    def get_context(self, name, value, attrs):
        identifier, text = self._shown(value)
        context = super().get_context(name, text, attrs)
        context["widget"] |= {
            "identifier": identifier,
            "address": self.source.address,
            "candidates": options_of(self.source, self.candidates),
        }
        return context

    def _shown(self, value) -> tuple[str, str]:
        if isinstance(value, Said) and value.text is not None:
            return value.identifier, value.text
        if isinstance(value, Said):
            value = value.identifier
        thing = self._thing(value)
        return (str(thing.pk), self.source.label(thing)) if thing else ("", "")

    def _thing(self, value):
        if value is None or hasattr(value, "pk"):
            return value
        identifier = as_id(value)
        return self.source.get(identifier) if identifier else None


class PickerField(forms.Field):
    """Cleans to one of the source's things, or None. Give it a source with `bind` before use."""

    widget = Picker
    default_error_messages = {
        "required": _("Kies er één."),
        "unknown": _("Deze keuze bestaat niet, of niet meer. Zoek ze opnieuw."),
        "none": _("We vinden niets dat zo heet. Typ een ander begin."),
        "several": _("Er is meer dan één. Kies hieronder, of typ meer."),
    }

    def __init__(self, source_of, **kwargs):
        """`source_of(actor)` makes the source for whoever fills in the form."""
        super().__init__(**kwargs)
        self.source_of = source_of

    def bind(self, actor) -> None:
        self.source = self.widget.source = self.source_of(actor)

    def clean(self, value: Said):
        thing = self._found(value)
        if thing is None and self.required:
            raise self._refusal("required")
        return thing

    def _found(self, said: Said):
        thing = None
        if said.identifier:
            identifier = as_id(said.identifier)
            thing = self.source.get(identifier) if identifier else None
            if thing is None and not said.text:
                raise self._refusal("unknown")
            if thing and (said.text is None or said.text == self.source.label(thing)):
                return thing
        return self._by_text(said) if said.text else None

    def _by_text(self, said: Said):
        """Without script, or when nothing was picked: the one that is called so."""
        found = self.source.find(said.text[:LONGEST], MOST)
        chosen = [thing for thing in found if str(thing.pk) == said.among]
        same = [thing for thing in found if self.source.label(thing).casefold() == said.text.casefold()]
        for only in (chosen, same, found):
            if len(only) == 1:
                return only[0]
        self.widget.candidates = found
        raise self._refusal("several" if found else "none")

    def _refusal(self, code: str) -> ValidationError:
        return ValidationError(self.error_messages[code], code=code)

    def has_changed(self, initial, data: Said) -> bool:
        before = getattr(initial, "pk", initial)
        return str(before or "") != data.identifier or (bool(data.text) and not data.identifier)

    def prepare_value(self, value):
        return value

    def bound_data(self, data, initial):
        return initial if self.disabled else data


def bind_pickers(form: forms.BaseForm, actor) -> None:
    for field in form.fields.values():
        if isinstance(field, PickerField):
            field.bind(actor)


def answer_options(request: HttpRequest, source: Source) -> HttpResponse:
    """What fits the text in `q`: a list for the combobox, with a sentence for screen readers."""
    found = source.find(request.GET.get("q", "").strip()[:LONGEST], MOST + 1)
    context = {"options": options_of(source, found[:MOST]), "more": len(found) > MOST}
    return render(request, "foundation/options.html", context)


class ActorForm(forms.Form):
    """A form that knows who fills it in, so that its pickers offer only what that person may see."""

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        bind_pickers(self, actor)
