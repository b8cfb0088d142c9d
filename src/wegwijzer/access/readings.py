"""The reading log (WHO-7): written when somebody else opens something, read by its owner only."""

from django.db.models import QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.models import Reading, ReadingSubject


def record(actor: Actor, *, owner, subject: ReadingSubject, ground: str) -> None:
    """Note that the actor read something of `owner`. Reading one's own is not noted.

    Written in the transaction of the page itself: a page that is not answered was not read.
    """
    if actor.person_id is None or owner.pk == actor.person_id:
        return
    Reading.objects.create(
        organisation_id=actor.organisation.pk,
        owner_id=owner.pk,
        reader_id=actor.person_id,
        subject=subject,
        ground=ground,
    )


def own_readings(actor: Actor) -> QuerySet[Reading]:
    """What others read of the actor, newest first. The database shows nobody anything else."""
    return Reading.objects.filter(owner_id=actor.person_id).order_by("-pk")
