"""From the plan: what was found and would change, for people to read, and then the change itself."""

from wegwijzer.exchange.kinds.people.plan import Plan, new_id
from wegwijzer.exchange.kinds.training.words import WRITTEN
from wegwijzer.exchange.models import Subject, What

TABLE = "training_trainingparticipation"
COLUMNS = "person_id, title, kind, provider, starts_on, ends_on, hours"
# field, what it is, what it was
LINES = (
    ("kind", "said.word", "was.word"),
    ("provider", "nullif(t.provider, '')", "nullif(t.our_provider, '')"),
    ("starts_on", "t.starts_on", "CASE WHEN NOT t.is_new THEN t.starts_on END"),
    ("ends_on", "t.ends_on", "t.our_end"),
    ("hours", "trim_scale(t.hours)", "trim_scale(t.our_hours)"),
)


def write_findings(plan: Plan) -> None:
    """Problems before the rest, as many as there is room for."""
    run = plan.run
    order = "ORDER BY CASE weight WHEN 'question' THEN 0 WHEN 'problem' THEN 1 ELSE 2 END, row, field"
    kept = plan.do(
        f"""INSERT INTO exchange_finding (id, organisation_id, of_id, weight, row, field, code, value, details)
            SELECT gen_random_uuid(), %(organisation)s, %(import)s, weight, row, field, code, value, details
              FROM plan_finding {order} LIMIT %(room)s""",
        room=run.room,
    )
    run.count_findings(kept)
    more = f"SELECT weight FROM plan_finding {order} OFFSET {kept}"
    left_out = plan.rows(f"SELECT weight, count(*) FROM ({more}) AS more GROUP BY weight")
    for weight, number in left_out:
        run.count_findings(0, weight=weight, left_out=number)


def write_changes(plan: Plan) -> None:
    words = WRITTEN.get(plan.run.language, WRITTEN["nl"])
    plan.fill("plan_word", "kind text, word text", list(words.items()))
    lines = ", ".join(f"('{key}', ({now})::text, ({was})::text)" for key, now, was in LINES)
    plan.do(
        f"""INSERT INTO exchange_change (id, organisation_id, of_id, what, subject, row, name, row_id, details)
            SELECT {new_id("change", "t.row", plan)}, %(organisation)s, %(import)s, t.what, '{Subject.TRAINING}', t.row,
                   left(t.title || ', ' || t.name, 250), CASE WHEN NOT t.is_new THEN t.id END, (
                   SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
                              'what', t.what, 'field', line.field, 'before', line.was, 'after', line.now))), '[]')
                     FROM (VALUES {lines}) AS line (field, now, was) WHERE line.now IS DISTINCT FROM line.was)
              FROM plan_training t JOIN plan_word said ON said.kind = t.kind
              LEFT JOIN plan_word was ON was.kind = t.our_kind
             WHERE t.what <> '{What.SAME}'"""
    )
    plan.do(
        f"""INSERT INTO exchange_change (id, organisation_id, of_id, what, subject, row, name, details)
            SELECT {new_id("change", "row", plan)}, %(organisation)s, %(import)s, '{What.LEFT_OUT}',
                   '{Subject.TRAINING}', row, left(name, 250), '[]' FROM plan_left_out"""
    )


def save(plan: Plan) -> None:
    """Everything at once; each row that was touched is noted, with the version of how it was before."""
    plan.do(
        f"""INSERT INTO {TABLE} (organisation_id, id, {COLUMNS})
            SELECT %(organisation)s, id, pid, title, kind, provider, starts_on, ends_on, hours
              FROM plan_training WHERE what = '{What.CREATED}'"""
    )
    before = plan.value(
        "SELECT coalesce(max(id), 0) FROM organisations_rowversion WHERE organisation_id = %(organisation)s"
    )
    plan.do(
        f"""UPDATE {TABLE} t SET kind = p.kind, provider = p.provider, ends_on = p.ends_on, hours = p.hours
              FROM plan_training p
             WHERE p.what = '{What.CHANGED}' AND t.organisation_id = %(organisation)s AND t.id = p.id"""
    )
    plan.do(
        f"""INSERT INTO exchange_touched (organisation_id, of_id, "table", row_id, operation, version)
            SELECT %(organisation)s, %(import)s, '{TABLE}', p.id,
                   CASE WHEN p.is_new THEN 'insert' ELSE 'update' END, v.id
              FROM plan_training p
              LEFT JOIN organisations_rowversion v ON v.organisation_id = %(organisation)s AND v."table" = '{TABLE}'
               AND v.row_id = p.id AND v.id > %(before)s AND NOT p.is_new
             WHERE p.what <> '{What.SAME}'""",
        before=before,
    )
