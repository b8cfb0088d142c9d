"""Places when the file says how it is on one day: what differs ends the day before, and goes on as it is now."""

from wegwijzer.exchange.kinds.people.places import NOTHING_OF_OURS, OUR_PLACES, OURS, RANKED
from wegwijzer.exchange.kinds.people.plan import Plan, new_id

HOLDS = "starts_on <= %(as_of)s AND coalesce(ends_on, 'infinity') >= %(as_of)s"
# One place is known and the row leaves its unit or function open: then it is that of now.
WANT = f"""
SELECT r.row, r.pid, coalesce(r.unit_id, n.unit_id) AS unit_id, coalesce(r.function_id, n.function_id) AS function_id,
       r.share, least(r.ends_on, r.ee) AS ends_on, r.es, r.manager, r.row AS place_row,
       coalesce(least(r.ends_on, r.ee) < %(as_of)s, false) AS left_before
  FROM plan_row r LEFT JOIN (
       SELECT pid, min(unit_id::text)::uuid AS unit_id, min(function_id::text)::uuid AS function_id
         FROM plan_our_place WHERE {HOLDS} GROUP BY pid HAVING count(*) = 1
  ) AS n USING (pid)
 WHERE NOT r.bad
"""


def lay_day(plan: Plan) -> None:
    plan.make("plan_our_place", OUR_PLACES)
    plan.make("plan_said_now", WANT)
    _check(plan)
    plan.make(
        "plan_want",
        "SELECT DISTINCT ON (pid, unit_id, function_id, manager, share, ends_on) * FROM plan_said_now "
        "WHERE unit_id IS NOT NULL AND function_id IS NOT NULL "
        "ORDER BY pid, unit_id, function_id, manager, share, ends_on, row",
    )
    _twice(plan)
    plan.make("plan_now", f"SELECT * FROM plan_our_place WHERE {HOLDS}")
    _match(plan)
    _positions(plan)


def _check(plan: Plan) -> None:
    if not plan.places:
        return
    rows = "plan_said_now WHERE"
    for field in ("unit", "function"):
        other = "function" if field == "unit" else "unit"
        plan.find("problem", field, f"{field}_missing", f"{rows} {field}_id IS NULL AND {other}_id IS NOT NULL")


def _twice(plan: Plan) -> None:
    """The same place in two rows that do not say the same."""
    plan.find(
        "problem", "", "place_twice",
        "(SELECT row, pid, min(row) OVER s AS first, count(*) OVER s AS times FROM plan_want "
        "WINDOW s AS (PARTITION BY pid, unit_id, function_id)) AS counted WHERE times > 1",
        details="jsonb_build_object('first', first)",
    )  # fmt: skip


def _match(plan: Plan) -> None:
    """Ours of that day that are the same; then those in the same unit and function; then any other."""
    plan.do("DROP TABLE IF EXISTS plan_same")
    plan.do("CREATE TEMPORARY TABLE plan_same (row integer, id uuid, same boolean) ON COMMIT DROP")
    for by, same in (("pid, unit_id, function_id, share", True), ("pid, unit_id, function_id", True), ("pid", False)):
        wants = "plan_want WHERE NOT left_before AND row NOT IN (SELECT row FROM plan_same)"
        ours = "plan_now WHERE id NOT IN (SELECT id FROM plan_same)"
        keep = " WHERE w.share IS NULL OR w.share = o.share" if by == "pid, unit_id, function_id" else ""
        plan.do(
            f"""INSERT INTO plan_same SELECT w.row, o.id, {same} FROM
                  (SELECT *, {RANKED.format(by, "row")} FROM {wants}) AS w
                  JOIN (SELECT *, {RANKED.format(by, "id")} FROM {ours}) AS o USING ({by}, rank){keep}"""
        )
        if by == "pid, unit_id, function_id":  # only the share differs
            plan.do(
                f"""INSERT INTO plan_same SELECT w.row, o.id, false FROM
                      (SELECT *, {RANKED.format(by, "row")} FROM {wants}) AS w
                      JOIN (SELECT *, {RANKED.format(by, "id")} FROM {ours}) AS o USING ({by}, rank)"""
            )
    plan.know("plan_same")


