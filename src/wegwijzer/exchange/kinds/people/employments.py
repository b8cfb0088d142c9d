"""Employments: those the file names, else what follows from the places.

`plan_employment` has every employment of everybody in the file, as plan_position has their places. Without columns
for them, touching places make one employment and a gap starts a new one; one of ours that ended or began with its
places goes on doing so, and is otherwise only made longer.
"""

from wegwijzer.exchange.kinds.people.plan import Plan, new_id

OUR_EMPLOYMENTS = """
SELECT e.id, e.person_id AS pid, e.kind, e.starts_on, e.ends_on
  FROM people_employment e JOIN plan_person w ON w.pid = e.person_id AND NOT w.is_new
 WHERE e.organisation_id = %(organisation)s
"""
OURS = "o.starts_on AS our_start, o.ends_on AS our_end, o.kind AS our_kind"
NOTHING_OF_OURS = "NULL::date AS our_start, NULL::date AS our_end, NULL::text AS our_kind"
DAYS = "daterange({0}starts_on, {0}ends_on, '[]')"
OVERLAP = f"{DAYS.format('g.')} && {DAYS.format('o.')}"


def lay_employments(plan: Plan) -> None:
    plan.make("plan_our_employment", OUR_EMPLOYMENTS)
    _kinds(plan)
    _given(plan)
    _match_given(plan)
    _islands(plan)
    _follow(plan)
    _employments(plan)
    _put_places_within(plan)


# ---- Named in the file


def _kinds(plan: Plan) -> None:
    """The kind of contract that the person's latest row says, for each employment that is named."""
    said = "kind IS NOT NULL AND NOT bad" if plan.has("employment_kind") else "false"
    plan.make(
        "plan_kind",
        f"SELECT DISTINCT ON (pid, es) pid, es, kind FROM plan_row WHERE {said} "
        "ORDER BY pid, es, starts_on DESC NULLS LAST, row DESC",
    )


def _given(plan: Plan) -> None:
    named = "es IS NOT NULL AND NOT bad" if plan.has("employment_starts") else "false"
    plan.make(
        "plan_said_time",
        "SELECT pid, es, min(row) AS row, max(ee) AS ee, min(ee) AS ee_2, lead(es) OVER (PARTITION BY pid ORDER BY es) "
        f"AS next FROM plan_row WHERE {named} GROUP BY pid, es",
    )
    plan.find(
        "problem", "employment_ends", "contradiction",
        """(SELECT row, pid, ee, CASE WHEN ee <> one THEN top
                     ELSE min(row) FILTER (WHERE ee <> one) OVER (PARTITION BY pid, es) END AS first
               FROM (SELECT r.row, r.pid, r.es, r.ee,
                            first_value(r.ee) OVER (PARTITION BY r.pid, r.es ORDER BY r.row) AS one,
                            min(r.row) OVER (PARTITION BY r.pid, r.es) AS top
                       FROM plan_said_time s JOIN plan_row r USING (pid, es)
                      WHERE s.ee <> s.ee_2 AND r.ee IS NOT NULL) AS each) AS two""",
        value="ee", details="jsonb_build_object('first', first)",
    )  # fmt: skip
    plan.make(
        "plan_given",
        f"""SELECT s.pid, s.row, s.es AS starts_on, s.next, k.kind,
                   {_given_end(plan)} AS ends_on
              FROM plan_said_time s
              LEFT JOIN plan_kind k ON k.pid = s.pid AND k.es = s.es
              LEFT JOIN plan_our_employment o ON o.pid = s.pid AND o.starts_on = s.es
              LEFT JOIN (SELECT s.pid, s.es, max(coalesce(p.ends_on, 'infinity')) AS last_end
                           FROM plan_said_time s JOIN plan_position p ON p.pid = s.pid AND NOT p.gone
                            AND p.starts_on >= s.es AND (s.next IS NULL OR p.starts_on < s.next)
                          GROUP BY s.pid, s.es) AS l ON l.pid = s.pid AND l.es = s.es""",
    )
    plan.find(
        "problem", "employment_starts", "employments_overlap",
        "(SELECT row, pid, starts_on, next FROM plan_given WHERE coalesce(ends_on, 'infinity') >= next) AS two",
        value="starts_on", details="jsonb_build_object('next', next)",
    )  # fmt: skip


