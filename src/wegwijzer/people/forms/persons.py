"""A person's data, and what is needed to start."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.models import Employment, Membership, Person, Position
from wegwijzer.people.queries.pickers import FunctionSource, PersonSource, UnitSource


class PersonForm(ActorForm):
    given_name = field_of(Person, "given_name")
    family_name = field_of(Person, "family_name")
    number = field_of(Person, "number")
    email = field_of(Person, "email")
    birth_date = field_of(Person, "birth_date")
    gender = field_of(Person, "gender")


class ChangePersonForm(PersonForm):
    reason = forms.CharField(
        label=_("Was het een vergissing?"),
        help_text=_("Zeg dan kort wat er niet klopte. Dan staat in de geschiedenis dat het een verbetering is."),
        required=False,
        max_length=500,
    )


class NewPersonForm(PersonForm):
    """Someone new with a first place; each part is an action of its own. `token`: sent twice is one person."""

    token = forms.UUIDField(required=False, widget=forms.HiddenInput)
    kind = field_of(Employment, "kind", label=_("Soort contract"))
    starts_on = field_of(Employment, "starts_on", label=_("Eerste dag in dienst"))
    ends_on = field_of(
        Employment, "ends_on", label=_("Laatste dag in dienst"), help_text=_("Alleen als die al vaststaat.")
    )
    function = PickerField(FunctionSource, label=_("Functie"))
    unit = PickerField(UnitSource, label=_("Afdeling"))
    share = field_of(Position, "share", help_text=_("100 is voltijds, 80 is vier dagen van vijf."))
    manager = PickerField(PersonSource, label=_("Leidinggevende"), required=False)


class RoleForm(ActorForm):
    role = field_of(Membership, "role")
    starts_on = field_of(Membership, "starts_on", label=_("Vanaf"))
    ends_on = field_of(Membership, "ends_on", label=_("Tot en met"))


class EndRoleForm(ActorForm):
    ends_on = field_of(Membership, "ends_on", label=_("Laatste dag"), help_text=_("Laat leeg als de rol blijft lopen."))
