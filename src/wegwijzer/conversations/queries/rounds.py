"""Rounds: what would happen, and how far they are. A fixed number of statements, however many are invited."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from wegwijzer.access.actor import Actor
from wegwijzer.access.roles import Role
from wegwijzer.conversations.access import MANAGE_ROUNDS, SEE_CONVERSATION, SEE_ROUND
from wegwijzer.conversations.models import Conversation, Participation, Round, RoundMember
from wegwijzer.conversations.queries.partners import STAFF, offered, partners
from wegwijzer.conversations.round_plan import INVITED, Wanted, lay_plan
from wegwijzer.foundation.paging import KeyPage, page_by_key
from wegwijzer.organisations.models import Unit
from wegwijzer.people.models import Membership, Person, Position

NAMED = 100  # people who are listed by name before a round is made
HOLDERS = 50  # of those with most conversations in it
FEWEST = 5  # people of whom the management sees numbers


@dataclass(frozen=True)
class Preview:
    """`numbers`: outcome → how many. `left_out`: (name, outcome), `included`: (name, with whom), the first of them.
    `holders`: (name, how many), those with most first."""

    numbers: dict[str, int]
    left_out: list[tuple[str, str]]
    included: list[tuple[str, str]]
    holders: list[tuple[str, int]]

    @property
    def invited(self) -> int:
        return self.numbers.get(INVITED, 0)

    @property
    def not_invited(self) -> int:
        return sum(self.numbers.values()) - self.invited


_NAME = "p.given_name || ' ' || p.family_name"
_LEFT_OUT = f"""
SELECT {_NAME}, r.outcome FROM pg_temp.round_plan r JOIN people_person p ON p.id = r.person_id
 WHERE r.outcome <> %s ORDER BY p.sort_name, p.id LIMIT %s"""  # noqa: S608
_INCLUDED = f"""
SELECT {_NAME}, coalesce(o.given_name || ' ' || o.family_name, '')
  FROM pg_temp.round_plan r JOIN people_person p ON p.id = r.person_id LEFT JOIN people_person o ON o.id = r.other_id
 WHERE r.outcome = %s ORDER BY p.sort_name, p.id LIMIT %s"""  # noqa: S608
_HOLDERS = f"""
SELECT {_NAME}, r.number FROM (
    SELECT other_id, count(*) AS number FROM pg_temp.round_plan WHERE outcome = %s AND other_id IS NOT NULL GROUP BY 1
  ) r JOIN people_person p ON p.id = r.other_id ORDER BY r.number DESC, p.sort_name, p.id LIMIT %s"""  # noqa: S608


def preview(actor: Actor, wanted: Wanted) -> Preview:
    """What making this round would do today. Nothing is kept."""
    MANAGE_ROUNDS.require_role(actor)
    lay_plan(actor, wanted)
    with connection.cursor() as cursor:
        cursor.execute("SELECT outcome, count(*) FROM pg_temp.round_plan GROUP BY outcome")
        numbers = dict(cursor.fetchall())
        lists = []
        for query, most in ((_LEFT_OUT, NAMED), (_INCLUDED, NAMED), (_HOLDERS, HOLDERS)):
            cursor.execute(query, [INVITED, most])
            lists.append(cursor.fetchall())
        return Preview(numbers, *lists)


def sharers(actor: Actor, roles=STAFF) -> QuerySet[Person]:
    """Who can hold the conversations of a round that is shared out among people of these roles."""
    held = Membership.objects.on(actor.today).filter(role__in=roles).values("person")
    return Person.objects.filter(pk__in=held).order_by("sort_name", "pk")


def rounds(actor: Actor, asked: Mapping[str, str]) -> KeyPage:
    """Those the actor may see, the newest first."""
    return page_by_key(SEE_ROUND.filter(actor, Round.objects.all()), asked, keys=("starts_on", "pk"), newest_first=True)


def running(actor: Actor) -> QuerySet[Round]:
    """Those the actor may see that are not over."""
    rows = Round.objects.filter(closed_at__isnull=True, starts_on__lte=actor.today, ends_on__gte=actor.today)
    return SEE_ROUND.filter(actor, rows)


def round_(actor: Actor, identifier: UUID) -> Round | None:
    return SEE_ROUND.filter(actor, Round.objects.select_related("made_by")).filter(pk=identifier).first()


@dataclass(frozen=True)
class Standing:
    """How many of those invited are how far. `few`: too few people to say anything of."""

    invited: int = 0
    employee_ready: int = 0
    other_ready: int = 0
    held: int = 0
    concluded: int = 0
    unit: Unit | None = None
    few: bool = False


_COUNTS = """
SELECT p.unit_id, count(DISTINCT m.person_id), count(DISTINCT e.id), count(DISTINCT o.id),
       count(DISTINCT c.id) FILTER (WHERE c.held_at IS NOT NULL),
       count(DISTINCT c.id) FILTER (WHERE c.concluded_at IS NOT NULL)
  FROM conversations_roundmember m
  LEFT JOIN conversations_conversation c
    ON c.round_id = m.round_id AND c.employee_id = m.person_id AND c.cancelled_at IS NULL
  LEFT JOIN conversations_participation e
    ON e.conversation_id = c.id AND e.side = 'employee' AND e.prepared_at IS NOT NULL
  LEFT JOIN conversations_participation o
    ON o.conversation_id = c.id AND o.side = 'other' AND o.prepared_at IS NOT NULL
  JOIN people_position p ON p.person_id = m.person_id AND p.unit_id = ANY (%(units)s)
   AND p.starts_on <= %(today)s AND (p.ends_on IS NULL OR p.ends_on >= %(today)s)
 WHERE m.round_id = %(round)s GROUP BY 1
