"""When one looks at agreements again, and what one says then."""

from datetime import datetime
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.agenda.rules import at_local
from wegwijzer.foundation.picking import ActorForm
from wegwijzer.plans.models import Agreement
from wegwijzer.plans.rules.checkpoints import LONGEST, MINUTES, TEXTS


def lengths() -> list[tuple[int, str]]:
    return [(minutes, _("%(n)s minuten") % {"n": minutes}) for minutes in MINUTES]


class MomentForm(ActorForm):
    on = forms.DateField(label=gettext_lazy("Op welke dag?"))
    at = forms.TimeField(
        label=gettext_lazy("Om hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.TypedChoiceField(label=gettext_lazy("Hoe lang?"), coerce=int)
    place = forms.CharField(
        label=gettext_lazy("Waar?"),
        help_text=gettext_lazy("Een lokaal, een plek buiten of een link. Dit komt niet in je agenda."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        there = self.initial.get("minutes")
        self.fields["minutes"].choices = [*lengths(), *_other_length(there)]

    def clean(self):
        said = super().clean()
        if said.get("on") and said.get("at") is not None:
            try:
                said["starts_at"] = at_local(said["on"], said["at"], timezone.get_default_timezone())
            except ValidationError as refusal:
                self.add_error("at", refusal.message_dict["at"])
        return said

    @property
    def starts_at(self) -> datetime:
        return self.cleaned_data["starts_at"]


def _other_length(there: int | None) -> list[tuple[int, str]]:
    return [(there, _("%(n)s minuten") % {"n": there})] if there and there not in MINUTES else []


class NewCheckpointForm(MomentForm):
    agreements = forms.MultipleChoiceField(
        label=gettext_lazy("Wat bekijken jullie?"), widget=forms.CheckboxSelectMultiple(attrs={"class": "is-list"})
    )
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    field_order = ("agreements", "on", "at", "minutes", "place", "token")

    def __init__(self, *args, agreements: list[Agreement], **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(agreement.pk): agreement for agreement in agreements}
        mine = self.actor.person_id
        self.fields["agreements"].choices = [(key, _named(each, mine)) for key, each in self.known.items()]

    def clean_agreements(self) -> list[Agreement]:
        return [self.known[key] for key in self.cleaned_data["agreements"]]


def _named(agreement: Agreement, mine: UUID) -> str:
    other = agreement.other if agreement.employee_id == mine else agreement.employee
    if other is None:
        return _("%(what)s, voor jezelf") % {"what": agreement.what}
    return _("%(what)s, met %(name)s") % {"what": agreement.what, "name": other.given_name}


class NoteForm(ActorForm):
    progress = forms.CharField(label=gettext_lazy("Hoe ver sta je?"))
    successes = forms.CharField(label=gettext_lazy("Wat lukt goed?"))
    difficulties = forms.CharField(label=gettext_lazy("Wat is moeilijk?"))
    next_step = forms.CharField(label=gettext_lazy("Wat is de volgende stap?"))

    def __init__(self, *args, about_other: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            field = self.fields[name]
            field.required, field.max_length = False, LONGEST
            field.widget = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST})
        if about_other:
            self.fields["progress"].label = _("Hoe ver staat %(name)s?") % {"name": about_other}


class NoMoreForm(ActorForm):
    """Nothing to fill in: a yes is enough."""
