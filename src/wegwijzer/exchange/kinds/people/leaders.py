"""Who leads whom: what the lines will be, and what a place that changes does to its lines.

`plan_line` has every line of the places in the plan, with our_… and `gone` as the other plans.
"""

from wegwijzer.exchange.kinds.people.meant import find_leaders
from wegwijzer.exchange.kinds.people.plan import Plan, new_id

OUR_LINES = """
SELECT l.id, l.position_id, l.person_id AS pid, l.manager_id, l.kind, l.starts_on, l.ends_on
  FROM people_reportingline l JOIN plan_position p ON p.id = l.position_id AND p.was
 WHERE l.organisation_id = %(organisation)s
"""
OURS = "o.manager_id AS our_manager, o.starts_on AS our_start, o.ends_on AS our_end"
NOTHING_OF_OURS = "NULL::uuid AS our_manager, NULL::date AS our_start, NULL::date AS our_end"


def lay_lines(plan: Plan) -> None:
    plan.make("plan_our_line", OUR_LINES)
    if plan.has("manager"):
        find_leaders(plan)
        _wanted(plan)
    else:
        plan.make("plan_line_said", "SELECT NULL::integer AS row, NULL::uuid AS pid, NULL::uuid AS position_id, "
                  "NULL::uuid AS manager_id, NULL::date AS starts_on, NULL::date AS ends_on LIMIT 0")  # fmt: skip
        plan.make("plan_line_left", "SELECT NULL::uuid AS position_id LIMIT 0")
    _match(plan)
    _lines(plan)


def _wanted(plan: Plan) -> None:
    """plan_line_said: the lines of the file that can be; plan_line_left: places of which one cannot."""
    plan.make(
        "plan_line_row",
        f"""SELECT w.row, w.pid, p.id AS position_id, p.was, w.manager AS said, l.pid AS manager_id, n.times,
                   {_days(plan)}
              FROM plan_want w JOIN plan_position p ON p.row = w.place_row AND p.pid = w.pid
              LEFT JOIN plan_leader_times n ON n.said = w.manager
              LEFT JOIN plan_leader l ON l.said = w.manager AND n.times = 1
             WHERE w.manager IS NOT NULL""",
    )
    only_line = "SELECT row, NULL::uuid AS pid, said FROM plan_line_row"
    gone = (
        "EXISTS (SELECT FROM plan_left_out o WHERE o.is_new AND (o.number = r.said OR lower(o.email) = lower(r.said)))"
    )
    unknown = (
        "(SELECT row, NULL::uuid AS pid, said, {0} AS gone FROM plan_line_row r WHERE times IS NULL) AS unknown WHERE"
    )
    plan.find("problem", "manager", "manager_left_out", f"{unknown.format(gone)} gone", value="said")
    plan.find("problem", "manager", "manager_unknown", f"{unknown.format(gone)} NOT gone", value="said")
    plan.find("problem", "manager", "manager_oneself", f"({only_line} WHERE manager_id = pid) AS oneself", value="said")
    bad = "manager_id IS NULL OR manager_id = pid"
    plan.make("plan_line_left", f"SELECT DISTINCT position_id FROM plan_line_row WHERE {bad}")
    plan.make("plan_line_said", f"SELECT row, pid, position_id, manager_id, starts_on, ends_on FROM plan_line_row "
              f"WHERE NOT ({bad}) AND starts_on <= coalesce(ends_on, 'infinity')")  # fmt: skip
    _join_touching(plan)


def _days(plan: Plan) -> str:
    """A row of a history leads for its own days; how it is on one day holds from then on."""
    if plan.history:
        return "w.starts_on, w.ends_on"
    return "greatest(p.starts_on, %(as_of)s) AS starts_on, p.ends_on"


