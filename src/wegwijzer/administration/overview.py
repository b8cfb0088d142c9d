"""“Who sees what?”, worked out from the access rules: by topic, and by the side from which somebody looks."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wegwijzer.access.rules import Rule
from wegwijzer.administration.topics import TOPICS, Topic
from wegwijzer.people.audience import SELF, SIDES, in_short, side_in_short, sides_of


@dataclass(frozen=True)
class TopicRow:
    title: str | Promise
    hint: str | Promise
    sees: str
    changes: str


@dataclass(frozen=True)
class SideRow:
    who: str
    sees: list[str | Promise]
    changes: list[str | Promise]


def by_topic() -> list[TopicRow]:
    return [TopicRow(topic.title, topic.hint, in_short(topic.see), _changers(topic)) for topic in TOPICS]


def _changers(topic: Topic) -> str:
    return in_short(topic.change) if topic.change else _("Niemand")


def by_side() -> list[SideRow]:
    """For each relation to somebody and each role: what it opens by itself."""
    return [
        SideRow(
            capfirst(_side(side)),
            [topic.title for topic in TOPICS if _opens(topic.see, side)],
            [topic.title for topic in TOPICS if _opens(topic.change, side)],
        )
        for side in SIDES
    ]


def _side(side: str) -> str:
    return _("jij, van jezelf") if side == SELF else side_in_short(side)


def _opens(rule: Rule | None, side: str) -> bool:
    return rule is not None and side in sides_of(rule)
