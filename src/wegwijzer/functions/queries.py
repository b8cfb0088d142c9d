"""What the pages on functions read."""

import hashlib
from uuid import UUID

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import SEE_STRUCTURE
from wegwijzer.foundation.links import within
from wegwijzer.foundation.search import beginning
from wegwijzer.functions.models import (
    Competence,
    CompetenceKind,
    Function,
    FunctionCompetence,
    FunctionFamily,
)
from wegwijzer.organisations.existing import exists_on

BY_FAMILY = ("family__name", "level", "name", "pk")
KINDS = list(CompetenceKind.values)


def functions_seen(actor: Actor, *, gone: bool = False) -> QuerySet[Function]:
    """Functions that exist today, with their family; with `gone` the others too."""
    functions = SEE_STRUCTURE.filter(actor, Function.objects.select_related("family"))
    return functions if gone else functions.filter(exists_on(actor.today))


def families(actor: Actor) -> QuerySet[FunctionFamily]:
    return SEE_STRUCTURE.filter(actor, FunctionFamily.objects.all()).order_by("name", "pk")


def competences(actor: Actor) -> QuerySet[Competence]:
    return SEE_STRUCTURE.filter(actor, Competence.objects.all())


def profile_of(function: Function) -> list[FunctionCompetence]:
    """What a function asks, by kind, the most far-reaching first."""
    lines = function.profile.select_related("competence")
    return sorted(lines, key=lambda line: (KINDS.index(line.competence.kind), -line.mastery, line.competence.name))


def digest(lines: list) -> str:
    """A short mark of a profile, for two tabs on one function."""
    return hashlib.sha256(repr(lines).encode()).hexdigest()[:16]


class FunctionSource:
    def __init__(self, actor: Actor):
        self.actor = actor
        self.address = within(actor, "function-options")

    def get(self, identifier: UUID) -> Function | None:
        return functions_seen(self.actor, gone=True).filter(pk=identifier).first()

    def find(self, text: str, limit: int) -> list[Function]:
        return list(beginning(functions_seen(self.actor), text, "name", "code").order_by("name", "pk")[:limit])

    def label(self, function: Function) -> str:
        return function.name

    def details(self, functions: list[Function]) -> dict[UUID, str]:
        return {function.pk: function.family.name for function in functions}


class FamilySource:
    def __init__(self, actor: Actor):
        self.actor = actor
        self.address = within(actor, "family-options")

    def get(self, identifier: UUID) -> FunctionFamily | None:
        return families(self.actor).filter(pk=identifier).first()

    def find(self, text: str, limit: int) -> list[FunctionFamily]:
        return list(beginning(families(self.actor), text, "name")[:limit])

    def label(self, family: FunctionFamily) -> str:
        return family.name

    def details(self, families: list[FunctionFamily]) -> dict[UUID, str]:
        return {}


class CompetenceSource:
    def __init__(self, actor: Actor):
        self.actor = actor
        self.address = within(actor, "competence-options")

    def get(self, identifier: UUID) -> Competence | None:
        return competences(self.actor).filter(pk=identifier).first()

    def find(self, text: str, limit: int) -> list[Competence]:
        return list(beginning(competences(self.actor), text, "name").order_by("name", "pk")[:limit])

    def label(self, competence: Competence) -> str:
        return competence.name

    def details(self, competences: list[Competence]) -> dict[UUID, str]:
        return {competence.pk: competence.get_kind_display() for competence in competences}
