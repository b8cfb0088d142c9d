"""A conversation that is still to come is a place to take something along to (SELF-8): into its preparation."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wegwijzer.access.actor import Actor
from wegwijzer.conversations.queries import conversations
from wegwijzer.foundation.links import within
from wegwijzer.selfwork.places import Place, Target, add_place

PREPARATION = "preparation"


def targets(actor: Actor) -> list[Target]:
    """The actor's own open conversations, not those in which they are the other side."""
    rows = conversations(actor, side="employee", open_only=True).select_related("other")
    return [
        Target(row.pk, _("gesprek met %(name)s") % {"name": row.other.full_name}, _address(actor, row.pk))
        for row in rows
    ]


def _address(actor: Actor, identifier) -> str:
    return within(actor, "conversation-prepare", identifier) + "#meegenomen"


def start(actor: Actor) -> tuple[str, str]:
    return _("Vraag een gesprek"), within(actor, "conversation-ask")


def begin() -> None:
    """When the application starts."""
    add_place(Place(PREPARATION, gettext_lazy("Voorbereiding"), targets, start))