"""


def _counted(sql: str, given: dict) -> dict[UUID | None, tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return {unit: tuple(numbers) for unit, *numbers in cursor.fetchall()}


def total(actor: Actor, row: Round) -> Standing:
    """Of the whole round. For who sees no names: of the units with five or more, so that subtracting tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM wegwijzer_round_standing(%s, %s)",
            [row.pk, FEWEST],
        )
        return _standing(actor, cursor.fetchone(), None)


def oversees(actor: Actor) -> bool:
    """Whether the actor sees how far units are."""
    return bool(actor.roles & {Role.CAREER_LEAD, Role.EXECUTIVE})


def names_people(actor: Actor) -> bool:
    return MANAGE_ROUNDS.may_at_all(actor)


def by_unit(actor: Actor, row: Round, asked: Mapping[str, str]) -> tuple[KeyPage, list[Standing]]:
    """The units in which somebody who was invited works today, by name. Two statements, one more beyond the first
    page. Who sees no names sees no unit of fewer than five either."""
    members = RoundMember.objects.filter(round=row).values("person")
    places = Position.objects.on(actor.today).filter(person__in=members)
    units = Unit.objects.filter(pk__in=places.values("unit"))
    page = page_by_key(units, asked, keys=("name", "pk"), among=Unit.objects.all())
    given = {"round": row.pk, "units": [unit.pk for unit in page.rows], "today": actor.today}
    counts = _counted(_COUNTS, given)
    return page, [_standing(actor, counts[unit.pk], unit) for unit in page.rows if unit.pk in counts]


def _standing(actor: Actor, numbers: tuple, unit: Unit | None) -> Standing:
    if not names_people(actor) and numbers[0] < FEWEST:
        return Standing(unit=unit, few=True)
    return Standing(*numbers, unit=unit)


@dataclass(frozen=True)
class Place:
    """Somebody who was invited, and how far the conversation is; `conversation` None when nobody may know of it, or
    when it was let go."""

    person: Person
    conversation: Conversation | None
    ready: dict[str, bool]


