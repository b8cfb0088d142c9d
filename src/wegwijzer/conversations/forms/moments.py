"""A moment that matters: noted in a minute, told to one other or to nobody. And what the organisation looks out for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.models import PivotalMoment
from wegwijzer.conversations.moment_words import MOMENTS
from wegwijzer.conversations.queries.informal import who_i_talk_to
from wegwijzer.conversations.signals import KINDS, Watch
from wegwijzer.foundation.fields import DayField
from wegwijzer.foundation.picking import ActorForm

LIST = forms.RadioSelect(attrs={"class": "is-list"})


class MomentForm(ActorForm):
    kind = forms.ChoiceField(
        label=_("Wat verandert er?"),
        choices=list(MOMENTS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies er één.")},
    )
    on = DayField(label=_("Wanneer?"), help_text=_("Het mag al voorbij zijn, of nog komen."))
    note = forms.CharField(
        label=_("In je eigen woorden"),
        required=False,
        max_length=PivotalMoment._meta.get_field("note").max_length,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ToldForm(ActorForm):
    to = forms.ChoiceField(
        label=_("Wie mag dit weten?"),
        required=False,
        help_text=_("Die persoon leest wat je schreef. Je kan dat later weer terugnemen."),
    )

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.known = {str(person.pk): person for person in who_i_talk_to(actor)}
        people = [(key, person.full_name) for key, person in self.known.items()]
        self.fields["to"].choices = [("", _("Niemand, alleen ik")), *people]

    def person(self):
        return self.known.get(self.cleaned_data["to"])


class NewMomentForm(ToldForm, MomentForm):
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    field_order = ("kind", "on", "note", "to", "token")


class SignalsForm(ActorForm):
    """Two fields for each kind: whether, and the number."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, kind in KINDS.items():
            self.fields[f"{key}_on"] = forms.BooleanField(label=kind.label, required=False)
            self.fields[key] = forms.IntegerField(
                label=kind.asked,
                min_value=1,
                max_value=kind.most,
                error_messages={"required": _("Vul een getal in."), "invalid": _("Vul een getal in.")},
            )

    @property
    def pairs(self):
        return [(self[f"{key}_on"], self[key]) for key in KINDS]

    def chosen(self) -> dict[str, tuple[bool, int]]:
        said = self.cleaned_data
        return {key: (said[f"{key}_on"], said[key]) for key in KINDS}


def values_of(watching: Watch) -> dict:
    return {key: watching.numbers[key] for key in KINDS} | {f"{key}_on": key in watching for key in KINDS}