def _given_end(plan: Plan) -> str:
    """Without a column for it, an employment ends with its last place; an empty cell is open, unless the file is
    about one day: then it takes nothing away."""
    if not plan.has("employment_ends"):
        return "CASE WHEN l.last_end IS NULL THEN o.ends_on ELSE nullif(l.last_end, 'infinity') END"
    return "s.ee" if plan.history else "coalesce(s.ee, CASE WHEN l.last_end = 'infinity' THEN NULL ELSE o.ends_on END)"


def _match_given(plan: Plan) -> None:
    """Ours with the same first day; else the first that overlaps."""
    plan.make(
        "plan_time",
        "SELECT g.row, o.id FROM plan_given g JOIN plan_our_employment o USING (pid, starts_on)",
    )
    plan.do(
        f"""INSERT INTO plan_time SELECT DISTINCT ON (row) row, id FROM (
              SELECT DISTINCT ON (o.id) g.row, o.id, o.starts_on
                FROM plan_given g JOIN plan_our_employment o ON o.pid = g.pid AND {OVERLAP}
               WHERE g.row NOT IN (SELECT row FROM plan_time) AND o.id NOT IN (SELECT id FROM plan_time)
               ORDER BY o.id, g.starts_on
            ) AS pairs ORDER BY row, starts_on"""
    )
    plan.know("plan_time")


# ---- Following from the places


def _islands(plan: Plan) -> None:
    """Places that touch or overlap, together; `ends_on` of an open one is infinity. Only of whom the file names no
    employment. Who stands in a file about one day without any place is employed from that day."""
    on_that_day = ""
    if not plan.history:
        on_that_day = """
            UNION ALL SELECT w.pid, w.row, %(as_of)s, 'infinity' FROM plan_person w
             WHERE NOT w.bad AND NOT EXISTS (SELECT FROM plan_said_time s WHERE s.pid = w.pid)
               AND NOT EXISTS (SELECT FROM plan_position p WHERE p.pid = w.pid AND p.row IS NOT NULL)
               AND NOT EXISTS (SELECT FROM plan_said_now n WHERE n.pid = w.pid AND n.left_before)
               AND NOT EXISTS (SELECT FROM plan_our_employment o WHERE o.pid = w.pid
                                  AND coalesce(o.ends_on, 'infinity') >= %(as_of)s)"""
    unnamed = "NOT EXISTS (SELECT FROM plan_said_time s WHERE s.pid = p.pid)" if plan.any("plan_said_time") else "true"
    plan.make(
        "plan_island",
        f"""SELECT pid, min(row) AS row, min(starts_on) AS starts_on, max(ends_on) AS ends_on FROM (
              SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY pid ORDER BY starts_on, ends_on, row
                                                             ROWS UNBOUNDED PRECEDING) AS number FROM (
                SELECT *, starts_on > max(ends_on) OVER (PARTITION BY pid ORDER BY starts_on, ends_on, row
                              ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) + 1 IS NOT FALSE AS begins FROM (
                  SELECT p.pid, p.row, p.starts_on, coalesce(p.ends_on, 'infinity') AS ends_on
                    FROM plan_position p WHERE NOT p.gone AND {unnamed} {on_that_day}
                ) AS stretches ) AS marked ) AS numbered
            GROUP BY pid, number""",
    )


FOLLOW = """
SELECT o.id, min(i.starts_on) AS first_day, max(i.ends_on) AS last_day,
       min(our.first_day) AS our_first, max(our.last_day) AS our_last
  FROM plan_our_employment o
  JOIN plan_island i ON i.pid = o.pid AND i.starts_on <= coalesce(o.ends_on, 'infinity') AND i.ends_on >= o.starts_on
  LEFT JOIN (SELECT our_employment AS id, min(our_start) AS first_day, max(coalesce(our_end, 'infinity')) AS last_day
               FROM plan_position WHERE was GROUP BY our_employment) AS our ON our.id = o.id
 GROUP BY o.id
"""


def _follow(plan: Plan) -> None:
    """Ours that places lie in: their new days. Between two of ours, each stops where the next begins."""
    plan.make("plan_follow", FOLLOW)
    plan.make(
        "plan_our_new",
        """SELECT o.id, CASE
                 WHEN f.id IS NULL OR before.ends_on >= f.first_day THEN o.starts_on
                 WHEN o.starts_on = f.our_first THEN f.first_day ELSE least(o.starts_on, f.first_day) END AS starts_on,
               nullif(least(CASE
                 WHEN f.id IS NULL THEN coalesce(o.ends_on, 'infinity')
                 WHEN coalesce(o.ends_on, 'infinity') = f.our_last THEN f.last_day
                 ELSE greatest(coalesce(o.ends_on, 'infinity'), f.last_day) END,
                 coalesce(o.next - 1, 'infinity')), 'infinity') AS ends_on
          FROM (SELECT *, lead(starts_on) OVER (PARTITION BY pid ORDER BY starts_on) AS next,
                       lag(id) OVER (PARTITION BY pid ORDER BY starts_on) AS id_before
                  FROM plan_our_employment) AS o
          LEFT JOIN plan_follow f ON f.id = o.id
          LEFT JOIN plan_our_employment before ON before.id = o.id_before
         WHERE NOT EXISTS (SELECT FROM plan_said_time s WHERE s.pid = o.pid)""",
    )


