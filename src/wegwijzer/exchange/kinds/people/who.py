"""Who a row is about: by number, else by e-mail address, else by name and date of birth.

`plan_row` is the file with who it is (pid), `plan_person` has everybody in it once: what the file says, what we
know, and what it will be. An empty cell takes nothing away.
"""

from datetime import date, timedelta

from wegwijzer.exchange.kinds.people.plan import Plan, new_id

MOST_ROWS = 500  # of one person; more is another column than the one that tells people apart
NAME = "wegwijzer_fold(coalesce({0}given_name, '') || ' ' || coalesce({0}family_name, ''))"

KEY = f"""
CASE WHEN number <> '' THEN 'n' || number
     WHEN email <> '' THEN 'e' || lower(email)
     WHEN coalesce(given_name, '') || coalesce(family_name, '') <> ''
     THEN 'b' || {NAME.format("")} || '|' || coalesce(birth_date::text, '') END
"""
KNOWN = """
SELECT key, min(row) AS row, count(*) AS rows, bool_or(bad) AS bad, max(number) AS number,
       max(given_name) AS given_name, min(given_name) AS given_2,
       max(family_name) AS family_name, min(family_name) AS family_2,
       max(email) AS email, min(email) AS email_2, max(birth_date) AS birth_date, min(birth_date) AS birth_2,
       max(gender) AS gender, min(gender) AS gender_2
  FROM (SELECT *, {key} AS key FROM incoming) AS said WHERE key IS NOT NULL GROUP BY key
"""
OUR_NAME = "split_part(p.sort_name, chr(9), 2) || ' ' || split_part(p.sort_name, chr(9), 1)"
CONTRADICTIONS = (  # field, what the person's rows say in two ways
    ("given_name", "given_name", "given_2", True),
    ("family_name", "family_name", "family_2", True),
    ("birth_date", "birth_date", "birth_2", False),
    ("email", "email", "email_2", True),
    ("gender", "gender", "gender_2", False),
)


def find_out(plan: Plan) -> None:
    plan.make("plan_known", KNOWN.format(key=KEY))
    plan.find(
        "problem", "", "who_missing",
        f"(SELECT row, NULL::uuid AS pid, bad FROM incoming WHERE ({KEY}) IS NULL) AS nobody WHERE NOT bad",
    )  # fmt: skip
    _match(plan)
    _people(plan)
    _rows(plan)
    _check(plan)


# ---- Who of ours it is


def _match(plan: Plan) -> None:
    plan.do("DROP TABLE IF EXISTS plan_match")
    plan.do("CREATE TEMPORARY TABLE plan_match (key text, pid uuid, times integer) ON COMMIT DROP")
    if not plan.any("people_person WHERE organisation_id = %(organisation)s"):
        return
    not_yet = "NOT EXISTS (SELECT FROM plan_match m WHERE m.key = k.key)"
    ours = "people_person p ON p.organisation_id = %(organisation)s"
    insert = "INSERT INTO plan_match SELECT k.key, min(p.id::text)::uuid, count(*) FROM plan_known k JOIN"
    plan.do(f"{insert} {ours} AND p.number = k.number WHERE k.number <> '' GROUP BY k.key")
    _zeros(plan, insert, not_yet)
    # Somebody with a number of the file is somebody of ours with another number only when we know none.
    numbers = "(k.number IS NULL OR p.number = '')"
    plan.do(
        f"{insert} {ours} AND lower(p.email) = lower(k.email) AND {numbers} "
        f"WHERE k.email <> '' AND p.email <> '' AND {not_yet} GROUP BY k.key"
    )
    if plan.any(f"plan_known k WHERE {not_yet}") and (
        plan.any("plan_known WHERE number IS NULL")
        or plan.any("people_person p WHERE p.organisation_id = %(organisation)s AND p.number = ''")
    ):
        plan.do(
            f"{insert} {ours} AND {OUR_NAME} = {NAME.format('k.')} AND {numbers} "
            "AND (k.email IS NULL OR p.email = '' OR lower(p.email) = lower(k.email)) "
            "AND (k.birth_date IS NULL OR p.birth_date = k.birth_date OR (p.birth_date IS NULL AND k.number IS NULL)) "
            f"WHERE {not_yet} GROUP BY k.key"
        )
    plan.know("plan_match")


