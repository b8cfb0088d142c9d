"""The plan on a small card (PLAN-6): at most three agreements, one date, who helps. Plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from wegwijzer.access.actor import Actor
from wegwijzer.plans.models import Agreement, Plan
from wegwijzer.plans.queries.catalogue import actions_by_key
from wegwijzer.plans.queries.checkpoints import next_of
from wegwijzer.plans.queries.plan import of_plan, sheet

MOST = 3
LONGEST = 60  # characters that fit on one line of the card and half of the next
LONGEST_HINT = 90  # in the smaller letters


@dataclass(frozen=True)
class CardLine:
    """`icon`: our name of a pictogram. `hint` in a few words, "" for none."""

    icon: str
    text: str
    hint: str = ""


@dataclass(frozen=True)
class Card:
    """`ready_by`: the last day among what stands on it; `again_on`: when it is looked at again. None where there is
    none. `name`: the given name alone, since a card may be lost."""

    name: str
    agreements: list[CardLine]
    helpers: list[CardLine]
    ready_by: date | None
    again_on: date | None


def choices(actor: Actor, plan: Plan) -> list[Agreement]:
    """What can stand on the card: what is agreed and still runs."""
    rows = of_plan(actor, plan)
    return [row for row in rows if row.fixed_at and not row.done_at and not row.stopped_at]


def card(actor: Actor, plan: Plan, chosen: Iterable[UUID] | None = None) -> Card:
    """For whom the plan is. `chosen`: ids of agreements, the first three of those that run when left out."""
    running = choices(actor, plan)
    wanted = list(chosen) if chosen is not None else [row.pk for row in running]
    rows = sorted((row for row in running if row.pk in wanted), key=lambda row: wanted.index(row.pk))[:MOST]
    known = actions_by_key(actor)
    days = [row.due_on for row in rows if row.due_on]
    looks = [timezone.localdate(each.starts_at) for each in next_of(actor, [row.pk for row in rows]).values()]
    return Card(
        name=plan.employee.given_name,
        agreements=[_line(row, known) for row in rows],
        helpers=_helpers(plan, rows, _reachable(actor, plan)),
        ready_by=max(days, default=None),
        again_on=min(looks, default=None),
    )


def _line(row: Agreement, known: dict) -> CardLine:
    action = known.get(row.action)
    return CardLine(action.icon if action else "flag", short(row.what), short(row.where))


def _helpers(plan: Plan, rows: list[Agreement], reachable: str) -> list[CardLine]:
    """The people of these agreements by given name, each once, and when and how the one of the plan can be reached;
    then that a plan may change."""
    found: dict[str, CardLine] = {}
    people = [plan.partner, *(row.other for row in rows)]
    for person in filter(None, people):
        hint = reachable if person == plan.partner else ""
        found.setdefault(person.given_name, CardLine("person", person.given_name, hint))
    for row in rows:
        if row.guidance:
            found.setdefault(row.guidance, CardLine("people", short(row.guidance), ""))
    stuck = CardLine("chat", _("Lukt het niet?"), _("Zeg het meteen. Een plan mag veranderen."))
    return [*list(found.values())[: MOST - 1], stuck]


def _reachable(actor: Actor, plan: Plan) -> str:
    part = sheet(actor, plan).part("reachability")
    row = part.pieces[0].row if part else None
    return short(row.text, LONGEST_HINT) if row else ""


def short(text: str, longest: int = LONGEST) -> str:
    """On one line, cut at a word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0].rstrip(",;:.") + "…"
