"""Places: what they will be, laid against what they are.

`plan_position` has every place of everybody in the file: `was` when we have it, `gone` when it goes, with the
values it will have and those it has (our_…). Here those of a file of stretches; of a file that says how it is on
one day in snapshot.py.
"""

from wegwijzer.exchange.kinds.people.plan import Plan, new_id

OUR_PLACES = """
SELECT p.id, p.person_id AS pid, p.unit_id, p.function_id, p.share, p.starts_on, p.ends_on, p.employment_id
  FROM people_position p JOIN plan_person w ON w.pid = p.person_id AND NOT w.is_new
 WHERE p.organisation_id = %(organisation)s
"""
GOOD = "NOT bad AND unit_id IS NOT NULL AND function_id IS NOT NULL AND coalesce(ends_on, ee, 'infinity') >= starts_on"
OURS = (
    "o.unit_id AS our_unit, o.function_id AS our_function, o.share AS our_share, o.starts_on AS our_start, "
    "o.ends_on AS our_end, o.employment_id AS our_employment"
)
NOTHING_OF_OURS = (
    "NULL::uuid AS our_unit, NULL::uuid AS our_function, NULL::numeric AS our_share, NULL::date AS our_start, "
    "NULL::date AS our_end, NULL::uuid AS our_employment"
)
RANKED = "row_number() OVER (PARTITION BY {0} ORDER BY share DESC NULLS LAST, {1}) AS rank"


def check_rows(plan: Plan) -> None:
    """Days and shares that cannot be, of one row by itself."""
    rows = "plan_row WHERE NOT bad AND"
    for field, column, latest in (
        ("starts_on", "starts_on", "latest_start"),
        ("employment_starts", "es", "latest_start"),
        ("ends_on", "ends_on", "latest_end"),
        ("employment_ends", "ee", "latest_end"),
    ):
        if plan.has(field):
            plan.find(
                "problem", field, "day_unlikely",
                f"{rows} {column} NOT BETWEEN %(earliest)s AND %({latest})s", value=column,
            )  # fmt: skip
    plan.find("problem", "ends_on", "end_before_start", f"{rows} ends_on < starts_on", value="ends_on",
              details="jsonb_build_object('start', starts_on)")  # fmt: skip
    plan.find("problem", "employment_ends", "end_before_start", f"{rows} ee < es", value="ee",
              details="jsonb_build_object('start', es)")  # fmt: skip
    plan.find("problem", "employment_ends", "end_before_start",
              f"{rows} ee < starts_on AND es IS NULL AND ends_on IS NULL", value="ee",
              details="jsonb_build_object('start', starts_on)")  # fmt: skip
    if plan.has("share"):
        plan.find("problem", "share", "share_range", f"{rows} (share <= 0 OR share > 200)", value="share")
    if plan.history and plan.places:
        plan.find("problem", "unit", "unit_missing", f"{rows} starts_on IS NOT NULL AND unit_id IS NULL")
        plan.find("problem", "function", "function_missing", f"{rows} starts_on IS NOT NULL AND function_id IS NULL")


def lay_stretches(plan: Plan) -> None:
    plan.make("plan_our_place", OUR_PLACES)
    _wanted(plan)
    _contradictions(plan)
    _spots(plan)
    _match(plan)
    _positions(plan)


# ---- What the file wants


def _wanted(plan: Plan) -> None:
    """Rows about a place. `place_row`: the first row of the same place."""
    where = f"starts_on IS NOT NULL AND {GOOD}" if plan.places else "false"
    plan.make(
        "plan_want",
        "SELECT row, pid, unit_id, function_id, share, starts_on, coalesce(ends_on, ee) AS ends_on, es, manager, "
        f"row AS place_row FROM plan_row WHERE {where}",
    )


REPEATED = """
SELECT w.*, lag(coalesce(ends_on, 'infinity')) OVER s AS end_before, lag(share) OVER s AS share_before,
       lag(es) OVER s AS es_before, lag(row) OVER s AS row_before, lag(starts_on) OVER s AS start_before,
       max(coalesce(ends_on, 'infinity')) OVER (s ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS latest_before
  FROM plan_want w JOIN (
       SELECT pid, unit_id, function_id FROM plan_want GROUP BY pid, unit_id, function_id HAVING count(*) > 1
  ) AS more USING (pid, unit_id, function_id)
WINDOW s AS (PARTITION BY w.pid, w.unit_id, w.function_id ORDER BY w.starts_on, w.row)
"""


