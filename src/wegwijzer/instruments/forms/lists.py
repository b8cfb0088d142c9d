"""A scale with a word per point, and a list of choices in an order of one's own."""

from django import forms
from django.utils.translation import gettext as _

from wegwijzer.instruments.edits import Content
from wegwijzer.instruments.shape import MOST
from wegwijzer.instruments.wording import SHORT
from wegwijzer.instruments.words import language_name

EMPTY_ROWS = 3
FEWEST_POINTS, MOST_POINTS, USUAL_POINTS = 2, 11, 5
DRAWN_POINTS = (0, 25, 50, 75, 100)


class RowsForm(forms.Form):
    """Rows of texts, with the languages beside each other."""

    def __init__(self, *args, actor, content: Content, **kwargs):
        super().__init__(*args, **kwargs)
        self.content = content
        self.languages = list(dict.fromkeys([*actor.organisation.languages, *content.texts]))

    def _add_texts(self, name: str, label: str) -> None:
        for language in self.languages:
            widget = forms.TextInput(attrs={"lang": language})
            self.fields[f"{name}_{language}"] = forms.CharField(
                label=f"{label} ({language_name(language)})", max_length=SHORT, required=False, widget=widget
            )

    def others(self) -> list[forms.BoundField]:
        return []


class ScaleForm(RowsForm):
    """`words()` gives language → value → word."""

    def __init__(self, *args, points: list[int], **kwargs):
        super().__init__(*args, **kwargs)
        self.points = points
        for value in points:
            ends = {points[0]: _("laagste"), points[-1]: _("hoogste")}
            label = _("Woord bij %(value)s") % {"value": value}
            self._add_texts(f"word_{value}", f"{label}, {ends[value]}" if value in ends else label)
        self.fields["count"] = forms.IntegerField(
            label=_("Aantal punten"), min_value=FEWEST_POINTS, max_value=MOST_POINTS, initial=len(points)
        )

    def rows(self) -> list[list[forms.BoundField]]:
        return [[self[f"word_{value}_{language}"] for language in self.languages] for value in self.points]

    def others(self) -> list[forms.BoundField]:
        return [self["count"]]

    def words(self) -> dict[str, dict[int, str]]:
        return {
            language: {value: self.cleaned_data[f"word_{value}_{language}"] for value in self.points}
            for language in self.languages
        }


class OptionsForm(RowsForm):
    """`choices()` gives (key, language → text) in the order of the numbers. An emptied row goes.

    A row that gets the number of another comes before it.
    """

    def __init__(self, *args, keys: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        sent = self.data.get("kept", "") if self.is_bound else ""
        self.keys = self._sent_keys(sent) if self.is_bound else [*keys, *[""] * EMPTY_ROWS]
        self.fields["kept"] = forms.CharField(widget=forms.HiddenInput, initial=",".join(self.keys), required=False)
        for place in range(len(self.keys)):
            number = place + 1
            self.fields[f"place_{place}"] = forms.IntegerField(
                label=_("Plaats %(number)s") % {"number": number},
                min_value=1, max_value=999, initial=number, required=False,
            )  # fmt: skip
            self._add_texts(f"choice_{place}", _("Keuze %(number)s") % {"number": number})

    @staticmethod
    def _sent_keys(sent: str) -> list[str]:
        """The rows that stood on the page, so that somebody else's change does not shift them."""
        return sent[:6_000].split(",")[: MOST["choices"] + EMPTY_ROWS]

    def rows(self) -> list[list[forms.BoundField]]:
        return [
            [self[f"place_{place}"], *(self[f"choice_{place}_{language}"] for language in self.languages)]
            for place in range(len(self.keys))
        ]

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.choices():
            raise forms.ValidationError(_("Laat minstens één keuze staan."))
        return cleaned

    def choices(self) -> list[tuple[str, dict[str, str]]]:
        said = self.cleaned_data
        rows = []
        for place, key in enumerate(self.keys):
            texts = {language: said.get(f"choice_{place}_{language}", "") for language in self.languages}
            if any(texts.values()):
                wanted = said.get(f"place_{place}") or MOST["choices"] * 9
                rows.append(((wanted, wanted == place + 1, place), key, texts))
        return [(key, texts) for _order, key, texts in sorted(rows, key=lambda row: row[0])]


class NothingForm(forms.Form):
    """Only a button."""

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
