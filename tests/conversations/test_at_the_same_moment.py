"""Two people who act at the same moment, each in a transaction of their own that is saved: whoever comes first, what
stands there afterwards is right, and who came too late hears so."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.http import Http404

from tests.cast import Cast
from tests.conversations.conftest import Talk
from tests.ground import TESTS
from tests.plans.moments import a_checkpoint, at
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda.models import Appointment
from wegwijzer.conversations import actions
from wegwijzer.conversations.actions import rounds as acts
from wegwijzer.conversations.models import (
    Confirmation,
    Conversation,
    Example,
    JointField,
    Kept,
    OwnAnswer,
    Participation,
    Report,
    Round,
)
from wegwijzer.conversations.queries.desk import mark_of
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.conversations.round_plan import Wanted
from wegwijzer.foundation.ids import new_id
from wegwijzer.people.models import Position
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.models import Agreement

TOO_LATE = (ValidationError, PermissionDenied, actions.FieldChanged, Conversation.DoesNotExist, Http404)
TIMES = 4  # of each race: who wins differs


@pytest.fixture(scope="module")
def saved_in(ground, template):
    """A database of our own, in which these tests save."""
    name = f"{TESTS}_at_once"
    ground.create_database(name, template=template)
    yield name
    ground.drop_database(name)


@pytest.fixture
def people(saved_in, _everybody, django_db_blocker):
    """The cast, in that database."""
    usual = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict["NAME"] = saved_in
        yield Cast(_everybody)
        connection.close()
        connection.settings_dict["NAME"] = usual


def at_once(*acts_of_two) -> list:
    """Each as (who, what to do); answers what each came to, or how it was refused."""
    start = Barrier(len(acts_of_two))

    def run(who_does):
        who, does = who_does
        try:
            start.wait(20)
            with acting_as(who):
                return does(who)
        except TOO_LATE as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts_of_two)) as pool:
        return list(pool.map(run, acts_of_two))


def refused(outcomes: list) -> int:
    return sum(isinstance(each, TOO_LATE) for each in outcomes)


def let_go_of_all(one) -> None:
    with acting_as(one):
        for side in ("employee", "other"):
            for row in Conversation.objects.filter(
                cancelled_at__isnull=True, concluded_at__isnull=True, **{side: one.person}
            ):
                actions.cancel(one, conversation=row)


@pytest.fixture
def talk(people):
    """`talk()`: Samira and Johan sit together, with a decision they can confirm."""

    def make(decided=True) -> Talk:
        samira, johan = people.employee, people.leader
        let_go_of_all(samira)
        both = {"employee": samira.person, "other": johan.person}
        with acting_as(samira):
            made = actions.ask(samira, model="line", **both, reason="growth_question")
        with acting_as(johan):
            actions.hold(johan, conversation=made)
            if decided:
                actions.save_field(johan, conversation=made, key="conclusion.outcome", value="growth", version=0)
        return Talk(made, samira, johan)

    return make


def of(act, made: Talk, **more):
    return lambda who: act(who, conversation=made.conversation, **more)


def test_two_who_ask_each_other_get_one_conversation(people):
    samira, johan = people.employee, people.leader
    both = {"employee": samira.person, "other": johan.person, "model": "line", "reason": "other"}
    for _time in range(TIMES):
        let_go_of_all(samira)
        outcomes = at_once(*[(one, lambda who: actions.ask(who, **both)) for one in (samira, johan)])
        assert refused(outcomes) == 1
        with acting_as(samira):
            assert open_between(samira.person_id, johan.person_id).count() == 1


def test_a_question_that_is_sent_twice_at_once_is_one(people):
    samira = people.employee
    for _time in range(TIMES):
        let_go_of_all(samira)
        both = {"employee": samira.person, "other": people.leader.person}
        ask = partial(actions.ask, **both, model="line", reason="other", token=new_id())
        at_once((samira, ask), (samira, ask))
        with acting_as(samira):
            assert open_between(samira.person_id, people.leader.person_id).count() == 1


def test_a_yes_and_a_no_at_once_leave_one_of_them(people):
    samira, johan = people.employee, people.leader
    for _time in range(TIMES):
        let_go_of_all(samira)
        with acting_as(samira):
            both = {"employee": samira.person, "other": johan.person}
            made = Talk(actions.ask(samira, model="line", **both, reason="other"), samira, johan)
        at_once((johan, of(actions.hold, made)), (samira, of(actions.cancel, made)))
        now = made.fresh()
        assert now.cancelled_at, "letting go is possible before and after the yes"
        assert not (now.held_at and now.held_at > now.cancelled_at)


def test_both_who_confirm_at_once_conclude_it_once(talk, people):
    for _time in range(TIMES):
        made = talk()
        assert refused(at_once(*[(one, of(actions.confirm, made)) for one in made.both])) == 0
        assert made.fresh().concluded_at
        with acting_as(people.employee):
            assert Confirmation.objects.filter(conversation=made.conversation).count() == 2


def test_reopening_while_the_other_confirms_is_before_or_after(talk, people):
    for _time in range(TIMES):
        made = talk()
        with acting_as(made.employee):
            actions.confirm(made.employee, conversation=made.conversation)
        at_once((made.employee, of(actions.reopen, made)), (made.other, of(actions.confirm, made)))
        with acting_as(made.employee):
            signed = {row.person_id for row in Confirmation.objects.filter(conversation=made.conversation)}
        assert bool(made.fresh().concluded_at) == (len(signed) == 2)
        assert made.fresh().concluded_at or signed <= {made.other.person_id}


def test_nobody_agrees_with_a_text_that_changes_at_that_very_moment(talk):
    for _time in range(TIMES):
        made = talk()
        with acting_as(made.employee):
            seen = mark_of(made.conversation)
        write = of(actions.save_field, made, key="conclusion.outcome", value="none", version=1)
        outcomes = at_once((made.other, write), (made.employee, of(actions.confirm, made, mark=seen)))
        assert refused(outcomes) == 1
        with acting_as(made.employee):
            stands = JointField.objects.get(conversation=made.conversation, key="conclusion.outcome").value
            confirmed = Confirmation.objects.filter(conversation=made.conversation).exists()
        assert (stands == "growth") == confirmed


def test_of_two_texts_in_one_field_none_is_lost(talk, people):
    for version in range(TIMES):
        made = talk()
        if version % 2:
            with acting_as(made.employee):
                actions.save_field(made.employee, conversation=made.conversation, key="place", value="Hier", version=0)
        acts_of = [
            (one, of(actions.save_field, made, key="place", value=value, version=version % 2))
            for one, value in ((made.employee, "In Aalst"), (made.other, "In Gent"))
        ]
        outcomes = at_once(*acts_of)
        lost = [each for each in outcomes if isinstance(each, actions.FieldChanged)]
        assert len(lost) == 1 and refused(outcomes) == 1
        assert {lost[0].yours, lost[0].current.value} == {"In Aalst", "In Gent"}, "both stand there to choose from"


def test_scores_are_shown_to_both_or_to_nobody(talk):
    for _time in range(TIMES):
        made = talk()
        for one, score in ((made.employee, 2), (made.other, 4)):
            with acting_as(one):
                actions.set_score(one, conversation=made.conversation, theme="career", score=score)
        take_back = of(actions.ready_to_show, made, ready=False)
        with acting_as(made.employee):
            actions.ready_to_show(made.employee, conversation=made.conversation)
        at_once((made.employee, take_back), (made.other, of(actions.ready_to_show, made)))
        seen = []
        for one in made.both:
            with acting_as(one):
                ready = Participation.objects.filter(conversation=made.conversation, scores_ready_at__isnull=False)
                scores = OwnAnswer.objects.filter(conversation=made.conversation, part="score")
                assert scores.count() == ready.count() if ready.count() == 2 else 1
                seen.append(scores.count())
        assert seen[0] == seen[1]


def test_both_ready_at_once_see_them_both(talk):
    made = talk()
    for one in made.both:
        with acting_as(one):
            actions.set_score(one, conversation=made.conversation, theme="career", score=3)
    assert refused(at_once(*[(one, of(actions.ready_to_show, made)) for one in made.both])) == 0
    for one in made.both:
        with acting_as(one):
            assert OwnAnswer.objects.filter(conversation=made.conversation, part="score").count() == 2


def test_a_report_is_either_read_or_withdrawn(talk, people):
    samira = people.employee
    for time in range(TIMES * 2):
        made = talk()
        with acting_as(samira):
            given = {"flow": "leader_above", "receiver": people.leader_above.person}
        with acting_as(made.other) as johan:
            report = actions.draft_report(johan, conversation=made.conversation, **given, text="Ons besluit")
            actions.show_report(johan, report=report)
        with acting_as(samira):
            actions.answer_report(samira, report=report, agree=True)
        read = (people.leader_above, lambda who, its=report: actions.read_report(who, report=its))
        withdraw = (made.other, lambda who, its=report: actions.withdraw_report(who, report=its))
        outcomes = at_once(*([read, withdraw] if time % 2 else [withdraw, read]))
        with acting_as(made.other):
            row = Report.objects.get(pk=report.pk)
        assert bool(row.read_at) != bool(row.withdrawn_at)
        assert refused(outcomes) == 1, "who came too late hears so"
        with acting_as(people.leader_above):
            assert Report.objects.filter(pk=report.pk).exists() == bool(row.read_at)


def test_what_is_sent_twice_at_once_is_there_once(talk):
    made = talk()
    token, other = new_id(), new_id()
    example = of(actions.add_example, made, theme="tasks", text="De zaag", token=token)
    agreement = of(actions.make_agreement, made, what="Meelopen", token=other)
    for act in (example, agreement):
        at_once((made.employee, act), (made.employee, act))
    with acting_as(made.employee):
        assert Example.objects.filter(conversation=made.conversation).count() == 1
        assert Agreement.objects.filter(made_in__conversation=made.conversation).count() == 1


def test_changing_an_example_while_it_is_removed_keeps_what_it_said(talk):
    for _time in range(TIMES):
        made = talk()
        with acting_as(made.employee):
            row = actions.add_example(made.employee, conversation=made.conversation, theme="tasks", text="De zaag")
        at_once(
            (made.employee, lambda who, its=row: actions.change_example(who, example=its, text="De zaag en de boor")),
            (made.employee, lambda who, its=row: actions.remove_example(who, example=its)),
        )
        with acting_as(made.employee):
            left = list(Example.objects.filter(pk=row.pk).values_list("text", flat=True))
            kept = [each.value for each in Kept.objects.filter(key=f"example.{row.pk}")]
        assert "De zaag" in (left + kept) or left == ["De zaag en de boor"]


def test_two_of_hr_who_invite_the_same_people_at_once_invite_them_once(people):
    nele, samira = people.hr, people.employee
    let_go_of_all(samira)
    with acting_as(nele):
        unit = Position.objects.on(nele.today).get(person=samira.person).unit_id
        for row in Round.objects.filter(closed_at__isnull=True):
            acts.close_round(nele, round_=row)
        days = {"starts_on": nele.today, "ends_on": nele.today}
    make = (nele, lambda who: acts.make_round(who, name="Samen", wanted=Wanted("line", units=(unit,)), **days))
    outcomes = at_once(make, make)
    assert refused(outcomes) == 1
    with acting_as(nele):
        (row,) = Round.objects.filter(name="Samen")
        assert Conversation.objects.filter(employee=samira.person, cancelled_at__isnull=True, round=row).count() == 1
        remind = (nele, lambda who: acts.remind(who, round_=row))
    assert refused(at_once(remind, remind)) == 1, "one letter, not two"


def test_two_who_move_a_moment_at_once_each_get_a_number_of_their_own(people):
    """A calendar leaves aside an update whose number is not higher than what it has."""
    row = a_checkpoint(people)
    for time in range(TIMES):
        days = (20 + time, 40 + time)
        both = [partial(checkpoints.move, checkpoint=row, starts_at=at(day)) for day in days]
        at_once((people.leader, both[0]), (people.employee, both[1]))
        with acting_as(people.employee):
            its = Appointment.objects.get(about=row.pk)
            assert (its.sequence, its.starts_at in map(at, days)) == (2 * (time + 1), True)
