"""Many more people at once in the organisation of an actor, all led by one."""

from datetime import date

from tests.people.somewhere import somewhere
from wegwijzer.access.actor import Actor
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Employment, Person, Position, ReportingLine

STARTED = date(2015, 1, 1)


def crowd(actor: Actor, number: int, *, manager: Person | None = None, name: str = "Dupont") -> list[Person]:
    """Inside the actor's transaction."""
    organisation = {"organisation_id": actor.organisation.pk}
    people = [Person(**organisation, given_name=f"Kris {n:04d}", family_name=name, number="") for n in range(number)]
    employments = [Employment(**organisation, person=person, starts_on=STARTED) for person in people]
    places = [
        Position(**organisation, person=e.person, employment=e, starts_on=STARTED, share=100, **somewhere())
        for e in employments[:1]
    ]
    where = {"function": places[0].function, "unit": places[0].unit} if places else {}
    places += [
        Position(**organisation, person=e.person, employment=e, starts_on=STARTED, share=100, **where)
        for e in employments[1:]
    ]
    for model, rows in ((Person, people), (Employment, employments), (Position, places)):
        model.objects.bulk_create(rows)
    if manager:
        ReportingLine.objects.bulk_create(
            ReportingLine(**organisation, position=p, person_id=p.person_id, manager=manager, starts_on=STARTED)
            for p in places
        )
    return people


def many_units(actor: Actor, number: int, parent: Unit | None = None) -> list[Unit]:
    """Right below one unit."""
    units = [
        Unit(organisation_id=actor.organisation.pk, parent=parent, name=f"Cel {n:04d}", kind="team")
        for n in range(number)
    ]
    return Unit.objects.bulk_create(units)
