"""What follows from employments that begin, end or move: the role of employee, other roles, and people led.

As people.actions does: a new employment gives the role of employee, what ends takes roles and lines downward along
until the next employment, what goes on longer takes along the roles that ended with it.
"""

from wegwijzer.exchange.kinds.people.plan import Plan, new_id

INFINITE = "coalesce({0}, 'infinity')"


def lay_roles(plan: Plan) -> None:
    plan.make(
        "plan_turn",
        """SELECT e.id, e.pid, e.our_start, coalesce(e.our_end, 'infinity') AS our_end, e.starts_on,
                  coalesce(e.ends_on, 'infinity') AS ends_on, e.gone,
                  (SELECT min(n.starts_on) FROM plan_employment n
                    WHERE n.pid = e.pid AND NOT n.gone AND n.id <> e.id AND n.starts_on > e.ends_on) AS next
             FROM plan_employment e
            WHERE e.was AND (e.gone OR e.starts_on <> e.our_start OR e.ends_on IS DISTINCT FROM e.our_end)""",
    )
    plan.make(
        "plan_our_role",
        """SELECT m.id, m.person_id AS pid, m.role, m.starts_on, coalesce(m.ends_on, 'infinity') AS ends_on
             FROM people_membership m JOIN (
                  SELECT pid FROM plan_employment WHERE NOT was UNION SELECT pid FROM plan_turn
             ) AS turning ON turning.pid = m.person_id
             JOIN plan_person w ON w.pid = m.person_id AND NOT w.is_new
            WHERE m.organisation_id = %(organisation)s""",
    )
    plan.make("plan_membership", _roles(plan))
    _give(plan)
    _end_leading(plan)


def _roles(plan: Plan) -> str:
    """Ours with their new days."""
    cut = "t.ends_on < t.our_end AND NOT t.gone"
    return f"""
        SELECT m.id, m.pid, m.role, coalesce(begins.starts_on, m.starts_on) AS starts_on,
               nullif(CASE WHEN ends.ends_on IS NOT NULL THEN ends.ends_on
                           WHEN longer.ends_on IS NOT NULL
                           THEN least(longer.ends_on, coalesce((SELECT min(o.starts_on) - 1 FROM plan_our_role o
                                 WHERE o.pid = m.pid AND o.role = m.role AND o.starts_on > m.starts_on), 'infinity'))
                           ELSE m.ends_on END, 'infinity') AS ends_on,
               true AS was,
               EXISTS (SELECT FROM plan_turn t WHERE t.pid = m.pid AND {cut} AND m.starts_on > t.ends_on
                          AND m.starts_on <= t.our_end AND (t.next IS NULL OR m.starts_on < t.next))
               OR (m.role = 'employee' AND EXISTS (SELECT FROM plan_turn t WHERE t.pid = m.pid AND t.gone
                          AND t.our_start = m.starts_on AND t.our_end = m.ends_on)) AS gone,
               m.starts_on AS our_start, nullif(m.ends_on, 'infinity') AS our_end
          FROM plan_our_role m
          LEFT JOIN LATERAL (SELECT max(t.starts_on) AS starts_on FROM plan_turn t
                     WHERE t.pid = m.pid AND NOT t.gone AND t.our_start = m.starts_on AND m.role = 'employee'
                       AND t.starts_on <> t.our_start AND t.starts_on <= m.ends_on) AS begins ON true
          LEFT JOIN LATERAL (SELECT min(t.ends_on) AS ends_on FROM plan_turn t WHERE t.pid = m.pid AND {cut}
                       AND m.starts_on <= t.ends_on AND m.ends_on > t.ends_on
                       AND t.our_end >= m.starts_on) AS ends ON true
          LEFT JOIN LATERAL (SELECT max(t.ends_on) AS ends_on FROM plan_turn t WHERE t.pid = m.pid AND NOT t.gone
                       AND t.our_end < t.ends_on AND t.our_end = m.ends_on) AS longer ON true"""


def _give(plan: Plan) -> None:
    """The role of employee for each new employment, and for one whose role was cut away, unless there is one."""
    there = """EXISTS (SELECT FROM plan_membership m WHERE m.pid = e.pid AND m.role = 'employee' AND NOT m.gone
                 AND daterange(m.starts_on, m.ends_on, '[]') && daterange(e.starts_on, e.ends_on, '[]'))"""
    lost = """EXISTS (SELECT FROM plan_membership m WHERE m.pid = e.pid AND m.role = 'employee'
                AND daterange(m.our_start, m.our_end, '[]') @> e.starts_on)"""
    plan.make(
        "plan_given_role",
        f"""SELECT CASE WHEN e.was THEN {new_id("kept_role", "row_number() OVER (ORDER BY e.id)", plan)}
                        ELSE {new_id("membership", "e.row", plan)} END AS id, e.pid, e.starts_on, e.ends_on
              FROM plan_employment e WHERE NOT e.gone AND NOT {there} AND (NOT e.was OR {lost})""",
    )
    plan.do(
        "INSERT INTO plan_membership SELECT id, pid, 'employee', starts_on, ends_on, false, false, NULL, NULL "
        "FROM plan_given_role"
    )
    plan.know("plan_membership")


def _end_leading(plan: Plan) -> None:
    """Lines downward of who leaves, of which the file says nothing, end with the employment."""
    if not plan.any("plan_turn WHERE ends_on < our_end AND NOT gone"):
        return
    leaving = "plan_turn t WHERE t.ends_on < t.our_end AND NOT t.gone AND t.pid = l.manager_id"
    runs_past = (
        "coalesce(l.ends_on, 'infinity') > t.ends_on AND l.starts_on <= t.our_end "
        "AND (t.next IS NULL OR l.starts_on < t.next)"
    )
    plan.do(
        f"""INSERT INTO plan_line (id, pid, position_id, manager_id, kind, starts_on, ends_on, was, gone, our_manager,
                                   our_start, our_end, old_manager)
            SELECT l.id, l.person_id, l.position_id, l.manager_id, l.kind, l.starts_on, l.ends_on, true, false,
                   l.manager_id, l.starts_on, l.ends_on, l.manager_id
              FROM people_reportingline l WHERE l.organisation_id = %(organisation)s
               AND EXISTS (SELECT FROM {leaving} AND {runs_past})
               AND NOT EXISTS (SELECT FROM plan_line p WHERE p.id = l.id)"""
    )
    plan.do(
        f"""UPDATE plan_line l SET gone = l.gone OR l.starts_on > t.ends_on,
                   ends_on = CASE WHEN l.starts_on > t.ends_on THEN l.ends_on ELSE t.ends_on END
              FROM {leaving} AND l.row IS NULL AND l.was AND {runs_past}"""
    )
    plan.do("DELETE FROM plan_line WHERE gone AND NOT was")
