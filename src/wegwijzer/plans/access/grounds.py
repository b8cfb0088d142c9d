"""Reasons to see something of a plan."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Ground, Reader
from wegwijzer.foundation.clock import today
from wegwijzer.people.models import LineKind, Membership, Person, ReportingLine


@dataclass(frozen=True)
class OneOfThem(Ground):
    """The person in this column of the record, while the columns in `moments` are filled."""

    column: str
    key: str
    reason: str
    moments: tuple[str, ...] = ()

    def filter(self, actor: Actor) -> Q | None:
        if not actor.person_id:
            return None
        filled = Q(**{f"{name}__isnull": False for name in self.moments})
        return Q(**{f"{self.column}_id": actor.person_id}) & filled

    def readers(self, record: Model) -> list[Reader]:
        if not all(getattr(record, name) for name in self.moments):
            return []
        person = Person.objects.filter(pk=getattr(record, f"{self.column}_id")).first()
        return [Reader(self.key, person_id=person.pk, name=person.full_name)] if person else []


@dataclass(frozen=True)
class HrOnceSent(Ground):
    """HR, of what was sent to them and not taken back."""

    key: str = Role.CAREER_LEAD.value
    reason: str = _("Deze vraag is aan HR gericht.")

    def filter(self, actor: Actor) -> Q | None:
        return Q(sent_at__isnull=False, withdrawn_at__isnull=True) if Role.CAREER_LEAD in actor.roles else None

    def readers(self, record: Model) -> list[Reader]:
        return [Reader(self.key, role=Role.CAREER_LEAD)] if record.sent_at and not record.withdrawn_at else []


def lines_on(day: date):
    """Who leads whom on this day: the leader one reports to, not who leads a project or a craft."""
    return ReportingLine.objects.on(day).filter(kind=LineKind.HIERARCHICAL)


@dataclass(frozen=True)
class LeadsNow(Ground):
    """Who leads the employee today, of an agreement that stands and is open to the leader; through `agreement` the
    record of which that is asked, "" for the record itself."""

    agreement: str = ""
    key: str = "leader"
    reason: str = _("Deze afspraak staat open voor wie deze persoon nu leidt.")

    def filter(self, actor: Actor) -> Q | None:
        if not actor.has_reports:
            return None
        on = f"{self.agreement}__" if self.agreement else ""
        open_now = {"open_to_leader_at__isnull": False, "fixed_at__isnull": False, "dropped_at__isnull": True}
        led = lines_on(actor.today).filter(manager=actor.person_id).values("person")
        return Q(employee__in=led, **{f"{on}{name}": value for name, value in open_now.items()})

    def readers(self, record: Model) -> list[Reader]:
        agreement = getattr(record, self.agreement) if self.agreement else record
        if not agreement.open_to_leader_at or not agreement.fixed_at or agreement.dropped_at:
            return []
        return leaders_of(record.employee_id, self.key)


@dataclass(frozen=True)
class LedThen(Ground):
    """Who led the employee when this step was taken, as long as the agreement is open to that leader."""

    key: str = "leader"
    reason: str = _("Deze stap kwam er terwijl jij deze persoon leidt.")

    def filter(self, actor: Actor) -> Q | None:
        leads = LeadsNow("agreement").filter(actor)
        return leads & Q(leader_id=actor.person_id) if leads is not None else None

    def readers(self, record: Model) -> list[Reader]:
        return [one for one in LeadsNow("agreement").readers(record) if one.person_id == record.leader_id]


def leaders_of(employee_id, key: str = "leader") -> list[Reader]:
    """Those who lead this employee today and have a role: without one, nobody comes in."""
    lines = lines_on(today()).filter(person=employee_id).values("manager")
    with_a_role = Membership.objects.on(today()).values("person")
    people = Person.objects.filter(pk__in=lines).filter(pk__in=with_a_role).order_by("sort_name", "pk")
    return [Reader(key, person_id=person.pk, name=person.full_name) for person in people]