def _join_touching(plan: Plan) -> None:
    """The same leader in two rows of one place, one right after the other, is one line, unless we know two."""
    several = "SELECT position_id FROM plan_line_said GROUP BY position_id HAVING count(*) > 1"
    if not plan.any(f"({several}) AS several"):
        return
    plan.make(
        "plan_line_joined",
        f"""SELECT min(row) AS row, pid, position_id, manager_id, min(starts_on) AS starts_on,
                   nullif(max(coalesce(ends_on, 'infinity')), 'infinity') AS ends_on FROM (
              SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY position_id ORDER BY starts_on, row) AS number
                FROM (
                SELECT s.*, (lag(manager_id) OVER w = manager_id AND starts_on = lag(ends_on) OVER w + 1
                             AND NOT EXISTS (SELECT FROM plan_our_line o WHERE o.position_id = s.position_id
                                                AND o.starts_on = s.starts_on AND o.kind = 'hierarchical'))
                            IS NOT TRUE AS begins
                  FROM plan_line_said s WHERE position_id IN ({several})
                WINDOW w AS (PARTITION BY position_id ORDER BY starts_on, row)) AS marked) AS numbered
            GROUP BY pid, position_id, manager_id, number""",
    )
    plan.do(f"DELETE FROM plan_line_said WHERE position_id IN ({several})")
    plan.do("INSERT INTO plan_line_said SELECT * FROM plan_line_joined")


def _match(plan: Plan) -> None:
    """Of one day: ours that holds then. Otherwise by first day and leader, else by first day."""
    if plan.history:
        plan.make("plan_same_line", _same("starts_on, manager_id"))
        plan.do(f"INSERT INTO plan_same_line {_same('starts_on')} AND s.row NOT IN (SELECT row FROM plan_same_line) "
                "AND o.id NOT IN (SELECT id FROM plan_same_line)")  # fmt: skip
        return
    plan.make(
        "plan_same_line",
        """SELECT s.row, o.id FROM plan_line_said s JOIN plan_our_line o USING (position_id)
            WHERE o.kind = 'hierarchical' AND o.starts_on <= s.starts_on
              AND coalesce(o.ends_on, 'infinity') >= s.starts_on
              AND (o.manager_id = s.manager_id OR o.starts_on = s.starts_on)""",
    )


def _same(by: str) -> str:
    return (
        f"SELECT s.row, o.id FROM plan_line_said s JOIN plan_our_line o USING (position_id, {by}) "
        "WHERE o.kind = 'hierarchical'"
    )


def _lines(plan: Plan) -> None:
    """All lines, within the days of their places; what then has no day left goes."""
    plan.make("plan_line_free", _said_lines(plan))
    plan.make(
        "plan_line",
        f"""SELECT l.id, l.row, l.pid, l.position_id, l.manager_id, l.kind,
                   greatest(l.starts_on, p.starts_on) AS starts_on,
                   nullif(least(coalesce(l.ends_on, 'infinity'), coalesce(p.ends_on, 'infinity')), 'infinity')
                   AS ends_on,
                   l.was, l.gone OR p.gone
                     OR greatest(l.starts_on, p.starts_on) > least(coalesce(l.ends_on, 'infinity'),
                                                                   coalesce(p.ends_on, 'infinity')) AS gone,
                   l.our_manager, l.our_start, l.our_end, l.old_manager
              FROM (SELECT * FROM plan_line_free UNION ALL {_kept_lines(plan)} UNION ALL {_continued(plan)}) AS l
              JOIN plan_position p ON p.id = l.position_id""",
    )
    plan.do("DELETE FROM plan_line WHERE gone AND NOT was")


def _said_lines(plan: Plan) -> str:
    """Those of the file. On one day a line that holds keeps its own days; a new one stops before the next."""
    first_day = "s.starts_on" if plan.history else "coalesce(o.starts_on, s.starts_on)"
    last_day = "s.ends_on"
    if not plan.history:
        last_day = """nullif(least(coalesce(s.ends_on, 'infinity'), CASE WHEN o.id IS NOT NULL
                        THEN coalesce(o.ends_on, 'infinity') ELSE coalesce((
                          SELECT min(n.starts_on) - 1 FROM plan_our_line n WHERE n.position_id = s.position_id
                             AND n.kind = 'hierarchical' AND n.starts_on > s.starts_on), 'infinity') END),
                        'infinity')"""
    return f"""
        SELECT coalesce(m.id, {new_id("line", "s.row", plan)}) AS id, s.row, s.pid, s.position_id, s.manager_id,
               'hierarchical' AS kind, {first_day} AS starts_on, {last_day} AS ends_on,
               m.id IS NOT NULL AS was, false AS gone, {OURS}, o.manager_id AS old_manager
          FROM plan_line_said s LEFT JOIN plan_same_line m USING (row) LEFT JOIN plan_our_line o ON o.id = m.id"""


