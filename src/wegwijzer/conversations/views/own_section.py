"""On one's own page and home: the career contact, the goals of this year, and an offer to talk when there is one.
On somebody else's page: who the contact is, for who may know."""

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations.access import ASSIGN_CONTACT
from wegwijzer.conversations.queries import contacts, signals
from wegwijzer.conversations.queries.partners import is_here
from wegwijzer.foundation.links import within
from wegwijzer.people.models import Person
from wegwijzer.people.sections import Section


def offer_section(actor: Actor, person: Person) -> Section | None:
    """“Tijd voor een gesprek?”: to the person alone."""
    signal = signals.my_signal(actor) if person.pk == actor.person_id else None
    if signal is None:
        return None
    return Section("conversations/around/offer.html", {"signal": signal, "words": signal.words}, at_home=True)


def contact_section(actor: Actor, person: Person) -> Section | None:
    about_me = person.pk == actor.person_id
    may_name = ASSIGN_CONTACT.may_at_all(actor) and not about_me
    if (about_me and Role.EMPLOYEE not in actor.roles) or not is_here(actor, person.pk):
        return None
    if not (about_me or may_name or actor.has_reports or Role.COACH in actor.roles):
        return None
    found = contacts.contact_of(actor, person.pk)
    is_me = found is not None and found.person.pk == actor.person_id
    if not (about_me or may_name or is_me or (found and found.row)):
        return None
    context = {
        "person": person,
        "about_me": about_me,
        "contact": found,
        "is_me": is_me,
        "may_name": ASSIGN_CONTACT.may_at_all(actor),
        "goals": within(actor, "goals", person.pk, found.person.pk) if found and (about_me or is_me) else "",
        "later": contacts.named_later(actor, person.pk) if may_name else None,
        "waits": _waits(actor, person) if about_me or is_me else False,
    }
    return Section("conversations/around/contact_section.html", context, at_home=True)


def _waits(actor: Actor, person: Person) -> bool:
    return bool(contacts.waits_for_me(actor, [person.pk]))
