"""A notice is of the one person whom it tells something."""

from dataclasses import dataclass

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.rules import Ground, Reader, Rule


@dataclass(frozen=True)
class ToOneself(Ground):
    key: str = "receiver"
    reason: str = _("Dit bericht is aan jou gericht.")

    def filter(self, actor: Actor) -> Q | None:
        return Q(person=actor.person_id) if actor.person_id else None

    def readers(self, record: Model) -> list[Reader]:
        return [Reader(self.key, person_id=record.person_id, name=record.person.full_name)]


SEE_NOTICE = Rule("notices.see", (ToOneself(),), _("Dit bericht is niet voor jou bedoeld."))
