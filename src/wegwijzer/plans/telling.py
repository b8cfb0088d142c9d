"""What is told of agreements and of what they ask of HR. Never a word of what was agreed."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.links import within
from wegwijzer.notices.kinds import Kind, add_kind
from wegwijzer.plans.agreement_news import KINDS as OF_AGREEMENTS


def _requests(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "requests")


def _request(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "request", identifier)


KINDS = (
    Kind("plans.request_sent", _("Er wacht een vraag op HR."), _requests, group="requests"),
    Kind("plans.request_answered", _("HR antwoordde op je vraag."), _request, group="requests"),
    Kind("plans.request_withdrawn", _("%(name)s nam een vraag aan HR terug."), _requests, False, "requests"),
)


def begin() -> None:
    """When the application starts."""
    for kind in (*KINDS, *OF_AGREEMENTS):
        add_kind(kind)
