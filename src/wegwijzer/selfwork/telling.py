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


SHARED = Kind("selfwork.shared", _("%(name)s deelt iets met je."), _share)


def begin() -> None:
    """When the application starts."""
    add_kind(SHARED)


def tell_shared(actor: Actor, share: Share) -> None:
    notify(actor, persons=[share.receiver_id], kind=SHARED.key, about=share.pk, moment="")
