"""What HR fills in about a conversation model that it offers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.models import OfferedModel
from wegwijzer.conversations.queries.models import Described
from wegwijzer.foundation.fields import field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.queries.pickers import UnitSource


class ChangeOfferForm(ActorForm):
    """`model` says which of its flows can be left out; the others are what it guarantees."""

    name = field_of(
        OfferedModel,
        "name",
        label=_("Hoe heet het bij jullie?"),
        help_text=_("Laat leeg om de naam van Wegwijzer te houden."),
    )
    flows = forms.MultipleChoiceField(
        label=_("Welke wegen staan open?"),
        help_text=_("De andere wegen van dit model staan vast."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, model: Described, **kwargs):
        super().__init__(*args, **kwargs)
        optional = [(flow.key, flow.text) for flow in model.flows if flow.optional]
        self.fields["flows"].choices = optional
        if not optional:
            del self.fields["flows"]


class OfferForm(ChangeOfferForm):
    unit = PickerField(
        UnitSource,
        label=_("Voor welke afdeling?"),
        required=False,
        help_text=_("Met alles wat eronder hoort. Laat leeg voor iedereen."),
    )
    field_order = ("unit",)


class NothingForm(ActorForm):
    """Nothing to fill in: the page says what happens."""
