"""The mails of identity, sent by a worker. The queue knows whom by id; tokens are made here, at the end."""

from datetime import UTC, datetime
from uuid import UUID

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import override
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from wegwijzer.access.actor import Actor
from wegwijzer.identity import letters
from wegwijzer.identity.models import Account, Invitation
from wegwijzer.identity.rules import InvitationState, state_of
from wegwijzer.identity.secrets import invitation_token
from wegwijzer.people.jobs import organisation_job

# How an invitation went, in the transaction of its job: `person_id`, `address`; `status` when it cannot arrive.
sent, not_wanted = Signal(), Signal()

# After 4, 16, 64, 256, … seconds: eight tries, the last after about a day.
MAIL_RETRY = RetryStrategy(max_attempts=8, exponential_wait=4, retry_exceptions=(letters.NotSent,))


@organisation_job(retry=MAIL_RETRY)
def send_invitation(actor: Actor, invitation_id: str) -> None:
    """Once: a second run, or one after the invitation was answered or withdrawn, sends nothing."""
    rows = Invitation.objects.select_related("person").select_for_update(of=("self",), skip_locked=True)
    invitation = rows.filter(pk=invitation_id, sent_at__isnull=True).first()
    if invitation is None or not _is_open(invitation):
        return
    organisation = actor.organisation
    with override(organisation.language):
        letter = letters.invitation(
            given_name=invitation.person.given_name,
            organisation=organisation.name,
            token=invitation_token(invitation.pk),
            expires_at=invitation.expires_at,
        )
        whose = {"person_id": invitation.person_id, "address": invitation.email}
        try:
            letters.send(letter, to=invitation.email, language=organisation.language, own_id=invitation.pk)
        except letters.NotWanted as refusal:
            not_wanted.send(Invitation, status=refusal.status, **whose)
            return
        sent.send(Invitation, **whose)
    invitation.sent_at = timezone.now()
    invitation.save(update_fields=["sent_at"])


def _is_open(invitation: Invitation) -> bool:
    state = state_of(
        accepted_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        expires_at=invitation.expires_at,
        now=timezone.now(),
    )
    same_address = invitation.email.lower() == invitation.person.email.lower()
    return state is InvitationState.OPEN and same_address and invitation.person.account_id is None


@app.task(name="identity.send_password_link", retry=MAIL_RETRY)
def send_password_link(account_id: str | None, language: str) -> None:
    """The link to choose a new password. Without an account (nobody has that address) there is nothing to
    do; the job exists all the same, so that asking takes as long."""
    account = _account(account_id)
    if account is None:
        return
    language = letters.language_of(account, language)
    key = default_token_generator.make_token(account)
    address = letters.address_of("account_reset_password_from_key", uidb36=user_pk_to_url_str(account), key=key)
    with override(language):
        letters.send(letters.password_link(address=address), to=account.email, language=language)


@app.task(name="identity.send_confirmation", retry=MAIL_RETRY)
def send_confirmation(email_address_id: int, language: str) -> None:
    """The link with which somebody shows that an address is theirs. Whoever has it already is left alone."""
    address = EmailAddress.objects.select_related("user").filter(pk=email_address_id, verified=False).first()
    if address is None or not address.can_set_verified():
        return
    language = letters.language_of(address.user, language)
    page = letters.address_of("account_confirm_email", key=EmailConfirmationHMAC(address).key)
    with override(language):
        letters.send(letters.confirm_address(address=page), to=address.email, language=language)


@app.task(name="identity.send_change", retry=MAIL_RETRY)
def send_change(account_id: str, change: str, at: int, language: str) -> None:
    """That something changed about signing in. `at` in seconds since 1970."""
    account = _account(account_id)
    if account is None:
        return
    language = letters.language_of(account, language)
    with override(language):
        letter = letters.change(change, moment=datetime.fromtimestamp(at, UTC))
        letters.send(letter, to=account.email, language=language)


def _account(account_id: str | None) -> Account | None:
    return Account.objects.filter(pk=UUID(account_id), is_active=True).first() if account_id else None


@app.periodic(cron="40 3 * * *")
@app.task(name="identity.forget_old_sessions", queueing_lock="identity.forget_old_sessions")
def forget_old_sessions(timestamp: int) -> None:
    """Sessions that ended go, and with them where someone signed in from."""
    with transaction.atomic():
        call_command("clearsessions")
        UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
