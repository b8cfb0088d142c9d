"""What there is to tell the actor, in words."""

from dataclasses import dataclass

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.notices.access import SEE_NOTICE
from wegwijzer.notices.kinds import kind_of
from wegwijzer.notices.models import Notice

MOST, AT_HOME = 100, 3


@dataclass(frozen=True)
class Told:
    row: Notice
    sentence: str


def notices(actor: Actor, *, unseen: bool = False) -> QuerySet[Notice]:
    """The actor's own, newest first."""
    rows = SEE_NOTICE.filter(actor, Notice.objects.all())
    return (rows.filter(seen_at__isnull=True) if unseen else rows).select_related("by").order_by("-told_at", "-pk")


def told(actor: Actor, *, unseen: bool = False, most: int = MOST) -> list[Told]:
    """In the language that is active; what no room knows any more is left out. One statement."""
    found = [(row, kind_of(row.kind)) for row in notices(actor, unseen=unseen)[:most]]
    return [Told(row, str(kind.sentence) % {"name": row.by.given_name}) for row, kind in found if kind]
