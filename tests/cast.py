"""The cast: people of the demo whom the tests know by what they are.

    cast.employee · cast.leader · cast.leader_above · cast.hr · cast.executive · cast.coach ·
    cast.adviser · cast.newcomer · cast.left · cast.stranger · cast.neighbour

Each is an `Actor` as of today, with the account to sign in with.
"""

from dataclasses import dataclass, fields
from functools import cached_property

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.clock import today
from wegwijzer.identity.models import Account
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import Door, actor_behind, doors
from wegwijzer.people.models import Person

LINDEVELD, KORENBLOEM = "lindeveld", "korenbloem"
EMAILS = {
    "employee": "samira.elidrissi@lindeveld.example",  # lijnoperator on line 3
    "leader": "johan.vercammen@lindeveld.example",  # leads line 3, and so Samira
    "leader_above": "fatma.yildiz@lindeveld.example",  # leads Johan
    "hr": "nele.claes@lindeveld.example",  # career lead
    "executive": "els.vandeputte@lindeveld.example",  # leads the company
    "coach": "dieter.maes@lindeveld.example",
    "adviser": "farah.benali@loopbaankompas.example",  # from outside; also belongs to the bakery
    "newcomer": "priya.nair@lindeveld.example",  # seven weeks in Johan's team
    "left": "wim.goossens@lindeveld.example",  # left Johan's team half a year ago; has an account still
    "stranger": "lotte.debacker@korenbloem.example",  # career lead of the bakery
    "neighbour": "youssef.amrani@korenbloem.example",  # baker
}
INSIDE = ("employee", "leader", "leader_above", "hr", "executive", "coach", "adviser", "newcomer")


@dataclass(frozen=True)
class Persona(Actor):
    """Somebody of the cast; `key` is their place in it."""

    account: Account | None = None
    key: str = ""

    def __str__(self) -> str:
        return f"{self.key} ({self.person})"


class Cast:
    """Everybody is fetched when first asked for, inside the test's transaction."""

    def __init__(self) -> None:
        self._known: dict[str, Persona] = {}

    def __getattr__(self, key: str) -> Persona:
        if key not in EMAILS:
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: str) -> Persona:
        if key not in self._known:
            self._known[key] = self._left() if key == "left" else self._fetch(key)
        return self._known[key]

    @property
    def inside(self) -> list[Persona]:
        """Everybody with a role in Lindeveld today."""
        return [self[key] for key in INSIDE]

    @cached_property
    def adviser_elsewhere(self) -> Persona:
        """The adviser, in the bakery."""
        return self._fetch("adviser", KORENBLOEM)

    def person(self, name: str) -> Person:
        """Somebody of Lindeveld by given and family name, such as “Chantal Dubois”."""
        with tenant(self.employee.organisation.pk):
            given, family = name.split(" ", 1)
            return Person.objects.get(given_name=given, family_name=family)

    def _fetch(self, key: str, slug: str | None = None) -> Persona:
        slug = slug or (KORENBLOEM if key in ("stranger", "neighbour") else LINDEVELD)
        account = Account.objects.get(email=EMAILS[key])
        door = next(door for door in doors(account.pk, today()) if door.slug == slug)
        return self._persona(key, account, door)

    def _persona(self, key: str, account: Account, door: Door) -> Persona:
        with tenant(door.organisation_id, person_id=door.person_id, account_id=account.pk):
            actor = actor_behind(door, today())
        known = {field.name: getattr(actor, field.name) for field in fields(Actor)}
        return Persona(**known, account=account, key=key)

    def _left(self) -> Persona:
        """Has no door any more, so no role: what remains is the person that the organisation remembers."""
        account = Account.objects.get(email=EMAILS["left"])
        organisation = self.employee.organisation
        with tenant(organisation.pk):
            person = Person.objects.get(account=account)
        return Persona(organisation, person, frozenset(), today(), account=account, key="left")
