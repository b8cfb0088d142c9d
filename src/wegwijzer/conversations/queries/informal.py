"""With whom one can note a talk in between, and the notes themselves."""

from uuid import UUID

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.models import CareerContact, Conversation, InformalNote
from wegwijzer.conversations.queries.around import informal_notes
from wegwijzer.conversations.queries.partners import receivers
from wegwijzer.people.models import LineKind, Membership, Person, ReportingLine

MINE, THEIRS = "mine", "theirs"  # about whose career it was
MOST = 100  # people to choose from, on either side


def who_i_talk_to(actor: Actor) -> list[Person]:
    """Of one's own career: leader, leader above, career contact, HR and coaches, advisers."""
    found: dict[UUID, Person] = {}
    contacts = CareerContact.objects.on(actor.today).filter(person=actor.person_id).values("contact")
    asked = [receivers(actor, to, actor.person_id) for to in ("leader", "leader_above")]
    asked.append(Person.objects.filter(pk__in=contacts))
    asked += [receivers(actor, to, actor.person_id) for to in ("staff", "adviser")]
    for people in asked:
        found |= {person.pk: person for person in people[:20] if person.pk not in found}
    return list(found.values())


def who_talks_to_me(actor: Actor) -> list[Person]:
    """Of their career: those one leads, those one is the career contact of, and those one had a conversation with."""
    lines = ReportingLine.objects.on(actor.today).filter(manager=actor.person_id, kind=LineKind.HIERARCHICAL)
    contacts = CareerContact.objects.on(actor.today).filter(contact=actor.person_id)
    talks = Conversation.objects.filter(other=actor.person_id, cancelled_at__isnull=True)
    here = Membership.objects.on(actor.today).values("person")
    found = lines.values("person").union(contacts.values("person"), talks.values("employee"))
    people = Person.objects.filter(pk__in=found).filter(pk__in=here)
    return list(people.order_by("sort_name", "pk")[:MOST])


def my_note(actor: Actor, identifier: UUID) -> InformalNote | None:
    """One that the actor wrote."""
    return informal_notes(actor).filter(pk=identifier, author=actor.person_id).first()
