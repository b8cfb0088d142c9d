"""Who would be invited in a round, with whom, and who not and why: worked out by the database, for everybody at once.

The rules are those of asking one by one (actions.asking): the model is offered to this person, the other side has a
role here today and is somebody else, and nothing is still open between the two. Tests hold both to the same cases.
With an adviser from outside the other side is a proposal alone: the employee asks, or not, and perhaps another one.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import flows as shipped
from wegwijzer.conversations.models import OfferedModel, Round
from wegwijzer.conversations.queries.partners import AT_FIRST, nearest, way_of
from wegwijzer.organisations.models import Unit

INVITED = "invited"
# Why somebody is not.
NOT_OFFERED, NOBODY, GONE, OPEN = "not_offered", "nobody", "gone", "open"
RECENT, IN_ROUND, LEFT = "recent", "in_round", "left"
LEFT_DAYS = 366  # who left longer ago is no longer spoken of
TODAY = "starts_on <= %(today)s AND (ends_on IS NULL OR ends_on >= %(today)s)"


@dataclass(frozen=True)
class Wanted:
    """Whom a round is for. Empty units or families: of all of them. `months`: only who had no conversation for so
    long, as far as HR can know of it. `sharers`: among whom the conversations are shared out, in a round with HR or
    coaches; with advisers from outside, whom people can choose from (empty: all of them)."""

    model: str
    units: tuple[UUID, ...] = ()
    families: tuple[UUID, ...] = ()
    months: int | None = None
    sharers: tuple[UUID, ...] = ()

    def kept(self) -> dict:
        """As Round.group keeps it."""
        lists = {"units": self.units, "families": self.families, "with": self.sharers}
        found = {name: [str(each) for each in ids] for name, ids in lists.items() if ids}
        return found | ({"months": self.months} if self.months else {})

    @classmethod
    def of(cls, row: Round) -> "Wanted":
        """As a round was asked for."""
        lists = {"units": "units", "families": "families", "sharers": "with"}
        found = {name: tuple(UUID(each) for each in row.group.get(key, ())) for name, key in lists.items()}
        return cls(model=row.model, months=row.group.get("months"), **found)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise ValueError(day)


def lay_plan(actor: Actor, wanted: Wanted) -> None:
    """Fills the temporary table `round_plan` (person_id, other_id, flows, outcome). A few statements."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS pg_temp.round_plan")
        cursor.execute(_plan(wanted.model), _parameters(actor, wanted))
        cursor.execute("ANALYZE pg_temp.round_plan")


def _parameters(actor: Actor, wanted: Wanted) -> dict:
    paths = list(Unit.objects.filter(pk__in=wanted.units).values_list("path", flat=True))
    return {
        "today": actor.today,
        "left_since": actor.today - timedelta(days=LEFT_DAYS),
        "everybody": not (wanted.units or wanted.families),
        "all_units": not wanted.units,
        "all_families": not wanted.families,
        "paths": [f"{path}%" for path in paths],
        "families": list(wanted.families),
        "since": months_before(actor.today, wanted.months) if wanted.months else None,
        "offers": json.dumps(_offers(wanted.model)),
        "sharers": list(wanted.sharers),
        "anybody": wanted.model == "external" and not wanted.sharers,
    }


def _offers(model: str) -> dict[str, list[dict]]:
    """Id of a unit ("" for who has no place) → the flows with which the model is offered there; left out where it
    is not."""
    rows = list(OfferedModel.objects.filter(withdrawn_at__isnull=True))
    units = [("", ""), *((str(pk), path) for pk, path in Unit.objects.values_list("pk", "path"))]
    if not rows and not OfferedModel.objects.exists():
        flows = [flow.kept() for flow in shipped.model(model).flows_with([])]
        return {unit: flows for unit, _path in units} if model in AT_FIRST else {}
    found = {}
    for unit, path in units:
        row = next((row for row in nearest(rows, way_of(path)) if row.key == model), None)
        if row is not None:
            found[unit] = [flow.kept() for flow in shipped.model(model).flows_with(row.flows)]
    return found


_ABOVE = {
    "leader": "SELECT l.person_id, l.manager_id AS other_id, pl.share FROM line l "
    "JOIN place pl ON pl.id = l.position_id",
    "leader_above": "SELECT l.person_id, a.manager_id AS other_id, pl.share FROM line l "
    "JOIN place pl ON pl.id = l.position_id JOIN line a ON a.person_id = l.manager_id",
}
_SHARED_OUT = """
    SELECT n.person_id, s.other_id, s.other_id IS NOT NULL OR %(anybody)s AS found
      FROM (SELECT a.person_id, row_number() OVER (ORDER BY p.sort_name, p.id) AS number
              FROM able a JOIN people_person p ON p.id = a.person_id) n
      LEFT JOIN LATERAL (
        SELECT each.id AS other_id FROM unnest(%(sharers)s::uuid[]) WITH ORDINALITY AS each (id, place)
         WHERE each.id <> n.person_id AND each.id IN (SELECT person_id FROM present)
         ORDER BY mod(each.place - n.number %% cardinality(%(sharers)s::uuid[]) + cardinality(%(sharers)s::uuid[]),
                      cardinality(%(sharers)s::uuid[])) LIMIT 1
      ) s ON true"""


