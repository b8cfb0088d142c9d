"""Who is employed and not in the file: kept, reported, or ended on a chosen day."""

from wegwijzer.exchange.kinds.people.places import OURS
from wegwijzer.exchange.kinds.people.plan import Plan

ABSENT = """
SELECT p.id AS pid, p.given_name, p.family_name, p.number, p.email, p.birth_date, p.gender,
       p.given_name || ' ' || p.family_name AS name
  FROM people_person p
 WHERE p.organisation_id = %(organisation)s
   AND EXISTS (SELECT FROM people_employment e WHERE e.organisation_id = p.organisation_id AND e.person_id = p.id
                  AND e.starts_on <= %(as_of)s AND coalesce(e.ends_on, 'infinity') >= %(as_of)s)
   AND NOT EXISTS (SELECT FROM plan_person w WHERE w.pid = p.id)
"""


def find_absent(plan: Plan) -> int:
    """Answers how many. Those who are ended join the plan, as people without a row."""
    plan.make("plan_absent", ABSENT)
    if plan.run.absent == "end":
        _end(plan)
    return plan.value("SELECT count(*) FROM plan_absent")


def _end(plan: Plan) -> None:
    """As people.actions.end_employment does: places and lines end along, a place that begins later is refused."""
    last = {"last": plan.run.absent_on}
    runs = (
        "e.organisation_id = %(organisation)s AND e.starts_on <= %(last)s "
        "AND coalesce(e.ends_on, 'infinity') > %(last)s"
    )
    plan.do(
        f"""INSERT INTO plan_person (pid, is_new, row, unclear, bad, number, given_name, family_name, email,
                                     birth_date, gender, our_number, our_given, our_family, our_email, our_birth,
                                     our_gender, absent)
            SELECT pid, false, 0, false, false, number, given_name, family_name, email, birth_date, gender,
                   number, given_name, family_name, email, birth_date, gender, true
              FROM plan_absent a WHERE EXISTS (SELECT FROM people_employment e WHERE e.person_id = a.pid AND {runs})""",
        **last,
    )
    plan.do(
        """INSERT INTO plan_employment (id, pid, starts_on, ends_on, kind, was, gone, our_start, our_end, our_kind)
           SELECT e.id, e.person_id, e.starts_on, CASE WHEN e.starts_on <= %(last)s THEN least(%(last)s, e.ends_on)
                  ELSE e.ends_on END, e.kind, true, false, e.starts_on, e.ends_on, e.kind
             FROM people_employment e JOIN plan_person w ON w.pid = e.person_id AND w.absent
            WHERE e.organisation_id = %(organisation)s""",
        **last,
    )
    plan.do(
        f"""INSERT INTO plan_position (id, pid, unit_id, function_id, share, starts_on, ends_on, was, gone,
                                       our_unit, our_function, our_share, our_start, our_end, our_employment,
                                       employment_id)
            SELECT o.id, o.person_id, o.unit_id, o.function_id, o.share, o.starts_on,
                   CASE WHEN e.starts_on <= %(last)s THEN least(%(last)s, o.ends_on) ELSE o.ends_on END,
                   true, false, {OURS}, o.employment_id
              FROM people_position o JOIN plan_person w ON w.pid = o.person_id AND w.absent
              JOIN plan_employment e ON e.id = o.employment_id
             WHERE o.organisation_id = %(organisation)s""",
        **last,
    )
    plan.find(
        "problem", "", "absent_place_later",
        "(SELECT 0 AS row, p.pid, w.given_name || ' ' || w.family_name AS name, p.starts_on FROM plan_position p "
        "JOIN plan_person w USING (pid) WHERE w.absent AND p.ends_on < p.starts_on) AS later",
        value="name", details="jsonb_build_object('day', starts_on)",
    )  # fmt: skip
