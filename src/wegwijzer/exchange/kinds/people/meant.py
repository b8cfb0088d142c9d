"""Whom a cell means that names a leader: by number, address or name, as HR answered, or a question."""

from wegwijzer.exchange.kinds.people.plan import Plan
from wegwijzer.exchange.kinds.people.who import NAME, OUR_NAME

MOST_ASKED = 20


def find_leaders(plan: Plan) -> None:
    """plan_leader: what a cell says → who."""
    plan.make(
        "plan_called",
        "SELECT manager AS said, min(row) AS row, count(*) AS rows FROM plan_want WHERE manager IS NOT NULL "
        "GROUP BY manager",
    )
    plan.do("DROP TABLE IF EXISTS plan_leader")
    plan.do("CREATE TEMPORARY TABLE plan_leader (said text, pid uuid) ON COMMIT DROP")
    _by(plan, "c.said = {p}.number AND {p}.number <> ''", "true")
    _by(plan, "lower(c.said) = lower({p}.email) AND {p}.email <> ''", "position('@' IN c.said) > 0")
    if plan.any(f"plan_called c WHERE {_NOT_YET}"):
        _by(plan, "ltrim({p}.number, '0') = ltrim(c.said, '0') AND {p}.number <> ''", "c.said ~ '^[0-9]+$'")
        _by_name(plan)
    _answers(plan)
    plan.make("plan_leader_times", "SELECT said, count(*) AS times FROM plan_leader GROUP BY said")
    _ask(plan)


_NOT_YET = "NOT EXISTS (SELECT FROM plan_leader l WHERE l.said = c.said)"
_OURS = (
    "(SELECT * FROM people_person p WHERE p.organisation_id = %(organisation)s "
    "AND NOT EXISTS (SELECT FROM plan_person w WHERE w.pid = p.id))"
)


def _by(plan: Plan, match: str, when: str) -> None:
    plan.know("plan_leader")
    if not plan.any(f"plan_called c WHERE {when} AND {_NOT_YET}"):
        return
    plan.do(
        f"""INSERT INTO plan_leader
            SELECT c.said, w.pid FROM plan_called c JOIN plan_person w ON {match.format(p="w")}
             WHERE {when} AND {_NOT_YET}
             UNION
            SELECT c.said, o.id FROM plan_called c JOIN {_OURS} AS o ON {match.format(p="o")}
             WHERE {when} AND {_NOT_YET}"""
    )


def _by_name(plan: Plan) -> None:
    """“Given Family”, “Family, Given” or “Family Given”. Both are folded once, and only what is still to be found."""
    if not plan.any(f"plan_called c WHERE c.said ~ '[[:alpha:]]' AND {_NOT_YET}"):
        return
    plan.make(
        "plan_called_name",
        "SELECT said, wegwijzer_fold(CASE WHEN said LIKE '%%,%%' THEN split_part(said, ',', 2) || ' ' || "
        "split_part(said, ',', 1) ELSE said END) AS name, wegwijzer_fold(said) AS as_said "
        f"FROM plan_called c WHERE {_NOT_YET}",
    )
    reversed_ = "wegwijzer_fold(family_name || ' ' || given_name)"
    plan.make(
        "plan_name",
        f"""SELECT w.pid, {NAME.format("w.")} AS name, {reversed_} AS reversed FROM plan_person w
             UNION ALL
            SELECT o.id, {OUR_NAME.replace("p.", "o.")}, replace(o.sort_name, chr(9), ' ') FROM {_OURS} AS o""",
    )
    plan.do(
        """INSERT INTO plan_leader
           SELECT c.said, n.pid FROM plan_called_name c JOIN plan_name n ON n.name = c.name
            UNION SELECT c.said, n.pid FROM plan_called_name c JOIN plan_name n ON n.reversed = c.as_said"""
    )


def _answers(plan: Plan) -> None:
    answers = [(key.partition(":")[2], id_) for key, id_ in plan.run.answers.items() if key.startswith("manager:")]
    if not answers:
        return
    plan.fill("plan_answer", "folded text, pid uuid", answers)
    chosen = """(SELECT c.said, a.pid FROM plan_called c JOIN plan_answer a ON a.folded = wegwijzer_fold(c.said)
                  WHERE EXISTS (SELECT FROM plan_person w WHERE w.pid = a.pid)
                     OR EXISTS (SELECT FROM people_person p
                                 WHERE p.organisation_id = %(organisation)s AND p.id = a.pid))"""
    plan.make("plan_chosen", f"SELECT * FROM {chosen} AS chosen")
    plan.do("DELETE FROM plan_leader WHERE said IN (SELECT said FROM plan_chosen)")
    plan.do("INSERT INTO plan_leader SELECT * FROM plan_chosen")


def _ask(plan: Plan) -> None:
    """Two of one name: a question. Everybody who could be meant, with what tells them apart."""
    asked = plan.rows(
        f"""SELECT c.said, wegwijzer_fold(c.said), c.row, c.rows, l.pid,
                   coalesce(w.given_name || ' ' || w.family_name, p.given_name || ' ' || p.family_name),
                   coalesce(nullif(w.number, ''), p.number, ''), coalesce(t.name, u.name, '')
              FROM plan_leader_times n JOIN plan_called c USING (said) JOIN plan_leader l USING (said)
              LEFT JOIN plan_person w ON w.pid = l.pid
              LEFT JOIN people_person p ON p.organisation_id = %(organisation)s AND p.id = l.pid
              LEFT JOIN LATERAL (SELECT t.name FROM plan_position s JOIN plan_thing t ON t.id = s.unit_id
                                  WHERE s.pid = l.pid AND NOT s.gone ORDER BY s.starts_on DESC LIMIT 1) AS t ON true
              LEFT JOIN LATERAL (SELECT t.name FROM people_position s JOIN plan_thing t ON t.id = s.unit_id
                                  WHERE s.organisation_id = %(organisation)s AND s.person_id = l.pid
                                  ORDER BY s.starts_on DESC LIMIT 1) AS u ON true
             WHERE n.times > 1 ORDER BY c.row, c.said, 6, 7, l.pid LIMIT {MOST_ASKED * 500}"""
    )
    questions: dict[str, dict] = {}
    for said, folded, row, rows, pid, name, number, unit in asked:
        one = questions.setdefault(
            folded, {"said": said, "row": row, "rows": {}, "candidates": [], "key": f"manager:{folded}"}
        )
        one["rows"][said] = rows
        candidate = {"value": str(pid), "label": name, "detail": " · ".join(filter(None, [number, unit]))}
        if candidate not in one["candidates"] and len(one["candidates"]) < MOST_ASKED:
            one["candidates"].append(candidate)
    for one in questions.values():
        details = {"key": one["key"], "candidates": one["candidates"], "rows": sum(one["rows"].values())}
        plan.note("question", one["row"], "manager", "manager_which", one["said"], **details)
