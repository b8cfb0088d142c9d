"""What the answers of a part come to, in words: an outcome for each stretch of the mean."""

from django import forms
from django.utils.translation import gettext as _

from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.forms.lists import RowsForm
from wegwijzer.instruments.shape import MOST
from wegwijzer.instruments.wording import LONG

MORE_ROWS, FIRST_ROWS = 1, 3


def can_be_scored(structure: dict) -> bool:
    """Where somebody fills in alone, with statements: nowhere else is an outcome read."""
    kinds = {question["kind"] for part in structure["parts"] for question in part["questions"]}
    return structure["answered_by"] == "self" and ("rating" in kinds or "scoring" in structure)


def outcomes_now(content: Content) -> dict:
    """What stands in an OutcomesForm."""
    ranges = _ranges(content.structure)
    said = content.said("outcome", [entry["key"] for entry in ranges])
    found = {f"below_{at}": entry.get("below", "") for at, entry in enumerate(ranges)}
    for language, texts in said.items():
        found |= {f"said_{at}_{language}": texts[entry["key"]] for at, entry in enumerate(ranges)}
    return found


def _ranges(structure: dict) -> list[dict]:
    return structure.get("scoring", {}).get("ranges", [])


def _ends(structure: dict) -> tuple[int, int] | None:
    """The ends of the scale of the statements; None where they have several or none: nobody knows which is meant."""
    asked = {q["scale"] for part in structure["parts"] for q in part["questions"] if q["kind"] == "rating"}
    found = [scale["points"] for scale in structure.get("scales", ()) if scale["key"] in asked]
    return (found[0][0], found[0][-1]) if len(found) == 1 else None


class OutcomesForm(RowsForm):
    """`outcomes()` gives (key, below which mean, language → text), rising. An emptied row goes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        now = [entry["key"] for entry in _ranges(self.content.structure)]
        rows = [*now, *[""] * (MORE_ROWS if now else FIRST_ROWS)][: MOST["ranges"]]
        # The rows that stood on the page, so that somebody else's change does not shift them.
        self.keys = self.data.get("kept", "")[:2_000].split(",")[: MOST["ranges"]] if self.is_bound else rows
        self.fields["kept"] = forms.CharField(widget=forms.HiddenInput, initial=",".join(self.keys), required=False)
        self.ends = _ends(self.content.structure)
        for place in range(len(self.keys)):
            self._add_row(place, begins=not now)

    def _add_row(self, place: int, *, begins: bool) -> None:
        number = place + 1
        self._add_texts(f"said_{place}", _("Uitkomst %(number)s") % {"number": number})
        for language in self.languages:
            self.fields[f"said_{place}_{language}"] = forms.CharField(
                label=self.fields[f"said_{place}_{language}"].label,
                max_length=LONG,
                required=False,
                widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
            )
        self.fields[f"below_{place}"] = forms.FloatField(
            label=_("Uitkomst %(number)s geldt onder een gemiddelde van") % {"number": number},
            help_text=self._help(),
            widget=forms.NumberInput(attrs={"step": "0.1"}),
            initial=self._a_third(place) if begins else None,
            max_value=100,
            required=False,
        )

    def _help(self) -> str:
        return (
            _("Op een schaal van %(low)s tot %(high)s.") % {"low": self.ends[0], "high": self.ends[1]}
            if self.ends
            else ""
        )

    def _a_third(self, place: int) -> float | None:
        """Three outcomes to begin with, each as wide."""
        if self.ends is None or place + 1 >= FIRST_ROWS:
            return None
        low, high = self.ends
        return round(low + (high - low) * (place + 1) / FIRST_ROWS, 1)

    def rows(self) -> list[list[forms.BoundField]]:
        found = []
        for place in range(len(self.keys)):
            found.append([self[f"said_{place}_{language}"] for language in self.languages])
            found.append([self[f"below_{place}"]])
        return found

    def clean(self):
        cleaned = super().clean()
        filled = [place for place in range(len(self.keys)) if self._texts(place)]
        if self.errors or not filled:
            return cleaned
        belows = [cleaned.get(f"below_{place}") for place in filled]
        if belows.count(None) != 1:
            self.add_error(f"below_{filled[-1]}", _("Laat dit getal bij één uitkomst leeg: die is de hoogste."))
        for at, place in enumerate(filled):
            if belows[at] is not None and belows[at] in belows[:at]:
                self.add_error(f"below_{place}", _("Dit getal staat al bij een andere uitkomst."))
            elif belows[at] is not None and self.ends and not self.ends[0] < belows[at] <= self.ends[1]:
                said = _("Kies een getal boven %(low)s, en niet boven %(high)s: zo ver gaat de schaal.")
                self.add_error(f"below_{place}", said % {"low": self.ends[0], "high": self.ends[1]})
        return cleaned

    def _texts(self, place: int) -> dict[str, str]:
        said = {language: self.cleaned_data.get(f"said_{place}_{language}", "") for language in self.languages}
        return said if any(said.values()) else {}

    def outcomes(self) -> list[tuple[str, float | None, dict[str, str]]]:
        rows = [
            (key, self.cleaned_data.get(f"below_{place}"), said)
            for place, key in enumerate(self.keys)
            if (said := self._texts(place))
        ]
        return sorted(rows, key=lambda row: (row[1] is None, row[1] or 0))
