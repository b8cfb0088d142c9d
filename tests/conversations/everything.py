"""One row in every table of this room and of agreements, for an organisation and one of its people."""

from dataclasses import dataclass

from tests.conversations.around.rows import on_paper
from tests.conversations.artefacts import Making
from tests.plans.planned import a_plan_of
from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.access.roles import Role
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import OfferedModel, Round
from wegwijzer.people.actors import Door, actor_behind
from wegwijzer.people.models import Membership, Person, ReportingLine


@dataclass
class Talk:
    conversation: object
    employee: Actor
    other: Actor


def as_actor(person: Person, today) -> Actor:
    organisation = person.organisation
    held = Membership.objects.on(today).filter(person=person).values_list("role", flat=True)
    door = Door(organisation.pk, organisation.slug, organisation.name, person.pk, frozenset(map(Role, held)))
    return actor_behind(door, today)


def a_conversation_with_everything(hr: Actor) -> Talk:
    """Of a career lead with somebody they do not lead; all of it stands in the database afterwards."""
    with acting_as(hr):
        if not OfferedModel.objects.filter(key="staff", withdrawn_at__isnull=True, unit__isnull=True).exists():
            actions.offer_model(hr, key="staff", flows=["leader_above"])
        led = ReportingLine.objects.on(hr.today).exclude(manager=hr.person_id).values("person")
        here = Membership.objects.on(hr.today).filter(role=Role.EMPLOYEE).values("person")
        people = Person.objects.filter(pk__in=led).filter(pk__in=here).exclude(pk=hr.person_id)
        person = people.exclude(conversations__other=hr.person_id).order_by("sort_name").first()
        employee = as_actor(person, hr.today)
        leader = ReportingLine.objects.on(hr.today).filter(person=person, kind="hierarchical").first().manager
        conversation = actions.ask(hr, model="staff", employee=person, other=hr.person, reason="growth_seen")
        with acting_as(employee):
            actions.accept(employee, conversation=conversation)
        talk = Talk(conversation, employee, hr)
        Making(talk, hr, {"e": ("leader", leader), "o": ("leader", leader)}).reach("after", shown=True)
        days = {"starts_on": hr.today, "ends_on": hr.today}
        on_paper(Round.objects.create(name="Najaar", model="staff", made_by=hr.person, **days), hr.person, person)
        actions.choose_signals(hr, {"long": (True, 7)})
        actions.put_aside(hr, kind="long", since=hr.today)
        actions.publish_framework(hr, language="nl", title="Waarom?", text="Omdat we vooruit willen kijken.")
        a_plan_of(talk)
    return talk