def _zeros(plan: Plan, insert: str, not_yet: str) -> None:
    """A spreadsheet made 123 of 00123: the same number when there is only one such."""
    plan.do(
        f"{insert} people_person p ON p.organisation_id = %(organisation)s AND p.number LIKE '0%%' "
        f"AND ltrim(p.number, '0') = k.number WHERE k.number <> '' AND {not_yet} GROUP BY k.key HAVING count(*) = 1"
    )
    plan.know("plan_match")


# ---- Everybody once


def _people(plan: Plan) -> None:
    plan.make(
        "plan_pid",
        f"SELECT k.key, coalesce(m.pid, {new_id('person', 'k.row', plan)}) AS pid, m.pid IS NULL AS is_new, "
        "m.times > 1 AS unclear FROM plan_known k LEFT JOIN plan_match m USING (key)",
    )
    plan.make("plan_said_person", _one_each(plan))
    ours = "(SELECT * FROM people_person WHERE organisation_id = %(organisation)s)"
    same_name = "p.given_name || ' ' || p.family_name = s.given_name || ' ' || s.family_name"
    keep = f"{same_name} AND {'true' if plan.has('full_name') else 'false'}"
    plan.make(
        "plan_person",
        f"""SELECT s.pid, s.is_new, s.row, s.unclear, s.bad, s.rows,
               CASE WHEN coalesce(p.number, '') = '' THEN coalesce(s.number, '') ELSE p.number END AS number,
               CASE WHEN {keep} THEN p.given_name ELSE coalesce(s.given_name, p.given_name, '') END AS given_name,
               CASE WHEN {keep} THEN p.family_name ELSE coalesce(s.family_name, p.family_name, '') END AS family_name,
               CASE WHEN lower(p.email) = lower(s.email) THEN p.email ELSE coalesce(s.email, p.email, '') END AS email,
               coalesce(s.birth_date, p.birth_date) AS birth_date, coalesce(s.gender, p.gender, '') AS gender,
               p.number AS our_number, p.given_name AS our_given, p.family_name AS our_family, p.email AS our_email,
               p.birth_date AS our_birth, p.gender AS our_gender, false AS absent,
               s.given_2, s.family_2, s.email_2, s.birth_2, s.gender_2,
               s.given_name AS given_1, s.family_name AS family_1, s.email AS email_1, s.birth_date AS birth_1,
               s.gender AS gender_1, s.number AS number_1, s.number_2
          FROM plan_said_person s LEFT JOIN {ours} p ON p.id = s.pid AND NOT s.is_new""",
    )


def _one_each(plan: Plan) -> str:
    """Two keys of the file can be one person of ours: some rows with the number, some without."""
    if plan.value("SELECT count(*) = count(DISTINCT pid) FROM plan_match"):
        return """SELECT i.pid, i.is_new, coalesce(i.unclear, false) AS unclear, k.*, k.number AS number_2
                    FROM plan_known k JOIN plan_pid i USING (key)"""
    return """SELECT i.pid, i.is_new, bool_or(coalesce(i.unclear, false)) AS unclear, min(k.row) AS row,
                     sum(k.rows) AS rows, bool_or(k.bad) AS bad,
                     max(number) AS number, min(number) AS number_2, max(given_name) AS given_name,
                     min(given_2) AS given_2, max(family_name) AS family_name, min(family_2) AS family_2,
                     max(email) AS email, min(email_2) AS email_2, max(birth_date) AS birth_date,
                     min(birth_2) AS birth_2, max(gender) AS gender, min(gender_2) AS gender_2
                FROM plan_known k JOIN plan_pid i USING (key) GROUP BY i.pid, i.is_new"""


def _rows(plan: Plan) -> None:
    plan.make(
        "plan_row",
        f"""SELECT s.row, i.pid, s.bad, u.unit_id, f.function_id, s.share, s.starts_on, s.ends_on,
                   s.employment_starts AS es, s.employment_ends AS ee, s.employment_kind AS kind, s.manager
              FROM (SELECT *, {KEY} AS key FROM incoming) AS s JOIN plan_pid i USING (key)
              LEFT JOIN plan_said_unit u ON u.unit_code = coalesce(s.unit_code, '')
               AND u.unit = coalesce(s.unit, '') AND u.unit_above = coalesce(s.unit_above, '')
              LEFT JOIN plan_said_function f ON f.function_code = coalesce(s.function_code, '')
               AND f.function = coalesce(s.function, '')""",
    )


