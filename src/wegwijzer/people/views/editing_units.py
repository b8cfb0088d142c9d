"""Units: made, renamed, moved, ended."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import Crumb, Editing, values_of
from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.foundation.sent import as_id
from wegwijzer.organisations.models import Unit
from wegwijzer.people import actions
from wegwijzer.people.forms.units import UnitForm
from wegwijzer.people.queries.units import units_seen
from wegwijzer.people.views.editing import found_or_404


class UnitEditing(Editing):
    rule = CHANGE_STRUCTURE
    form_class = UnitForm

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Afdelingen"), self.to("units"))]


class NewUnit(UnitEditing):
    heading = gettext_lazy("Nieuwe afdeling")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De afdeling is toegevoegd.")

    def values(self, record) -> dict:
        parent = as_id(self.request.GET.get("parent"))
        return {"parent": units_seen(self.actor).filter(pk=parent).first()} if parent else {}

    def act(self, said: dict) -> Unit:
        return actions.add_unit(self.actor, **said)

    def back(self, outcome: Unit | None = None) -> str:
        return self.to("unit", outcome.pk) if outcome else self.to("units")


class ChangeUnit(UnitEditing):
    heading = gettext_lazy("Afdeling aanpassen")
    done = gettext_lazy("De afdeling is aangepast.")
    unit: Unit

    def load(self, unit) -> None:
        self.unit = found_or_404(units_seen(self.actor, gone=True), unit)

    def record(self) -> Unit:
        return self.unit

    def values(self, record: Unit) -> dict:
        return values_of(record, "name", "kind", "code", "parent", "starts_on", "ends_on")

    def act(self, said: dict) -> Unit:
        return actions.change_unit(self.actor, unit=self.unit, **said)

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), Crumb(self.unit.name, self.to("unit", self.unit.pk))]

    def back(self, outcome=None) -> str:
        return self.to("unit", self.unit.pk)
