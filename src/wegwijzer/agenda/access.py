"""An appointment is of who is in it."""

from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.rules import Ground, Reader, Rule
from wegwijzer.agenda.models import Attendance


@dataclass(frozen=True)
class Attends(Ground):
    key: str = "attendee"
    reason: str = _("Jij bent bij deze afspraak.")

    def filter(self, actor: Actor) -> Q | None:
        if not actor.person_id:
            return None
        return Q(pk__in=Attendance.objects.filter(person=actor.person_id).values("appointment"))

    def readers(self, record: Model) -> list[Reader]:
        rows = Attendance.objects.filter(appointment=record.pk).select_related("person").order_by("pk")
        return [Reader(self.key, person_id=row.person_id, name=row.person.full_name) for row in rows]


SEE_APPOINTMENT = Rule("agenda.see", (Attends(),), _("Deze afspraak is van anderen."))
