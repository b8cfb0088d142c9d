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


def _agreement(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "agreement-page", identifier)


def _take(actor: Actor, identifier: UUID | None) -> str:
    return within(actor, "plan-take")


KINDS = (
    Kind("plans.request_sent", _("Er wacht een vraag op HR."), _requests, group="requests"),
    Kind("plans.request_answered", _("HR antwoordde op je vraag."), _request, group="requests"),
    Kind("plans.request_withdrawn", _("%(name)s nam een vraag aan HR terug."), _requests, False, "requests"),
    Kind(
        "plans.slipping",
        _("Hoe staat het met een afspraak van je? Gedaan, bezig of anders: alles mag."),
        _agreement,
        group="plan",
    ),
    Kind("plans.ask_how_it_goes", _("Vraag %(name)s eens hoe het gaat."), _agreement, group="plan"),
    Kind("plans.leaving", _("Je gaat hier weg. Neem je plan mee."), _take, group="plan"),
)


def begin() -> None:
    """When the application starts."""
    for kind in (*KINDS, *OF_AGREEMENTS):
        add_kind(kind)