def _employments(plan: Plan) -> None:
    plan.make(
        "plan_employment",
        f"""SELECT coalesce(t.id, {new_id("employment", "g.row", plan)}) AS id, g.pid, g.row, g.starts_on, g.ends_on,
                   coalesce(g.kind, o.kind, 'permanent') AS kind, t.id IS NOT NULL AS was, false AS gone, {OURS}
              FROM plan_given g LEFT JOIN plan_time t USING (row) LEFT JOIN plan_our_employment o ON o.id = t.id
             UNION ALL
            SELECT o.id, o.pid, NULL, o.starts_on, o.ends_on, o.kind, true,
                   EXISTS (SELECT FROM plan_given g WHERE g.pid = o.pid AND {OVERLAP}), {OURS}
              FROM plan_our_employment o WHERE EXISTS (SELECT FROM plan_said_time s WHERE s.pid = o.pid)
               AND NOT EXISTS (SELECT FROM plan_time t WHERE t.id = o.id)
             UNION ALL
            SELECT o.id, o.pid, NULL, n.starts_on, n.ends_on,
                   CASE WHEN n.ends_on IS NULL OR n.ends_on >= %(as_of)s THEN coalesce(k.kind, o.kind) ELSE o.kind END,
                   true, false, {OURS}
              FROM plan_our_employment o JOIN plan_our_new n USING (id)
              LEFT JOIN plan_kind k ON k.pid = o.pid AND k.es IS NULL
             UNION ALL
            SELECT {new_id("employment", "i.row", plan)}, i.pid, i.row, i.starts_on, nullif(i.ends_on, 'infinity'),
                   coalesce(k.kind, 'permanent'), false, false, {NOTHING_OF_OURS}
              FROM plan_island i LEFT JOIN plan_kind k ON k.pid = i.pid AND k.es IS NULL
             WHERE NOT EXISTS (SELECT FROM plan_our_employment o WHERE o.pid = i.pid
                                  AND i.starts_on <= coalesce(o.ends_on, 'infinity') AND i.ends_on >= o.starts_on)""",
    )


# ---- Places within employments


def _put_places_within(plan: Plan) -> None:
    """`employment_id` of each place that stays; a place outside every employment is a problem."""
    plan.do("ALTER TABLE plan_position RENAME TO plan_position_alone")
    plan.make(
        "plan_position",
        """SELECT p.*, e.id AS employment_id FROM plan_position_alone p
             LEFT JOIN plan_employment e ON e.pid = p.pid AND NOT e.gone AND NOT p.gone AND e.starts_on <= p.starts_on
              AND coalesce(e.ends_on, 'infinity') >= coalesce(p.ends_on, 'infinity')""",
    )
    plan.do("DROP TABLE plan_position_alone")
    outside = """(SELECT coalesce(p.row, w.row) AS row, p.pid, p.starts_on, p.ends_on, p.row IS NULL AS ours,
                         p.starts_on < (SELECT min(e.starts_on) FROM plan_employment e
                                         WHERE e.pid = p.pid AND NOT e.gone) AS too_early
                    FROM plan_position p JOIN plan_person w USING (pid)
                   WHERE p.employment_id IS NULL AND NOT p.gone AND NOT w.bad) AS outside WHERE"""
    days = "jsonb_build_object('from', starts_on, 'until', ends_on)"
    plan.find("problem", "starts_on", "place_before_employment", f"{outside} too_early AND NOT ours",
              value="starts_on", details=days)  # fmt: skip
    plan.find("problem", "starts_on", "place_outside_employment", f"{outside} too_early IS NOT TRUE AND NOT ours",
              value="starts_on", details=days)  # fmt: skip
    plan.find("problem", "employment_starts", "known_place_outside_employment", f"{outside} ours",
              value="starts_on", details=days)  # fmt: skip
