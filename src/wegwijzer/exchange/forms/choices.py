"""What HR chooses about a file as a whole."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.queries.pickers import UnitSource

TALL = forms.RadioSelect(attrs={"class": "is-list"})
ABSENT = (
    ("keep", gettext_lazy("Laat hen zoals ze zijn")),
    ("report", gettext_lazy("Laat hen zoals ze zijn, maar toon me wie het zijn")),
    ("end", gettext_lazy("Zet hen uit dienst")),
)
PROBLEM_ROWS = (
    ("refuse", gettext_lazy("Bewaar niets zolang er problemen zijn. Ik verbeter het bestand.")),
    ("leave_out", gettext_lazy("Laat de mensen van die rijen weg, en bewaar de rest.")),
)


class ChoicesForm(ActorForm):
    """`snapshot`: the file says how it is on one day. `about_people`: there are people who may be absent from it."""

    as_of = forms.DateField(
        label=gettext_lazy("Op welke dag was het zoals in het bestand?"),
        help_text=gettext_lazy("Wat verandert, begint op die dag."),
    )
    units_below = PickerField(
        UnitSource,
        label=gettext_lazy("Onder welke afdeling komen nieuwe afdelingen?"),
        help_text=gettext_lazy("Laat je dit leeg, dan komen ze onder de bovenste afdeling."),
        required=False,
    )
    absent = forms.ChoiceField(
        label=gettext_lazy("En wie in dienst is, maar niet in het bestand staat?"), choices=ABSENT, widget=TALL
    )
    absent_on = forms.DateField(
        label=gettext_lazy("Wat is hun laatste dag in dienst?"),
        help_text=gettext_lazy("Alleen nodig als je hen uit dienst zet. Hun plaatsen en rollen stoppen dan ook."),
        required=False,
    )
    problem_rows = forms.ChoiceField(
        label=gettext_lazy("Wat doen we met rijen die niet kloppen?"), choices=PROBLEM_ROWS, widget=TALL
    )

    def __init__(self, data=None, *, actor, choices: dict, about_people: bool, snapshot: bool, problems: bool):
        super().__init__(data, actor=actor, initial=_shown(choices, actor.today))
        wanted = {"as_of": snapshot, "units_below": about_people, "absent": about_people, "absent_on": about_people}
        wanted["problem_rows"] = problems
        for name in [name for name, is_wanted in wanted.items() if not is_wanted]:
            del self.fields[name]

    def clean(self):
        said = self.cleaned_data
        if said.get("absent") == "end" and not said.get("absent_on") and "absent_on" not in self.errors:
            self.add_error("absent_on", _("Kies de laatste dag van wie je uit dienst zet."))
        return said

    def said(self) -> dict[str, str | None]:
        """As an import keeps it; None is no choice."""
        return {name: _plain(value) for name, value in self.cleaned_data.items()}


def _shown(choices: dict, today: date) -> dict:
    return {"as_of": today, "absent": "keep", "problem_rows": "refuse"} | {k: v for k, v in choices.items() if v}


def _plain(value) -> str | None:
    if isinstance(value, date):
        return value.isoformat()
    return str(getattr(value, "pk", value)) if value else None
