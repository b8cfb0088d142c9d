"""What is asked of HR, and what HR answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import DayField
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.queries.pickers import UnitSource
from wegwijzer.plans.models import Agreement, Asks, Verdict
from wegwijzer.plans.queries.requests import Wanted

SHORT = forms.Textarea(attrs={"rows": 4, "maxlength": 500})


class RequestFilter(ActorForm):
    """Sent by GET; the state is chosen by a link above the list."""

    kind = forms.ChoiceField(label=_("Wat"), choices=[("", _("Alles")), *Asks.choices], required=False)
    unit = PickerField(UnitSource, label=_("Afdeling"), required=False)
    state = forms.CharField(widget=forms.HiddenInput, required=False)

    def wanted(self, state: str) -> Wanted:
        return Wanted(state, self.cleaned_data["kind"], self.cleaned_data["unit"])


class AnswerForm(ActorForm):
    """What fits together is decided by rules/requests.py, which says it beside the field."""

    verdict = forms.ChoiceField(
        label=_("Wat antwoord je?"),
        choices=Verdict,
        widget=forms.RadioSelect(attrs={"class": "is-list"}),
    )
    answer = forms.CharField(
        label=_("In je eigen woorden"),
        help_text=_("Wat gebeurt er nu, en wie doet dat? Bij een volle ja hoeft dit niet, anders zeg je waarom."),
        widget=SHORT,
        required=False,
    )
    again_on = DayField(
        label=_("Wanneer kijk je opnieuw?"),
        help_text=_("Alleen bij “nu niet, later opnieuw”. Die dag staat de vraag weer bovenaan."),
        required=False,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("answer", "again_on"):
            self.fields[name].hangs_on_another = True  # on the verdict


class AskForm(ActorForm):
    kind = forms.ChoiceField(
        label=_("Wat vraag je?"), choices=Asks, widget=forms.RadioSelect(attrs={"class": "is-list"})
    )
    text = forms.CharField(
        label=_("Wat moet HR weten?"),
        widget=SHORT,
    )
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, agreement: Agreement, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _seen_by_hr(agreement)


def _seen_by_hr(agreement: Agreement) -> str:
    """What a request tells of whom: it carries the names of both."""
    names = {"employee": agreement.employee.full_name}
    alone = _("HR ziet deze woorden, wat je vraagt en de naam van %(employee)s. De afspraak zelf zien ze niet.")
    if agreement.other is None:
        return alone % names
    both = _(
        "HR ziet deze woorden, wat je vraagt en jullie namen: %(employee)s en %(other)s. De afspraak zelf zien ze niet."
    )
    return both % {**names, "other": agreement.other.full_name}


class NothingForm(ActorForm):
    """Nothing to fill in: the page says what happens."""
