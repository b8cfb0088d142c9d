"""What one does with invitations and accounts. Page, command line and import all call these."""

from dataclasses import dataclass
from uuid import UUID

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.identity.jobs import send_invitation
from wegwijzer.identity.letters import address_of
from wegwijzer.identity.models import Account, Invitation
from wegwijzer.identity.queries import FoundInvitation, find_invitation
from wegwijzer.identity.rules import VALID_FOR, InvitationState
from wegwijzer.identity.secrets import hash_of, invitation_token
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.saving import assign, locked, saving, say
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.models import Membership, Person

TAKEN = _("Deze naam in het webadres is al van een andere organisatie.")
say("organisations_organisation_slug_key", "slug", TAKEN)
say("person_account_once", None, _("Met dit account meldt iemand anders zich al aan bij deze organisatie."))


class NotOpen(Exception):
    """The invitation cannot be accepted (any more). `found` is None when there never was one."""

    def __init__(self, found: FoundInvitation | None):
        super().__init__(found.state.value if found else "unknown")
        self.found = found


class HasAccount(Exception):
    """The invited address has an account already: its owner signs in and then accepts with it."""


def invite(actor: Actor, *, person: Person) -> Invitation:
    """Let somebody make an account. An earlier invitation stops working; the mail goes out by itself.

    Raises ValidationError when the person has no e-mail address, an account already, or no role now or to
    come: then there would be nothing behind the door.
    """
    CHANGE_PERSON.require(actor, person)
    with saving():
        person = locked(person)
        _refuse_useless(person, actor)
        Invitation.objects.filter(person=person).unanswered().update(withdrawn_at=timezone.now())
        invitation = _new_invitation(actor.organisation, person, invited_by=actor.person)
        send_invitation.enqueue(actor, invitation_id=invitation.pk)
    return invitation


def _refuse_useless(person: Person, actor: Actor) -> None:
    if not person.email:
        raise ValidationError({"email": [_("Vul eerst een e-mailadres in: daar gaat de uitnodiging heen.")]})
    if person.account_id:
        said = _("%(name)s heeft al toegang.") % {"name": person.full_name}
        raise ValidationError([said])
    still_to_come = Q(ends_on__isnull=True) | Q(ends_on__gte=actor.today)
    if not Membership.objects.filter(still_to_come, person=person).exists():
        said = _("Geef %(name)s eerst een rol: zonder rol is er niets te zien.")
        raise ValidationError([said % {"name": person.full_name}])


def _new_invitation(organisation: Organisation, person: Person, *, invited_by: Person | None) -> Invitation:
    key = new_id()
    return Invitation.objects.create(
        pk=key,
        organisation=organisation,
        person=person,
        email=person.email,
        invited_by=invited_by,
        token_hash=hash_of(invitation_token(key)),
        expires_at=timezone.now() + VALID_FOR,
    )


def withdraw_invitation(actor: Actor, *, invitation: Invitation) -> Invitation:
    """The link stops working. One that was answered or withdrawn already stays what it is."""
    CHANGE_PERSON.require(actor, invitation.person)
    with saving():
        current = locked(invitation)
        if current.accepted_at is None and current.withdrawn_at is None:
            current.withdrawn_at = timezone.now()
            current.save(update_fields=["withdrawn_at"])
    return current


def accept_invitation(token: str, *, password: str) -> tuple[Account, FoundInvitation]:
    """Make an account for the invited address, proven by the token, and give it to the person.

    Raises NotOpen, HasAccount, or ValidationError on `password`. Of two that do this at once, one wins.
    """
    with transaction.atomic():
        found = _claim(token)
        if account_with(found.email):
            raise HasAccount
        account = Account(email=found.email)
        account.names = (found.given_name, found.family_name, found.organisation_name)
        try:
            validate_password(password, account)
        except ValidationError as refused:
            raise ValidationError({"password": refused.messages}) from refused
        account = _open_or_refuse(found.email, password)
        _give(found, account)
    return account, found


