"""Moments at which Samira and Johan look at what they agreed."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from wegwijzer.access.actor import acting_as
from wegwijzer.agenda import actions as agenda
from wegwijzer.foundation.clock import today
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.models import Agreement, Checkpoint, CheckpointWish


def at(days: int, hour: int = 10) -> datetime:
    """So many days from today, at this hour here."""
    return datetime.combine(today() + timedelta(days=days), time(hour), timezone.get_default_timezone())


def agreed(cast, other=None, *, what: str = "Een dag meelopen", wishes: tuple[date, ...] = ()) -> Agreement:
    """One of Samira's that stands: with Johan (who leads her, so it is open to the leader), or with `other`; with
    `other=False` her own."""
    partner = None if other is False else (other or cast.leader)
    with acting_as(cast.employee) as samira:
        people = {"organisation": samira.organisation, "employee": samira.person}
        people["other"] = partner and partner.person
        now = timezone.now()
        made = Agreement.objects.create(
            **people, made_by=samira.person, what=what, doers=["employee"], employee_agreed_at=now
        )
        for day in wishes:
            CheckpointWish.objects.create(**people, agreement=made, on=day)
    with acting_as(partner or cast.employee):
        said = {"other_agreed_at": now} if partner else {}
        Agreement.objects.filter(pk=made.pk).update(**said, fixed_at=now)
    with acting_as(cast.employee):
        return Agreement.objects.get(pk=made.pk)


def a_checkpoint(cast, *agreements: Agreement, by=None, starts_at=None, **more) -> Checkpoint:
    with acting_as(by or cast.employee) as actor:
        about = list(agreements) or [agreed(cast)]
        return checkpoints.plan(actor, agreements=about, starts_at=starts_at or at(7), **more)


def gone_by(cast, row: Checkpoint, days: int = 1) -> Checkpoint:
    """As if it was to be some days ago."""
    with acting_as(cast.employee):
        Checkpoint.objects.filter(pk=row.pk).update(starts_at=at(-days))
        return Checkpoint.objects.get(pk=row.pk)


def of_moments(cast) -> dict[str, object]:
    """What the addresses of checkpoints and appointments carry."""
    row = a_checkpoint(cast, agreed(cast, other=cast.leader))
    with acting_as(cast.employee) as samira:
        checkpoints.hold(samira, checkpoint=a_checkpoint(cast, agreed(cast)), progress="Het gaat.")
        appointment = agenda.Appointment.objects.get(about=row.pk)
        agenda.open_feed(samira)
    return {"checkpoint": row.pk, "appointment": appointment.pk}


def of_oneself_ahead(actor) -> None:
    """An agreement of the actor's own that was looked at, in a calendar that fetches it: a row in every such table."""
    with acting_as(actor):
        own = {"organisation": actor.organisation, "employee": actor.person, "made_by": actor.person}
        made = Agreement.objects.create(**own, what="Elke week een uur lezen", doers=["employee"])
        Agreement.objects.filter(pk=made.pk).update(fixed_at=timezone.now())
        about = [Agreement.objects.get(pk=made.pk)]
        row = checkpoints.plan(actor, agreements=about, starts_at=at(1, 9), place="Thuis")
        checkpoints.hold(actor, checkpoint=row, progress="Goed begonnen.")
        agenda.open_feed(actor)
