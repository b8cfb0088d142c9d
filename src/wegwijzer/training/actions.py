"""HR keeps what people do to learn: added, put right, removed."""

from wegwijzer.access.actor import Actor
from wegwijzer.organisations.saving import assign, locked, saving
from wegwijzer.people.models import Person
from wegwijzer.training import sentences  # noqa: F401  registers what to say
from wegwijzer.training.access import CHANGE_TRAINING
from wegwijzer.training.models import TrainingParticipation
from wegwijzer.training.rules import check_days, check_hours

FIELDS = {"title", "kind", "provider", "starts_on", "ends_on", "hours"}


def add_training(actor: Actor, *, person: Person, **fields) -> TrainingParticipation:
    """`person` takes part in something. Fields: see FIELDS."""
    CHANGE_TRAINING.require(actor, person)
    participation = TrainingParticipation(organisation=actor.organisation, person=person)
    _fill(actor, participation, fields)
    with saving():
        participation.save()
    return participation


def change_training(
    actor: Actor, *, participation: TrainingParticipation, version: str | None = None, **fields
) -> TrainingParticipation:
    """Raises ChangedMeanwhile when `version` no longer holds. What stood there before is kept."""
    CHANGE_TRAINING.require(actor, participation.person)
    with saving():
        current = locked(participation, version)
        _fill(actor, current, fields)
        current.save()
    return current


def remove_training(actor: Actor, *, participation: TrainingParticipation) -> None:
    """For what never took place. The memory of the organisation keeps that it stood there."""
    CHANGE_TRAINING.require(actor, participation.person)
    with saving():
        locked(participation).delete()


def _fill(actor: Actor, participation: TrainingParticipation, fields: dict) -> None:
    unknown = set(fields) - FIELDS
    if unknown:
        raise TypeError(f"a training has no {', '.join(sorted(unknown))} to set here")
    said = {name: " ".join(value.split()) if isinstance(value, str) else value for name, value in fields.items()}
    assign(participation, said)
    days = participation.starts_on, participation.ends_on
    check_days(*days, birth_date=participation.person.birth_date, today=actor.today)
    check_hours(participation.hours, *days)
