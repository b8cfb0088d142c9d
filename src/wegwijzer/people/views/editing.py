"""What HR changes of a person: data, employments, places, lines and roles. One page for one change."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import Crumb, Editing, values_of
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.saving import sent_before
from wegwijzer.people import actions
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.forms.persons import ChangePersonForm, NewPersonForm
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible

NAMES = ("given_name", "family_name", "number")
DATA = ("given_name", "family_name", "number", "email", "birth_date", "gender")


def some(said: dict, *names: str) -> dict:
    return {name: said[name] for name in names}


def found_or_404(rows, identifier):
    found = rows.filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found


class PersonEditing(Editing):
    """A change about one person, who is named in the address."""

    rule = CHANGE_PERSON
    person: Person

    def load(self, person, **ids) -> None:
        self.person = found_or_404(visible(self.actor), person)
        if self.request.method != "POST":  # the form shows what stands there
            ground = self.rule.require(self.actor, self.person).ground
            record(self.actor, owner=self.person, subject=ReadingSubject.PERSON_PAGE, ground=ground)

    def crumbs(self) -> list[Crumb]:
        return [
            Crumb(_("Mensen"), self.to("people")),
            Crumb(self.person.full_name, self.to("person", self.person.pk)),
            Crumb(_("Plaatsen en rollen"), self.to("person-places", self.person.pk)),
        ]

    def back(self, outcome=None) -> str:
        return self.to("person-places", self.person.pk)


class NewPerson(Editing):
    rule = CHANGE_PERSON
    form_class = NewPersonForm
    template_name = "people/new_person.html"
    heading = gettext_lazy("Nieuwe persoon")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("Toegevoegd. De rol van medewerker loopt vanaf de eerste dag in dienst.")

    def values(self, record) -> dict:
        return {"starts_on": today(), "share": 100, "token": new_id()}

    def act(self, said: dict) -> Person:
        before = sent_before(visible(self.actor), said["token"])
        if before and values_of(before, *NAMES) == some(said, *NAMES):  # sent twice; another name is somebody else
            return before
        person = actions.add_person(self.actor, token=None if before else said["token"], **some(said, *DATA))
        days = some(said, "starts_on", "ends_on")
        employment = actions.employ(self.actor, person=person, kind=said["kind"], **days)
        place = some(said, "function", "unit", "share")
        position = actions.give_place(self.actor, employment=employment, **place, **days)
        if said["manager"]:
            actions.appoint_leader(self.actor, position=position, manager=said["manager"], **days)
        return person

    def back(self, outcome: Person | None = None) -> str:
        return self.to("person", outcome.pk) if outcome else self.to("people")

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Mensen"), self.to("people"))]


class ChangePerson(PersonEditing):
    form_class = ChangePersonForm
    heading = gettext_lazy("Gegevens aanpassen")

    def record(self) -> Person:
        return self.person

    def values(self, record: Person) -> dict:
        return values_of(record, *DATA)

    def act(self, said: dict) -> Person:
        return actions.change_person(self.actor, person=self.person, **said)
