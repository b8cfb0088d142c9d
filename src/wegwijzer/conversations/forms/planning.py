"""When and where the two talk."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.foundation.picking import ActorForm

LONGEST_PLACE = 200


class PlanForm(ActorForm):
    on = forms.DateField(label=gettext_lazy("Op welke dag?"))
    at = forms.TimeField(
        label=gettext_lazy("Om hoe laat?"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = forms.CharField(
        label=gettext_lazy("Waar?"),
        help_text=gettext_lazy("Een lokaal, een plek buiten of een link. Alleen jullie twee lezen dit."),
        required=False,
        max_length=LONGEST_PLACE,
    )

    @property
    def moment(self) -> datetime | None:
        said = self.cleaned_data
        if not said.get("on") or said.get("at") is None:
            return None
        return timezone.make_aware(datetime.combine(said["on"], said["at"]))


class AcceptForm(PlanForm):
    """A yes, with or without a day."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].required = self.fields["at"].required = False
        self.fields["on"].label = _("Past een dag je al?")

    def clean(self):
        said = self.cleaned_data
        for given, missing in (("on", "at"), ("at", "on")):
            if said.get(given) is not None and said.get(missing) is None and missing not in self.errors:
                self.add_error(missing, _("Vul een dag en een uur in, of laat beide leeg."))
        return said


class AnewForm(ActorForm):
    """With whom to go on, and what to take along."""

    other = forms.ChoiceField(label=gettext_lazy("Met wie?"), widget=forms.RadioSelect(attrs={"class": "is-list"}))
    take = forms.MultipleChoiceField(
        label=gettext_lazy("Wat neem je mee van je voorbereiding?"),
        help_text=gettext_lazy("Niets ervan is dan al gedeeld. Dat kies je opnieuw."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    token = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, people, pieces, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [(str(person.pk), person.full_name) for person in people]
        self.fields["take"].choices = pieces
        if not pieces:
            del self.fields["take"]
