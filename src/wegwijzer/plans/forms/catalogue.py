"""One action of the catalogue, as an organisation puts it, in each of our languages."""

from django import forms
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.foundation.picking import ActorForm
from wegwijzer.plans.actions.catalogue import LONGEST
from wegwijzer.plans.catalogue import group_words, groups, languages


class ActionForm(ActorForm):
    group = forms.ChoiceField(label=gettext_lazy("Soort"), widget=forms.RadioSelect(attrs={"class": "is-list"}))

    def __init__(self, *args, language: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = [(key, group_words(key, language).name) for key in groups()]
        for each in languages():
            self._add(each)

    def _add(self, language: str) -> None:
        spoken = LANG_INFO[language]["name_local"]
        labels = {"name": _("Naam"), "text": _("Uitleg"), "example": _("Voorbeeld van een afspraak")}
        for part, label in labels.items():
            self.fields[f"{part}_{language}"] = forms.CharField(
                label=f"{label} ({spoken})",
                required=False,
                max_length=LONGEST[part],
                help_text=_("Laat je de naam leeg, laat dan alles in deze taal leeg.") if part == "name" else "",
                widget=forms.Textarea(attrs={"rows": 2}) if part == "text" else forms.TextInput(),
            )

    def texts(self) -> dict[str, dict[str, str]]:
        return {
            language: {part: self.cleaned_data.get(f"{part}_{language}", "") for part in LONGEST}
            for language in languages()
        }


class NothingForm(ActorForm):
    """A page that only asks whether you are sure."""
