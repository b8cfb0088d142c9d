"""Who sees a checkpoint, and what was noted there."""

from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.rules import Ground, Reader, Rule
from wegwijzer.plans.access.grounds import LeadsNow, OneOfThem, leaders_of

THE_TWO = (
    OneOfThem("employee", "self", _("Dit moment gaat over jou.")),
    OneOfThem("other", "agreed", _("Jij bent bij dit moment.")),
)


@dataclass(frozen=True)
class LeadsWhoAgreed(Ground):
    """Who leads the employee today, when an agreement that is looked at is open to the leader: that it is, and when."""

    key: str = "leader"
    reason: str = _("Een afspraak die dan bekeken wordt, staat open voor wie deze persoon nu leidt.")

    def filter(self, actor: Actor) -> Q | None:
        return LeadsNow("about__agreement").filter(actor)

    def readers(self, record: Model) -> list[Reader]:
        rows = record.about.select_related("agreement")
        open_now = any(LeadsNow().readers(row.agreement) for row in rows)
        return leaders_of(record.employee_id, self.key) if open_now else []


SEE_CHECKPOINT = Rule("plans.see_checkpoint", (*THE_TWO, LeadsWhoAgreed()), _("Dit moment is van twee anderen."))
SEE_CHECKPOINT_NOTE = Rule("plans.see_checkpoint_note", THE_TWO, _("Alleen de twee van dit moment lezen dit."))
