"""How a file about people is compared, saved and given back."""

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import undo
from wegwijzer.exchange.fields import Outcome
from wegwijzer.exchange.kinds.people import (
    absent,
    checks,
    employments,
    leaders,
    outcome,
    places,
    rings,
    roles,
    save,
    snapshot,
    structure,
    who,
)
from wegwijzer.exchange.kinds.people.columns import PeopleColumns
from wegwijzer.exchange.kinds.people.plan import MANY, Plan
from wegwijzer.exchange.kinds.people.sentences import SENTENCES
from wegwijzer.exchange.models import Import
from wegwijzer.exchange.run import Run


class PeopleKind(PeopleColumns):
    sentences = SENTENCES

    def examine(self, run: Run) -> Outcome:
        plan = Plan(run)
        plan.many = plan.value(f"SELECT count(*) > {MANY} FROM incoming")
        if plan.many:  # without statistics on a new organisation PostgreSQL would compare each row with all others
            plan.do("SET LOCAL enable_nestloop = off")
        plan.open_findings()
        found = structure.find_structure(plan)
        who.find_out(plan)
        places.check_rows(plan)
        if plan.history:
            places.lay_stretches(plan)
        else:
            snapshot.lay_day(plan)
        employments.lay_employments(plan)
        missing = absent.find_absent(plan)
        checks.check(plan, found)
        left_out = checks.leave_out(plan)
        leaders.lay_lines(plan)
        rings.find_rings(plan)
        roles.lay_roles(plan)
        if plan.has("manager"):
            leaders.leaders_not_there(plan)
        run.kept = outcome.keep(plan, found)
        told = outcome.tell(run.kept, left_out=left_out, absent=missing)
        outcome.write_findings(plan)
        if plan.many:
            plan.do("SET LOCAL enable_nestloop = on")
        return told

    def save(self, run: Run) -> None:
        save.save(run.kept)

    def undo(self, actor: Actor, import_: Import) -> None:
        undo.undo(actor, import_)
