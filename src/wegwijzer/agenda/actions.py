"""Putting people's meetings in their calendars: put, move, cancel, answer; and the address of one's own feed."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import jobs, queries, rules
from wegwijzer.agenda.access import SEE_APPOINTMENT
from wegwijzer.agenda.kinds import kind_of
from wegwijzer.agenda.models import Appointment, Attendance, Feed, Said
from wegwijzer.agenda.telling import tell_answer, tell_gone
from wegwijzer.agenda.tokens import token_of
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.jobs import enqueue_each
from wegwijzer.identity.secrets import hash_of
from wegwijzer.notices.actions import letters_go
from wegwijzer.organisations.saving import saving, say

say("appointment_stays", None, _("Deze afspraak ging niet door. Maak een nieuwe."))


def put(
    actor: Actor, *, kind: str, about: UUID, starts_at: datetime, minutes: int, persons: Iterable[UUID]
) -> Appointment:
    """In the calendars of these, of whom the actor is one; what it is about has one appointment, so a second time
    moves it, and makes a new one of what was let go. The actor is there; the others are asked.

    Raises ValidationError on starts_at or minutes, PermissionDenied when the actor is not among them, ValueError
    for a kind that no room said.
    """
    if kind_of(kind) is None:
        raise ValueError(kind)
    there = Appointment.objects.filter(kind=kind, about=about, cancelled_at__isnull=True).first()
    if there is not None:
        return move(actor, appointment=there, starts_at=starts_at, minutes=minutes)
    persons = list(dict.fromkeys(persons))
    if actor.person_id is None or actor.person_id not in persons:
        raise PermissionDenied(_("Een afspraak maak je voor jezelf of met iemand samen."))
    rules.check_moment(starts_at, now=timezone.now())
    rules.check_minutes(minutes)
    row = Appointment(
        organisation=actor.organisation,
        kind=kind,
        about=about,
        starts_at=starts_at,
        minutes=minutes,
        made_by=actor.person,
    )
    with saving():
        row.save(force_insert=True)
        Attendance.objects.bulk_create([_attendance(actor, row, person) for person in persons])
    _invite(actor, row)
    return row


def _attendance(actor: Actor, appointment: Appointment, person: UUID) -> Attendance:
    row = Attendance(organisation=actor.organisation, appointment=appointment, person_id=person)
    if person == actor.person_id:
        row.answer, row.answered_at, row.answered_sequence = Said.ACCEPTED, timezone.now(), appointment.sequence
    return row


def move(actor: Actor, *, appointment: Appointment, starts_at: datetime, minutes: int | None = None) -> Appointment:
    """To another moment: who moves it is there, the others are asked anew. To the same moment changes nothing."""
    row = _standing(actor, appointment)
    minutes = row.minutes if minutes is None else minutes
    if (row.starts_at, row.minutes) == (starts_at, minutes):
        return row
    row.starts_at = rules.check_moment(starts_at, now=timezone.now())
    row.minutes = rules.check_minutes(minutes)
    _change(row)
    _answered(actor, row, Said.ACCEPTED)
    _invite(actor, row)
    return row


def cancel(actor: Actor, *, appointment: Appointment) -> Appointment:
    """It does not go on, and leaves the calendars. A second time changes nothing."""
    row = _locked(actor, appointment)
    if row.cancelled_at is None:
        row.cancelled_at = timezone.now()
        _change(row)
        _invite(actor, row)
    return row


def cancel_about(actor: Actor, *, kind: str, about: UUID) -> None:
    """The appointment about this, when there is one."""
    there = Appointment.objects.filter(kind=kind, about=about, cancelled_at__isnull=True).first()
    if there is not None:
        cancel(actor, appointment=there)


def answer(actor: Actor, *, appointment: Appointment, answer: str) -> Attendance:
    """What the actor says to the moment as it stands; the others in it are told. Raises ValidationError for one that
    does not go on."""
    row = _standing(actor, appointment)
    before = queries.in_calendar(actor, row)
    if (before.answer, before.answered_sequence) == (rules.check_answer(answer), row.sequence):
        return before
    attendance = _answered(actor, row, answer)
    tell_answer(actor, attendance)
    return attendance


def propose(actor: Actor, *, appointment: Appointment, starts_at: datetime, minutes: int) -> Attendance:
    """Rather another moment: it stays where it is until one of the others takes that over. From a calendar; on a page
    either moves it. Raises ValidationError on starts_at or minutes, and for one that does not go on."""
    row = _standing(actor, appointment)
    before = queries.in_calendar(actor, row)
    proposed = (rules.check_moment(starts_at, now=timezone.now()), rules.check_minutes(minutes))
    if (before.proposed_at, before.proposed_minutes, before.answered_sequence) == (*proposed, row.sequence):
        return before
    attendance = _answered(actor, row, Said.PROPOSED, proposed)
    tell_answer(actor, attendance)
    return attendance


def take_over(actor: Actor, *, appointment: Appointment, person_id: UUID | None) -> Appointment:
    """To the moment that this person proposed, who is there then. Raises ValidationError when it was taken back, is
    past, or cannot be for what the appointment is about."""
    row = _standing(actor, appointment)
    theirs = Attendance.objects.filter(appointment=row, person=person_id, answer=Said.PROPOSED).first()
    if theirs is None or theirs.answered_sequence != row.sequence:
        raise ValidationError(_("Dit voorstel staat er niet meer. Kies samen een ander moment."))
    starts_at, minutes = theirs.proposed_at, theirs.proposed_minutes
    rules.check_moment(starts_at, now=timezone.now())
    kind = kind_of(row.kind)
    if kind and kind.move:
        kind.move(actor, row.about, starts_at, minutes)
        row.refresh_from_db()
        return row
    return move(actor, appointment=row, starts_at=starts_at, minutes=minutes)


def let_go(actor: Actor, *, appointment: Appointment) -> None:
    """One of its people works here no more on that day: it leaves the calendars, and all in it are told why."""
    row = _locked(actor, appointment)
    if row.cancelled_at:
        return
    kind = kind_of(row.kind)
    if kind and kind.let_go:
        kind.let_go(actor, row.about)
        row.refresh_from_db()
    if row.cancelled_at is None:
        cancel(actor, appointment=row)
    tell_gone(actor, row)


def _answered(
    actor: Actor, appointment: Appointment, said: str, proposed: tuple[datetime | None, int | None] = (None, None)
) -> Attendance:
    attendance = Attendance.objects.select_for_update(of=("self",), no_key=True).get(
        appointment=appointment.pk, person=actor.person_id
    )
    attendance.answer, attendance.answered_at = said, timezone.now()
    attendance.answered_sequence = appointment.sequence
    attendance.proposed_at, attendance.proposed_minutes = proposed
    attendance.save(update_fields=["answer", "answered_at", "answered_sequence", "proposed_at", "proposed_minutes"])
    return attendance


def _locked(actor: Actor, appointment: Appointment) -> Appointment:
    SEE_APPOINTMENT.require(actor, appointment)
    return Appointment.objects.select_for_update(of=("self",), no_key=True).get(pk=appointment.pk)


def _standing(actor: Actor, appointment: Appointment) -> Appointment:
    row = _locked(actor, appointment)
    if row.cancelled_at:
        raise ValidationError(_("Deze afspraak gaat niet door."))
    return row


def _change(row: Appointment) -> None:
    row.sequence += 1
    with saving():
        row.save(update_fields=["starts_at", "minutes", "cancelled_at", "sequence", "changed_at"])


def _invite(actor: Actor, appointment: Appointment) -> None:
    """By mail to each, the actor too: it comes into that calendar as well. Each with the rights of who receives it."""
    if not letters_go():
        return
    rows = Attendance.objects.filter(appointment=appointment).values_list("pk", "person")
    listed = [
        {
            "in_organisation": actor.organisation.pk,
            "as_person": person,
            "attendance_id": key,
            "sequence": appointment.sequence,
        }
        for key, person in rows
    ]
    enqueue_each(jobs.send_appointment, listed)


def open_feed(actor: Actor) -> Feed:
    """An address for the actor's own calendar. The one before, if any, works no more."""
    close_feed(actor)
    key = new_id()
    with saving():
        return Feed.objects.create(
            id=key, organisation=actor.organisation, person=actor.person, token_hash=hash_of(token_of(key))
        )


def close_feed(actor: Actor) -> None:
    Feed.objects.filter(person=actor.person_id).delete()
