"""Who may see and change what of people (WHO-3, WHO-4). Each rule once; pages, jobs and imports ask here.

The person in question, who leads them and who leads their leader, and HR see someone's page and path.
Leaders and the leader above see it while they lead, not after. HR keeps the data. Nobody else.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Ground, Reader, Rule, any_role
from wegwijzer.foundation.clock import today
from wegwijzer.people.models import LineKind, Membership, Person, ReportingLine


@dataclass(frozen=True)
class OneSelf(Ground):
    key: str = "self"
    reason: str = _("Dit gaat over jou.")

    def filter(self, actor: Actor) -> Q | None:
        return Q(pk=actor.person_id) if actor.person_id else None

    def covers(self, actor: Actor, record: Person) -> bool:
        return actor.person_id == record.pk

    def readers(self, record: Person) -> list[Reader]:
        return [Reader(self.key, person_id=record.pk, name=record.full_name)]


def _lines_on(day: date):
    return ReportingLine.objects.on(day)


@dataclass(frozen=True)
class Leads(Ground):
    """Leads this person now, along any kind of line."""

    key: str = "leader"
    reason: str = _("Je bent de leidinggevende.")

    def filter(self, actor: Actor) -> Q | None:
        if not actor.has_reports:
            return None
        return Q(pk__in=_lines_on(actor.today).filter(manager=actor.person_id).values("person"))

    def readers(self, record: Person) -> list[Reader]:
        return _as_readers(self.key, _lines_on(today()).filter(person=record.pk))


@dataclass(frozen=True)
class LeadsTheLeader(Ground):
    """Leads, hierarchically, the hierarchical leader of this person now."""

    key: str = "leader_above"
    reason: str = _("Je bent de leidinggevende van de leidinggevende.")

    def filter(self, actor: Actor) -> Q | None:
        if not actor.has_reports:
            return None
        lines = _lines_on(actor.today).filter(kind=LineKind.HIERARCHICAL)
        below = lines.filter(manager=actor.person_id).values("person")
        return Q(pk__in=lines.filter(manager__in=below).values("person"))

    def readers(self, record: Person) -> list[Reader]:
        lines = _lines_on(today()).filter(kind=LineKind.HIERARCHICAL)
        leaders = lines.filter(person=record.pk).values("manager")
        return _as_readers(self.key, lines.filter(person__in=leaders))


def _as_readers(ground: str, lines) -> list[Reader]:
    """The leaders on these lines who have a role today: without one, nobody comes in."""
    with_a_role = Membership.objects.on(today()).values("person")
    people = Person.objects.filter(pk__in=lines.values("manager")).filter(pk__in=with_a_role)
    people = people.order_by("sort_name", "pk")
    return [Reader(ground, person_id=person.pk, name=person.full_name) for person in people]


HR = any_role(Role.CAREER_LEAD)

SEE_PERSON = Rule(
    "people.see_person",
    (OneSelf(), Leads(), LeadsTheLeader(), HR),
    _("Alleen deze persoon, de leidinggevenden en HR zien deze pagina."),
)
SEE_DETAILS = Rule(
    "people.see_details",
    (OneSelf(), HR),
    _("Alleen deze persoon en HR zien deze gegevens."),
)
CHANGE_PERSON = Rule("people.change_person", (HR,), _("Alleen HR kan gegevens van mensen veranderen."))
SEE_MEMBERSHIPS = Rule("people.see_memberships", (OneSelf(), HR), _("Alleen deze persoon en HR zien de rollen."))
