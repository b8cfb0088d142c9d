"""Whose training a row is about: by number, else by e-mail address, else by name. Nobody is made here: who is not
known yet comes in with a file about people.

`plan_who` has each way in which the file names somebody once, with who that is (pid, or null).
"""

from wegwijzer.exchange.kinds.people.plan import Plan

NAME = "wegwijzer_fold(coalesce(given_name, '') || ' ' || coalesce(family_name, ''))"
KEY = f"""
CASE WHEN number <> '' THEN 'n' || number
     WHEN email <> '' THEN 'e' || lower(email)
     WHEN coalesce(given_name, '') || coalesce(family_name, '') <> '' THEN 'b' || {NAME} END
"""
SAID = f"""
SELECT key, min(row) AS row, count(*) AS rows, max(number) AS number, max(email) AS email,
       max(given_name) AS given_name, max(family_name) AS family_name, max({NAME}) AS name
  FROM (SELECT *, {KEY} AS key FROM incoming) AS said WHERE key IS NOT NULL GROUP BY key
"""
OUR_NAME = "split_part(p.sort_name, chr(9), 2) || ' ' || split_part(p.sort_name, chr(9), 1)"
# Words in the order of the alphabet: “Claes Nele” is Nele Claes, whichever column is which.
WORDS = "(SELECT string_agg(word, ' ' ORDER BY word) FROM regexp_split_to_table({}, ' ') AS word)"
OURS = "people_person p ON p.organisation_id = %(organisation)s"
MOST_CANDIDATES = 20
CANDIDATES = f"""
SELECT s.key, s.name, s.row, s.rows, trim(concat(s.given_name, ' ', s.family_name)) AS said,
       p.id, p.given_name || ' ' || p.family_name, concat_ws(', ', nullif(p.number, ''), (
           SELECT u.name FROM people_position o JOIN organisations_unit u ON u.organisation_id = o.organisation_id
              AND u.id = o.unit_id WHERE o.organisation_id = p.organisation_id AND o.person_id = p.id
            ORDER BY o.starts_on DESC, o.id LIMIT 1))
  FROM plan_said_who s JOIN plan_match m USING (key) JOIN {OURS} AND {OUR_NAME} = s.name
 WHERE m.times > 1 AND NOT EXISTS (SELECT FROM plan_answer a WHERE a.name = s.name)
 ORDER BY s.row, p.number, p.id
"""


def find_out(plan: Plan) -> None:
    plan.make("plan_said_who", SAID)
    _match(plan)
    _answers(plan)
    plan.make(
        "plan_who",
        """SELECT s.*, coalesce(a.pid, CASE WHEN m.times = 1 THEN m.pid END) AS pid, coalesce(m.times, 0) AS times
             FROM plan_said_who s LEFT JOIN plan_match m USING (key)
             LEFT JOIN plan_answer a ON a.name = s.name AND m.times > 1""",
    )
    _say(plan)


def _match(plan: Plan) -> None:
    plan.do("DROP TABLE IF EXISTS plan_match")
    plan.do("CREATE TEMPORARY TABLE plan_match (key text, pid uuid, times integer) ON COMMIT DROP")
    insert = f"INSERT INTO plan_match SELECT s.key, min(p.id::text)::uuid, count(*) FROM plan_said_who s JOIN {OURS}"
    not_yet = "NOT EXISTS (SELECT FROM plan_match m WHERE m.key = s.key)"
    plan.do(f"{insert} AND p.number = s.number WHERE s.number <> '' GROUP BY s.key")
    plan.do(  # a spreadsheet made 123 of 00123
        f"{insert} AND p.number LIKE '0%%' AND ltrim(p.number, '0') = s.number WHERE s.number <> '' AND {not_yet} "
        "GROUP BY s.key HAVING count(*) = 1"
    )
    plan.do(
        f"{insert} AND lower(p.email) = lower(s.email) WHERE s.number IS NULL AND s.email <> '' AND p.email <> '' "
        "GROUP BY s.key"
    )
    plan.do(f"{insert} AND {OUR_NAME} = s.name WHERE s.number IS NULL AND s.email IS NULL GROUP BY s.key")
    plan.do("ANALYZE plan_match")


def _answers(plan: Plan) -> None:
    """Which of several people of one name somebody said it is, as long as that person is there."""
    begin = "trainee:"
    given = [(key[len(begin) :], value) for key, value in plan.run.answers.items() if key.startswith(begin)]
    plan.fill("plan_answer_said", "name text, pid text", given)
    plan.make("plan_answer", f"SELECT a.name, p.id AS pid FROM plan_answer_said a JOIN {OURS} AND p.id::text = a.pid")


def _say(plan: Plan) -> None:
    said = f"(SELECT row, ({KEY}) AS key, bad FROM incoming) AS i"
    plan.find("problem", "", "who_missing", f"(SELECT row, NULL::uuid AS pid, bad FROM {said} WHERE key IS NULL) AS i "
              "WHERE NOT bad")  # fmt: skip
    for field, begin, value in (("number", "n", "number"), ("email", "e", "email"), ("family_name", "b", "said")):
        plan.find(
            "problem", field, "trainee_unknown",
            f"(SELECT i.row, NULL::uuid AS pid, w.number, w.email, trim(concat(w.given_name, ' ', w.family_name)) "
            f"AS said FROM {said} JOIN plan_who w USING (key) WHERE w.times = 0 AND w.key LIKE '{begin}%%') AS nobody",
            value=value,
        )  # fmt: skip
    plan.find(
        "remark", "family_name", "trainee_other_name",
        f"""(SELECT w.row, w.pid, trim(concat(w.given_name, ' ', w.family_name)) AS said,
                    p.given_name || ' ' || p.family_name AS ours, w.rows
               FROM plan_who w JOIN {OURS} AND p.id = w.pid
              WHERE w.given_name <> '' AND w.family_name <> '' AND w.key NOT LIKE 'b%%'
                AND {WORDS.format("w.name")} <> {WORDS.format(OUR_NAME)}) AS other""",
        value="said", details="jsonb_build_object('name', ours, 'rows', rows)",
    )  # fmt: skip
    _ask(plan)


def _ask(plan: Plan) -> None:
    asked: dict[str, dict] = {}
    for _key, name, row, rows, said, pid, label, detail in plan.rows(CANDIDATES):
        question = asked.setdefault(name, {"row": row, "said": said, "rows": rows, "candidates": []})
        if len(question["candidates"]) < MOST_CANDIDATES:
            question["candidates"].append({"value": str(pid), "label": label, "detail": detail})
    for name, question in asked.items():
        row, said = question.pop("row"), question.pop("said")
        plan.note("question", row, "family_name", "trainee_which", said, key=f"trainee:{name}", **question)
