"""A unit of the tree."""

from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.organisations.models import Unit
from wegwijzer.people.queries.pickers import UnitSource


class UnitForm(ActorForm):
    name = field_of(Unit, "name")
    kind = field_of(Unit, "kind")
    code = field_of(Unit, "code", help_text=_("Zoals in jullie andere systemen, als ze daar een code heeft."))
    parent = PickerField(
        UnitSource,
        label=_("Hoort bij"),
        help_text=_("Kies de afdeling erboven. Alles eronder verhuist mee."),
        required=False,
    )
    starts_on = field_of(Unit, "starts_on")
    ends_on = field_of(Unit, "ends_on", help_text=_("De laatste dag. Laat leeg als de afdeling blijft."))
