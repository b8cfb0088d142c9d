"""What HR fills in to make a round."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.conversations.models import Round
from wegwijzer.conversations.models.facts import ModelKey
from wegwijzer.conversations.queries.rounds import sharers
from wegwijzer.conversations.round_plan import Wanted
from wegwijzer.foundation.fields import DayField, field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.functions.models import FunctionFamily
from wegwijzer.people.queries.pickers import UnitSource

UNITS = ("unit", "second_unit", "third_unit")


class RoundForm(ActorForm):
    name = field_of(Round, "name", help_text=_("Zo staat het bij wie uitgenodigd wordt. Bijvoorbeeld: najaar 2026."))
    model = forms.ChoiceField(label=_("Met wie praten mensen?"), choices=ModelKey, widget=forms.RadioSelect)
    sharers = forms.MultipleChoiceField(
        label=_("Wie voert deze gesprekken?"),
        help_text=_("Alleen als het met HR of een coach is. We verdelen de mensen gelijk over wie je aanvinkt."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unit = PickerField(
        UnitSource,
        label=_("Afdeling"),
        required=False,
        help_text=_("Met alles wat eronder hoort. Laat leeg voor iedereen."),
    )
    second_unit = PickerField(UnitSource, label=_("Tweede afdeling"), required=False)
    third_unit = PickerField(UnitSource, label=_("Derde afdeling"), required=False)
    families = forms.MultipleChoiceField(
        label=_("Functiefamilies"),
        help_text=_("Vink niets aan voor alle functies."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    months = forms.IntegerField(
        label=_("Alleen wie zoveel maanden geen gesprek had"),
        help_text=_("Gesprekken met een adviseur van buiten kennen we niet: die tellen hier niet mee."),
        required=False,
        min_value=1,
        max_value=120,
    )
    starts_on = DayField(label=_("Vanaf"))
    ends_on = DayField(label=_("Tot en met"))
    token = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["sharers"].choices = [(str(each.pk), each.full_name) for each in sharers(actor)[:200]]
        families = FunctionFamily.objects.order_by("name", "pk")[:200]
        self.fields["families"].choices = [(str(each.pk), each.name) for each in families]

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        return Wanted(
            model=said["model"],
            units=tuple(said[name].pk for name in UNITS if said[name]),
            families=tuple(map(UUID, said["families"])),
            months=said["months"],
            sharers=tuple(map(UUID, said["sharers"])) if said["model"] == ModelKey.STAFF else (),
        )
