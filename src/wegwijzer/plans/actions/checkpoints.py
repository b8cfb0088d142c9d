"""Looking again at how agreements go (PLAN-4): plan, move, cancel, hold. In the calendars of both by the agenda."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import actions as agenda
from wegwijzer.agenda.rules import check_minutes, check_moment
from wegwijzer.notices.actions import notify
from wegwijzer.organisations.saving import ChangedMeanwhile, saving, say, sent_before
from wegwijzer.people.models import Person
from wegwijzer.plans.access import SEE_AGREEMENT
from wegwijzer.plans.access.checkpoints import SEE_CHECKPOINT
from wegwijzer.plans.models import (
    Agreement,
    Checkpoint,
    CheckpointAbout,
    CheckpointNote,
    CheckpointPlace,
    CheckpointWish,
)
from wegwijzer.plans.rules import checkpoints as rules
from wegwijzer.plans.rules.agreements import refuse

KIND = "plans.checkpoint"
say("checkpoint_stays", None, _("Dit moment blijft zoals het is. Plan een nieuw moment."))


def plan(
    actor: Actor,
    *,
    agreements: Sequence[Agreement],
    starts_at: datetime,
    minutes: int = rules.USUAL_MINUTES,
    place: str = "",
    token: UUID | None = None,
) -> Checkpoint:
    """A moment to look at these agreements, which are of the same two; an agreement of the employee alone makes it a
    reminder to oneself. `token` makes a request that is sent twice one checkpoint.

    Raises ValidationError on agreements, starts_at, minutes or place, PermissionDenied for who is neither of the two.
    """
    if made := sent_before(Checkpoint.objects.all(), token):
        if made.starts_at == starts_at:
            return made
        token = None
    employee_id, other_id = _of_the_same_two(actor, agreements)
    _check(actor, (employee_id, other_id), starts_at, minutes, place)
    with saving():
        made = _make(actor, employee_id, other_id, agreements, starts_at, minutes, place.strip(), token)
    _tell(actor, made, "planned")
    return made


def _of_the_same_two(actor: Actor, agreements: Sequence[Agreement]) -> tuple[UUID, UUID | None]:
    if not agreements:
        raise refuse("agreements", _("Kies minstens één afspraak."))
    if len(agreements) > rules.MOST_AGREEMENTS:
        raise refuse("agreements", _("Kies hoogstens %(n)s afspraken.") % {"n": rules.MOST_AGREEMENTS})
    for agreement in agreements:
        SEE_AGREEMENT.require(actor, agreement)
        if actor.person_id not in (agreement.employee_id, agreement.other_id):
            raise PermissionDenied(_("Alleen wie de afspraak maakte, plant dit moment."))
        if not agreement.fixed_at or agreement.done_at or agreement.stopped_at:
            raise refuse("agreements", _("Deze afspraak loopt niet, of niet meer."))
    pairs = {(agreement.employee_id, agreement.other_id) for agreement in agreements}
    if len(pairs) > 1:
        raise refuse("agreements", _("Kies afspraken die je met dezelfde persoon maakte."))
    return pairs.pop()


def _check(actor: Actor, persons: Iterable[UUID | None], starts_at: datetime, minutes: int, place: str) -> None:
    check_moment(starts_at, now=timezone.now())
    check_minutes(minutes)
    if len(place.strip()) > 200:
        raise refuse("place", _("Hou dit kort: hoogstens 200 tekens."))
    day = timezone.localdate(starts_at)
    for person in Person.objects.filter(pk__in=[one for one in persons if one]).order_by("pk"):
        if not _is_here(person.pk, day):
            who = {"name": person.given_name}
            if person.pk == actor.person_id:
                raise refuse("starts_at", _("Op die dag werk je hier niet meer, of nog niet. Kies een andere dag."))
            raise refuse("starts_at", _("Op die dag werkt %(name)s hier niet. Kies een andere dag.") % who)


def _is_here(person_id: UUID, day: date) -> bool:
    """By the same rule as the agenda, that lets go of what cannot be."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_works_here(wegwijzer_organisation(), %s, %s)", [person_id, day])
        return cursor.fetchone()[0]


