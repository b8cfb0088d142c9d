"""What is told of what somebody shares: that there is something, never what."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within
from wegwijzer.notices.actions import notify
from wegwijzer.notices.kinds import Kind, add_kind
from wegwijzer.selfwork.models import Share


def _share(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "share", identifier)


def _asking(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "asking", identifier)


STORY = Kind("selfwork.story", _("Er is een verhaal voor je binnen."), _asking)
SHARED = Kind("selfwork.shared", _("%(name)s deelt iets met je."), _share)


def begin() -> None:
    """When the application starts."""
    add_kind(SHARED)
    add_kind(STORY)


def tell_shared(actor: Actor, share: Share) -> None:
    notify(actor, persons=[share.receiver_id], kind=SHARED.key, about=share.pk, moment="")


def tell_story_came(actor: Actor, *, asking_id: UUID, invited_id: UUID) -> None:
    """To whoever asked, in their own name: who wrote it stands on the page, and nowhere else."""
    notify(actor, persons=[actor.person_id], kind=STORY.key, about=asking_id, moment=str(invited_id))
