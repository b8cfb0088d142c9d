"""“Gesprek” on somebody's page: for who could ask them for one."""

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.queries.invitees import may_invite
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.queries.partners import is_here, models_with
from wegwijzer.foundation.links import within
from wegwijzer.people.models import Person
from wegwijzer.people.sections import Section


def conversation_section(actor: Actor, person: Person) -> Section | None:
    """Nothing for who can be the other side of nobody, and nothing on one's own page."""
    if person.pk == actor.person_id or not may_invite(actor) or not is_here(actor, person.pk):
        return None
    running = open_between(person.pk, actor.person_id).first()
    if running is None and not models_with(actor, person.pk):
        return None
    name, identifier = ("conversation", running.pk) if running else ("conversation-invite", person.pk)
    context = {"person": person, "running": running, "url": within(actor, name, identifier)}
    return Section("conversations/pages/section.html", context)
