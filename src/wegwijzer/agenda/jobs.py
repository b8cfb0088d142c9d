"""Invitations by mail, sent by a worker with the rights of who receives them. The queue knows ids alone."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import override

from wegwijzer.access.actor import Actor
from wegwijzer.agenda import letters, rules
from wegwijzer.agenda.events import event_of, reply_address
from wegwijzer.agenda.models import Appointment, Attendance
from wegwijzer.foundation.transaction import set_local
from wegwijzer.identity import letters as post
from wegwijzer.identity.jobs import MAIL_RETRY
from wegwijzer.identity.models import Account
from wegwijzer.output import calendar
from wegwijzer.output.mail import compose
from wegwijzer.people.jobs import organisation_job


@organisation_job(retry=MAIL_RETRY)
def send_appointment(actor: Actor, attendance_id: str) -> None:
    """The appointment as it stands now, once for each change. Nothing for what is past, for what was cancelled before
    it ever went out, to who has no account, or to who left: those have no role.

    Should the worker die between sending and noting it down, the second letter has the same Message-ID, and the
    same number for the calendar, which then changes nothing.
    """
    rows = Attendance.objects.select_for_update(of=("self",), no_key=True)
    attendance = rows.filter(pk=attendance_id, person=actor.person_id).first()
    set_local(account=actor.person.account_id)  # whose this job is: nobody else's can be read
    account = Account.objects.filter(pk=actor.person.account_id, is_active=True).first()
    if attendance is None or account is None:
        return
    appointment = Appointment.objects.get(pk=attendance.appointment_id)  # once ours is locked: as it stands now
    if not _has_news(attendance, appointment):
        return
    _send(actor, account, attendance, appointment)
    attendance.mailed_sequence = appointment.sequence
    attendance.save(update_fields=["mailed_sequence"])


def _has_news(attendance: Attendance, appointment: Appointment) -> bool:
    mailed = attendance.mailed_sequence
    if appointment.starts_at <= timezone.now() or (appointment.cancelled_at and mailed is None):
        return False
    return mailed is None or mailed < appointment.sequence


def _send(actor: Actor, account: Account, attendance: Attendance, appointment: Appointment) -> None:
    language = post.language_of(account, actor.organisation.language)
    with override(language):
        event = event_of(actor, appointment)
        letter = letters.appointment(
            given_name=actor.person.given_name,
            starts_at=appointment.starts_at,
            minutes=appointment.minutes,
            address=event.address,
            moved=attendance.mailed_sequence is not None,
            cancelled=event.cancelled,
        )
    current = rules.standing_of(attendance, appointment)
    said = calendar.Answer(current) if current in set(calendar.Answer) else calendar.Answer.NONE
    invited = calendar.Invited(account.email, said)
    content, method = calendar.invitation(
        event, invited, organizer=reply_address(), zone=timezone.get_default_timezone()
    )
    message = compose(letter, to=account.email, sender=settings.DEFAULT_FROM_EMAIL, language=language)
    message.extra_headers["Message-ID"] = f"<{attendance.pk}.{appointment.sequence}@{event.uid.split('@')[1]}>"
    post.hand_over(calendar.attach(message, content, method))
