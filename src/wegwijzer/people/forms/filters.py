"""What can be asked of the list of people, units and functions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.access import SEE_DETAILS, SEE_PERSON
from wegwijzer.people.queries.listing import Service, Wanted
from wegwijzer.people.queries.pickers import FunctionSource, LeaderSource, UnitSource

SEARCH = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"})


class PeopleFilter(ActorForm):
    """Sent by GET. Unknown values are said next to the field; then nobody is listed."""

    q = forms.CharField(label=_("Naam of nummer"), required=False, widget=SEARCH)
    unit = PickerField(UnitSource, label=_("Afdeling"), required=False)
    function = PickerField(FunctionSource, label=_("Functie"), required=False)
    manager = PickerField(LeaderSource, label=_("Leidinggevende"), required=False)
    service = forms.ChoiceField(label=_("In dienst"), choices=Service, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        if not SEE_DETAILS.may_at_all(actor):
            self.fields["q"].label = _("Naam")
        if not SEE_PERSON.may_at_all(actor):  # a leader sees who is led now, and so nobody who left
            del self.fields["service"]

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        service = said.get("service") or Service.NOW
        return Wanted(said["q"], said["unit"], said["function"], said["manager"], service)


class UnitFilter(ActorForm):
    q = forms.CharField(label=_("Naam of code"), required=False, widget=SEARCH)
    gone = forms.BooleanField(required=False, widget=forms.HiddenInput)