def _open_or_refuse(email: str, password: str) -> Account:
    try:
        with transaction.atomic():
            return open_account(email, password)
    except IntegrityError as taken:  # at this very moment, through an invitation of another organisation
        raise HasAccount from taken


def accept_with_account(account: Account, *, token: str) -> FoundInvitation:
    """Give the person an account that exists. Raises NotOpen; ValidationError when that account is
    somebody else's in the same organisation already."""
    with transaction.atomic():
        found = _claim(token)
        _give(found, account)
    return found


def _claim(token: str) -> FoundInvitation:
    """The open invitation, its person locked until the end of the transaction. Raises NotOpen."""
    found = find_invitation(token)
    if found is not None and found.state is InvitationState.OPEN:
        with tenant(found.organisation_id, person_id=found.person_id):
            Person.objects.select_for_update(no_key=True).get(pk=found.person_id)
        found = find_invitation(token)  # as it stands now that nobody else can answer it
    if found is None or found.state is not InvitationState.OPEN:
        raise NotOpen(found)
    return found


def _give(found: FoundInvitation, account: Account) -> None:
    with tenant(found.organisation_id, person_id=found.person_id, account_id=account.pk), saving():
        Person.objects.filter(pk=found.person_id).update(account=account)
        Invitation.objects.filter(pk=found.invitation_id).update(accepted_at=timezone.now())


def account_with(email: str) -> Account | None:
    return Account.objects.filter(email=email.lower()).first()


def open_account(email: str, password: str | None, *, language: str = "") -> Account:
    """An account whose address is known to be its owner's. Call it outside an organisation."""
    account = Account.objects.create_user(email, password, language=language)
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    return account


def set_language(account: Account, code: str) -> None:
    """The language of pages and mails for this account. Raises ValidationError for one we do not have."""
    if code not in dict(settings.LANGUAGES):
        raise ValidationError({"language": [_("Die taal hebben we niet.")]})
    Account.objects.filter(pk=account.pk).update(language=code)
    account.language = code


@dataclass(frozen=True)
class Founded:
    organisation_id: UUID
    invitation_address: str  # lets the first person in where no mail can be sent; works once


def found_organisation(
    *, slug: str, name: str, language: str, lead_given_name: str, lead_family_name: str, lead_email: str
) -> Founded:
    """A new organisation with its first career lead, who gets an invitation. For the operator, who has no
    access to it afterwards. Raises ValidationError by field."""
    organisation = Organisation(slug=slug, name=name.strip(), language=language)
    lead = {"given_name": lead_given_name, "family_name": lead_family_name, "email": lead_email}
    _clean_founding(organisation, lead)
    with tenant(organisation.pk), saving():
        organisation.save(force_insert=True)
        person = Person(organisation=organisation, **{key: value.strip() for key, value in lead.items()})
        person.save()
        Membership.objects.create(organisation=organisation, person=person, role=Role.CAREER_LEAD, starts_on=today())
        invitation = _new_invitation(organisation, person, invited_by=None)
        actor = Actor(organisation, person, frozenset({Role.CAREER_LEAD}), today())
        send_invitation.enqueue(actor, invitation_id=invitation.pk)
    return Founded(organisation.pk, address_of("invitation", token=invitation_token(invitation.pk)))


def _clean_founding(organisation: Organisation, lead: dict[str, str]) -> None:
    problems: dict[str, list] = {}
    for instance, fields, prefix in (
        (organisation, {}, ""),
        (Person(organisation=organisation), {key: value.strip() for key, value in lead.items()}, "lead_"),
    ):
        try:
            assign(instance, fields)
        except ValidationError as refused:
            problems |= {prefix + field: errors for field, errors in refused.message_dict.items()}
    if not lead["email"].strip():
        problems["lead_email"] = [_("Vul het e-mailadres in van wie als eerste toegang krijgt.")]
    if "slug" not in problems and _is_taken(organisation.slug):
        problems["slug"] = [TAKEN]
    if problems:
        raise ValidationError(problems)


def _is_taken(slug: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_slug_taken(%s)", [slug])
        return cursor.fetchone()[0]
