"""What one does with functions, families and competences (MOB-1, own list)."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.structure import CHANGE_STRUCTURE
from wegwijzer.functions.models import Competence, Function, FunctionCompetence, FunctionFamily
from wegwijzer.organisations.saving import assign, locked, saving, say

say("family_name_once", "name", _("Er is al een functiefamilie met deze naam."))
say("competence_name_once", "name", _("Er is al een competentie met deze naam."))
say("function_code_once", "code", _("Een andere functie heeft deze code al."))
say("function_dates_in_order", "ends_on", _("De einddatum ligt voor de begindatum."))
say("functions_function_family_id_tenant_fk", "family", _("Deze functiefamilie bestaat niet."))
say("profile_competence_once", "profile", _("Een competentie staat maar één keer in het profiel."))
say("functions_functioncompetence_competence_id_tenant_fk", "profile", _("Deze competentie bestaat niet."))


def add_function(actor: Actor, *, profile: Iterable[tuple[Competence, int]] = (), **fields) -> Function:
    """Fields: code, name, family, level, description, starts_on, ends_on. `profile`: (competence, mastery)."""
    CHANGE_STRUCTURE.require_role(actor)
    function = assign(Function(organisation=actor.organisation), fields)
    with saving():
        function.save()
        _set_profile(function, profile)
    return function


def change_function(
    actor: Actor,
    *,
    function: Function,
    profile: Iterable[tuple[Competence, int]] | None = None,
    version: str | None = None,
    **fields,
) -> Function:
    """Change fields and, when given, the whole profile. Old versions of each line are kept."""
    CHANGE_STRUCTURE.require_role(actor)
    with saving():
        current = assign(locked(function, version), fields)
        current.save()
        if profile is not None:
            _set_profile(current, profile)
    return current


def _set_profile(function: Function, profile: Iterable[tuple[Competence, int]]) -> None:
    """Make the profile these lines, touching only what differs."""
    wanted = list(profile)
    kept = {line.competence_id: line for line in function.profile.all()}
    for competence_id in set(kept) - {competence.pk for competence, _mastery in wanted}:
        kept[competence_id].delete()
    for competence, mastery in wanted:
        line = kept.get(competence.pk)
        if line is None:
            line = FunctionCompetence(
                organisation_id=function.organisation_id, function=function, competence=competence
            )
        elif line.mastery == mastery:
            continue
        assign(line, {"mastery": mastery}).save()


def add_family(actor: Actor, *, name: str) -> FunctionFamily:
    CHANGE_STRUCTURE.require_role(actor)
    family = assign(FunctionFamily(organisation=actor.organisation), {"name": name.strip()})
    with saving():
        family.save()
    return family


def change_family(actor: Actor, *, family: FunctionFamily, name: str, version: str | None = None) -> FunctionFamily:
    CHANGE_STRUCTURE.require_role(actor)
    with saving():
        current = assign(locked(family, version), {"name": name.strip()})
        current.save()
    return current


def add_competence(actor: Actor, **fields) -> Competence:
    """Fields: name, kind, description."""
    CHANGE_STRUCTURE.require_role(actor)
    competence = assign(Competence(organisation=actor.organisation), fields)
    with saving():
        competence.save()
    return competence


def change_competence(actor: Actor, *, competence: Competence, version: str | None = None, **fields) -> Competence:
    CHANGE_STRUCTURE.require_role(actor)
    with saving():
        current = assign(locked(competence, version), fields)
        current.save()
    return current
