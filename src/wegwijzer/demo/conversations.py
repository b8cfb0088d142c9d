"""Conversations in each of the four models, at every stage: held by the people of the demo, with the very acts that
the pages use. Only where the company's folder has `conversations.json`."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from wegwijzer.access.actor import Actor
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Conversation
from wegwijzer.demo.content import CONTENT, Company, read
from wegwijzer.notices.actions import without_letters
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.actors import acting_for
from wegwijzer.people.models import Person

HR = "nele"


def hold_conversations(organisation_id: UUID, company: Company, today: date) -> None:
    """Within the transaction of the load, after the people are there."""
    if (CONTENT / company.slug / "conversations.json").is_file():
        with without_letters():
            Talks(organisation_id, company, read(company.slug, "conversations.json"), today).hold()


class Talks:
    def __init__(self, organisation_id: UUID, company: Company, told: dict, today: date) -> None:
        self.organisation_id, self.told, self.today = organisation_id, told, today
        pins = [pin for group in ("seats", "advisers") for pin in company.cast[group]]
        names = {pin["key"]: (pin["given"], pin["family"]) for pin in pins}
        wanted = {*told["people"], HR, told["contact"], *(key for keys in told["others"].values() for key in keys)}
        with tenant(organisation_id):
            self.people = {
                key: Person.objects.get(given_name=names[key][0], family_name=names[key][1]) for key in wanted
            }

    @contextmanager
    def _as(self, key: str) -> Iterator[Actor]:
        with acting_for(self.organisation_id, self.people[key].pk) as actor:
            yield actor

    def hold(self) -> None:
        self._offer()
        stages = self.told["stages"]
        for model, others in self.told["others"].items():
            for place, employee in enumerate(self.told["people"]):
                stage = stages[(place + self.told["first_stage"][model]) % len(stages)]
                self._talk(model, employee, others[place % len(others)], stages.index(stage), stage)
        self._around()

    def _offer(self) -> None:
        with self._as(HR) as hr:
            there = {row.key: row for row in actions.begin_with_models(hr)}
            for offer in self.told["offers"]:
                if offer["key"] in there:
                    actions.change_offer(hr, offer=there[offer["key"]], flows=offer["flows"])
                else:
                    actions.offer_model(hr, key=offer["key"], flows=offer["flows"])

    def _talk(self, model: str, employee: str, other: str, far: int, stage: str) -> None:
        talk = Talk(self, model, employee, other)
        talk.ask()
        steps = (talk.plan, talk.prepare, talk.sit_together, talk.confirm_one, talk.conclude, talk.report)
        if stage == "cancelled":
            talk.let_go()
            return
        for step in steps[:far]:
            step()

    def _around(self) -> None:
        """A short note, moments that matter and goals of three years, of the first of them."""
        first, contact = next(iter(self.told["people"])), self.told["contact"]
        leader, *_more = self.told["others"]["line"]
        self._goals(first, leader, self.today.year - 1, "last_year")
        with self._as(HR) as hr:
            since = self.today - timedelta(days=200)
            actions.name_contact(hr, person=self.people[first], contact=self.people[contact], starts_on=since)
        self._goals(first, contact, self.today.year, "this_year")
        with self._as(contact) as actor:
            self._propose(actor, first, contact, self.today.year + 1, "next_year")
        with self._as(first) as actor:
            pair = {"employee": actor.person, "other": self.people[contact]}
            day = self.today - timedelta(days=12)
            note = actions.note_informal(actor, **pair, held_on=day, text=self.told["people"][first]["proposal"])
            actions.share_note(actor, note=note)
            actions.note_moment(actor, kind="long_time", on=day)
            told = actions.note_moment(actor, kind="care", on=day, note=self.told["moment"])
            actions.tell_moment(actor, moment=told, to=self.people[contact])

    def _goals(self, employee: str, other: str, year: int, words: str) -> None:
        """Proposed by the employee, and the other agrees."""
        with self._as(employee) as actor:
            row = self._propose(actor, employee, other, year, words)
        with self._as(other) as actor:
            actions.agree_with_goals(actor, goals=row, version=row.version)

    def _propose(self, actor: Actor, employee: str, other: str, year: int, words: str):
        pair = {"employee": self.people[employee], "other": self.people[other]}
        return actions.lay_down_goals(actor, **pair, year=year, version=0, **self.told["goals"][words])


class Talk:
    """One conversation, from the question on."""

    def __init__(self, talks: Talks, model: str, employee: str, other: str) -> None:
        self.talks, self.model, self.sides = talks, model, (employee, other)
        self.employee, self.other = employee, other
        self.words = talks.told["people"][employee]
        self.conversation: Conversation

    def ask(self) -> None:
        asking = self.employee if self.model in ("external", "staff") else self.other
        people = self.talks.people
        with self.talks._as(asking) as actor:
            self.conversation = actions.ask(
                actor,
                model=self.model,
                employee=people[self.employee],
                other=people[self.other],
                reason="growth_question" if asking == self.employee else "growth_seen",
            )
        self.asked, self.asking = (self.other if asking == self.employee else self.employee), asking

    def let_go(self) -> None:
        with self.talks._as(self.asked) as actor:
            actions.decline(actor, conversation=self.conversation)

    def plan(self) -> None:
        days = 4 + len(self.words["dream"] + self.model) % 11  # nobody sits in two talks at once
        when = timezone.now().replace(hour=13, minute=0, second=0, microsecond=0) + timedelta(days=days)
        with self.talks._as(self.asked) as actor:
            actions.plan(actor, conversation=self.conversation, planned_for=when, place="Vergaderzaal De Linde")

    def prepare(self) -> None:
        given = {"conversation": self.conversation, "part": "preparation"}
        with self.talks._as(self.employee) as actor:
            for key in ("dream", "must"):
                actions.save_answer(actor, **given, key=key, value=self.words[key])
            actions.save_answer(
                actor, conversation=self.conversation, part="growth", key="growth-content", value=self.words["growth"]
            )
            actions.share(actor, **given, keys=["must"])
        with self.talks._as(self.other) as actor:
            actions.save_answer(actor, **given, key="offer", value=self.words["growth"])
        for number, side in enumerate(self.sides):
            with self.talks._as(side) as actor:
                for place, theme in enumerate(("career", "motivation", "tasks", "technical", "social")):
                    score = 1 + (len(self.words["must"]) + place * (2 + number)) % 5
                    actions.set_score(actor, conversation=self.conversation, theme=theme, score=score)
                actions.set_prepared(actor, conversation=self.conversation)

    def sit_together(self) -> None:
        given = {"conversation": self.conversation}
        for side in self.sides:
            with self.talks._as(side) as actor:
                actions.ready_to_show(actor, **given)
        with self.talks._as(self.asked) as actor:
            actions.hold(actor, **given)
        with self.talks._as(self.employee) as actor:
            actions.add_example(actor, **given, theme="tasks", text=self.words["example"], kind="initiative")
            actions.save_field(actor, **given, key="theme.tasks.growth", value=self.words["growth"], version=0)
            actions.save_field(actor, **given, key="theme.tasks.term", value="this-year", version=0)
            proposal = actions.add_proposal(actor, **given, text=self.words["proposal"], direction="broaden")
        with self.talks._as(self.other) as actor:
            verdict = {"growth": "possible", "own_function": "possible"}.get(self.words["outcome"], "not_yet")
            actions.judge_proposal(actor, proposal=proposal, verdict=verdict, why=self.words["why"])
            actions.set_phase(actor, **given, phase="propose")

    def confirm_one(self) -> None:
        given = {"conversation": self.conversation}
        asked = {"kind": self.words.get("ask_kind", "training"), "text": self.words["ask"]}
        with self.talks._as(self.employee) as actor:
            actions.set_phase(actor, **given, phase="agree")
            actions.make_agreement(
                actor,
                **given,
                what=self.words["agreement"],
                due_on=actor.today + timedelta(days=120),
                doers=["employee", "other"],
                checkpoints=[actor.today + timedelta(days=60)],
                requests=[] if self.model == "external" else [asked],
            )
            for key, value in (("outcome", self.words["outcome"]), ("why", self.words["why"])):
                actions.save_field(actor, **given, key=f"conclusion.{key}", value=value, version=0)
            actions.confirm(actor, **given)

    def conclude(self) -> None:
        with self.talks._as(self.other) as actor:
            actions.confirm(actor, conversation=self.conversation)

    def report(self) -> None:
        """In the model with an outside adviser and with HR the employee writes; else the other side, who shows it."""
        given = {"conversation": self.conversation, "text": self.words["report"]}
        people = self.talks.people
        if self.model == "line":
            with self.talks._as(self.other) as actor:
                report = actions.draft_report(actor, **given, flow="leader_above", receiver=people["fatma"])
                actions.show_report(actor, report=report)
            return
        with self.talks._as(self.employee) as actor:
            report = actions.draft_report(actor, **given, flow="leader", receiver=people["johan"])
            actions.send_report(actor, report=report)
