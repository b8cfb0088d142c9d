"""Organisations made the way the product makes them, and people who come in by its own door."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.test import Client

from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.access.roles import Role
from wegwijzer.foundation.clock import today
from wegwijzer.foundation.ids import new_id
from wegwijzer.identity import actions
from wegwijzer.identity.models import Account
from wegwijzer.identity.queries import find_invitation
from wegwijzer.identity.secrets import invitation_token
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.people.models import Membership, Person

PASSWORD = "paard staal wolk lepel"
OTHER_PASSWORD = "boot kaas wind trommel"


class LightArgon2(Argon2PasswordHasher):
    """The product's own way of keeping passwords, with less work for each: tests keep hundreds."""

    time_cost, memory_cost, parallelism = 1, 64, 1


@dataclass
class Firm:
    """An organisation with a career lead who was invited; everybody's address ends on `slug`.example."""

    name: str = "Glasfabriek Noord"
    language: str = "nl"
    slug: str = field(default_factory=lambda: f"firma-{new_id().hex[-10:]}")

    def __post_init__(self):
        founded = actions.found_organisation(
            slug=self.slug,
            name=self.name,
            language=self.language,
            lead_given_name="Nele",
            lead_family_name="Claes",
            lead_email=self.address("nele"),
        )
        self.organisation_id, self.door = founded.organisation_id, path_in(founded.invitation_address)
        self.lead_id = find_invitation(token_in(self.door)).person_id

    def address(self, name: str) -> str:
        return f"{name}@{self.slug}.example"

    @property
    def home(self) -> str:
        return f"/o/{self.slug}/"

    @contextmanager
    def as_lead(self):
        with acting_for(self.organisation_id, self.lead_id) as actor:
            yield actor

    @contextmanager
    def as_one(self, person: Person, *roles: Role):
        with tenant(self.organisation_id):
            organisation = Person.objects.select_related("organisation").get(pk=person.pk).organisation
        with acting_as(Actor(organisation, person, frozenset(roles), today())) as actor:
            yield actor

    def person(self, given_name="Samira", *, role=Role.EMPLOYEE, ends_on: date | None = None, **fields) -> Person:
        """Somebody with a role since the start of the year before."""
        fields.setdefault("email", self.address(given_name.lower()))
        with tenant(self.organisation_id):
            person = Person.objects.create(given_name=given_name, family_name="El Idrissi", **fields)
            if role:
                start = date(today().year - 1, 1, 1)
                Membership.objects.create(person=person, role=role, starts_on=start, ends_on=ends_on)
        return person

    def member(self, given_name="Samira", **fields) -> tuple[Person, Account]:
        """Somebody with a role and an account."""
        person = self.person(given_name, **fields)
        account = actions.open_account(person.email, PASSWORD)
        with tenant(self.organisation_id):
            Person.objects.filter(pk=person.pk).update(account=account)
        return person, account

    def invite(self, person: Person) -> str:
        """The page behind a fresh invitation of this person."""
        with self.as_lead() as lead:
            invitation = actions.invite(lead, person=person)
        return path_in(actions.address_of("invitation", token=invitation_token(invitation.pk)))


def path_in(address: str) -> str:
    return address.removeprefix(settings.ADDRESS)


def token_in(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def signed_in(account: Account, password: str = PASSWORD) -> Client:
    client = Client()
    answer = client.post("/account/login/", {"login": account.email, "password": password})
    assert answer.status_code == 302, answer.content.decode()
    return client
