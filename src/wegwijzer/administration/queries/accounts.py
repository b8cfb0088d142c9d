"""People who cannot sign in yet, and how it stands with their invitation."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.administration.queries.attention import of_this, still
from wegwijzer.identity.models import Invitation
from wegwijzer.identity.queries import invitations_of
from wegwijzer.identity.rules import InvitationState
from wegwijzer.people.access import CHANGE_PERSON
from wegwijzer.people.models import Membership, Person


class Show(TextChoices):
    TO_INVITE = "to-invite", _("Nog uit te nodigen")
    INVITED = "invited", _("Uitgenodigd")
    NO_EMAIL = "no-email", _("Zonder e-mailadres")


def _open(now: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.unanswered().filter(expires_at__gt=now)


def without_account(actor: Actor, show: str) -> QuerySet[Person]:
    """People with a role now or to come, who have no account: those in one of the three lists."""
    people = CHANGE_PERSON.filter(actor, Person.objects.all()).filter(account__isnull=True)
    people = people.filter(of_this(Membership.objects.filter(still(actor.today)), "person"))
    if show == Show.NO_EMAIL:
        return people.filter(email="")
    people = people.exclude(email="")
    invited = of_this(_open(timezone.now()), "person")
    return people.filter(invited) if show == Show.INVITED else people.filter(~invited)


@dataclass(frozen=True)
class Row:
    """One person without an account, with the latest invitation if there ever was one."""

    person: Person
    invitation: Invitation | None
    state: InvitationState | None

    @property
    def id(self) -> str:
        return str(self.person.pk)

    @property
    def is_open(self) -> bool:
        return self.state is InvitationState.OPEN

    @property
    def is_expired(self) -> bool:
        return self.state is InvitationState.EXPIRED

    @property
    def is_withdrawn(self) -> bool:
        return self.state is InvitationState.WITHDRAWN


def rows_for(actor: Actor, people: list[Person]) -> list[Row]:
    latest = invitations_of(actor, people)
    return [Row(person, *latest.get(person.pk, (None, None))) for person in people]


def with_expired_invitation(actor: Actor) -> QuerySet[Person]:
    """Invited, no answer in time, and not invited again."""
    expired = Invitation.objects.unanswered().filter(expires_at__lte=timezone.now())
    return without_account(actor, Show.TO_INVITE).filter(of_this(expired, "person"))


def people_to_invite(actor: Actor, ids: list[UUID]) -> list[Person]:
    """Those of these people whom the actor may invite, by name."""
    people = CHANGE_PERSON.filter(actor, Person.objects.all())
    return list(people.filter(pk__in=ids).order_by("sort_name", "pk"))
