"""Once a day: agreements that slip are noticed kindly, and who leaves is offered to take the plan along.

The employee hears first. Only when nothing moved two weeks later is the other one told, and then no more than to ask
how it goes. Each is told once; the letters are sent by the room of notices, at the pace that a person chose.
"""

from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.notices.actions import notify
from wegwijzer.notices.models import Notice
from wegwijzer.people.jobs import organisation_job
from wegwijzer.people.models import Membership
from wegwijzer.plans.access.grounds import lines_on
from wegwijzer.plans.models import Agreement

OTHER_AFTER = timedelta(days=14)  # after the employee was told
DAYS_BACK = 21  # longer than OTHER_AFTER, so that both fall within it
LOOKED_AT_SOON = 14  # days ahead; then there is nothing to say
LEAVES_WITHIN = 30  # days

SLIPPING = "SELECT organisation_id, employee_id, agreement_id, why, since FROM wegwijzer_slipping(%s, %s, %s)"
LEAVING = "SELECT organisation_id, person_id FROM wegwijzer_leaving_with_a_plan(%s, %s)"


def asked(sql: str, *given) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return cursor.fetchall()


def slipping(day: date) -> list[tuple]:
    """Of all organisations: (organisation, employee, agreement, why, since when)."""
    return asked(SLIPPING, day, DAYS_BACK, LOOKED_AT_SOON)


@app.periodic(cron="40 5 * * *")
@app.task(name="plans.look_for_slipping", queueing_lock="plans.look_for_slipping")
def look_for_slipping(timestamp: int) -> None:
    """A job for every employee of whom an agreement slips, and for everybody who is about to leave. What nobody is left
    to look at ends."""
    asked("SELECT wegwijzer_let_go_of_checkpoints(%s)", today())
    enqueue_each(
        ask_how_it_stands.task,
        [
            {
                "in_organisation": organisation,
                "as_person": employee,
                "agreement_id": agreement,
                "since": since,
            }
            for organisation, employee, agreement, _why, since in slipping(today())
        ],
    )
    leaving = asked(LEAVING, today(), LEAVES_WITHIN)
    enqueue_each(
        offer_to_take_along.task,
        [{"in_organisation": organisation, "as_person": person} for organisation, person in leaving],
    )


@organisation_job()
def ask_how_it_stands(actor: Actor, agreement_id: str, since: str) -> None:
    """In the employee's name, who hears of it first; two weeks later the other one. Once each."""
    agreement = Agreement.objects.filter(pk=UUID(agreement_id), employee=actor.person_id).first()
    if agreement is None or agreement.done_at or agreement.stopped_at:
        return
    first = _told(actor, "plans.slipping", agreement.pk, since)
    if first is None:
        notify(actor, persons=[actor.person_id], kind="plans.slipping", about=agreement.pk, moment=since)
    elif first.told_at.date() <= actor.today - OTHER_AFTER:
        other = other_of(actor, agreement)
        if other:
            notify(actor, persons=[other], kind="plans.ask_how_it_goes", about=agreement.pk, moment=since)


def other_of(actor: Actor, agreement: Agreement) -> UUID | None:
    """Who made it, while that one is here; else who leads the employee now, of what is open to the leader."""
    here = Membership.objects.on(actor.today)
    if agreement.other_id and here.filter(person=agreement.other_id).exists():
        return agreement.other_id
    if not agreement.open_to_leader_at:
        return None
    return lines_on(actor.today).filter(person=actor.person_id).order_by("pk").values_list("manager", flat=True).first()


@organisation_job()
def offer_to_take_along(actor: Actor) -> None:
    if _told(actor, "plans.leaving", None, "") is None:
        notify(actor, persons=[actor.person_id], kind="plans.leaving")


def _told(actor: Actor, kind: str, about: UUID | None, moment: str) -> Notice | None:
    """One's own notice of this, if it was told before."""
    key = f"{kind} {about or ''} {moment}".strip()
    return Notice.objects.filter(person=actor.person_id, key=key).first()
