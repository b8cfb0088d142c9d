"""The kit for access rules: each rule is said once and has three faces.

A rule is a list of *grounds*, each a reason why somebody may see a record: being that person, leading
them, having a role. From the grounds follow

* `filter(actor, rows)`: the rows this actor may see;
* `decide(actor, record)`: may this actor see this one, and on which ground;
* `readers(record)`: who can see this record, for "Who sees this?" (WHO-4).

A ground says what its filter is; whether one record is in it is asked of that same filter, so that the
faces cannot drift apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role


@dataclass(frozen=True)
class Decision:
    """May this be, and why. `ground` is the key of the ground that allows it."""

    allowed: bool
    reason: str
    ground: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True)
class Reader:
    """Someone who can read a record: one person, or everybody who has a role today."""

    ground: str
    person_id: UUID | None = None
    name: str = ""
    role: Role | None = None


class Ground:
    """One reason for access. `key` names it in logs; `reason` says it to people."""

    key = ""
    reason: str = ""

    def filter(self, actor: Actor) -> Q | None:
        """The rows this ground opens to the actor; None for none at all."""
        raise NotImplementedError

    def covers(self, actor: Actor, record: Model) -> bool:
        condition = self.filter(actor)
        return condition is not None and type(record).objects.filter(condition, pk=record.pk).exists()

    def readers(self, record: Model) -> Iterable[Reader]:
        raise NotImplementedError


@dataclass(frozen=True)
class HasRole(Ground):
    """Everybody with one of these roles sees every row."""

    roles: frozenset[Role]
    reason: str = _("Dit hoort bij je rol.")
    key: str = "role"

    def filter(self, actor: Actor) -> Q | None:
        return Q() if self.roles & actor.roles else None

    def covers(self, actor: Actor, record: Model) -> bool:
        return bool(self.roles & actor.roles)

    def readers(self, record: Model) -> Iterable[Reader]:
        return [Reader(self.key, role=role) for role in Role if role in self.roles]


@dataclass(frozen=True)
class Rule:
    """Who may do one thing with one kind of record."""

    name: str
    grounds: tuple[Ground, ...]
    denied: str = field(default=_("Dit is niet voor jou bedoeld."))

    def filter(self, actor: Actor, rows: QuerySet) -> QuerySet:
        conditions = [c for c in (ground.filter(actor) for ground in self.grounds) if c is not None]
        if not conditions:
            return rows.none()
        if any(not condition for condition in conditions):  # an empty Q: every row
            return rows
        return rows.filter(pk__in=_either(rows.model, conditions)) if conditions[1:] else rows.filter(*conditions)

    def decide(self, actor: Actor, record: Model) -> Decision:
        for ground in self.grounds:
            if ground.covers(actor, record):
                return Decision(True, ground.reason, ground.key)
        return Decision(False, self.denied)

    def require(self, actor: Actor, record: Model) -> Decision:
        """The decision, when it is yes. Raises PermissionDenied with the reason when it is no."""
        decision = self.decide(actor, record)
        if not decision:
            raise PermissionDenied(decision.reason)
        return decision

    def readers(self, record: Model) -> list[Reader]:
        found: dict[tuple, Reader] = {}
        for ground in self.grounds:
            for reader in ground.readers(record):
                found.setdefault((reader.person_id, reader.role), reader)
        return list(found.values())

    def may_at_all(self, actor: Actor) -> bool:
        """Whether a role alone opens this to the actor: for menus and buttons without a record."""
        return any(isinstance(ground, HasRole) and ground.roles & actor.roles for ground in self.grounds)

    def require_role(self, actor: Actor) -> None:
        if not self.may_at_all(actor):
            raise PermissionDenied(self.denied)


def _either(model: type[Model], conditions: list[Q]) -> QuerySet:
    """The ids of rows for which one of these holds. A union, where OR would do: PostgreSQL then starts from the
    few rows of each ground, and does not ask of everybody in the organisation whether one of them holds."""
    first, *others = (model.objects.filter(condition).values("pk") for condition in conditions)
    return first.union(*others, all=True)


def any_role(*roles: Role) -> HasRole:
    return HasRole(frozenset(roles))


def everybody() -> HasRole:
    return HasRole(frozenset(Role))
