"""Every persona × everything in a plan × every state: in raw SQL, and by the rules. What is right stands in
expected.py alone."""

from dataclasses import replace

import pytest

from tests.conversations.artefacts import Artefact
from tests.conversations.test_who_sees_what import ELSEWHERE, LINDEVELD, change_the_leader, seen, touches, update
from tests.plans.expected import DOCUMENT, STATES, document, expected
from tests.plans.test_a_plan import no_plan  # noqa: F401  (a fixture)
from wegwijzer.access.actor import acting_as
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import ReportingLine
from wegwijzer.plans.access import SEE_AGREEMENT, SEE_PLAN, SEE_STEP, SEE_TEXT
from wegwijzer.plans.actions import plan as actions
from wegwijzer.plans.actions import proposing, steps
from wegwijzer.plans.actions.plan import Said
from wegwijzer.plans.models import Agreement, AgreementStep, Plan, PlanText

pytestmark = pytest.mark.django_db
RULES = {Plan: SEE_PLAN, PlanText: SEE_TEXT, Agreement: SEE_AGREEMENT, AgreementStep: SEE_STEP}
PERSONAS = {"E": "employee", "P": "leader", "N": "newcomer", "C": "coach"}


class Making:
    """What there is by the names of expected.py, state after state."""

    def __init__(self, cast, as_):
        self.cast, self.as_ = cast, as_
        self.made: dict[str, Artefact] = {}

    def add(self, key, row, column):
        self.made[key] = Artefact(type(row), row.pk, column)

    def alone(self):
        with acting_as(self.cast.employee) as samira:
            self.plan = actions.begin(samira, years=3)
            self.add("plan", self.plan, "version")
            wrote = {
                "wish_long": Said("Weg van hier"),
                "wish_short": Said("Eerst dit"),
                "direction": Said(chosen=("up",)),
            }
            rows = {row.key: row for row in actions.write(samira, plan=self.plan, pieces=wrote)}
            self.add("wish", rows["wish_long"], "text")
            self.add("before", rows["wish_short"], "text")
            self.add("shared_wish", rows["wish_short"], "text")
            self.add("direction", rows["direction"], "text")
            for key in ("own", "closed"):
                self.add(key, made := proposing.make_own(samira, what=f"Iets voor mezelf: {key}"), "what")
                if key == "own":
                    self.own = made
                    self.add("own_step", steps.note_progress(samira, agreement=made, text="Het lukt"), "text")

    def shared(self):
        with acting_as(self.cast.employee) as samira:
            self.plan = actions.share_with(samira, plan=self.plan, partner=self.cast.leader.person)
            for key in ("wish_short", "direction"):
                actions.share(samira, plan=self.plan, key=key)
            (row,) = actions.write(samira, plan=self.plan, pieces={"wish_short": Said("Dan dat")})
            self.add("shared_wish", row, "text")
        with acting_as(self.cast.leader) as johan:
            wrote = {"view_role": Said("Teamcoach"), "reachability": Said("Op dinsdag")}
            for row in actions.write(johan, plan=self.plan, pieces=wrote):
                self.add({"view_role": "view"}.get(row.key, row.key), row, "text")
            ours = proposing.propose(johan, plan=self.plan, what="Meelopen met Ilse")
            self.add("proposed", proposing.propose(johan, plan=self.plan, what="Misschien dit"), "what")
        with acting_as(self.cast.employee) as samira:
            self.add("ours", proposing.agree(samira, agreement=ours), "what")
            self.add("our_step", steps.note_progress(samira, agreement=ours, text="Twee keer geweest"), "text")
            self.add("change", steps.propose_change(samira, agreement=ours, what="Meelopen met Bart"), "text")

    def taken(self):
        with acting_as(self.cast.employee) as samira:
            actions.share(samira, plan=self.plan, key="wish_short", shared=False)
            steps.open_to_leader(samira, agreement=self.own)

    def led(self):
        change_the_leader(self.cast, self.as_)

    def chosen(self):
        with acting_as(self.cast.employee) as samira:
            actions.share_with(samira, plan=self.plan, partner=self.cast.coach.person)


def hold_to_the_table(cast, made, table):
    made = {key: made[key] for key in table}
    for key in LINDEVELD:
        actor = cast[key]
        with tenant(actor.organisation.pk):
            leads = ReportingLine.objects.on(actor.today).filter(manager=actor.person_id).exists()
        actor = replace(actor, has_reports=leads)
        letters = {letter for letter, who in PERSONAS.items() if who == key}
        reading = {name for name, who in table.items() if letters & who}
        with acting_as(actor):
            assert seen(made) == reading, key
            by_rule = {name for name, each in made.items() if _by_rule(actor, each)}
            assert by_rule == reading, key
            changed = {name for name, each in made.items() if touches(update(each, None))}
            assert changed <= {"plan", "proposed"} & reading, key
    for key in ELSEWHERE:
        actor = cast[key]
        with tenant(actor.organisation.pk, person_id=actor.person_id, account_id=actor.account_id):
            assert not seen(made), key
    with tenant(cast.employee.organisation.pk):  # the operator: the application's role, and nobody's name
        assert not seen(made)


def _by_rule(actor, artefact) -> bool:
    rows = artefact.model.objects.all()
    return RULES[artefact.model].filter(actor, rows).filter(pk=artefact.pk).exists()


def test_who_reads_what(no_plan, cast, as_):  # noqa: F811
    """One walk through all states: each is made out of the one before."""
    making = Making(cast, as_)
    for state in STATES:
        getattr(making, state)()
        hold_to_the_table(cast, making.made, expected(state))


def test_the_document_says_what_the_table_says():
    assert DOCUMENT.read_text("utf-8") == document(), "run: python -m tests.plans.expected"
