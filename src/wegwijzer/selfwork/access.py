"""What somebody does alone is seen by that person; what was shared, by the one with whom, as long as it holds.

The database refuses the same on its own.
"""

from dataclasses import dataclass

from django.db.models import Exists, Model, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.rules import Ground, Reader, Rule
from wegwijzer.foundation.clock import today
from wegwijzer.people.models import Membership, Person


@dataclass(frozen=True)
class OneOwn(Ground):
    """The person who made it."""

    key: str = "self"
    reason: str = _("Dit is van jou.")

    def filter(self, actor: Actor) -> Q | None:
        return Q(person=actor.person_id) if actor.person_id else None

    def readers(self, record: Model) -> list[Reader]:
        return _reader(self.key, record.person_id)


@dataclass(frozen=True)
class SharedWith(Ground):
    """The person with whom it was shared: not after the last day, not once it was taken back, and not when one of the
    two left: who shared it could take nothing back any more."""

    key: str = "receiver"
    reason: str = _("Dit is met jou gedeeld.")

    def filter(self, actor: Actor) -> Q | None:
        if actor.person_id is None:
            return None
        open_today = Q(until__isnull=True) | Q(until__gte=actor.today)
        here = Exists(Membership.objects.on(actor.today).filter(person=OuterRef("person")))
        return Q(open_today, here, receiver=actor.person_id, taken_back_at__isnull=True)

    def readers(self, record: Model) -> list[Reader]:
        now = today()
        is_over = record.taken_back_at or (record.until and record.until < now)
        here = Membership.objects.on(now).filter(person__in=[record.person_id, record.receiver_id])
        both = here.values("person").distinct().count() == 2
        return _reader(self.key, record.receiver_id) if both and not is_over else []


def _reader(key: str, person_id) -> list[Reader]:
    person = Person.objects.filter(pk=person_id).first()
    return [Reader(key, person_id=person.pk, name=person.full_name)] if person else []


SEE_SHEET = Rule("selfwork.see_sheet", (OneOwn(),), _("Dit is van iemand alleen."))
SEE_SHARE = Rule("selfwork.see_share", (OneOwn(), SharedWith()), _("Dit is niet met jou gedeeld."))
SEE_STORIES = Rule("selfwork.see_stories", (OneOwn(),), _("Dit is van iemand alleen."))
