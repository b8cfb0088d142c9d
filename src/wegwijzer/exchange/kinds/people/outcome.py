"""What the preview shows: per person what would change, how many there are of each, and a digest of all of it."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from wegwijzer.exchange.fields import Outcome
from wegwijzer.exchange.kinds.people.operations import (
    EMPLOYMENT,
    LINE,
    MEMBERSHIP,
    PERSON_CHANGED,
    PERSON_COLUMNS,
    POSITION,
    STRETCHES,
    find_touched,
)
from wegwijzer.exchange.kinds.people.plan import Plan, as_json, new_id
from wegwijzer.exchange.kinds.people.things import Structure, Thing, needed
from wegwijzer.exchange.models import Subject, Weight, What

CHANGE = "INSERT INTO exchange_change (id, organisation_id, of_id, what, subject, row, name, row_id, details)"
NAME = "left(given_name || ' ' || family_name, 250)"


@dataclass
class Kept:
    """What saving needs of an examination, beside the tables."""

    plan: Plan
    structure: Structure
    units: list[Thing]
    functions: list[Thing]
    families: list[tuple[UUID, str]]


def keep(plan: Plan, structure: Structure) -> Kept:
    used = {id_ for (id_,) in plan.rows("SELECT DISTINCT unit_id FROM plan_position WHERE row IS NOT NULL")}
    units = needed(structure.units.by_id.values(), used)
    used = {id_ for (id_,) in plan.rows("SELECT DISTINCT function_id FROM plan_position WHERE row IS NOT NULL")}
    functions = [thing for thing in structure.functions.new if thing.id in used]
    names = {thing.family for thing in functions}
    families = [(id_, name) for key, (id_, name, new) in structure.families.items() if new and key in names]
    return Kept(plan, structure, units, functions, families)


def tell(kept: Kept, *, left_out: int, absent: int) -> Outcome:
    plan = kept.plan
    find_touched(plan)
    plan.make("plan_leaves", _leaves(plan))
    numbers = _people(plan, left_out, absent)
    _details(plan)
    _write_people(plan)
    _write_things(kept)
    counts: dict[str, dict[str, int]] = {}
    for what, number in numbers.items():
        if number:
            counts.setdefault(str(what), {})[str(Subject.PERSON)] = number
    for subject, things in ((Subject.UNIT, kept.units), (Subject.FUNCTION, kept.functions)):
        if things:
            counts.setdefault(str(What.CREATED), {})[str(subject)] = len(things)
    return Outcome(counts, _digest(kept))


def _leaves(plan: Plan) -> str:
    """Who was employed after the day on which the plan now ends it."""
    return (
        "SELECT pid, last_day FROM plan_ending e WHERE last_day < 'infinity' AND last_day > '-infinity' "
        "AND EXISTS (SELECT FROM plan_person w WHERE w.pid = e.pid)"
    )


def _people(plan: Plan, left_out: int, absent: int) -> dict[str, int]:
    created, known, ended, touched = plan.rows(
        """SELECT (SELECT count(*) FROM plan_person WHERE is_new),
                  (SELECT count(*) FROM plan_person WHERE NOT is_new AND NOT absent),
                  (SELECT count(*) FROM plan_leaves), (SELECT count(*) FROM plan_touched)"""
    )[0]
    elsewhere = plan.value(
        "SELECT count(*) FROM plan_touched t WHERE NOT EXISTS (SELECT FROM plan_person w "
        "WHERE w.pid = t.pid AND NOT w.absent) AND NOT EXISTS (SELECT FROM plan_leaves l WHERE l.pid = t.pid)"
    )
    changed = touched - ended
    ended_absent = plan.value("SELECT count(*) FROM plan_person WHERE absent")
    return {
        What.CREATED: created,
        What.CHANGED: changed,
        What.ENDED: ended,
        What.SAME: known - (touched - elsewhere - ended_absent),
        What.ABSENT: absent - ended_absent,
        What.LEFT_OUT: left_out,
    }


# ---- What changes, in words to be


def _details(plan: Plan) -> None:
    """plan_detail: for each touched person what there is to read, each with the day from which it holds."""
    thing = "(SELECT name FROM plan_thing t WHERE t.id = {0})"
    where = f"concat_ws(' · ', {thing.format('p.function_id')}, {thing.format('p.unit_id')}, p.share::float || '%%')"
    was_where = (
        f"concat_ws(' · ', {thing.format('p.our_function')}, {thing.format('p.our_unit')}, p.our_share::float || '%%')"
    )
    days = "concat_ws(' – ', {0}, coalesce({1}::text, '…'))"
    parts = [
        f"""SELECT w.pid, '-infinity'::date AS day, 'person' AS what, '{field}' AS field, {ours}::text AS before,
                   {field}::text AS after FROM plan_person w WHERE NOT is_new AND {field} IS DISTINCT FROM {ours}"""
        for field, ours in PERSON_COLUMNS.items()
    ]
    shown = {
        "employment": (EMPLOYMENT, "p.our_kind", "p.kind"),
        "place": (POSITION, was_where, where),
        "leader": (LINE, _name_of("p.our_manager"), _name_of("p.manager_id")),
        "role": (MEMBERSHIP, "p.role", "p.role"),
    }
    for what, (table, before, after) in shown.items():
        same = f"{before} IS NOT DISTINCT FROM {after}"
        full_before = f"concat_ws(' · ', {before}, {days.format('p.our_start', 'p.our_end')})"
        full_after = f"concat_ws(' · ', {after}, {days.format('p.starts_on', 'p.ends_on')})"
        parts.append(
            f"""SELECT p.pid, p.starts_on, '{what}',
                       CASE WHEN p.was AND NOT p.gone AND {same} THEN 'days' ELSE '{what}' END,
                       CASE WHEN p.was THEN {full_before} END, CASE WHEN NOT p.gone THEN {full_after} END
                  FROM {table.plan} p JOIN plan_touched t USING (pid)
                 WHERE p.gone OR NOT p.was OR {table.differs}"""
        )
    plan.make(
        "plan_detail",
        f"""SELECT pid, jsonb_agg(jsonb_build_object('what', what, 'field', field, 'before', before, 'after', after,
                   'from', CASE WHEN day > '-infinity' THEN day END)
                   ORDER BY day, what, field, before, after) AS details
              FROM ({" UNION ALL ".join(parts)}) AS parts GROUP BY pid"""
        if plan.any("plan_touched")
        else "SELECT NULL::uuid AS pid, NULL::jsonb AS details LIMIT 0",
    )


def _name_of(person: str) -> str:
    return f"""(SELECT given_name || ' ' || family_name FROM plan_person n WHERE n.pid = {person}
                 UNION ALL SELECT given_name || ' ' || family_name FROM people_person n
                 WHERE n.organisation_id = %(organisation)s AND n.id = {person} LIMIT 1)"""


def _write_people(plan: Plan) -> None:
    number = "row_number() OVER (ORDER BY row, pid)"
    new_place = """
        SELECT DISTINCT ON (p.pid) p.pid, jsonb_build_array(jsonb_build_object('what', 'place', 'field', 'place',
               'before', NULL, 'after', concat_ws(' · ', f.name, u.name), 'from', p.starts_on)) AS details
          FROM plan_position p JOIN plan_thing f ON f.id = p.function_id JOIN plan_thing u ON u.id = p.unit_id
          JOIN plan_person w ON w.pid = p.pid AND w.is_new WHERE NOT p.gone ORDER BY p.pid, p.starts_on DESC, p.id"""
    plan.do(
        f"""{CHANGE} SELECT {new_id("change", number, plan)}, %(organisation)s, %(import)s, what, 'person', row,
                            name, CASE WHEN what <> 'created' THEN pid END, coalesce(details, '[]')
              FROM (
                SELECT 'created' AS what, w.row, {NAME} AS name, w.pid, d.details
                  FROM plan_person w LEFT JOIN ({new_place}) AS d USING (pid) WHERE w.is_new
                 UNION ALL
                SELECT CASE WHEN l.pid IS NULL THEN 'changed' ELSE 'ended' END, coalesce(w.row, 0),
                       coalesce(left(w.given_name || ' ' || w.family_name, 250), {_name_of("t.pid")}), t.pid, d.details
                  FROM plan_touched t LEFT JOIN plan_person w USING (pid) LEFT JOIN plan_leaves l USING (pid)
                  LEFT JOIN plan_detail d USING (pid)
                 UNION ALL
                SELECT 'left_out', row, {NAME}, pid, NULL FROM plan_left_out WHERE NOT absent
                 UNION ALL
                SELECT 'absent', 0, {NAME}, pid, NULL FROM plan_absent a
                 WHERE %(report)s AND NOT EXISTS (SELECT FROM plan_person w WHERE w.pid = a.pid)
              ) AS changes""",
        report=plan.run.absent != "keep",
    )


def _write_things(kept: Kept) -> None:
    things = [(Subject.UNIT, thing) for thing in kept.units] + [(Subject.FUNCTION, thing) for thing in kept.functions]
    rows = []
    for subject, thing in things:
        more = thing.above.name if thing.above else ""
        details = (
            [{"what": str(subject), "field": "above", "before": None, "after": more, "from": None}] if more else []
        )
        rows.append((thing.id, str(subject), thing.row, thing.name[:250], as_json(details)))
    kept.plan.fill("plan_new_thing", "id uuid, subject text, row integer, name text, details jsonb", rows)
    kept.plan.do(
        f"{CHANGE} SELECT gen_random_uuid(), %(organisation)s, %(import)s, 'created', subject, row, name, NULL, "
        "details "
        "FROM plan_new_thing"
    )


# ---- The digest


def _digest(kept: Kept) -> str:
    """Of everything that saving would do, in whatever order PostgreSQL finds it."""
    sums = [
        kept.plan.value(
            f"SELECT coalesce(sum(hash_record_extended(t, 0)), 0)::text || '/' || count(*) FROM {rows} AS t"
        )
        for rows in (
            f"(SELECT * FROM plan_person WHERE is_new OR {PERSON_CHANGED})",
            *(f"(SELECT * FROM {table.plan} WHERE gone OR NOT was OR {table.differs})" for table in STRETCHES),
        )
    ]
    things = [f"{thing.id}{thing.above.id if thing.above else ''}" for thing in (*kept.units, *kept.functions)]
    return hashlib.md5("|".join([*sums, *things]).encode(), usedforsecurity=False).hexdigest()


# ---- The findings


def write_findings(plan: Plan) -> None:
    """As many as there is room for, the problems first; of the rest only the number."""
    for weight in (Weight.QUESTION, Weight.PROBLEM, Weight.REMARK):
        total = plan.value("SELECT count(*) FROM plan_finding WHERE weight = %(weight)s", weight=str(weight))
        if not total:
            continue
        number = plan.do(
            """INSERT INTO exchange_finding (id, organisation_id, of_id, weight, row, field, code, value, details)
               SELECT gen_random_uuid(), %(organisation)s, %(import)s, weight, row, field, code, value, details
                 FROM plan_finding WHERE weight = %(weight)s ORDER BY row, field, code, value LIMIT %(room)s""",
            weight=str(weight), room=plan.run.room,
        )  # fmt: skip
        plan.run.count_findings(number, weight=str(weight), left_out=total - number)
