"""What others ask about signing in. Accounts stand outside the organisations; so do these questions, but
for the state of someone's invitation."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import connection
from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.clock import today
from wegwijzer.identity.models import Account, Invitation
from wegwijzer.identity.rules import InvitationState, state_of
from wegwijzer.identity.secrets import hash_of
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.actors import Door, doors
from wegwijzer.people.models import Person

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True)
class FoundInvitation:
    """What the holder of a token may know before having an account. Columns of `wegwijzer_invitation`."""

    invitation_id: UUID
    organisation_id: UUID
    organisation_name: str
    slug: str
    language: str
    person_id: UUID
    given_name: str
    family_name: str
    email: str
    expires_at: datetime
    accepted_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def state(self) -> InvitationState:
        return _state(self)


def _state(invitation: FoundInvitation | Invitation) -> InvitationState:
    return state_of(
        accepted_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        expires_at=invitation.expires_at,
        now=timezone.now(),
    )


def find_invitation(token: str) -> FoundInvitation | None:
    """The invitation that a token opens, in whatever state."""
    columns = ", ".join(field.name for field in fields(FoundInvitation))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM wegwijzer_invitation(%s)", [hash_of(token)])  # noqa: S608
        row = cursor.fetchone()
    return FoundInvitation(*row) if row else None


def invitations_of(actor: Actor, people: Iterable[Person]) -> dict[UUID, tuple[Invitation, InvitationState]]:
    """The latest invitation of each of these people, by person, for those who keep people's data."""
    if not CHANGE_PERSON.may_at_all(actor):
        return {}
    rows = Invitation.objects.filter(person__in=[person.pk for person in people])
    latest = rows.order_by("person", "-invited_at", "-pk").distinct("person")
    return {invitation.person_id: (invitation, _state(invitation)) for invitation in latest}


def has_second_factor(account: Account) -> bool:
    """Whether signing in asks this account for more than a password."""
    return Authenticator.objects.filter(user=account, type__in=SECOND_FACTORS).exists()


def my_doors(request) -> Sequence[Door]:
    """The organisations that the account of this request may enter today; asked at most once a request."""
    if getattr(request, "doors", None):  # a page of an organisation: the middleware asked already
        return request.doors
    if not hasattr(request, "_doors"):
        user = getattr(request, "user", None)
        request._doors = doors(user.pk, today()) if user is not None and user.is_authenticated else []
    return request._doors


def own_words(account: Account) -> list[str]:
    """What a colleague knows of somebody: the parts of e-mail address and names, of three letters or more."""
    said = [account.email, *account.names]
    for door in doors(account.pk, today()):
        with tenant(door.organisation_id, person_id=door.person_id):
            person = Person.objects.get(pk=door.person_id)
        said += [person.full_name, door.name]
    words = {word for text in said for word in re.split(r"[^\w]+|_", text.lower())}
    return sorted(word for word in words if len(word) > 2)
