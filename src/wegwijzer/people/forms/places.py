"""Employments, places and lines: started, moved, ended, put right."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wegwijzer.foundation.fields import DayField, field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.people.models import Employment, Position, ReportingLine
from wegwijzer.people.queries.pickers import FunctionSource, PersonSource, UnitSource

OPEN = _("Laat leeg als er nog geen laatste dag is.")


def why() -> forms.CharField:
    return forms.CharField(
        label=_("Wat klopte er niet?"),
        help_text=_("Dit blijft bij de verbetering staan. De persoon zelf kan het lezen."),
        max_length=500,
    )


def first_day(**changes) -> DayField:
    return DayField(label=_("Eerste dag"), **changes)


def last_day(**changes) -> DayField:
    return DayField(label=_("Laatste dag"), required=False, **{"help_text": OPEN, **changes})


class EmploymentForm(ActorForm):
    kind = field_of(Employment, "kind", label=_("Soort contract"))
    starts_on = first_day()
    ends_on = last_day()


class CorrectEmploymentForm(EmploymentForm):
    reason = why()


class EndForm(ActorForm):
    ends_on = DayField(label=_("Laatste dag"))


class PlaceForm(ActorForm):
    function = PickerField(FunctionSource, label=_("Functie"))
    unit = PickerField(UnitSource, label=_("Afdeling"))
    share = field_of(Position, "share", help_text=_("100 is voltijds, 80 is vier dagen van vijf."))
    starts_on = first_day()
    ends_on = last_day()


class NewPlaceForm(PlaceForm):
    manager = PickerField(PersonSource, label=_("Leidinggevende"), required=False)


class MovePlaceForm(PlaceForm):
    """From a day on another place instead of this one."""

    starts_on = first_day(help_text=_("De vorige plaats eindigt de dag ervoor."))
    manager = PickerField(
        PersonSource,
        label=_("Nieuwe leidinggevende"),
        help_text=_("Laat leeg als dezelfde leidinggevende blijft."),
        required=False,
    )
    field_order = ("starts_on", "function", "unit", "share", "manager", "ends_on")


class CorrectPlaceForm(PlaceForm):
    reason = why()


class LeaderForm(ActorForm):
    manager = PickerField(PersonSource, label=_("Leidinggevende"))
    kind = field_of(ReportingLine, "kind", label=_("Op welke manier"))
    starts_on = first_day()
    ends_on = last_day()


class CorrectLeaderForm(LeaderForm):
    reason = why()