def people(actor: Actor, row: Round, asked: Mapping[str, str], *, unit: UUID | None, still: bool):
    """HR's list by name. `still`: only who, on either side, still has to prepare. Four statements at most."""
    MANAGE_ROUNDS.require_role(actor)
    members = Person.objects.filter(pk__in=RoundMember.objects.filter(round=row).values("person"))
    rows = members
    if unit:
        places = Position.objects.on(actor.today).filter(unit=unit, person=OuterRef("pk"))
        rows = rows.filter(Exists(places))
    if still and row.model != "external":
        rows = rows.filter(pk__in=_unprepared(row).values("conversation__employee"))
    page = page_by_key(rows, asked, among=members)
    return page, _places(page.rows, _of_round(row).filter(employee__in=[person.pk for person in page.rows]))


def _of_round(row: Round) -> QuerySet[Conversation]:
    return Conversation.objects.filter(round=row, cancelled_at__isnull=True).select_related("employee", "other")


def _unprepared(row: Round) -> QuerySet[Participation]:
    return Participation.objects.filter(
        conversation__round=row,
        conversation__cancelled_at__isnull=True,
        conversation__held_at__isnull=True,
        prepared_at__isnull=True,
    )


def _places(rows: list[Person], found: QuerySet[Conversation]) -> list[Place]:
    conversations = {each.employee_id: each for each in found}
    sides = Participation.objects.filter(conversation__in=[each.pk for each in conversations.values()])
    ready: dict[UUID, dict[str, bool]] = {}
    for side in sides:
        ready.setdefault(side.conversation_id, {})[side.side] = side.prepared_at is not None
    return [
        Place(person, talk := conversations.get(person.pk), ready.get(talk.pk, {}) if talk else {}) for person in rows
    ]


def my_part(actor: Actor, row: Round, asked: Mapping[str, str]) -> tuple[KeyPage, list[Place]]:
    """The conversations of this round in which the actor is one of the two."""
    mine = SEE_CONVERSATION.filter(actor, _of_round(row))
    rows = Person.objects.filter(pk__in=mine.values("employee"))
    page = page_by_key(rows, asked, prefix="mine-")
    return page, _places(page.rows, mine)


def let_go(actor: Actor, row: Round) -> list[Conversation]:
    """The actor's conversations of this round that did not go on, where the actor is the other side and could ask
    again: not when the two have another one in it meanwhile. Of one person once."""
    if row.model == "external" or not is_open(actor, row):
        return []
    rows = SEE_CONVERSATION.filter(actor, Conversation.objects.filter(round=row, other=actor.person_id))
    anew = rows.filter(cancelled_at__isnull=True, employee=OuterRef("employee"))
    gone = rows.filter(~Exists(anew), cancelled_at__isnull=False).select_related("employee")
    return list({each.employee_id: each for each in gone.order_by("employee__sort_name", "pk")[:NAMED]}.values())


def is_open(actor: Actor, row: Round) -> bool:
    return row.closed_at is None and actor.today <= row.ends_on


def can_be_asked(actor: Actor, row: Round) -> tuple[list[Person], UUID | None]:
    """With whom the actor, who was invited and has no conversation in this round, can ask for one; and whom HR
    proposed. Nobody when that is not so."""
    member = RoundMember.objects.filter(round=row, person=actor.person_id).first()
    if member is None or not is_open(actor, row) or row.model not in offered(actor, actor.person_id):
        return [], None
    own = Conversation.objects.filter(round=row, employee=actor.person_id, cancelled_at__isnull=True)
    if own.exists():
        return [], None
    found = partners(actor, row.model, actor.person_id)
    if row.group.get("with"):
        found = found.filter(pk__in=row.group["with"])
    return sorted(found, key=lambda person: person.pk != member.proposed_id), member.proposed_id


def to_remind(row: Round) -> list[UUID]:
    """Who still has to prepare, on either side; of an external round everybody who was invited."""
    if row.model == "external":
        return list(RoundMember.objects.filter(round=row).values_list("person_id", flat=True))
    return list(_unprepared(row).values_list("person_id", flat=True).distinct())