def _make(
    actor: Actor,
    employee_id: UUID,
    other_id: UUID | None,
    agreements: Iterable[Agreement],
    starts_at: datetime,
    minutes: int,
    place: str = "",
    token: UUID | None = None,
) -> Checkpoint:
    made = Checkpoint.objects.create(
        **({"id": token} if token else {}),
        organisation=actor.organisation,
        employee_id=employee_id,
        other_id=other_id,
        starts_at=starts_at,
        minutes=minutes,
        made_by=actor.person,
    )
    _meet_at(made, place)
    _look_at(made, agreements)
    _in_agenda(actor, made)
    return made


def _meet_at(row: Checkpoint, place: str) -> None:
    if place != row.place:
        two = {"employee_id": row.employee_id, "other_id": row.other_id}
        CheckpointPlace.objects.update_or_create(
            checkpoint=row, defaults={"text": place}, create_defaults=two | {"text": place}
        )


def _look_at(checkpoint: Checkpoint, agreements: Iterable[Agreement]) -> None:
    rows = [
        CheckpointAbout(
            organisation_id=checkpoint.organisation_id,
            checkpoint=checkpoint,
            agreement=agreement,
            employee_id=checkpoint.employee_id,
            other_id=checkpoint.other_id,
        )
        for agreement in agreements
    ]
    CheckpointAbout.objects.bulk_create(rows, ignore_conflicts=True)


def _in_agenda(actor: Actor, row: Checkpoint) -> None:
    persons = [one for one in (row.employee_id, row.other_id) if one]
    agenda.put(actor, kind=KIND, about=row.pk, starts_at=row.starts_at, minutes=row.minutes, persons=persons)


def from_wishes(actor: Actor, *, agreements) -> int:
    """The days on which the two want to look again become moments, once these agreements stand: at ten, half an hour,
    one for all agreements of the same two on the same day. Days that are over, or on which one of the two is not here,
    stay wishes. `agreements`: ids, or a queryset of them. Answers how many moments there are for them."""
    wishes = CheckpointWish.objects.filter(agreement__in=agreements, agreement__fixed_at__isnull=False)
    found: dict[tuple, list[Agreement]] = {}
    for wish in wishes.select_related("agreement").order_by("on", "pk"):
        if actor.person_id in (wish.employee_id, wish.other_id):
            found.setdefault((wish.employee_id, wish.other_id, wish.on), []).append(wish.agreement)
    with saving():
        return sum(_from_wish(actor, *when, agreed) for when, agreed in found.items())


def _from_wish(actor: Actor, employee_id: UUID, other_id: UUID | None, day: date, agreed: list[Agreement]) -> bool:
    there = Checkpoint.objects.filter(
        employee=employee_id, other=other_id, cancelled_at__isnull=True, held_at__isnull=True, starts_at__date=day
    ).first()
    if there is not None:
        _look_at(there, agreed)
        return True
    zone = timezone.get_default_timezone()
    starts_at = rules.moment_on(day, now=timezone.now(), zone=zone)
    if starts_at is None or not all(_is_here(one, day) for one in (employee_id, other_id) if one):
        return False
    _make(actor, employee_id, other_id, agreed, starts_at, rules.USUAL_MINUTES)
    return True


def move(
    actor: Actor,
    *,
    checkpoint: Checkpoint,
    starts_at: datetime,
    minutes: int | None = None,
    place: str | None = None,
    version: int | None = None,
) -> Checkpoint:
    """Either moves it; the calendars of both follow. Raises ValidationError by field, ChangedMeanwhile when `version`
    is given and another one stands there now."""
    row = _mine(actor, checkpoint)
    if version is not None and row.version != version:
        raise ChangedMeanwhile(row)
    rules.must_be_ahead(row.cancelled_at, row.held_at)
    minutes = row.minutes if minutes is None else minutes
    place = row.place if place is None else place.strip()
    if (row.starts_at, row.minutes, row.place) == (starts_at, minutes, place):
        return row
    if row.starts_at != starts_at or row.minutes != minutes:
        _check(actor, (row.employee_id, row.other_id), starts_at, minutes, place)
    row.starts_at, row.minutes, row.version = starts_at, minutes, row.version + 1
    with saving():
        row.save(update_fields=["starts_at", "minutes", "version"])
        _meet_at(row, place)
        if row.starts_at > timezone.now():
            _in_agenda(actor, row)
    _tell(actor, row, "moved")
    return row


