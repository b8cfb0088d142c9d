"""Which trainings the file adds and changes. The same training is one of the same person, title and first day.

An empty cell takes nothing away, and what is not in the file stays: a list of courses is seldom all of them.
"""

from wegwijzer.exchange.kinds.people.plan import Plan, new_id
from wegwijzer.exchange.kinds.training.who import KEY
from wegwijzer.exchange.kinds.training.words import kind_of
from wegwijzer.exchange.models import Subject, Weight, What
from wegwijzer.training.models import TrainingKind
from wegwijzer.training.rules import EARLIEST, FURTHEST_AHEAD, LONGEST

ROWS = f"""
SELECT i.row, w.pid, i.bad OR w.pid IS NULL AS bad, i.title, k.kind, i.provider, i.starts_on, i.ends_on, i.hours,
       p.birth_date, trim(concat(p.given_name, ' ', p.family_name)) AS name,
       t.id AS our_id, t.title AS our_title, t.kind AS our_kind, t.provider AS our_provider, t.ends_on AS our_end,
       t.hours AS our_hours,
       first_value(i.row) OVER same AS first, count(*) OVER same AS times,
       concat_ws('|', k.kind, i.provider, i.ends_on, i.hours) AS rest
  FROM (SELECT *, {KEY} AS key FROM incoming) AS i
  LEFT JOIN plan_who w USING (key)
  LEFT JOIN plan_kind k ON k.said = i.kind
  LEFT JOIN people_person p ON p.organisation_id = %(organisation)s AND p.id = w.pid
  LEFT JOIN training_trainingparticipation t ON t.organisation_id = %(organisation)s AND t.person_id = w.pid
   AND lower(t.title) = lower(i.title) AND t.starts_on = i.starts_on
WINDOW same AS (PARTITION BY w.pid, lower(i.title), i.starts_on ORDER BY i.row
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
"""
NOT_BAD = "plan_row r WHERE NOT r.bad AND "


def compare(plan: Plan) -> None:
    _kinds(plan)
    plan.make("plan_row", ROWS)
    _doubles(plan)
    _days(plan)
    _leave_out(plan)
    plan.make(
        "plan_training",
        f"""SELECT coalesce(our_id, {new_id("training", "r.row", plan)}) AS id, our_id IS NULL AS is_new, row, pid,
                   name, coalesce(our_title, title) AS title, coalesce(kind, our_kind, 'training') AS kind,
                   coalesce(provider, our_provider, '') AS provider, starts_on, coalesce(ends_on, our_end) AS ends_on,
                   coalesce(hours, our_hours) AS hours, our_kind, our_provider, our_end, our_hours
              FROM plan_row r WHERE row = first""",
    )
    plan.do("ALTER TABLE plan_training ADD COLUMN what text")
    plan.do(
        f"""UPDATE plan_training SET what = CASE WHEN is_new THEN '{What.CREATED}'
              WHEN (kind, provider, ends_on, hours) IS DISTINCT FROM (our_kind, our_provider, our_end, our_hours)
              THEN '{What.CHANGED}' ELSE '{What.SAME}' END"""
    )


def _kinds(plan: Plan) -> None:
    """There are a handful of words for kinds in a file, so they may come to Python."""
    said = plan.rows("SELECT kind, min(row), count(*) FROM incoming WHERE kind <> '' GROUP BY kind ORDER BY 2")
    known = {word: kind_of(word) for word, _, _ in said}
    plan.fill("plan_kind", "said text, kind text", [(w, k or TrainingKind.OTHER) for w, k in known.items()])
    for word, row, rows in said:
        if known[word] is None:
            plan.note(Weight.REMARK, row, "kind", "training_kind_unknown", word, rows=rows)


def _doubles(plan: Plan) -> None:
    """The same row twice is one training; two that say something else of it contradict each other."""
    differ = "EXISTS (SELECT FROM plan_row o WHERE o.first = r.first AND o.pid = r.pid AND o.rest <> r.rest)"
    twice = f"{NOT_BAD} r.times > 1 AND"
    plan.find("problem", "title", "training_contradiction", f"{twice} {differ}", value="r.title",
              details="jsonb_build_object('first', r.first)")  # fmt: skip
    plan.find("remark", "title", "training_twice", f"{twice} r.row <> r.first AND NOT {differ}", value="r.title",
              details="jsonb_build_object('first', r.first)")  # fmt: skip


def _days(plan: Plan) -> None:
    """As training.rules says it of one."""
    plan.find("problem", "starts_on", "training_before_birth", f"{NOT_BAD} r.starts_on <= r.birth_date",
              value="r.starts_on")  # fmt: skip
    plan.find("problem", "starts_on", "training_far_away",
              f"{NOT_BAD} r.starts_on NOT BETWEEN %(first)s AND %(last)s", value="r.starts_on",
              first=EARLIEST, last=plan.run.today + FURTHEST_AHEAD)  # fmt: skip
    ends = "coalesce(r.ends_on, r.our_end)"
    plan.find("problem", "ends_on", "training_ends_before", f"{NOT_BAD} {ends} < r.starts_on", value=ends)
    plan.find("problem", "ends_on", "training_too_long", f"{NOT_BAD} {ends} > r.starts_on + %(longest)s",
              value=ends, longest=LONGEST.days)  # fmt: skip
    plan.find("problem", "hours", "training_hours_too_many",
              f"{NOT_BAD} coalesce(r.hours, r.our_hours) > 24 * ({ends} - r.starts_on + 1) AND {ends} >= r.starts_on",
              value="coalesce(r.hours, r.our_hours)")  # fmt: skip


def _leave_out(plan: Plan) -> None:
    """A row with a problem goes alone: of the others of that person nothing hangs on it."""
    plan.do("UPDATE plan_row SET bad = true WHERE row IN (SELECT row FROM plan_finding WHERE weight = 'problem')")
    plan.make("plan_left_out", "SELECT row, concat_ws(', ', title, nullif(name, '')) AS name FROM plan_row WHERE bad")
    plan.do("DELETE FROM plan_row WHERE bad")
    plan.do(
        """UPDATE plan_row r SET first = s.first
             FROM (SELECT min(row) AS first, pid, lower(title) AS title, starts_on FROM plan_row GROUP BY 2, 3, 4) AS s
            WHERE s.pid = r.pid AND s.title = lower(r.title) AND s.starts_on = r.starts_on AND r.times > 1"""
    )


def counts(plan: Plan) -> dict[str, dict[str, int]]:
    found = dict(plan.rows("SELECT what, count(*) FROM plan_training GROUP BY what"))
    if left_out := plan.value("SELECT count(*) FROM plan_left_out"):
        found[What.LEFT_OUT] = left_out
    return {what: {Subject.TRAINING: number} for what, number in found.items()}


def digest(plan: Plan) -> str:
    return plan.value(
        "SELECT md5(coalesce(string_agg(concat_ws('|', what, pid, title, kind, provider, starts_on, ends_on, hours), "
        "E'\\n' ORDER BY pid, lower(title), starts_on), '')) FROM plan_training"
    )
