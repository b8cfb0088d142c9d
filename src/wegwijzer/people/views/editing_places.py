"""Employments and places: started, moved, ended, put right."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import values_of
from wegwijzer.people import actions
from wegwijzer.people.forms.places import (
    CorrectEmploymentForm,
    CorrectPlaceForm,
    EmploymentForm,
    EndForm,
    MovePlaceForm,
    NewPlaceForm,
)
from wegwijzer.people.models import Employment, LineKind, Position
from wegwijzer.people.rules import day_before
from wegwijzer.people.views.editing import PersonEditing, found_or_404, some

PLACE = ("function", "unit", "share", "starts_on", "ends_on")
CORRECTION = gettext_lazy(
    "Dit is voor iets dat altijd al fout stond. Wat er eerst stond, blijft bewaard. "
    "Verandert er echt iets, ga dan terug en kies wat er verandert."
)


class NewEmployment(PersonEditing):
    form_class = EmploymentForm
    heading = gettext_lazy("Nieuw dienstverband")
    done = gettext_lazy("Het dienstverband is bewaard. Geef nu een plaats.")

    def act(self, said: dict) -> Employment:
        return actions.employ(self.actor, person=self.person, **said)


class EmploymentEditing(PersonEditing):
    employment: Employment

    def load(self, person, employment) -> None:
        super().load(person)
        self.employment = found_or_404(Employment.objects.filter(person=self.person), employment)

    def record(self) -> Employment:
        return self.employment


class EndEmployment(EmploymentEditing):
    form_class = EndForm
    heading = gettext_lazy("Dienstverband beëindigen")
    intro = gettext_lazy("Op die dag eindigen ook de plaatsen, de leidinggevenden en de rollen.")
    button = gettext_lazy("Beëindigen")
    done = gettext_lazy("Het einde is bewaard.")
    danger = True

    def values(self, record: Employment) -> dict:
        return values_of(record, "ends_on")

    def act(self, said: dict) -> Employment:
        return actions.end_employment(self.actor, employment=self.employment, ends_on=said["ends_on"])


class CorrectEmployment(EmploymentEditing):
    form_class = CorrectEmploymentForm
    heading = gettext_lazy("Dienstverband verbeteren")
    intro = CORRECTION
    button = gettext_lazy("Verbetering bewaren")
    done = gettext_lazy("De verbetering is bewaard.")

    def values(self, record: Employment) -> dict:
        return values_of(record, "kind", "starts_on", "ends_on")

    def act(self, said: dict) -> Employment:
        return actions.correct_employment(self.actor, employment=self.employment, **said)


class NewPlace(PersonEditing):
    """The first place of an employment, or one besides others."""

    form_class = NewPlaceForm
    heading = gettext_lazy("Plaats toevoegen")
    intro = gettext_lazy(
        "Een plaats naast wat er al is. Komt ze in de plaats van een andere, kies dan “Er verandert iets”."
    )
    done = gettext_lazy("De plaats is bewaard.")

    def values(self, record) -> dict:
        return {"share": 100}

    def act(self, said: dict) -> Position:
        held = Employment.objects.filter(person=self.person).on(said["starts_on"]).first()
        if held is None:
            raise ValidationError({"starts_on": [_("Op die dag is deze persoon niet in dienst.")]})
        position = actions.give_place(self.actor, employment=held, **some(said, *PLACE))
        if said["manager"]:
            actions.appoint_leader(self.actor, position=position, manager=said["manager"], starts_on=position.starts_on)
        return position


class PlaceEditing(PersonEditing):
    place: Position

    def load(self, person, place) -> None:
        super().load(person)
        self.place = found_or_404(Position.objects.filter(person=self.person), place)

    def record(self) -> Position:
        return self.place


class MovePlace(PlaceEditing):
    form_class = MovePlaceForm
    heading = gettext_lazy("Er verandert iets")
    intro = gettext_lazy("Een andere functie, afdeling of werktijd. Wat er was, blijft in het pad staan.")
    done = gettext_lazy("De nieuwe plaats is bewaard, de vorige eindigt de dag ervoor.")

    def values(self, record: Position) -> dict:
        return values_of(record, "function", "unit", "share", "ends_on")

    def act(self, said: dict) -> Position:
        starts_on, leader = said["starts_on"], said["manager"]
        if leader:
            self._end_leader(starts_on)
        place = some(said, "function", "unit", "share", "ends_on")
        new = actions.move_place(self.actor, position=self.place, starts_on=starts_on, **place)
        if leader:
            actions.appoint_leader(self.actor, position=new, manager=leader, starts_on=starts_on)
        return new

    def _end_leader(self, starts_on) -> None:
        """So that only the lines of other kinds go along to the new place."""
        lines = self.place.lines.filter(kind=LineKind.HIERARCHICAL, starts_on__lt=starts_on).on(starts_on)
        for line in lines.select_related("person"):
            actions.end_line(self.actor, line=line, ends_on=day_before(starts_on))


class EndPlace(PlaceEditing):
    form_class = EndForm
    heading = gettext_lazy("Plaats beëindigen")
    intro = gettext_lazy("Het dienstverband loopt door. Wie deze persoon op deze plaats leidt, doet dat tot die dag.")
    button = gettext_lazy("Beëindigen")
    done = gettext_lazy("Het einde van de plaats is bewaard.")
    danger = True

    def values(self, record: Position) -> dict:
        return values_of(record, "ends_on")

    def act(self, said: dict) -> Position:
        return actions.end_position(self.actor, position=self.place, ends_on=said["ends_on"])


class CorrectPlace(PlaceEditing):
    form_class = CorrectPlaceForm
    heading = gettext_lazy("Plaats verbeteren")
    intro = CORRECTION
    button = gettext_lazy("Verbetering bewaren")
    done = gettext_lazy("De verbetering is bewaard.")

    def values(self, record: Position) -> dict:
        return values_of(record, *PLACE)

    def act(self, said: dict) -> Position:
        return actions.correct_position(self.actor, position=self.place, **said)