def _kept_lines(plan: Plan) -> str:
    """Ours that the file says nothing about. Of a place that is in a history with leaders the others go, unless one
    of its own lines could not be read; on one day the leader of then ends, as another or nobody comes."""
    said = "EXISTS (SELECT FROM plan_position p WHERE p.id = o.position_id AND p.row IS NOT NULL)"
    unread = "EXISTS (SELECT FROM plan_line_left x WHERE x.position_id = o.position_id)"
    clash = """EXISTS (SELECT FROM plan_line_said s WHERE s.position_id = o.position_id
                 AND daterange(s.starts_on, s.ends_on, '[]') && daterange(o.starts_on, o.ends_on, '[]'))"""
    ends, gone = "o.ends_on", "false"
    if plan.has("manager") and plan.history:
        gone = f"o.kind = 'hierarchical' AND {said} AND (NOT {unread} OR {clash})"
    elif plan.has("manager"):
        holds = "o.starts_on <= %(as_of)s AND coalesce(o.ends_on, 'infinity') >= %(as_of)s"
        ended = f"o.kind = 'hierarchical' AND {said} AND {holds} AND NOT {unread}"
        ends = f"CASE WHEN {ended} THEN %(day_before)s ELSE o.ends_on END"
        gone = f"{ended} AND o.starts_on = %(as_of)s"
    return f"""
        SELECT o.id, NULL::integer, o.pid, o.position_id, o.manager_id, o.kind, o.starts_on, {ends}, true, {gone},
               {OURS}, o.manager_id
          FROM plan_our_line o WHERE NOT EXISTS (SELECT FROM plan_same_line m WHERE m.id = o.id)"""


def _continued(plan: Plan) -> str:
    """A place that replaces another takes its lines along; who leads is in the file when it has leaders."""
    number = "row_number() OVER (ORDER BY p.row, o.starts_on, o.id)"
    also = "o.kind <> 'hierarchical'" if plan.has("manager") else "true"
    return f"""
        SELECT {new_id("continued", number, plan)}, NULL::integer, p.pid, p.id, o.manager_id, o.kind,
               greatest(o.starts_on, p.starts_on), o.ends_on, false, false, {NOTHING_OF_OURS}, o.manager_id
          FROM plan_position p JOIN plan_our_line o ON o.position_id = p.instead_of
         WHERE coalesce(o.ends_on, 'infinity') >= p.starts_on AND {also}"""


def leaders_not_there(plan: Plan) -> None:
    """Remarks on leaders who have no employment or role on a day on which they lead: one for each, on the first row."""
    plan.make(
        "plan_leader_days",
        """SELECT pid, range_agg(daterange(starts_on, ends_on, '[]')) AS days FROM (
             SELECT e.pid, e.starts_on, e.ends_on FROM plan_employment e
               JOIN (SELECT DISTINCT manager_id FROM plan_line) AS m ON m.manager_id = e.pid WHERE NOT e.gone
              UNION ALL
             SELECT m.person_id, m.starts_on, m.ends_on FROM people_membership m
               JOIN (SELECT DISTINCT manager_id FROM plan_line) AS l ON l.manager_id = m.person_id
              WHERE m.organisation_id = %(organisation)s
                AND NOT EXISTS (SELECT FROM plan_employment e WHERE e.pid = m.person_id)
           ) AS stretches GROUP BY pid""",
    )
    plan.find(
        "remark", "manager", "manager_not_there",
        """(SELECT min(l.row) AS row, count(*) AS rows
              FROM plan_line l LEFT JOIN plan_leader_days d ON d.pid = l.manager_id
             WHERE l.row IS NOT NULL AND NOT l.gone
               AND NOT coalesce(d.days && daterange(l.starts_on, l.ends_on, '[]'), false)
             GROUP BY l.manager_id) AS away JOIN plan_line_row r USING (row)""",
        value="said", details="jsonb_build_object('rows', away.rows)",
    )  # fmt: skip
