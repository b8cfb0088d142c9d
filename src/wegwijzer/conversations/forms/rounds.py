"""What HR fills in to make a round."""

from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.roles import Role
from wegwijzer.conversations.models import Round
from wegwijzer.conversations.models.facts import ModelKey
from wegwijzer.conversations.queries.rounds import sharers
from wegwijzer.conversations.round_plan import Wanted
from wegwijzer.foundation.fields import DayField, field_of
from wegwijzer.foundation.picking import ActorForm, PickerField
from wegwijzer.foundation.sent import as_id
from wegwijzer.functions.models import FunctionFamily
from wegwijzer.people.queries.pickers import UnitSource
from wegwijzer.people.queries.units import units_seen

MOST_UNITS = 500


class RoundForm(ActorForm):
    name = field_of(Round, "name", help_text=_("Zo staat het bij wie uitgenodigd wordt. Bijvoorbeeld: najaar 2026."))
    model = forms.ChoiceField(label=_("Met wie praten mensen?"), choices=ModelKey, widget=forms.RadioSelect)
    sharers = forms.MultipleChoiceField(
        label=_("Wie van HR of de coaches?"),
        help_text=_("We verdelen de mensen gelijk over wie je aanvinkt."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    advisers = forms.MultipleChoiceField(
        label=_("Welke adviseurs van buiten?"),
        help_text=_(
            "We stellen ze om beurten voor. Mensen kiezen zelf, uit wie je aanvinkt. Niets aanvinken: uit allen."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.MultipleChoiceField(
        label=_("Gekozen afdelingen"),
        help_text=_("Met alles wat eronder hoort. Vink uit wat er niet bij moet."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    unit = PickerField(
        UnitSource,
        label=_("Afdeling zoeken"),
        required=False,
        help_text=_("Kies er zoveel je wil. Geen enkele: de hele organisatie."),
    )
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
        self.fields["sharers"].choices = named(sharers(actor)[:200])
        self.fields["advisers"].choices = named(sharers(actor, (Role.EXTERNAL_ADVISER,))[:200])
        families = FunctionFamily.objects.order_by("name", "pk")[:200]
        self.fields["families"].choices = [(str(each.pk), each.name) for each in families]
        self._choose_units()

    def _choose_units(self) -> None:
        """Those that were added before, in the order of the form."""
        asked = self.data.getlist("units") if hasattr(self.data, "getlist") else self.data.get("units", [])
        ids = [found for found in map(as_id, asked[:MOST_UNITS]) if found]
        known = {unit.pk: unit.name for unit in units_seen(self.actor, gone=True).filter(pk__in=ids)} if ids else {}
        self.fields["units"].choices = [(str(pk), known[pk]) for pk in dict.fromkeys(ids) if pk in known]

    def with_unit_added(self) -> "RoundForm":
        """The same form with the unit that was looked for among the chosen ones; it is asked for nothing else yet."""
        data = QueryDict(mutable=True)
        self.is_valid()
        found = "unit" not in self.errors
        gone = ("unit", "unit_text", "unit_among", "step") if found else ("step",)
        for key, values in self.data.lists():
            if key not in gone:
                data.setlist(key, values)
        if found:
            data.setlist("units", [str(pk) for pk in self._units()])
        again = RoundForm(data, actor=self.actor)
        again.is_valid()
        for name in [name for name in again.errors if name != "unit"]:
            del again.errors[name]
        return again

    def _units(self) -> list[UUID]:
        added = self.cleaned_data.get("unit")
        return list(dict.fromkeys([*map(UUID, self.cleaned_data.get("units", ())), *([added.pk] if added else [])]))

    def wanted(self) -> Wanted:
        said = self.cleaned_data
        among = {ModelKey.STAFF: said["sharers"], ModelKey.EXTERNAL: said["advisers"]}.get(said["model"], ())
        return Wanted(
            model=said["model"],
            units=tuple(self._units()),
            families=tuple(map(UUID, said["families"])),
            months=said["months"],
            sharers=tuple(map(UUID, among)),
        )

    @property
    def who_fields(self) -> list:
        """Whom it is for."""
        return [self[name] for name in ("families", "months")]


def named(people) -> list[tuple[str, str]]:
    return [(str(each.pk), each.full_name) for each in people]
