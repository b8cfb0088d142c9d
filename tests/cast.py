"""The cast: people of the demo whom the tests know by what they are.

    cast.employee · cast.leader · cast.leader_above · cast.hr · cast.executive · cast.coach ·
    cast.adviser · cast.newcomer · cast.left · cast.stranger · cast.neighbour · cast.adviser_elsewhere

Each is an `Actor` as of today, with the account to sign in with.
"""

from copy import deepcopy
from dataclasses import dataclass, fields

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.clock import today
from wegwijzer.identity.models import Account
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import actor_behind, doors
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
    """Everybody, as fetched once for all tests; each test gets copies of its own to change."""

    def __init__(self, everybody: dict[str, Persona]) -> None:
        self._everybody = everybody
        self._mine: dict[str, Persona] = {}

    def __getattr__(self, key: str) -> Persona:
        if key.startswith("_") or key not in self._everybody:
            raise AttributeError(key)
        return self[key]

    def __getitem__(self, key: str) -> Persona:
        if key not in self._mine:
            self._mine[key] = deepcopy(self._everybody[key])
        return self._mine[key]

    @property
    def inside(self) -> list[Persona]:
        """Everybody with a role in Lindeveld today."""
        return [self[key] for key in INSIDE]

    def person(self, name: str) -> Person:
        """Somebody of Lindeveld by given and family name, such as “Chantal Dubois”."""
        with tenant(self["employee"].organisation.pk):
            given, family = name.split(" ", 1)
            return Person.objects.get(given_name=given, family_name=family)


def everybody() -> dict[str, Persona]:
    """The whole cast, fetched outside any organisation; also the adviser as the bakery knows her."""
    found = {key: _fetch(key) for key in EMAILS if key != "left"}
    found["adviser_elsewhere"] = _fetch("adviser", KORENBLOEM)
    found["left"] = _left(found["employee"].organisation)
    return found


def _fetch(key: str, slug: str | None = None) -> Persona:
    slug = slug or (KORENBLOEM if key in ("stranger", "neighbour") else LINDEVELD)
    account = Account.objects.get(email=EMAILS[key])
    door = next(door for door in doors(account.pk, today()) if door.slug == slug)
    with tenant(door.organisation_id, person_id=door.person_id, account_id=account.pk):
        actor = actor_behind(door, today())
    known = {field.name: getattr(actor, field.name) for field in fields(Actor)}
    return Persona(**known, account=account, key=key)


def _left(organisation: Organisation) -> Persona:
    """Has no door any more, so no role: what remains is the person that the organisation remembers."""
    account = Account.objects.get(email=EMAILS["left"])
    with tenant(organisation.pk):
        person = Person.objects.get(account=account)
    return Persona(organisation, person, frozenset(), today(), account=account, key="left")