def _contradictions(plan: Plan) -> None:
    """One person in the same place in several rows: copies are left aside, overlaps contradict."""
    plan.make("plan_repeated", REPEATED)
    if not plan.any("plan_repeated"):
        return
    copied = """plan_want w JOIN plan_want c USING (pid, unit_id, function_id, starts_on)
                WHERE c.row < w.row AND (w.ends_on, w.share, w.es, w.manager)
                      IS NOT DISTINCT FROM (c.ends_on, c.share, c.es, c.manager)"""
    plan.make("plan_copy", f"SELECT w.row, NULL::uuid AS pid, min(c.row) AS first FROM {copied} GROUP BY w.row")
    plan.find("remark", "", "row_double", "plan_copy", details="jsonb_build_object('first', first)")
    if plan.do("DELETE FROM plan_want w USING plan_copy c WHERE c.row = w.row"):
        plan.make("plan_repeated", REPEATED)
    clash = "plan_repeated WHERE starts_on <= latest_before"
    plan.find("problem", "starts_on", "place_overlaps", clash, value="starts_on",
              details="jsonb_build_object('other', row_before)")  # fmt: skip
    plan.find(
        "problem", "starts_on", "place_overlaps",
        f"(SELECT row_before AS row, pid, row AS other, start_before FROM {clash}) AS other_side",
        value="start_before", details="jsonb_build_object('other', other)",
    )  # fmt: skip
    _join_touching(plan)


def _join_touching(plan: Plan) -> None:
    """Rows of one place that differ in the leader alone, one right after the other, unless we know two places."""
    goes_on = """starts_on = end_before + 1 AND share IS NOT DISTINCT FROM share_before
                 AND es IS NOT DISTINCT FROM es_before
                 AND NOT EXISTS (SELECT FROM plan_our_place o WHERE o.pid = r.pid AND o.starts_on = r.starts_on
                                    AND o.unit_id = r.unit_id AND o.function_id = r.function_id)"""
    plan.make(
        "plan_joined",
        f"""SELECT row, (max(ARRAY[starts_on - date '0001-01-01', row]) FILTER (WHERE begins)
                              OVER (PARTITION BY pid, unit_id, function_id ORDER BY starts_on, row))[2] AS place_row
              FROM (SELECT r.*, end_before IS NULL OR NOT ({goes_on}) AS begins FROM plan_repeated r) AS marked""",
    )
    plan.do(
        "UPDATE plan_want w SET place_row = j.place_row FROM plan_joined j WHERE j.row = w.row AND j.place_row <> w.row"
    )


def _spots(plan: Plan) -> None:
    """Each place the file wants, once."""
    if plan.any("plan_want WHERE place_row <> row"):
        plan.make(
            "plan_spot",
            "SELECT place_row AS row, pid, unit_id, function_id, max(share) AS share, min(starts_on) AS starts_on, "
            "nullif(max(coalesce(ends_on, 'infinity')), 'infinity') AS ends_on, max(es) AS es "
            "FROM plan_want GROUP BY place_row, pid, unit_id, function_id",
        )
    else:
        plan.make("plan_spot", "SELECT row, pid, unit_id, function_id, share, starts_on, ends_on, es FROM plan_want")


# ---- Which of ours it is


def _match(plan: Plan) -> None:
    """By first day, unit and function; else by the first day alone."""
    plan.make(
        "plan_same",
        "SELECT s.row, o.id FROM plan_spot s JOIN plan_our_place o USING (pid, starts_on, unit_id, function_id)",
    )
    plan.do(
        f"""INSERT INTO plan_same SELECT s.row, o.id FROM
              (SELECT *, {RANKED.format("pid, starts_on", "row")} FROM plan_spot
                WHERE row NOT IN (SELECT row FROM plan_same)) AS s
              JOIN (SELECT *, {RANKED.format("pid, starts_on", "id")} FROM plan_our_place
                     WHERE id NOT IN (SELECT id FROM plan_same)) AS o USING (pid, starts_on, rank)"""
    )
    plan.know("plan_same")


def _positions(plan: Plan) -> None:
    """The places of the file, and of ours those before its first day; the others go or end."""
    plan.make("plan_span", "SELECT pid, min(starts_on) AS first_day, min(es) AS es FROM plan_spot GROUP BY pid")
    plan.make(
        "plan_position",
        f"""SELECT coalesce(m.id, {new_id("position", "s.row", plan)}) AS id, s.pid, s.row, s.unit_id, s.function_id,
                   coalesce(s.share, o.share, 100) AS share, s.starts_on, s.ends_on, s.es,
                   m.id IS NOT NULL AS was, false AS gone, NULL::uuid AS instead_of, {OURS}
              FROM plan_spot s LEFT JOIN plan_same m USING (row) LEFT JOIN plan_our_place o ON o.id = m.id
             UNION ALL
            SELECT o.id, o.pid, NULL, o.unit_id, o.function_id, o.share, o.starts_on,
                   CASE WHEN coalesce(o.ends_on, 'infinity') >= f.first_day AND o.starts_on < f.first_day
                        THEN f.first_day - 1 ELSE o.ends_on END, NULL, true,
                   o.starts_on >= f.first_day
                   OR (coalesce(o.ends_on, 'infinity') >= f.first_day AND f.es > o.starts_on),
                   NULL, {OURS}
              FROM plan_our_place o LEFT JOIN plan_span f USING (pid)
             WHERE NOT EXISTS (SELECT FROM plan_same m WHERE m.id = o.id)""",
    )
    plan.do("UPDATE plan_position SET gone = false WHERE gone IS NULL")
