"""What can be asked of the lists of functions and competences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.functions.queries import FamilySource

SEARCH = forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"})


class FunctionFilter(ActorForm):
    q = forms.CharField(label=_("Naam of code"), required=False, widget=SEARCH)
    family = PickerField(FamilySource, label=_("Functiefamilie"), required=False)
    gone = forms.BooleanField(required=False, widget=forms.HiddenInput)


class CompetenceFilter(ActorForm):
    q = forms.CharField(label=_("Naam"), required=False, widget=SEARCH)
