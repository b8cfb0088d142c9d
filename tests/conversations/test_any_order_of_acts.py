"""Whatever the two do, in whatever order: nothing leaks, no text is lost, and what is fixed stays."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conversations.test_no_other_way_out import in_the_database
from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import JointField, Kept, OwnAnswer, Report
from wegwijzer.conversations.rules import State, state_of

pytestmark = pytest.mark.django_db

SIDES = ("employee", "other")
WORDS = st.sampled_from(["eerste", "tweede", "derde", ""])
WORD = "zq{}zq"  # marks every text that is written, so that it can be looked for
PREPARATION = {"employee": "must", "other": "ask"}
ACTS = (
    "accept", "hold", "cancel", "confirm", "reopen", "prepare", "share", "take_back", "note", "score", "ready",
    "unready", "field", "field_unseen", "outcome", "example", "report", "show", "answer", "withdraw", "add",
)  # fmt: skip
WRITING = {"prepare", "note", "field", "field_unseen", "example", "report", "answer", "add"}
TOGETHER = {"field", "field_unseen", "example", "add"}  # read by both as soon as it is saved
OUTSIDE = ("hr", "executive", "newcomer")
ALONE = {"prepare", "note"}
CHANGED = ("conversations_", "plans_", "notices_", "organisations_rowversion", "procrastinate_", "access_", "agenda_")


class Both:
    """A conversation, and what a careful reader remembers of it."""

    def __init__(self, talk, receiver, flow):
        self.talk, self.receiver, self.flow = talk, receiver, flow
        self.joint: dict[str, set[str]] = {side: set() for side in SIDES}
        self.fixed: dict | None = None
        self.saved: set[str] = set()
        self.said: dict[str, tuple[str, str]] = {}  # what was written: in which act, by whom

    def marked(self, side: str, what: str, word: str) -> str:
        if not word or what not in WRITING:
            return word
        self.said[WORD.format(len(self.said))] = (what, side)
        return f"{word} {WORD.format(len(self.said) - 1)}"

    def act(self, side: str, what: str, word: str) -> None:
        one = getattr(self.talk, side)
        word = self.marked(side, what, word)
        with acting_as(one):
            try:
                with transaction.atomic():
                    getattr(self, f"do_{what}", self.plain(what))(one, side, word)
                self.saved |= {each for each in self.said if each in word}
                if what in ALONE and not word:  # emptied by who wrote it
                    self.saved -= {each for each, about in self.said.items() if about == (what, side)}
            except (ValidationError, PermissionDenied, actions.FieldChanged):
                pass  # a refusal is an answer as well; what holds is looked at below

    def plain(self, what: str):
        return lambda one, side, word: getattr(actions, what)(one, conversation=self.talk.conversation)

    def do_prepare(self, one, side, word):
        key = PREPARATION[side]
        actions.save_answer(one, conversation=self.talk.conversation, part="preparation", key=key, value=word)

    def do_share(self, one, side, word):
        actions.share(one, conversation=self.talk.conversation, part="preparation", keys=[PREPARATION[side]])

    def do_take_back(self, one, side, word):
        actions.take_back(one, conversation=self.talk.conversation, part="preparation", keys=[PREPARATION[side]])

    def do_note(self, one, side, word):
        actions.save_answer(one, conversation=self.talk.conversation, part="note", key="x", value=word)

    def do_score(self, one, side, word):
        actions.set_score(one, conversation=self.talk.conversation, theme="career", score=len(word) % 5 + 1)

    def do_ready(self, one, side, word):
        actions.ready_to_show(one, conversation=self.talk.conversation)

    def do_unready(self, one, side, word):
        actions.ready_to_show(one, conversation=self.talk.conversation, ready=False)

    def do_field(self, one, side, word, version=None):
        key = "theme.career.growth"
        row = JointField.objects.filter(conversation=self.talk.conversation, key=key).first()
        seen = (row.version if row else 0) if version is None else version
        actions.save_field(one, conversation=self.talk.conversation, key=key, value=word, version=seen)
        if word:
            self.joint[side].add(word)

    def do_field_unseen(self, one, side, word):
        self.do_field(one, side, word, version=0)

    def do_outcome(self, one, side, word):
        key = "conclusion.outcome"
        row = JointField.objects.filter(conversation=self.talk.conversation, key=key).first()
        seen = row.version if row else 0
        actions.save_field(one, conversation=self.talk.conversation, key=key, value="not_now", version=seen)

    def do_example(self, one, side, word):
        actions.add_example(one, conversation=self.talk.conversation, theme="career", text=word)

    def do_report(self, one, side, word):
        given = {"flow": self.flow, "receiver": self.receiver.person, "text": word}
        actions.draft_report(one, conversation=self.talk.conversation, **given)

    def _report(self, act, one, **more):
        report = queries.reports_of(one, self.talk.conversation).last()
        if report is not None:
            act(one, report=report, **more)

    def do_show(self, one, side, word):
        self._report(actions.show_report, one)

    def do_answer(self, one, side, word):
        self._report(actions.answer_report, one, agree=True, addition=word)

    def do_withdraw(self, one, side, word):
        self._report(actions.withdraw_report, one)

    def do_add(self, one, side, word):
        actions.add_afterwards(one, conversation=self.talk.conversation, text=word)

    # ---- What always holds

    def find(self, viewers: dict) -> None:
        """Every text that was written, looked for in the tables by everybody: never more than the table allows."""
        for key, viewer in viewers.items():
            with acting_as(viewer):
                found = in_the_database(set(self.said), CHANGED)
                open_to_me = " ".join(self._may_read(key, viewer))
            too_much = {word for word in found if not self._may(word, key, open_to_me)}
            assert not too_much, (key, {word: self.said[word] for word in too_much})
            if key in SIDES:
                self._own_last_words_are_there(key, found)

    def _may(self, word: str, viewer: str, open_to_me: str) -> bool:
        what, side = self.said[word]
        return viewer == side or word in open_to_me or (viewer in SIDES and what in TOGETHER)

    def _may_read(self, key: str, viewer):
        """Texts of another that are open to this person just now, by the moments that say so."""
        if key in SIDES:
            shared = queries.desk(viewer, self.talk.conversation).shared["preparation"].values()
            yield from (str(answer.value) for answer in shared)
        for report in Report.objects.filter(conversation=self.talk.conversation):
            to_me = report.receiver_id == viewer.person_id and report.sent_at and not report.withdrawn_at
            if to_me or (key == "employee" and report.shown_at) or report.author_id == viewer.person_id:
                yield f"{report.text} {report.addition}"

    def _own_last_words_are_there(self, side: str, found: set[str]) -> None:
        """What somebody wrote alone is theirs to read until they wrote something else in its place."""
        with acting_as(getattr(self.talk, side)):
            rows = OwnAnswer.objects.filter(conversation=self.talk.conversation, author=getattr(self.talk, side).person)
            written = " ".join(str(row.value) for row in rows)
        mine = [word for word, (what, by) in self.said.items() if by == side and what in ALONE and word in self.saved]
        for what in ALONE:
            last = [word for word in mine if self.said[word][0] == what][-1:]
            assert not last or last[0] in written
            assert not last or last[0] in found

    def look(self, outsiders) -> None:
        for side in SIDES:
            one = getattr(self.talk, side)
            with acting_as(one):
                found = queries.desk(one, self.talk.conversation)
                self._nothing_of_the_other_leaks(found)
                self._no_text_is_lost(found)
                self._what_is_fixed_stays(found)
        for outsider in outsiders:
            with acting_as(outsider):
                assert not OwnAnswer.objects.filter(conversation=self.talk.conversation).exists()
                assert not JointField.objects.filter(conversation=self.talk.conversation).exists()
                for report in Report.objects.filter(conversation=self.talk.conversation):
                    assert report.receiver_id == outsider.person_id
                    assert report.sent_at and not report.withdrawn_at
                    assert report.author_id == report.employee_id or report.agreed_at

    def _nothing_of_the_other_leaks(self, found) -> None:
        assert found.shared["note"] == {}
        assert all(answer.shared_at for answer in found.shared["preparation"].values())
        if not (found.mine.scores_ready_at and found.theirs.scores_ready_at):
            assert found.shared["score"] == {}

    def _no_text_is_lost(self, found) -> None:
        """What either wrote and the other wrote over is there still."""
        there = {found.value("theme.career.growth")}
        there |= {row.value for row in Kept.objects.filter(conversation=found.conversation, key="theme.career.growth")}
        row = found.fields.get("theme.career.growth")
        writer = "employee" if row and row.changed_by_id == found.conversation.employee_id else "other"
        for side in SIDES:
            if side != writer and self.joint[side]:
                assert there & self.joint[side], "the other's last words are kept"

    def _what_is_fixed_stays(self, found) -> None:
        if state_of(found.conversation) is not State.CONCLUDED:
            assert self.fixed is None
            return
        assert len(found.confirmations) == 2
        fields = {key: row.value for key, row in found.fields.items()}
        self.fixed = self.fixed or fields
        assert fields == self.fixed


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    model=st.sampled_from(["line", "staff", "management", "external"]),
    begun=st.integers(0, 3),
    acts=st.lists(st.tuples(st.sampled_from(SIDES), st.sampled_from(ACTS), WORDS), min_size=5, max_size=25),
)
def test_in_any_order_nothing_leaks_and_nothing_is_lost(model, begun, acts, asked, cast):
    point = transaction.savepoint()
    flow, receiver = {"line": ("leader_above", "leader_above"), "external": ("hr", "hr")}.get(
        model, ("leader", "leader")
    )
    both = Both(asked(model), cast[receiver], flow)
    for what in ("accept", "hold", "outcome")[:begun]:
        both.act("other", what, "")
    for side, what, word in acts:
        both.act(side, what, word)
        both.look([])
    both.look([cast.newcomer, cast.hr, cast[receiver], cast.executive])
    both.find({side: getattr(both.talk, side) for side in SIDES} | {key: cast[key] for key in OUTSIDE})
    transaction.savepoint_rollback(point)
