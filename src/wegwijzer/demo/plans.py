"""Plans of the demo: agreements at every stage, made by the people themselves with the acts that the pages use. Only
where the company's folder has `plans.json`. Days there count from today."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.demo.content import CONTENT, Company, read
from wegwijzer.notices.actions import without_letters
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.people.models import Person
from wegwijzer.plans.actions import plan as plans
from wegwijzer.plans.actions import proposing, requests, steps
from wegwijzer.plans.actions.plan import Said
from wegwijzer.plans.models import (
    Agreement,
    AgreementStep,
    Checkpoint,
    CheckpointAbout,
    CheckpointNote,
    Plan,
    Request,
)

HR = "nele"
WORDS = ("what", "action", "how", "where", "means", "guidance", "effort", "beside_work", "doers")


def make_plans(organisation_id: UUID, company: Company, today: date) -> None:
    """Within the transaction of the load, after the conversations."""
    if not (CONTENT / company.slug / "plans.json").is_file():
        return
    with without_letters():
        for told in read(company.slug, "plans.json")["plans"]:
            Making(organisation_id, company, told, today).make()


class Making:
    """One plan: the words of both, then agreement by agreement."""

    def __init__(self, organisation_id: UUID, company: Company, told: dict, today: date) -> None:
        self.organisation_id, self.told, self.today = organisation_id, told, today
        pins = {pin["key"]: pin for group in ("seats", "advisers") for pin in company.cast[group]}
        with tenant(organisation_id):
            self.people = {side: person_of(pins[told[side]]) for side in ("employee", "partner")}
            self.people["hr"] = person_of(pins[HR])
        self.plan: Plan

    @contextmanager
    def _as(self, side: str, since: int = 0) -> Iterator[Actor]:
        """As one of the two, as of a day in the past."""
        with acting_for(self.organisation_id, self.people[side].pk) as actor:
            yield replace(actor, today=self.today + timedelta(days=since))

    def make(self) -> None:
        told = self.told
        with self._as("employee", told["began"]) as actor:
            self.plan = plans.begin(
                actor, years=told["years"], partner=self.people["partner"], layout=told.get("layout", "general")
            )
            plans.write(actor, plan=self.plan, pieces={key: _said(each) for key, each in told["texts"].items()})
        if told["view"]:
            with self._as("partner") as actor:
                plans.write(actor, plan=self.plan, pieces={key: Said(text) for key, text in told["view"].items()})
        for each in told["agreements"]:
            self._agree(each)

    def _agree(self, told: dict) -> None:
        made = self._propose(told)
        if "proposed_by" in told:
            return
        if not told.get("alone"):
            with self._as("partner") as actor:
                proposing.agree(actor, agreement=made)
        if told.get("open"):
            with self._as("employee") as actor:
                steps.open_to_leader(actor, agreement=made)
        for day, side, text in told.get("progress", ()):
            self._step(made, side, day, kind="progress", text=text)
        for day, words in told.get("looked", ()):
            self._looked_at(made, day, words)
        self._go_on(made, told)

    def _propose(self, told: dict) -> Agreement:
        days = {
            name: self.today + timedelta(days=told[key])
            for key, name in (("starts", "starts_on"), ("due", "due_on"))
            if key in told
        }
        said = {**{name: told[name] for name in WORDS if name in told}, **days}
        said["checkpoints"] = [self.today + timedelta(days=day) for day in told.get("looks", ())]
        said["requests"] = [told["ask"]] if "ask" in told else []
        with self._as(told.get("proposed_by", "employee").replace("other", "partner"), told["made"]) as actor:
            if told.get("alone"):
                return proposing.make_own(actor, **said)
            return proposing.propose(actor, plan=self.plan, **said)

    def _answer(self, made: Agreement, told: dict) -> None:
        """What HR said to what the agreement asks of them."""
        days = {"again_on": self.today + timedelta(days=told["again"])} if "again" in told else {}
        with self._as("hr") as actor:
            asked = Request.objects.get(agreement=made.pk)
            requests.answer(actor, request=asked, verdict=told["verdict"], answer=told["text"], **days)

    def _go_on(self, made: Agreement, told: dict) -> None:
        if "answer" in told:
            self._answer(made, told["answer"])
        if "then" in told:
            kind, text = told["then"]
            with self._as("employee") as actor:
                {"done": steps.finish, "stopped": steps.stop}[kind](actor, agreement=made, text=text)
        if "change" in told:
            change = told["change"]
            due = self.today + timedelta(days=change["due"])
            with self._as(change["by"]) as actor:
                steps.propose_change(actor, agreement=made, due_on=due, text=change["why"])

    def _step(self, made: Agreement, side: str, day: int, **said) -> None:
        """One that was taken a while ago: the only thing that is not done with an act, because acts are of now."""
        with self._as("partner" if side == "other" else side) as actor:
            row = Agreement.objects.get(pk=made.pk)
            AgreementStep.objects.create(
                agreement=row,
                employee_id=row.employee_id,
                other_id=row.other_id,
                leader=steps.leader_now(actor, row),
                by=actor.person,
                at=timezone.now() + timedelta(days=day),
                **said,
            )

    def _looked_at(self, made: Agreement, day: int, words: dict[str, dict[str, str]]) -> None:
        """A moment of a while ago, at which both noted how it went: not done with an act either."""
        when = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0) + timedelta(days=day)
        with self._as("employee") as actor:
            both = {"organisation": actor.organisation, "employee_id": made.employee_id, "other_id": made.other_id}
            row = Checkpoint.objects.create(**both, starts_at=when, made_by=actor.person)
            CheckpointAbout.objects.bulk_create([CheckpointAbout(**both, checkpoint=row, agreement=made)])
            Checkpoint.objects.filter(pk=row.pk).update(held_at=when)
        for side, said in words.items():
            with self._as(side) as actor:
                CheckpointNote.objects.create(**both, checkpoint=row, by=actor.person, **said)


def _said(told: dict) -> Said:
    return Said(told.get("text", ""), tuple(told.get("chosen", ())), told.get("shared", False))


def person_of(pin: dict) -> Person:
    return Person.objects.get(given_name=pin["given"], family_name=pin["family"])
