"""A leads B who leads A, through however many others, on some same day.

Whoever leads nobody, or has no leader, on a day stands in no ring on that day: these days are taken away from the
lines around them, again and again. What is left when nothing changes any more are the rings, and lines between
rings. Each round costs as much as there are lines left, and after the first these are those between leaders.
"""

from collections import defaultdict
from datetime import date

from wegwijzer.exchange.kinds.people.plan import Plan

ROUNDS = 30  # as deep as organisations are; what is then still changing is a long chain, which Python follows
CHANGED = """
row IS NOT NULL AND NOT gone AND (NOT was OR manager_id <> our_manager OR starts_on < our_start
                                  OR coalesce(ends_on, 'infinity') > coalesce(our_end, 'infinity'))
"""
ALL = """
SELECT row, id, pid AS below, manager_id AS above, starts_on, ends_on FROM plan_line
 WHERE NOT gone AND kind = 'hierarchical' AND pid <> manager_id
 UNION ALL
SELECT NULL, l.id, l.person_id, l.manager_id, l.starts_on, l.ends_on FROM people_reportingline l
 WHERE l.organisation_id = %(organisation)s AND l.kind = 'hierarchical'
   AND NOT EXISTS (SELECT FROM plan_line p WHERE p.id = l.id)
"""
PEELED = """
SELECT e.row, e.id, e.below, e.above, e.days * up.days * down.days AS days
  FROM plan_edge e
  JOIN (SELECT below AS person, range_agg(days) AS days FROM plan_edge GROUP BY below) AS up ON up.person = e.above
  JOIN (SELECT above AS person, range_agg(days) AS days FROM plan_edge GROUP BY above) AS down ON down.person = e.below
 WHERE NOT isempty(e.days * up.days * down.days)
"""
STATE = "SELECT count(*), coalesce(sum(hash_multirange_extended(days, 0)), 0) FROM plan_edge"


def find_rings(plan: Plan) -> None:
    """Lines of the file in a ring are problems; the line alone is left out, and one of ours stays as it was."""
    if not plan.any(f"plan_line WHERE {CHANGED}"):
        return
    plan.make(
        "plan_edge",
        f"""WITH lines AS ({ALL})
            SELECT row, id, below, above, datemultirange(daterange(starts_on, ends_on, '[]')) AS days
              FROM lines WHERE below IN (SELECT above FROM lines) AND above IN (SELECT below FROM lines)""",
    )
    _peel(plan)
    plan.make("plan_ring_line", f"SELECT id, row, was FROM plan_line JOIN plan_edge USING (id, row) WHERE {CHANGED}")
    plan.find("problem", "manager", "manager_ring",
              "(SELECT row, NULL::uuid AS pid, said FROM plan_ring_line JOIN plan_line_row USING (row)) AS ring",
              value="said")  # fmt: skip
    plan.do("DELETE FROM plan_line l USING plan_ring_line r WHERE r.id = l.id AND NOT r.was")
    plan.do(
        """UPDATE plan_line l SET manager_id = l.our_manager, starts_on = greatest(l.our_start, p.starts_on),
                  ends_on = nullif(least(coalesce(l.our_end, 'infinity'), coalesce(p.ends_on, 'infinity')), 'infinity')
             FROM plan_position p, plan_ring_line r WHERE p.id = l.position_id AND r.id = l.id"""
    )


def _peel(plan: Plan) -> None:
    before = None
    for _round in range(ROUNDS):
        state = plan.rows(STATE)
        if state == before or not state[0][0]:
            return
        before = state
        plan.make("plan_peeled", PEELED)
        plan.do("DROP TABLE plan_edge")
        plan.do("ALTER TABLE plan_peeled RENAME TO plan_edge")
    _follow_chains(plan)


# ---- Long chains

Days = list[tuple[int, int]]  # stretches of days, both included, in order


def _follow_chains(plan: Plan) -> None:
    """The same, line by line, looking again only at what stands beside a line that changed."""
    edges = {
        id_: (below, above, [(_number(days.lower, 0), _number(days.upper, 1) - 1) for days in ranges])
        for id_, below, above, ranges in plan.rows("SELECT id, below, above, days FROM plan_edge")
    }
    left = _peel_in_memory(edges)
    plan.fill("plan_ring", "id uuid", ((id_,) for id_ in left))
    plan.do("DELETE FROM plan_edge WHERE id NOT IN (SELECT id FROM plan_ring)")


def _number(day: date | None, open_end: int) -> int:
    return day.toordinal() if day else open_end * (date.max.toordinal() + 1)


def _peel_in_memory(edges: dict) -> set:
    up, down = defaultdict(set), defaultdict(set)
    days = {}
    for id_, (below, above, stretches) in edges.items():
        up[below].add(id_)
        down[above].add(id_)
        days[id_] = stretches
    waiting = set(edges)
    while waiting:
        id_ = waiting.pop()
        below, above, _stretches = edges[id_]
        kept = _both(_both(days[id_], _union(days[e] for e in up[above])), _union(days[e] for e in down[below]))
        if kept != days[id_]:
            days[id_] = kept
            waiting |= {e for e in (*down[below], *up[above]) if days[e]}
            if kept:
                waiting.add(id_)
            else:
                up[below].discard(id_)
                down[above].discard(id_)
    return {id_ for id_, stretches in days.items() if stretches}


def _union(stretches) -> Days:
    merged: Days = []
    for first, last in sorted(one for some in stretches for one in some):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _both(some: Days, others: Days) -> Days:
    found, others = [], list(others)
    place = 0
    for first, last in some:
        while place < len(others) and others[place][1] < first:
            place += 1
        at = place
        while at < len(others) and others[at][0] <= last:
            found.append((max(first, others[at][0]), min(last, others[at][1])))
            at += 1
    return found
