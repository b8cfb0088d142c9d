"""What the rules of people and of the database would refuse, said beforehand with the row; and who is left out."""

from wegwijzer.exchange.kinds.people.plan import Plan
from wegwijzer.exchange.kinds.people.things import Structure

TOO_MUCH = """
(SELECT coalesce(position_row, person_row) AS row, pid, total, day FROM (
   SELECT m.*, w.row AS person_row, sum(more) OVER (PARTITION BY pid ORDER BY day, more, position_row
                                                    ROWS UNBOUNDED PRECEDING) AS total
     FROM (
       SELECT p.pid, p.row AS position_row, step.day, step.more
         FROM plan_position p
         LEFT JOIN plan_wrong x USING (pid)
        CROSS JOIN LATERAL (VALUES (p.starts_on, p.share), (p.ends_on + 1, -p.share)) AS step (day, more)
        WHERE NOT p.gone AND step.day IS NOT NULL AND x.pid IS NULL
          AND p.pid IN (SELECT pid FROM plan_position WHERE NOT gone GROUP BY pid HAVING sum(share) > %(max_share)s)
     ) AS m JOIN plan_person w USING (pid)
 ) AS running WHERE total > %(max_share)s AND more > 0) AS too_much
"""


def check(plan: Plan, structure: Structure) -> None:
    plan.make("plan_wrong", "SELECT DISTINCT pid FROM plan_finding WHERE weight = 'problem' AND pid IS NOT NULL")
    plan.find("problem", "share", "share_above", TOO_MUCH, value="total",
              details="jsonb_build_object('day', day, 'most', %(max_share)s)")  # fmt: skip
    _not_then(plan, structure)
    _last_to_keep_the_data(plan)


def _not_then(plan: Plan, structure: Structure) -> None:
    """A place in a unit or function that did not exist on its first day."""
    limited = any(
        thing.starts_on or thing.ends_on
        for thing in (*structure.units.by_id.values(), *structure.functions.by_id.values())
    )
    if not limited:
        return
    for field in ("unit", "function"):
        plan.find(
            "problem", field, f"{field}_not_then",
            f"""(SELECT p.row, p.pid, t.name, p.starts_on
                   FROM plan_position p JOIN plan_thing t ON t.id = p.{field}_id
                  WHERE p.row IS NOT NULL AND NOT p.gone
                    AND (p.starts_on < t.starts_on OR p.starts_on > t.ends_on)
                    AND (p.our_start, p.our_{field}) IS DISTINCT FROM (p.starts_on, p.{field}_id)) AS not_then""",
            value="name", details="jsonb_build_object('day', starts_on)",
        )  # fmt: skip


ENDING = """
plan_person w JOIN LATERAL (
    SELECT coalesce(max(coalesce(e.ends_on, 'infinity')), '-infinity') AS last_day FROM plan_employment e
     WHERE e.pid = w.pid AND NOT e.gone
) AS stays ON true
WHERE NOT w.is_new AND NOT w.bad AND EXISTS (
    SELECT FROM plan_employment e WHERE e.pid = w.pid AND e.was
       AND (e.gone OR coalesce(e.ends_on, 'infinity') < coalesce(e.our_end, 'infinity')))
"""


def _last_to_keep_the_data(plan: Plan) -> None:
    """Somebody must be able to keep the organisation's data, and nobody closes their own door."""
    plan.make("plan_ending", f"SELECT w.pid, w.row, w.absent, w.given_name || ' ' || w.family_name AS name, "
              f"stays.last_day FROM {ENDING}")  # fmt: skip
    if not plan.any("plan_ending"):
        return
    plan.find("problem", "", "ends_yourself", "plan_ending WHERE pid = %(me)s AND last_day < 'infinity'",
              value="name")  # fmt: skip
    held = """people_membership m LEFT JOIN plan_ending e ON e.pid = m.person_id AND e.last_day < 'infinity'
               AND coalesce(m.ends_on, 'infinity') > e.last_day
              WHERE m.organisation_id = %(organisation)s AND m.role = 'career_lead'
                AND coalesce(m.ends_on, 'infinity') >= %(today)s"""
    if plan.any(f"{held} AND e.pid IS NULL") or not plan.any(f"{held} AND e.pid IS NOT NULL"):
        return
    plan.find("problem", "", "last_career_lead",
              f"plan_ending WHERE pid IN (SELECT m.person_id FROM {held} AND e.pid IS NOT NULL)",
              value="name")  # fmt: skip


def leave_out(plan: Plan) -> int:
    """Everybody of whom a row is bad goes out of the plan, with all their rows. Answers how many."""
    plan.make(
        "plan_left_out",
        "SELECT p.pid, p.row, p.is_new, p.number, p.email, p.given_name, p.family_name, p.absent FROM plan_person p "
        "WHERE p.bad OR p.pid IN (SELECT pid FROM plan_finding WHERE weight = 'problem' AND pid IS NOT NULL)",
    )
    if not plan.any("plan_left_out"):
        return 0
    for table in ("plan_person", "plan_position", "plan_employment", "plan_want", "plan_row"):
        plan.do(f"DELETE FROM {table} WHERE pid IN (SELECT pid FROM plan_left_out)")
    return plan.value("SELECT count(*) FROM plan_left_out WHERE NOT absent")