# ---- What cannot be


def _check(plan: Plan) -> None:
    of_a_person = "plan_person p JOIN plan_row r USING (pid) JOIN incoming i ON i.row = r.row WHERE"
    for field, one, two, folded in CONTRADICTIONS:
        one = {"given_name": "given_1", "family_name": "family_1", "birth_date": "birth_1"}.get(one, f"{one}_1")
        differ = f"p.{one} <> p.{two}"
        if folded:
            differ += f" AND wegwijzer_fold(p.{one}) <> wegwijzer_fold(p.{two})"
        if plan.any(f"plan_person p WHERE {differ}"):
            spelled = f"wegwijzer_fold(i.{field})" if folded else f"i.{field}"
            _say_both(plan, field, f"{of_a_person} {differ}", spelled)
    _say_both(plan, "number", f"{of_a_person} ltrim(p.number_1, '0') <> ltrim(p.number_2, '0')", "i.number")
    plan.find("problem", "", "person_unclear", "plan_person WHERE unclear")
    plan.find("problem", "", "rows_too_many", f"plan_person WHERE rows > {MOST_ROWS}",
              details="jsonb_build_object('number', rows)")  # fmt: skip
    for field in ("given_name", "family_name"):
        plan.find("problem", field, "name_missing", f"plan_person WHERE is_new AND NOT bad AND {field} = ''")
    plan.find(
        "problem", "birth_date", "birth_date_unlikely",
        "plan_person WHERE birth_date IS DISTINCT FROM our_birth AND NOT bad "
        "AND birth_date NOT BETWEEN %(birth_first)s AND %(birth_last)s",
        value="birth_date", birth_first=date(1900, 1, 1), birth_last=plan.run.today - timedelta(days=365 * 14),
    )  # fmt: skip
    _emails(plan)


def _say_both(plan: Plan, field: str, rows: str, spelled: str) -> None:
    """A problem at each row that says something, with the first row that says otherwise."""
    plan.find(
        "problem", field, "contradiction",
        f"""(SELECT row, pid, said, CASE WHEN spelled <> one THEN top
                    ELSE min(row) FILTER (WHERE spelled <> one) OVER (PARTITION BY pid) END AS first
               FROM (SELECT r.row, p.pid, i.{field} AS said, {spelled} AS spelled,
                            first_value({spelled}) OVER (PARTITION BY p.pid ORDER BY r.row) AS one,
                            min(r.row) OVER (PARTITION BY p.pid) AS top
                       FROM {rows} AND i.{field} IS NOT NULL) AS each) AS two""",
        value="said", details="jsonb_build_object('first', first)",
    )  # fmt: skip


def _emails(plan: Plan) -> None:
    """Nobody shares an address: neither two in the file, nor with somebody of ours who is not asked."""
    if not plan.has("email"):
        return
    plan.make(
        "plan_email",
        "SELECT lower(email) AS email, min(row) AS first FROM plan_person WHERE email <> '' "
        "GROUP BY lower(email) HAVING count(*) > 1",
    )
    plan.find(
        "problem", "email", "email_double",
        "plan_person p JOIN plan_email e ON e.email = lower(p.email)",
        value="p.email", details="jsonb_build_object('first', first)",
    )  # fmt: skip
    plan.find(
        "problem", "email", "email_taken",
        "(SELECT n.row, n.pid, n.email, p.given_name || ' ' || p.family_name AS name FROM plan_person n "
        "JOIN people_person p ON p.organisation_id = %(organisation)s AND lower(p.email) = lower(n.email) "
        "WHERE n.email <> '' AND p.email <> '' AND p.id <> n.pid "
        "AND NOT EXISTS (SELECT FROM plan_email e WHERE e.email = lower(n.email))) AS taken",
        value="email", details="jsonb_build_object('name', name)",
    )  # fmt: skip
