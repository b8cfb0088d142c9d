"""What HR changes of functions: one page for one change."""

from django.forms import BaseForm
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.editing import Crumb, Difference, Editing, values_of
from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.functions import actions, queries
from wegwijzer.functions.forms.editing import CompetenceForm, FamilyForm, FunctionForm
from wegwijzer.functions.models import Competence, Function, FunctionFamily, Mastery

FIELDS = ("name", "code", "family", "level", "description", "starts_on", "ends_on")


def found_or_404(rows, identifier):
    found = rows.filter(pk=identifier).first()
    if found is None:
        raise Http404
    return found


class StructureEditing(Editing):
    rule = CHANGE_STRUCTURE

    def crumbs(self) -> list[Crumb]:
        return [Crumb(_("Functies"), self.to("functions"))]


class NewFunction(StructureEditing):
    form_class = FunctionForm
    template_name = "functions/edit.html"
    heading = gettext_lazy("Nieuwe functie")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De functie is toegevoegd.")

    def act(self, said: dict) -> Function:
        return actions.add_function(self.actor, **said)

    def back(self, outcome: Function | None = None) -> str:
        return self.to("function", outcome.pk) if outcome else self.to("functions")


class ChangeFunction(StructureEditing):
    form_class = FunctionForm
    template_name = "functions/edit.html"
    heading = gettext_lazy("Functie aanpassen")
    done = gettext_lazy("De functie is aangepast.")
    function: Function

    def load(self, function) -> None:
        self.function = found_or_404(queries.functions_seen(self.actor, gone=True), function)

    def record(self) -> Function:
        return self.function

    def values(self, record: Function) -> dict:
        profile = [(line.competence, line.mastery) for line in queries.profile_of(record)]
        return values_of(record, *FIELDS) | {"profile": profile}

    def mark(self, record: Function) -> str:
        """The profile belongs to what somebody sees here, so it counts along."""
        lines = sorted((str(line.competence_id), line.mastery) for line in queries.profile_of(record))
        return f"{super().mark(record)}-{queries.digest(lines)}"

    def differences(self, form: BaseForm, current: Function) -> list[Difference]:
        there = profile_in_words(self.values(current)["profile"])
        here = profile_in_words(form.cleaned_data["profile"])
        lines = [] if there == here else [Difference(_("Wat deze functie vraagt"), there, here)]
        return super().differences(form, current) + lines

    def act(self, said: dict) -> Function:
        return actions.change_function(self.actor, function=self.function, **said)

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), Crumb(self.function.name, self.to("function", self.function.pk))]

    def back(self, outcome=None) -> str:
        return self.to("function", self.function.pk)


def profile_in_words(profile) -> str:
    lines = sorted(f"{what.name} ({Mastery(mastery).label.lower()})" for what, mastery in profile)
    return ", ".join(lines) or _("niets")


class NewFamily(StructureEditing):
    form_class = FamilyForm
    heading = gettext_lazy("Nieuwe functiefamilie")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("De functiefamilie is toegevoegd.")

    def act(self, said: dict) -> FunctionFamily:
        return actions.add_family(self.actor, name=said["name"])

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), Crumb(_("Functiefamilies"), self.to("families"))]

    def back(self, outcome=None) -> str:
        return self.to("families")


class ChangeFamily(NewFamily):
    heading = gettext_lazy("Functiefamilie aanpassen")
    button = gettext_lazy("Bewaren")
    done = gettext_lazy("De functiefamilie is aangepast.")
    family: FunctionFamily

    def load(self, family) -> None:
        self.family = found_or_404(queries.families(self.actor), family)

    def record(self) -> FunctionFamily:
        return self.family

    def values(self, record: FunctionFamily) -> dict:
        return {"name": record.name}

    def act(self, said: dict) -> FunctionFamily:
        return actions.change_family(self.actor, family=self.family, name=said["name"])


class NewCompetence(StructureEditing):
    form_class = CompetenceForm
    heading = gettext_lazy("Iets toevoegen dat functies vragen")
    button = gettext_lazy("Toevoegen")
    done = gettext_lazy("Toegevoegd. Je kan het nu in het profiel van een functie zetten.")

    def act(self, said: dict) -> Competence:
        return actions.add_competence(self.actor, **said)

    def crumbs(self) -> list[Crumb]:
        return [*super().crumbs(), Crumb(_("Wat functies vragen"), self.to("competences"))]

    def back(self, outcome=None) -> str:
        return self.to("competences")


class ChangeCompetence(NewCompetence):
    heading = gettext_lazy("Aanpassen wat functies vragen")
    button = gettext_lazy("Bewaren")
    done = gettext_lazy("Aangepast, in elke functie die dit vraagt.")
    competence: Competence

    def load(self, competence) -> None:
        self.competence = found_or_404(queries.competences(self.actor), competence)

    def record(self) -> Competence:
        return self.competence

    def values(self, record: Competence) -> dict:
        return values_of(record, "name", "kind", "description")

    def act(self, said: dict) -> Competence:
        return actions.change_competence(self.actor, competence=self.competence, **said)
