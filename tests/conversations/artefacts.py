"""Everything that can be in and around one conversation, made by the acts of its two people."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import models

from wegwijzer.access.actor import Actor, acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import (
    AgreementMade,
    CareerContact,
    Kept,
    OwnAnswer,
    Participation,
    Round,
    RoundMember,
)
from wegwijzer.people.models import Person


@dataclass(frozen=True)
class Artefact:
    """A row, the column in which somebody would change it, and to whom it is addressed."""

    model: type[models.Model]
    pk: UUID
    column: str
    receiver: UUID | None = None


class Making:
    """Fills a conversation, act by act; `made` holds what there is by the names of expected.py."""

    def __init__(self, talk, hr: Actor, receivers: dict[str, Person]):
        self.talk, self.hr, self.receivers = talk, hr, receivers
        self.employee, self.other, self.conversation = talk.employee, talk.other, talk.conversation
        self.made: dict[str, Artefact] = {}

    def add(self, key: str, row: models.Model, column: str, receiver: UUID | None = None) -> None:
        self.made[key] = Artefact(type(row), row.pk, column, receiver)

    def before(self) -> None:
        with acting_as(self.hr):
            self._around_a_round()
        for letter, one, question in (("e", self.employee, "must"), ("o", self.other, "must")):
            with acting_as(one):
                self._alone(letter, one, question)
        with acting_as(self.employee):
            self._written_over()
            self._agreement()
            self._proposal()
            self._moments()
            self._goals()
        self.add("fact", self.conversation, "planned_for")

    def _around_a_round(self) -> None:
        today = self.hr.today
        days = {"starts_on": today, "ends_on": today + timedelta(days=30)}
        round_ = Round.objects.create(name="Herfst", model="line", made_by=self.hr.person, **days)
        member = RoundMember.objects.create(round=round_, person=self.employee.person)
        self.add("member", member, "invited_at")
        CareerContact.objects.filter(person=self.employee.person).delete()
        contact = CareerContact.objects.create(person=self.employee.person, contact=self.other.person, starts_on=today)
        self.add("contact", contact, "ends_on")

    def _alone(self, letter: str, one: Actor, question: str) -> None:
        shared, private = ("dream", "must") if letter == "e" else ("offer", "ask")
        given = {"conversation": self.conversation}
        for key, name in ((private, f"preparation_{letter}"), (shared, f"preparation_{letter}_shared")):
            row = actions.save_answer(one, **given, part="preparation", key=key, value="Wat ik denk")
            self.add(name, row, "value")
        actions.share(one, **given, part="preparation", keys=[shared])
        growth = actions.save_answer(one, **given, part="growth", key="growth-place", value="Elders")
        self.add(f"growth_{letter}", growth, "value")
        note = actions.save_answer(one, **given, part="note", key="theme.career", value="Voor mezelf")
        self.add(f"note_{letter}", note, "value")
        self.add(f"score_{letter}", actions.set_score(one, **given, theme="career", score=2), "value")
        example = actions.add_example(one, **given, theme="tasks", text="Een voorbeeld")
        self.add(f"example_{letter}", example, "text")
        both = {"employee": self.employee.person, "other": self.other.person, "held_on": one.today}
        for name, is_shared in ((f"informal_{letter}", False), (f"informal_{letter}_shared", True)):
            informal = actions.note_informal(one, **both, text="Aan de koffie")
            actions.share_note(one, note=informal, shared=is_shared)
            self.add(name, informal, "text")
        place = actions.set_prepared(one, **given)
        if letter == "e":
            self.add("prepared", place, "prepared_at")

    def _written_over(self) -> None:
        given = {"conversation": self.conversation}
        row = actions.save_field(self.employee, **given, key="theme.career.growth", value="Meelopen", version=0)
        self.add("joint", row, "value")
        other = actions.save_answer(self.employee, **given, part="preparation", key="chances", value="Eerst dit")
        long_ago = other.changed_at - timedelta(hours=2)
        OwnAnswer.objects.filter(pk=other.pk).update(changed_at=long_ago)
        actions.save_answer(self.employee, **given, part="preparation", key="chances", value="Dan dat")
        self.add("kept_preparation", Kept.objects.get(key="chances", conversation=self.conversation), "value")
        with acting_as(self.other):
            actions.save_field(self.other, **given, key="theme.career.growth", value="Een cursus", version=1)
        self.add("kept_joint", Kept.objects.get(key="theme.career.growth", conversation=self.conversation), "value")

    def _agreement(self) -> None:
        asks = [] if self.conversation.model == "external" else [{"kind": "budget", "text": "480 euro"}]
        days = [self.employee.today + timedelta(days=30)]
        agreement = actions.make_agreement(
            self.employee, conversation=self.conversation, what="Meelopen", checkpoints=days, requests=asks
        )
        self.add("agreement", agreement, "what")
        self.add("checkpoint", agreement.checkpoints.get(), "on")
        if asks:
            self.add("request", agreement.requests.get(), "text")
        assert AgreementMade.objects.filter(agreement=agreement).exists()

    def _proposal(self) -> None:
        proposal = actions.add_proposal(self.employee, conversation=self.conversation, text="Naar Aalst")
        self.add("proposal_e", proposal, "text")

    def _moments(self) -> None:
        on = self.employee.today
        self.add("moment", actions.note_moment(self.employee, kind="care", on=on, note="Mijn moeder"), "note")
        told = actions.note_moment(self.employee, kind="return", on=on, note="Terug na ziekte")
        self.add("aside", actions.put_aside(self.employee, kind="leader", since=on), "until")
        self.add("moment_told", actions.tell_moment(self.employee, moment=told, to=self.other.person), "note")

    def _goals(self) -> None:
        both = {"employee": self.employee.person, "other": self.other.person}
        row = actions.lay_down_goals(self.employee, **both, year=self.employee.today.year + 2, version=0, goals="Leren")
        self.add("goals", row, "goals")
        with acting_as(self.other):
            theirs = actions.lay_down_goals(
                self.other, **both, year=self.other.today.year - 2, version=0, roles="Samen"
            )
        agreed = actions.agree_with_goals(self.employee, goals=theirs, version=theirs.version)
        self.add("goals_agreed", agreed, "goals")

    # ---- Onward

    def show_scores(self) -> None:
        for one in (self.employee, self.other):
            with acting_as(one):
                actions.ready_to_show(one, conversation=self.conversation)

    def during(self) -> None:
        with acting_as(self.employee):
            actions.hold(self.employee, conversation=self.conversation)
            outcome = {"key": "conclusion.outcome", "value": "not_now", "version": 0}
            actions.save_field(self.employee, conversation=self.conversation, **outcome)
        self._reports("e", self.employee, *self.receivers["e"])
        if self.conversation.model != "external":
            self._reports("o", self.other, *self.receivers["o"])

    def _reports(self, letter: str, one: Actor, flow: str, receiver: Person) -> None:
        for state in ("draft", "shown", "sent", "withdrawn"):
            if letter == "e" and state == "shown":
                continue
            given = {"conversation": self.conversation, "flow": flow, "receiver": receiver}
            with acting_as(one):
                report = actions.draft_report(one, **given, text="Ons besluit")
                if letter == "o" and state != "draft":
                    actions.show_report(one, report=report)
            if state in ("sent", "withdrawn"):
                self._send(letter, report)
            if state == "withdrawn":
                with acting_as(one):
                    actions.withdraw_report(one, report=report)
            self.add(f"report_{letter}_{state}", report, "text", receiver.pk)

    def _send(self, letter: str, report) -> None:
        with acting_as(self.employee):
            if letter == "e":
                actions.send_report(self.employee, report=report)
            else:
                actions.answer_report(self.employee, report=report, agree=True)

    def standing(self) -> None:
        with acting_as(self.employee):
            actions.confirm(self.employee, conversation=self.conversation, remark="Akkoord")
            confirmation = self.conversation.confirmation_rows.get(person=self.employee.person)
            self.add("confirmation_e", confirmation, "remark")

    def after(self) -> None:
        with acting_as(self.other):
            actions.confirm(self.other, conversation=self.conversation)
        with acting_as(self.employee):
            added = actions.add_afterwards(self.employee, conversation=self.conversation, text="Ilse zei ja")
            self.add("addition_e", added, "text")

    def cancelled(self) -> None:
        with acting_as(self.other):
            actions.cancel(self.other, conversation=self.conversation)

    def reach(self, state: str, *, shown: bool) -> dict[str, Artefact]:
        """All that there is in this state."""
        self.before()
        if shown:
            self.show_scores()
        way = {
            "before": (),
            "during": (self.during,),
            "standing": (self.during, self.standing),
            "after": (self.during, self.standing, self.after),
            "cancelled": (self.cancelled,),
        }
        for step in way[state]:
            step()
        with acting_as(self.employee):
            assert Participation.objects.filter(conversation=self.conversation).count() == 2
        return self.made
