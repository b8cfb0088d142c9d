"""A question: its texts, and what its kind needs (a scale, a list)."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.forms.texts import Asked, TextsForm, initial_of
from wegwijzer.instruments.shape import QUESTION_SAYS, reaches_0_to_100
from wegwijzer.instruments.structure import QUESTIONS
from wegwijzer.instruments.wording import LONG
from wegwijzer.instruments.words import best_texts, joined_in_short

MAY_ASK_EXAMPLE = {"open", "rating", "one", "any"}
CHOSEN = {
    "scale": gettext_lazy("Schaal"),
    "options": gettext_lazy("Waaruit men kiest"),
    "marks": gettext_lazy("Wat men bij elk woord aanduidt"),
    "terms": gettext_lazy("Termijnen"),
    "actions": gettext_lazy("Acties"),
    "groups": gettext_lazy("Waar mensen staan"),
    "roles": gettext_lazy("Wat mensen doen"),
    "about": gettext_lazy("Wat men over elk noteert"),
}
NUMBERS = {
    "most": gettext_lazy("Hoogstens zoveel voorbeelden"),
    "own": gettext_lazy("Hoogstens zoveel eigen woorden"),
    "lines": gettext_lazy("Hoogstens zoveel lijnen"),
    "points": gettext_lazy("Hoogstens zoveel punten op een lijn"),
    "years_ahead": gettext_lazy("Zoveel jaar vooruit"),
    "people": gettext_lazy("Hoogstens zoveel mensen"),
}


def texts_of(structure: dict, kind: str) -> list[Asked]:
    """The texts of a question of this kind."""
    theme = kind == "theme"
    asked = [Asked("title", _("Naam van het thema") if theme else _("Korte naam"))]
    asked.append(Asked("text", _("Stelling") if kind in ("theme", "rating") else _("Vraag"), most=LONG))
    if structure["answered_by"] == "both":
        hint = _("Zoals de andere kant het leest. Leeg: hetzelfde.")
        asked.append(Asked("other", _("Voor de andere kant"), hint, LONG))
    asked.append(Asked("hint", _("Uitleg"), most=LONG))
    asked.append(Asked("prompts", _("Om over na te denken"), _("Eén gedachte per lijn."), lines=True))
    if kind in MAY_ASK_EXAMPLE:
        hint = _("Leeg: de gewone vraag naar een voorbeeld.")
        asked.append(Asked("example", _("Eigen vraag naar een voorbeeld"), hint))
    return asked


class QuestionForm(TextsForm):
    """`says()` gives what the structure needs of this question."""

    def __init__(self, *args, content: Content, kind: str, **kwargs):
        super().__init__(*args, content=content, asked=texts_of(content.structure, kind), **kwargs)
        self.kind = kind
        if kind in MAY_ASK_EXAMPLE:
            self.fields["asks_example"] = forms.BooleanField(label=_("Vraag ook een voorbeeld"), required=False)
        for name, (needed, what) in QUESTION_SAYS[kind].items():
            if name in CHOSEN:
                choices = choices_of(content, what, needed, self.languages[0], kind)
                self.fields[name] = forms.ChoiceField(label=CHOSEN[name], choices=choices, required=needed)
            elif name in NUMBERS:
                least, most = what
                self.fields[name] = forms.IntegerField(
                    label=NUMBERS[name], min_value=least, max_value=most, initial=usual(kind, name)
                )
            elif name == "gaps":
                self.fields[name] = forms.BooleanField(label=_("Noem wat nog niemand doet"), required=False)
            elif name == "reverse" and "scoring" in content.structure:
                self.fields[name] = forms.BooleanField(
                    label=_("Wie hier hoog antwoordt, staat laag voor dit deel"), required=False
                )

    def clean(self):
        cleaned = super().clean()
        texts = [cleaned.get(f"text_{language}") for language in self.languages]
        if not any(texts) and not any(name.startswith("text_") for name in self.errors):
            self.add_error(f"text_{self.languages[0]}", _("Schrijf de tekst in minstens één taal."))
        return cleaned

    def says(self) -> dict:
        said = self.cleaned_data
        found = {name: said[name] or None for name in CHOSEN if name in said}
        if "asks_example" in said:
            found["example"] = said["asks_example"]
        found |= {name: said[name] for name in (*NUMBERS, "reverse", "gaps") if name in said}
        return {"kind": self.kind, **found}


def usual(kind: str, name: str) -> int:
    """What holds when a question does not say it."""
    return getattr(QUESTIONS[kind], name)


def choices_of(content: Content, what: str, needed: bool, language: str, kind: str = "") -> list[tuple[str, str]]:
    """The scales or lists of this draft, each by what stands in it. A drawing takes a scale from 0 to 100."""
    texts = best_texts(content.texts, language)
    entries = content.structure.get("scales" if what == "scale" else "options", ())
    if kind == "drawing":
        entries = [entry for entry in entries if reaches_0_to_100(entry["points"])]
    named = [(entry["key"], in_short(entry, texts)) for entry in entries]
    return named if needed else [("", _("Niets")), *named]


def in_short(entry: dict, texts: dict) -> str:
    """A scale by its two ends, a list by its first choices."""
    key = entry["key"]
    if "points" in entry:
        ends = (entry["points"][0], entry["points"][-1])
        return " – ".join(f"{end} {texts.get(f'scales.{key}.{end}', '')}".strip() for end in ends)
    return joined_in_short([texts.get(f"options.{key}.{choice}", "") for choice in entry["choices"]])


def initial_of_question(content: Content, question: dict) -> dict:
    kind = question["kind"]
    names = [asked.name for asked in texts_of(content.structure, kind)]
    found = initial_of(content, f"questions.{question['key']}", names)
    found["asks_example"] = bool(question.get("example"))
    says = QUESTION_SAYS[kind]
    found |= {name: question.get(name, "") for name in (*CHOSEN, "reverse", "gaps") if name in says}
    return found | {name: question.get(name, usual(kind, name)) for name in NUMBERS if name in says}
