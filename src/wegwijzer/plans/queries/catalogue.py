"""The actions as this organisation has them: what is shipped, put otherwise or left out, and what it added."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import get_language

from wegwijzer.access.actor import Actor
from wegwijzer.plans import catalogue
from wegwijzer.plans.models import OwnAction


@dataclass(frozen=True)
class Action:
    key: str
    group: str
    icon: str
    name: str
    text: str
    example: str
    own: OwnAction | None = None
    is_shipped: bool = True

    @property
    def hidden(self) -> bool:
        return bool(self.own and self.own.hidden_at)

    @property
    def adapted(self) -> bool:
        return bool(self.own and self.own.texts)


@dataclass(frozen=True)
class Group:
    key: str
    name: str
    text: str
    actions: list[Action] = field(default_factory=list)


def actions_by_key(actor: Actor) -> dict[str, Action]:
    """All of them, also those left out: agreements may still name them. One statement."""
    language = catalogue.base(get_language())
    own = {row.key: row for row in OwnAction.objects.order_by("pk")}
    found = {each.key: _of_shipped(each, own.get(each.key), language) for each in catalogue.shipped()}
    added = (row for key, row in own.items() if key not in found)
    return found | {row.key: _added(row, language) for row in added}


def groups(actor: Actor, *, with_hidden: bool = False) -> list[Group]:
    """By group, in the order of the catalogue; groups without actions are left out."""
    return grouped(actions_by_key(actor).values(), with_hidden=with_hidden)


def grouped(actions: Iterable[Action], *, with_hidden: bool = False) -> list[Group]:
    language = catalogue.base(get_language())
    found = {}
    for key in catalogue.groups():
        said = catalogue.group_words(key, language)
        found[key] = Group(key, said.name, said.text)
    for action in actions:
        if with_hidden or not action.hidden:
            found[action.group].actions.append(action)
    return [group for group in found.values() if group.actions]


def _of_shipped(each: catalogue.Shipped, own: OwnAction | None, language: str) -> Action:
    said = catalogue.words(each.key, language)
    if own and own.texts:
        said = own_words(own, language)
    group = own.group if own and own.texts else each.group
    return Action(each.key, group, each.icon, said.name, said.text, said.example, own)


def _added(row: OwnAction, language: str) -> Action:
    said = own_words(row, language)
    return Action(row.key, row.group, "signpost", said.name, said.text, said.example, row, is_shipped=False)


def own_words(row: OwnAction, language: str) -> catalogue.Words:
    """In this language where the organisation wrote it, else in the one it did write."""
    found = row.texts.get(language) or next(iter(row.texts.values()))
    return catalogue.Words(found["name"], found.get("text", ""), found.get("example", ""))
