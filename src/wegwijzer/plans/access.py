"""Who sees agreements, and what they ask of HR. The database refuses the same on its own."""

from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.access.rules import Ground, Reader, Rule
from wegwijzer.people.models import Person


@dataclass(frozen=True)
class OneOfThem(Ground):
    """The person in this column of the record."""

    column: str
    key: str
    reason: str

    def filter(self, actor: Actor) -> Q | None:
        return Q(**{f"{self.column}_id": actor.person_id}) if actor.person_id else None

    def readers(self, record: Model) -> list[Reader]:
        person = Person.objects.filter(pk=getattr(record, f"{self.column}_id")).first()
        return [Reader(self.key, person_id=person.pk, name=person.full_name)] if person else []


@dataclass(frozen=True)
class HrOnceSent(Ground):
    """HR, of what was sent to them."""

    key: str = Role.CAREER_LEAD.value
    reason: str = _("Deze vraag is aan HR gericht.")

    def filter(self, actor: Actor) -> Q | None:
        return Q(sent_at__isnull=False) if Role.CAREER_LEAD in actor.roles else None

    def readers(self, record: Model) -> list[Reader]:
        return [Reader(self.key, role=Role.CAREER_LEAD)] if record.sent_at else []


THE_TWO = (
    OneOfThem("employee", "self", _("Deze afspraak gaat over jou.")),
    OneOfThem("other", "party", _("Jij maakte deze afspraak mee.")),
)
SEE_AGREEMENT = Rule("plans.see_agreement", THE_TWO, _("Deze afspraak is van twee anderen."))
SEE_REQUEST = Rule("plans.see_request", (*THE_TWO, HrOnceSent()), _("Deze vraag is niet aan jou gericht."))
