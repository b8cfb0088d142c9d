"""What can be filled in about a training, and asked of the list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import DayField, field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.queries.pickers import PersonSource
from wegwijzer.training.models import TrainingKind, TrainingParticipation
from wegwijzer.training.queries import Asked, years_of_trainings

SEARCH = {"type": "search", "autocomplete": "off", "spellcheck": "false"}


class TrainingFilter(ActorForm):
    """Sent by GET."""

    q = forms.CharField(label=_("Naam of nummer"), required=False, widget=forms.TextInput(attrs=SEARCH))
    title = forms.CharField(label=_("Wat"), required=False, widget=forms.TextInput(attrs=SEARCH))
    kind = forms.ChoiceField(label=_("Soort"), choices=[("", _("Alle soorten")), *TrainingKind.choices], required=False)
    year = forms.TypedChoiceField(label=_("Begonnen in"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["year"].choices = [("", _("Alle jaren")), *((y, str(y)) for y in years_of_trainings(actor))]

    def asked(self) -> Asked:
        said = self.cleaned_data
        return Asked(said["q"], said["title"], said["year"], said["kind"])


class TrainingForm(ActorForm):
    title = field_of(
        TrainingParticipation, "title", help_text=_("Zoals mensen het kennen. Bijvoorbeeld: heftruck, basis.")
    )
    kind = field_of(TrainingParticipation, "kind")
    provider = field_of(
        TrainingParticipation, "provider", help_text=_("De school, het bedrijf of de collega die het gaf.")
    )
    starts_on = DayField(label=_("Eerste dag"))
    ends_on = DayField(
        label=_("Laatste dag"),
        required=False,
        help_text=_("Duurt het één dag, vul dan dezelfde dag in. Laat leeg als je het nog niet weet."),
    )
    hours = field_of(TrainingParticipation, "hours", help_text=_("In totaal. Halve uren mogen."))


class NewTrainingForm(TrainingForm):
    person = PickerField(PersonSource, label=_("Wie"))
    field_order = ("person",)


class RemoveTrainingForm(ActorForm):
    """Nothing to fill in: the page says what goes."""
