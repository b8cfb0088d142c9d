"""A training added, put right or removed by HR. One page for one change."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import Crumb, Editing, values_of
from wegwijzer.access.models import ReadingSubject
from wegwijzer.access.readings import record
from wegwijzer.foundation.sent import as_id
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible
from wegwijzer.training import actions
from wegwijzer.training.access import CHANGE_TRAINING
from wegwijzer.training.forms import NewTrainingForm, RemoveTrainingForm, TrainingForm
from wegwijzer.training.models import TrainingKind, TrainingParticipation
from wegwijzer.training.queries import trainings_kept

DATA = ("title", "kind", "provider", "starts_on", "ends_on", "hours")


class NewTraining(Editing):
    """`?person=` in the address says for whom, when one comes from that person's page."""

    rule = CHANGE_TRAINING
    form_class = NewTrainingForm
    heading = gettext_lazy("Opleiding toevoegen")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De opleiding is toegevoegd.")
    person: Person | None = None

    def load(self) -> None:
        asked = as_id(self.request.GET.get("person"))
        self.person = visible(self.actor).filter(pk=asked).first() if asked else None

    def values(self, record) -> dict:
        return {"kind": TrainingKind.TRAINING, "person": self.person}

    def act(self, said: dict) -> TrainingParticipation:
        return actions.add_training(self.actor, **said)

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Opleidingen"), self.to("trainings"))]

    def back(self, outcome: TrainingParticipation | None = None) -> str:
        if outcome or self.person:
            return self.to("person", outcome.person_id if outcome else self.person.pk) + "#opleidingen"
        return self.to("trainings")


class TrainingEditing(Editing):
    """A change of one training, which is named in the address."""

    rule = CHANGE_TRAINING
    training: TrainingParticipation

    def load(self, training) -> None:
        found = trainings_kept(self.actor).filter(pk=training).first()
        if found is None:
            raise Http404
        self.training = found
        if self.request.method != "POST":  # the form shows what stands there
            ground = self.rule.require(self.actor, found.person).ground
            record(self.actor, owner=found.person, subject=ReadingSubject.PERSON_PAGE, ground=ground)

    def record(self) -> TrainingParticipation:
        return self.training

    def crumbs(self) -> list[Crumb]:
        person = self.training.person
        return [Crumb(_("Mensen"), self.to("people")), Crumb(person.full_name, self.to("person", person.pk))]

    def back(self, outcome=None) -> str:
        return self.to("person", self.training.person_id) + "#opleidingen"


class ChangeTraining(TrainingEditing):
    form_class = TrainingForm
    heading = gettext_lazy("Opleiding aanpassen")
    done = gettext_lazy("De opleiding is aangepast.")

    def values(self, record: TrainingParticipation) -> dict:
        return values_of(record, *DATA)

    def act(self, said: dict) -> TrainingParticipation:
        return actions.change_training(self.actor, participation=self.training, **said)


class RemoveTraining(TrainingEditing):
    form_class = RemoveTrainingForm
    heading = gettext_lazy("Opleiding verwijderen")
    button = gettext_lazy("Verwijderen")
    done = gettext_lazy("De opleiding is verwijderd.")
    danger = True

    @property
    def intro(self) -> str:
        said = {"what": self.training.title, "name": self.training.person.full_name}
        return _("“%(what)s” van %(name)s. Doe dit alleen als het nooit plaatsvond.") % said

    def act(self, said: dict) -> None:
        actions.remove_training(self.actor, participation=self.training)
