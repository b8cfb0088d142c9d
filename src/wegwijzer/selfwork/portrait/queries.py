"""Reading one's own times of asking, who was asked, what came in and what was found in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language

from wegwijzer.access.actor import Actor
from wegwijzer.identity.letters import address_of
from wegwijzer.identity.secrets import hash_of
from wegwijzer.instruments import queries as instruments
from wegwijzer.instruments.structure import Instrument
from wegwijzer.selfwork.access import SEE_STORIES
from wegwijzer.selfwork.pieces import instrument_of
from wegwijzer.selfwork.portrait import rules
from wegwijzer.selfwork.portrait.models import Asking, Invited, Passage, Story, Thread, Way
from wegwijzer.selfwork.portrait.tokens import token_of

INSTRUMENT = "best-self"


def questions(actor: Actor) -> Instrument:
    """What is asked of who is invited now, in the language of the actor."""
    version = instruments.current(actor.organisation, INSTRUMENT)
    return version.in_language(get_language() or "nl", actor.organisation.language)


def askings(actor: Actor) -> QuerySet[Asking]:
    """Newest first, with `came`: how many stories."""
    rows = SEE_STORIES.filter(actor, Asking.objects.filter(removed_at=None)).select_related("organisation")
    came = Count("invited", filter=Q(invited__answered_at__isnull=False))
    return rows.annotate(came=came, asked=Count("invited")).order_by("-begun_at", "-pk")


def invited_of(actor: Actor, asking: Asking) -> QuerySet[Invited]:
    rows = SEE_STORIES.filter(actor, Invited.objects.filter(asking=asking, asking__removed_at=None))
    return rows.select_related("asking").order_by("invited_at", "pk")


def invitation(actor: Actor, identifier: UUID) -> Invited | None:
    rows = SEE_STORIES.filter(actor, Invited.objects.filter(asking__removed_at=None)).select_related("asking")
    return rows.filter(pk=identifier).first()


def still_open(actor: Actor) -> int:
    """Invitations that can still be answered, of all times together."""
    rows = SEE_STORIES.filter(actor, Invited.objects.filter(asking__removed_at=None, asking__until__gte=actor.today))
    return rows.filter(answered_at=None, withdrawn_at=None).count()


def letters_today(actor: Actor) -> int:
    """Letters that the actor had us send within a day, whether or not they went."""
    since = timezone.now() - timedelta(days=1)
    rows = SEE_STORIES.filter(actor, Invited.objects.exclude(way=Way.LINK))
    return rows.filter(invited_at__gte=since).count() + rows.filter(reminded_at__gte=since).count()


def link_of(row: Invited) -> str:
    """The link to hand over, as long as nobody began with it; empty when there is none to show."""
    if row.way != Way.LINK or row.handed_hash or row.withdrawn_at or row.answered_at:
        return ""
    token = token_of(row.pk)
    return address_of("story-write", token=token) if hash_of(token) == row.token_hash else ""


# ---- What came in


@dataclass(frozen=True)
class Told:
    """One story with who wrote it; `said`: (key, question, text) of what was answered."""

    story: Story
    said: list[tuple[str, str, str]]

    @property
    def name(self) -> str:
        return self.story.invited.name


def stories(actor: Actor, asking: Asking) -> list[Told]:
    rows = SEE_STORIES.filter(actor, Story.objects.filter(asking=asking, asking__removed_at=None))
    rows = rows.select_related("invited", "asking").order_by("sent_at", "pk")
    asked = instrument_of(asking)
    return [Told(row, said(asked, row.answers)) for row in rows]


def story(actor: Actor, identifier: UUID) -> Story | None:
    rows = SEE_STORIES.filter(actor, Story.objects.filter(asking__removed_at=None))
    return rows.select_related("invited", "asking__organisation").filter(pk=identifier).first()


def said(asked: Instrument, answers: Mapping[str, str]) -> list[tuple[str, str, str]]:
    return [(key, field.text, answers[key]) for key, field in asked.fields.items() if answers.get(key)]


def passages(actor: Actor, asking: Asking) -> QuerySet[Passage]:
    rows = SEE_STORIES.filter(actor, Passage.objects.filter(asking=asking))
    return rows.select_related("story__invited", "thread").order_by("place", "pk")


@dataclass(frozen=True)
class Gathered:
    """A thread with its passages; `thread` None for those that are in none yet."""

    thread: Thread | None
    passages: list[Passage]


def threads(actor: Actor, asking: Asking) -> list[Gathered]:
    """The threads in their order, and at the end what is in none."""
    rows = SEE_STORIES.filter(actor, Thread.objects.filter(asking=asking)).order_by("place", "pk")
    found = list(passages(actor, asking))
    gathered = [Gathered(row, [each for each in found if each.thread_id == row.pk]) for row in rows]
    loose = [each for each in found if each.thread_id is None]
    return [*gathered, Gathered(None, loose)] if loose else gathered


def thread(actor: Actor, identifier: UUID) -> Thread | None:
    rows = SEE_STORIES.filter(actor, Thread.objects.filter(asking__removed_at=None))
    return rows.select_related("asking").filter(pk=identifier).first()


def passage(actor: Actor, identifier: UUID) -> Passage | None:
    rows = SEE_STORIES.filter(actor, Passage.objects.filter(asking__removed_at=None))
    return rows.select_related("asking").filter(pk=identifier).first()


def next_place(rows: QuerySet) -> int:
    return (rows.order_by("-place").values_list("place", flat=True).first() or 0) + 1


def may_remind(actor: Actor, row: Invited) -> bool:
    return rules.may_remind(row, now=timezone.now(), until=row.asking.until, today=actor.today)