def _other_side(model: str) -> str:
    """SQL of (person_id, other_id, found): the other side, and whether there was anybody who is no longer here."""
    other = shipped.model(model).other
    if other in ("staff", "adviser"):
        return _SHARED_OUT
    return f"""
        SELECT DISTINCT ON (f.person_id) f.person_id, CASE WHEN w.person_id IS NOT NULL THEN o.other_id END AS other_id,
               o.other_id IS NOT NULL AS found
          FROM able f LEFT JOIN ({_ABOVE[other]}) o ON o.person_id = f.person_id AND o.other_id <> f.person_id
          LEFT JOIN present w ON w.person_id = o.other_id
         ORDER BY f.person_id, (w.person_id IS NULL), o.share DESC NULLS LAST, o.other_id"""  # noqa: S608  (no word of it comes from outside)


_OF_THE_GROUP = """(%(all_units)s OR unit_id IN (SELECT id FROM wanted_units))
           AND (%(all_families)s OR function_id IN (SELECT id FROM wanted_functions))"""


def _plan(model: str) -> str:
    return f"""
    CREATE TEMPORARY TABLE round_plan ON COMMIT DROP AS
    WITH present AS MATERIALIZED (SELECT DISTINCT person_id FROM people_membership WHERE {TODAY}),
    place AS MATERIALIZED (SELECT id, person_id, unit_id, function_id, share FROM people_position WHERE {TODAY}),
    line AS MATERIALIZED (SELECT position_id, person_id, manager_id FROM people_reportingline
        WHERE kind = 'hierarchical' AND {TODAY}),
    wanted_units AS (SELECT id FROM organisations_unit WHERE path LIKE ANY (%(paths)s::text[])),
    wanted_functions AS (SELECT id FROM functions_function WHERE family_id = ANY (%(families)s::uuid[])),
    fits AS MATERIALIZED (
        SELECT m.person_id FROM (
            SELECT DISTINCT person_id FROM people_membership WHERE role = 'employee' AND {TODAY}) m
         WHERE %(everybody)s OR m.person_id IN (SELECT person_id FROM place WHERE {_OF_THE_GROUP})
    ),
    left_lately AS (SELECT DISTINCT person_id FROM people_position
        WHERE ends_on < %(today)s AND ends_on >= %(left_since)s AND {_OF_THE_GROUP}
          AND person_id NOT IN (SELECT person_id FROM present)),
    recent AS (SELECT DISTINCT employee_id AS person_id FROM conversations_conversation
        WHERE cancelled_at IS NULL AND held_at >= %(since)s::date),
    in_round AS (SELECT DISTINCT m.person_id FROM conversations_round r
        JOIN conversations_roundmember m ON m.round_id = r.id
        LEFT JOIN conversations_conversation c ON c.round_id = m.round_id AND c.employee_id = m.person_id
       WHERE r.closed_at IS NULL AND r.ends_on >= %(today)s
         AND c.concluded_at IS NULL AND c.cancelled_at IS NULL),
    offer AS (SELECT DISTINCT ON (f.person_id) f.person_id, o.value AS flows
        FROM fits f LEFT JOIN place pl ON pl.person_id = f.person_id
        LEFT JOIN jsonb_each(%(offers)s::jsonb) o ON o.key = coalesce(pl.unit_id::text, '')
       ORDER BY f.person_id, (o.value IS NULL), pl.share DESC, pl.id),
    looked_at AS MATERIALIZED (
        SELECT o.person_id, o.flows, CASE WHEN o.flows IS NULL THEN '{NOT_OFFERED}'
               WHEN r.person_id IS NOT NULL THEN '{IN_ROUND}'
               WHEN l.person_id IS NOT NULL THEN '{RECENT}' END AS why_not
          FROM offer o LEFT JOIN in_round r ON r.person_id = o.person_id
          LEFT JOIN recent l ON l.person_id = o.person_id),
    able AS MATERIALIZED (SELECT person_id FROM looked_at WHERE why_not IS NULL),
    other_side AS ({_other_side(model)}),
    running AS MATERIALIZED (SELECT DISTINCT employee_id, other_id FROM conversations_conversation
        WHERE concluded_at IS NULL AND cancelled_at IS NULL)
    SELECT l.person_id, s.other_id, l.flows,
           CASE WHEN l.why_not IS NOT NULL THEN l.why_not
                WHEN NOT s.found THEN '{NOBODY}'
                WHEN s.other_id IS NULL AND NOT %(anybody)s THEN '{GONE}'
                WHEN r.employee_id IS NOT NULL THEN '{OPEN}'
                ELSE '{INVITED}' END AS outcome
      FROM looked_at l LEFT JOIN other_side s ON s.person_id = l.person_id
      LEFT JOIN running r ON r.employee_id = l.person_id AND r.other_id = s.other_id
    UNION ALL SELECT person_id, NULL, NULL, '{LEFT}' FROM left_lately"""  # noqa: S608  (no word of it comes from outside)
