"""Files about what people did to learn: what they can say, and how they come in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from wegwijzer.access.actor import Actor
from wegwijzer.exchange import undo
from wegwijzer.exchange.fields import Outcome, SheetKind
from wegwijzer.exchange.kinds.people import headers
from wegwijzer.exchange.kinds.people.plan import MANY, Plan
from wegwijzer.exchange.kinds.training import what, who, writing
from wegwijzer.exchange.kinds.training.fields import FIELDS
from wegwijzer.exchange.kinds.training.sentences import SENTENCES
from wegwijzer.exchange.models import Import, Kind
from wegwijzer.exchange.run import Run

ONE_WHO = ("number", "email", "family_name", "full_name")


@contextmanager
def whole_sets(plan: Plan) -> Iterator[None]:
    """Of a long file PostgreSQL, which knows little of a new organisation, must not compare each row with all."""
    many = plan.value(f"SELECT count(*) > {MANY} FROM incoming")
    if many:
        plan.do("SET LOCAL enable_nestloop = off")
    yield
    if many:
        plan.do("SET LOCAL enable_nestloop = on")


class TrainingSheet(SheetKind):
    key = Kind.TRAINING
    fields = FIELDS
    needs = (ONE_WHO, ("title",), ("starts_on",))
    row_needs = (("number", "email", "given_name", "family_name"), ("title",), ("starts_on",))
    whose = (("number",), ("email",), ("family_name", "given_name"))
    sentences = SENTENCES

    def prefer(self, found: list, samples: Sequence[str]) -> list:
        return headers.prefer(found, samples)

    def settle(self, columns: list, repeated: bool) -> list:
        return headers.whole_names(columns)

    def examine(self, run: Run) -> Outcome:
        plan = Plan(run)
        with whole_sets(plan):
            plan.open_findings()
            who.find_out(plan)
            what.compare(plan)
            writing.write_findings(plan)
            writing.write_changes(plan)
            return Outcome(what.counts(plan), what.digest(plan))

    def save(self, run: Run) -> None:
        plan = Plan(run)
        with whole_sets(plan):
            writing.save(plan)

    def undo(self, actor: Actor, import_: Import) -> None:
        undo.undo(actor, import_)
