"""Reading trainings: of one person, and the list that HR keeps."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Max, Min, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.foundation.search import words_of
from wegwijzer.people.models import Person
from wegwijzer.people.queries.listing import visible
from wegwijzer.people.queries.names import named
from wegwijzer.training.access import CHANGE_TRAINING, SEE_PERSONAL, SEE_TRAINING
from wegwijzer.training.models import PERSONAL, TrainingParticipation

# Each title once, from key to key through the index: there are some hundreds, with half a million rows below them.
TITLES = """
WITH RECURSIVE titles (title) AS (
    (SELECT found_by FROM training_trainingparticipation WHERE organisation_id = %(organisation)s
      ORDER BY found_by LIMIT 1)
    UNION ALL
    SELECT (SELECT t.found_by FROM training_trainingparticipation t
             WHERE t.organisation_id = %(organisation)s AND t.found_by > titles.title ORDER BY t.found_by LIMIT 1)
      FROM titles WHERE titles.title IS NOT NULL
)
SELECT title FROM titles WHERE title IS NOT NULL AND {words} LIMIT %(most)s
"""
MOST_TITLES = 1000


@dataclass(frozen=True)
class Asked:
    """What HR asked to see: names and titles by the beginnings of their words, a year in which it began."""

    text: str = ""
    title: str = ""
    year: int | None = None
    kind: str = ""


def trainings_of(actor: Actor, person: Person) -> list[TrainingParticipation]:
    """What this actor may know that somebody did to learn, newest first; [] for who may not see it."""
    if not SEE_TRAINING.decide(actor, person):
        return []
    rows = TrainingParticipation.objects.filter(person=person)
    if not SEE_PERSONAL.decide(actor, person):
        rows = rows.exclude(kind__in=PERSONAL)
    return list(rows.order_by("-starts_on", "-pk"))


def trainings_kept(actor: Actor) -> QuerySet[TrainingParticipation]:
    """All of the organisation, for who keeps them. Raises PermissionDenied."""
    CHANGE_TRAINING.require_role(actor)
    return TrainingParticipation.objects.select_related("person")


def trainings_asked(actor: Actor, asked: Asked) -> QuerySet[TrainingParticipation]:
    rows = trainings_kept(actor)
    if asked.text.strip():
        rows = rows.filter(person__in=named(asked.text, visible(actor), numbers=True).values("pk"))
    if asked.title.strip():
        rows = rows.filter(found_by__in=titles_with(actor, asked.title))
    if asked.year:
        rows = rows.filter(starts_on__range=(date(asked.year, 1, 1), date(asked.year, 12, 31)))
    return rows.filter(kind=asked.kind) if asked.kind else rows


def page_of_trainings(actor: Actor, rows: QuerySet[TrainingParticipation], asked: Mapping[str, str]) -> KeyPage:
    """Newest first."""
    return page_by_key(rows, asked, keys=("starts_on", "pk"), among=trainings_kept(actor), newest_first=True)


def titles_with(actor: Actor, text: str) -> list[str]:
    """The folded titles in which each typed word begins a word. Two statements, however many trainings."""
    words = words_of(text)
    if not words:
        return []
    names = {f"word{number}": f"% {word}%" for number, word in enumerate(words)}
    holds = " AND ".join(f"' ' || title LIKE %({name})s" for name in names)
    with connection.cursor() as cursor:
        cursor.execute(
            TITLES.format(words=holds), {"organisation": actor.organisation.pk, "most": MOST_TITLES, **names}
        )
        return [title for (title,) in cursor.fetchall()]


def years_of_trainings(actor: Actor) -> range:
    """From the last year in which one starts back to the first, today's included."""
    days = trainings_kept(actor).order_by().aggregate(first=Min("starts_on"), last=Max("starts_on"))
    first, last = days["first"] or actor.today, days["last"] or actor.today
    return range(max(last, actor.today).year, min(first, actor.today).year - 1, -1)