BEGIN = """
CASE WHEN e.ends_on IS NULL AND e.starts_on IS NULL
     THEN greatest(least(coalesce(w.es, %(as_of)s), coalesce(w.ends_on, 'infinity')), b.last_end + 1)
     WHEN w.left_before THEN e.starts_on ELSE %(as_of)s END
"""


def _positions(plan: Plan) -> None:
    """New ones begin that day; of who comes new, with the employment. They end when what they replace would have."""
    plan.make(
        "plan_our_time",
        """SELECT DISTINCT ON (e.person_id) e.person_id AS pid, e.starts_on, e.ends_on
             FROM people_employment e JOIN plan_person w ON w.pid = e.person_id AND NOT w.is_new
            WHERE e.organisation_id = %(organisation)s AND e.starts_on <= %(as_of)s
              AND coalesce(e.ends_on, 'infinity') >= %(as_of)s ORDER BY e.person_id, e.starts_on""",
    )
    instead = "(SELECT row, id FROM plan_same WHERE NOT same)"
    fresh = f"""
        plan_want w LEFT JOIN {instead} m USING (row) LEFT JOIN plan_our_place o ON o.id = m.id
        LEFT JOIN plan_our_time e ON e.pid = w.pid
        LEFT JOIN (SELECT pid, max(ends_on) AS last_end FROM plan_our_place GROUP BY pid) AS b ON b.pid = w.pid
        WHERE NOT EXISTS (SELECT FROM plan_same s WHERE s.row = w.row AND s.same)"""
    plan.make(
        "plan_position",
        f"""SELECT o.id, o.pid, m.row, o.unit_id, o.function_id, o.share, o.starts_on,
                   coalesce(w.ends_on, o.ends_on) AS ends_on, w.es, true AS was, false AS gone,
                   NULL::uuid AS instead_of, {OURS}
              FROM plan_same m JOIN plan_our_place o USING (id) JOIN plan_want w USING (row) WHERE m.same
             UNION ALL
            SELECT o.id, o.pid, w.row, w.unit_id, w.function_id, coalesce(w.share, o.share), o.starts_on,
                   coalesce(w.ends_on, o.ends_on), w.es, true, false, NULL, {OURS}
              FROM {fresh} AND o.starts_on = %(as_of)s
             UNION ALL
            SELECT {new_id("position", "w.row", plan)}, w.pid, w.row, w.unit_id, w.function_id,
                   coalesce(w.share, o.share, 100), {BEGIN}, coalesce(w.ends_on, o.ends_on, e.ends_on), w.es,
                   false, false, o.id, {NOTHING_OF_OURS}
              FROM {fresh} AND o.starts_on IS DISTINCT FROM %(as_of)s
               AND NOT (w.left_before AND (e.pid IS NULL AND EXISTS (SELECT FROM plan_our_place x WHERE x.pid = w.pid)
                                           OR e.pid IS NOT NULL OR w.es IS NULL))
             UNION ALL
            SELECT o.id, o.pid, NULL, o.unit_id, o.function_id, o.share, o.starts_on,
                   CASE WHEN h.id IS NULL OR f.pid IS NULL THEN o.ends_on
                        ELSE least(coalesce(f.left_on, %(day_before)s), o.ends_on) END,
                   NULL, true,
                   coalesce(h.id IS NOT NULL AND f.pid IS NOT NULL
                            AND coalesce(f.left_on, %(day_before)s) < o.starts_on, false),
                   NULL, {OURS}
              FROM plan_our_place o LEFT JOIN plan_now h ON h.id = o.id
              LEFT JOIN (SELECT pid, CASE WHEN bool_and(left_before) THEN max(ends_on) END AS left_on
                           FROM plan_want GROUP BY pid) AS f ON f.pid = o.pid
             WHERE NOT EXISTS (SELECT FROM plan_same m WHERE m.id = o.id AND (m.same OR o.starts_on = %(as_of)s))""",
    )
    plan.find(
        "problem", "starts_on", "start_missing",
        "(SELECT w.row, w.pid FROM plan_want w JOIN plan_person p USING (pid) "
        "WHERE w.left_before AND p.is_new AND w.es IS NULL) AS left_before",
    )  # fmt: skip
