"""What is told of checkpoints, and what the agenda knows of them. When they are, calendars say themselves: the
invitation is the letter."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import kinds as agenda
from wegwijzer.foundation.links import within
from wegwijzer.notices.kinds import Kind, add_kind
from wegwijzer.plans.actions import checkpoints as actions
from wegwijzer.plans.actions.checkpoints import KIND
from wegwijzer.plans.models import Checkpoint

KINDS = (
    ("planned", _("%(name)s plande een moment om jullie afspraken te bekijken.")),
    ("moved", _("%(name)s koos een ander moment om jullie afspraken te bekijken.")),
    ("cancelled", _("%(name)s laat weten dat jullie opvolgmoment niet doorgaat.")),
    ("noted", _("%(name)s noteerde hoe het gaat met jullie afspraken.")),
)


def _page(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "checkpoint", identifier)


def _move(actor: Actor, identifier: UUID, starts_at: datetime, minutes: int) -> None:
    actions.move(actor, checkpoint=Checkpoint.objects.get(pk=identifier), starts_at=starts_at, minutes=minutes)


def begin() -> None:
    """When the application starts."""
    agenda.add_kind(agenda.Kind(KIND, _("Afspraken bekijken"), _page, move=_move, let_go=actions.let_go))
    for what, sentence in KINDS:
        add_kind(Kind(f"{KIND}_{what}", sentence, _page, by_mail=False, group="appointments"))
