"""Reading one's own sheets, what is shared, and how answers changed. Starts from what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import get_language

from wegwijzer.access.actor import Actor
from wegwijzer.instruments import queries as instruments
from wegwijzer.instruments import shipped
from wegwijzer.instruments.outcome import progress
from wegwijzer.instruments.structure import Instrument
from wegwijzer.people.models import Membership
from wegwijzer.selfwork.access import SEE_SHARE, SEE_SHEET
from wegwijzer.selfwork.models import Share, Sheet, SheetAnswer, Taken


@dataclass(frozen=True)
class Offer:
    """An instrument that one can take alone, with the sheets that there are, newest first."""

    instrument: Instrument
    sheets: list[Sheet]

    @property
    def running(self) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.finished_at is None), None)


def sheets(actor: Actor, key: str | None = None) -> QuerySet[Sheet]:
    rows = SEE_SHEET.filter(actor, Sheet.objects.all()).select_related("organisation")
    return (rows.filter(key=key) if key else rows).order_by("-begun_at", "-pk")


def offers(actor: Actor) -> list[Offer]:
    """Every instrument for people by themselves, in the language of the actor; two statements and one for each."""
    mine: dict[str, list[Sheet]] = {}
    for sheet in sheets(actor):
        mine.setdefault(sheet.key, []).append(sheet)
    return [Offer(each, mine.get(each.key, [])) for each in _for_oneself(actor)]


def _for_oneself(actor: Actor) -> Iterable[Instrument]:
    language = get_language() or "nl"
    for key, versions in shipped.shipped().items():
        if versions[-1].structure["answered_by"] == "self":
            yield instruments.current(actor.organisation, key).in_language(language, actor.organisation.language)


def answers_of(sheet: Sheet) -> dict[str, SheetAnswer]:
    """By the key of the field. Within the rights of its owner: the database shows them to nobody else."""
    return {row.field: row for row in SheetAnswer.objects.filter(sheet=sheet)}


def values_of(sheet: Sheet) -> dict[str, Any]:
    return {key: row.value for key, row in answers_of(sheet).items() if row.value is not None}


def values_of_all(sheets: Iterable[Sheet]) -> dict[UUID, dict[str, Any]]:
    """By the id of each sheet, in one statement. Within the rights of their owner."""
    found: dict[UUID, dict[str, Any]] = {}
    for row in SheetAnswer.objects.filter(sheet__in=list(sheets)).exclude(value__isnull=True):
        found.setdefault(row.sheet_id, {})[row.field] = row.value
    return found


def answered(instrument: Instrument, values: dict[str, Any]) -> tuple[int, int]:
    """How many questions, of how many."""
    parts = progress(instrument, values).values()
    return sum(part.answered for part in parts), sum(part.of for part in parts)


# ---- Shared


def shares(actor: Actor) -> QuerySet[Share]:
    """Of the actor and with the actor, newest first. `receiver_here`: that one has a role here today, else nobody reads
    it; who comes back can read it again."""
    here = Exists(Membership.objects.on(actor.today).filter(person=OuterRef("receiver")))
    rows = SEE_SHARE.filter(actor, Share.objects.annotate(receiver_here=here))
    return rows.select_related("person", "receiver", "organisation").order_by("-shared_at", "-pk")


def shared_by_me(actor: Actor) -> QuerySet[Share]:
    """What others can read now, and what they could."""
    return shares(actor).filter(person=actor.person_id)


def shared_with_me(actor: Actor) -> QuerySet[Share]:
    return shares(actor).filter(receiver=actor.person_id)


def shared_now(actor: Actor) -> QuerySet[Share]:
    """What others can read today."""
    open_today = Q(until__isnull=True) | Q(until__gte=actor.today)
    return shared_by_me(actor).filter(open_today, taken_back_at=None, receiver_here=True)


def open_shares(actor: Actor) -> int:
    return shared_now(actor).count()


# ---- Taken along


def taken(actor: Actor) -> QuerySet[Taken]:
    """All that the actor took along, wherever to, in the order in which it went."""
    return SEE_SHEET.filter(actor, Taken.objects.all()).order_by("taken_at", "pk")


def taken_to(actor: Actor, place: str, target: UUID) -> QuerySet[Taken]:
    """What the actor took along to this conversation or plan, in the order in which it came."""
    rows = SEE_SHEET.filter(actor, Taken.objects.filter(place=place, target=target))
    return rows.order_by("taken_at", "pk")
