"""A part: its texts, and what fits what comes of it."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.instruments import queries, shipped
from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.forms.texts import PART, TextsForm, initial_of
from wegwijzer.instruments.words import best_texts, joined_in_short

ALWAYS = ""  # the name of the one outcome, where an instrument tells none apart


class PartForm(TextsForm):
    """`fits()` gives key of a range → keys of instruments, in the order in which they are offered; None where nothing
    comes of this part. `own`: the key of this instrument, which does not lead to itself."""

    def __init__(self, *args, actor: Actor, content: Content, part: str, own: str, **kwargs):
        super().__init__(*args, actor=actor, content=content, asked=PART, **kwargs)
        self.now = fits_now(content, part)
        if self.now is None:
            return
        choices = _for_oneself(actor, {key for keys in self.now.values() for key in keys}, own)
        for name, label in zip(self.now, _labels(content, actor), strict=True):
            self.fields[f"fits_{name}"] = forms.MultipleChoiceField(
                label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    def fits(self) -> dict[str, list[str]] | None:
        if self.now is None:
            return None
        return {name: _ordered(self.cleaned_data[f"fits_{name}"], before) for name, before in self.now.items()}


def part_now(content: Content, key: str) -> dict:
    """What stands in a PartForm. Raises Gone."""
    content.part(key)
    fits = {f"fits_{name}": keys for name, keys in (fits_now(content, key) or {}).items()}
    return initial_of(content, f"parts.{key}", [asked.name for asked in PART]) | fits


def fits_now(content: Content, key: str) -> dict[str, list[str]] | None:
    """By range; None where no mean is taken of this part: without scoring, or without statements."""
    part = next((each for each in content.structure["parts"] if each["key"] == key), None)
    if part is None or "scoring" not in content.structure:
        return None
    if not any(question["kind"] == "rating" for question in part["questions"]):
        return None
    scoring = content.structure["scoring"]
    leads = scoring.get("leads_to", {}).get(key, [])
    names = [entry["key"] for entry in scoring.get("ranges", ())] or [ALWAYS]
    return {name: list(leads.get(name, ()) if isinstance(leads, Mapping) else leads) for name in names}


def _labels(content: Content, actor: Actor) -> list[str]:
    texts = best_texts(content.texts, actor.organisation.language)
    ranges = content.structure["scoring"].get("ranges", ())
    if not ranges:
        return [_("Wat past hierbij?")]
    return [
        _("Wat past bij uitkomst %(number)s? “%(said)s”")
        % {"number": number, "said": _begin(texts.get(f"outcome.{entry['key']}", ""))}
        for number, entry in enumerate(ranges, 1)
    ]


def _begin(text: str) -> str:
    """Its first sentence."""
    return joined_in_short([text.partition(". ")[0]])


def _for_oneself(actor: Actor, also: Iterable[str], own: str) -> list[tuple[str, str]]:
    """Every instrument that somebody takes alone, by its title, and what stands there already."""
    keys = [
        key for key, rows in shipped.shipped().items() if rows[-1].structure["answered_by"] == "self" and key != own
    ]
    return sorted(((key, _title(actor, key)) for key in {*keys, *also}), key=lambda pair: pair[1])


def _title(actor: Actor, key: str) -> str:
    if not queries.known(key):
        return key
    version = queries.current(actor.organisation, key)
    return version.in_language(get_language() or "nl", actor.organisation.language).title


def _ordered(chosen: list[str], before: list[str]) -> list[str]:
    """What was there keeps its place; what is new comes after it."""
    return [key for key in before if key in chosen] + [key for key in chosen if key not in before]