def cancel(actor: Actor, *, checkpoint: Checkpoint) -> Checkpoint:
    """It does not go on, and leaves the calendars. A second time changes nothing."""
    row = _mine(actor, checkpoint)
    if row.cancelled_at:
        return row
    rules.must_be_ahead(row.cancelled_at, row.held_at)
    _off(actor, row)
    _tell(actor, row, "cancelled")
    return row


def let_go(actor: Actor, checkpoint_id: UUID) -> None:
    """One of the two works here no more on that day; the agenda tells them. Nothing for what is over."""
    row = Checkpoint.objects.filter(pk=checkpoint_id, cancelled_at__isnull=True, held_at__isnull=True).first()
    if row is not None:
        _off(actor, _mine(actor, row))


def _off(actor: Actor, row: Checkpoint) -> None:
    row.cancelled_at, row.version = timezone.now(), row.version + 1
    with saving():
        row.save(update_fields=["cancelled_at", "version"])
        agenda.cancel_about(actor, kind=KIND, about=row.pk)


def hold(actor: Actor, *, checkpoint: Checkpoint, version: int | None = None, **said: str) -> CheckpointNote:
    """What the actor says of how it goes: progress, difficulties, successes, next_step, at least one of them. With
    the first note it was held; when that is before its day, it leaves the calendars. Each changes their own note.

    Raises ValidationError by field, ChangedMeanwhile with one's own note when `version` (0: none yet) is given and
    another one stands there now.
    """
    row = _mine(actor, checkpoint)
    rules.must_stand(row.cancelled_at)
    texts = rules.check_texts(said)
    note = CheckpointNote.objects.filter(checkpoint=row, by=actor.person_id).first()
    if version is not None and note is not None and note.version != version:
        raise ChangedMeanwhile(note)
    if note is None:
        note = CheckpointNote(
            organisation=actor.organisation,
            checkpoint=row,
            employee_id=row.employee_id,
            other_id=row.other_id,
            by=actor.person,
            version=0,
        )
    for name, text in texts.items():
        setattr(note, name, text)
    note.version += 1
    with saving():
        note.save()
        _held(actor, row)
    _tell(actor, row, "noted")
    return note


def _held(actor: Actor, row: Checkpoint) -> None:
    if row.held_at:
        return
    early = timezone.localdate(row.starts_at) > timezone.localdate()
    row.held_at, row.version = timezone.now(), row.version + 1
    row.save(update_fields=["held_at", "version"])
    if early:
        agenda.cancel_about(actor, kind=KIND, about=row.pk)


def _mine(actor: Actor, checkpoint: Checkpoint) -> Checkpoint:
    """As it stands now, locked. Raises PermissionDenied for who is neither of the two."""
    SEE_CHECKPOINT.require(actor, checkpoint)
    if actor.person_id not in (checkpoint.employee_id, checkpoint.other_id):
        raise PermissionDenied(_("Alleen de twee van dit moment veranderen er iets aan."))
    return Checkpoint.objects.select_for_update(of=("self",), no_key=True).get(pk=checkpoint.pk)


def _tell(actor: Actor, row: Checkpoint, what: str) -> None:
    others = [one for one in (row.employee_id, row.other_id) if one and one != actor.person_id]
    moment = str(row.version) if what in ("planned", "moved") else actor.today.isoformat()  # back again is told too
    notify(actor, persons=others, kind=f"{KIND}_{what}", about=row.pk, moment=moment)
