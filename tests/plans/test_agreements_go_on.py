"""Agreements made in a plan, and how they go on: in dated steps, with the yes of the other."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction

from tests.plans.test_a_plan import no_plan, plan  # noqa: F401  (fixtures)
from wegwijzer.foundation.ids import new_id
from wegwijzer.notices.models import Notice
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.plans.actions import proposing, steps
from wegwijzer.plans.models import Agreement, AgreementStep, Request
from wegwijzer.plans.queries import plan as queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def own(cast, as_):
    with as_(cast.employee) as samira:
        return proposing.make_own(samira, what="Het handboek lezen", due_on=samira.today + timedelta(days=30))


@pytest.fixture
def ours(plan, cast, as_):  # noqa: F811
    """Made with Johan, who leads her: agreed by both."""
    with as_(cast.leader) as johan:
        made = proposing.propose(johan, plan=plan, what="Meelopen met Ilse", doers=["employee", "other"])
    with as_(cast.employee) as samira:
        return proposing.agree(samira, agreement=made)


def test_ones_own_stands_at_once_and_asks_hr_at_once(cast, as_):
    with as_(cast.employee) as samira:
        asked = [{"kind": "time", "text": "Twee uur per week"}]
        made = proposing.make_own(samira, what="Studeren", requests=asked)
        assert made.fixed_at and not made.binds and made.open_to_leader_at is None
        assert Request.objects.get(agreement=made).sent_at


def test_sent_twice_it_is_there_once_and_other_words_are_another(cast, as_):
    token = new_id()
    said = ("Elke week lezen", "Elke week lezen", "Lassen")
    with as_(cast.employee) as samira:
        made, again, other = (proposing.make_own(samira, what=what, token=token) for what in said)
    assert made.pk == again.pk == token != other.pk
    assert again.was_sent_before and not hasattr(other, "was_sent_before")


def test_one_of_two_takes_both_and_binds_when_it_is_with_the_leader(ours, cast, as_):
    with as_(cast.employee):
        stands = Agreement.objects.get(pk=ours.pk)
        assert stands.fixed_at and stands.binds and stands.open_to_leader_at


def test_with_a_coach_it_binds_nobody(plan, cast, as_):  # noqa: F811
    from wegwijzer.plans.actions import plan as actions

    with as_(cast.employee) as samira:
        actions.share_with(samira, plan=plan, partner=cast.coach.person)
        plan.refresh_from_db()
        made = proposing.propose(samira, plan=plan, what="Vier gesprekken")
    with as_(cast.coach) as dieter:
        assert proposing.agree(dieter, agreement=made).open_to_leader_at is None


def test_of_what_is_agreed_with_an_adviser_from_outside_nothing_goes_to_hr(plan, cast, as_):  # noqa: F811
    from wegwijzer.plans.actions import plan as actions

    asked = [{"kind": "budget", "text": "Voor een opleiding"}]
    with as_(cast.employee) as samira:
        actions.share_with(samira, plan=plan, partner=cast.adviser.person)
        plan.refresh_from_db()
        made = proposing.propose(samira, plan=plan, what="Vier gesprekken")
    for persona in (cast.employee, cast.adviser):
        with as_(persona) as actor:
            with pytest.raises(ValidationError):
                proposing.propose(actor, plan=plan, what="Studeren", requests=asked)
            with pytest.raises(ValidationError):
                proposing.put_otherwise(actor, agreement=made, what="Vijf gesprekken", requests=asked)
    with as_(cast.employee) as samira:  # along no other way either
        asks = {"employee_id": samira.person_id, "other_id": cast.adviser.person_id, "agreement": made}
        Request.objects.create(organisation=samira.organisation, **asks, **asked[0])
    with as_(cast.adviser) as farah, pytest.raises(ValidationError):
        proposing.agree(farah, agreement=made)
    with as_(cast.hr):
        assert not Request.objects.filter(agreement=made.pk).exists()


def test_nobody_agrees_for_the_other_and_not_to_other_words(plan, cast, as_):  # noqa: F811
    with as_(cast.employee) as samira:
        made = proposing.propose(samira, plan=plan, what="Eén idee per maand")
        seen = made.version
        assert not proposing.agree(samira, agreement=made).fixed_at, "the same one twice is one yes"
    with as_(cast.leader) as johan:
        proposing.put_otherwise(johan, agreement=made, what="Twee ideeën per maand")
    with as_(cast.employee) as samira:
        with pytest.raises(ChangedMeanwhile):
            proposing.agree(samira, agreement=made, version=seen)
        assert proposing.asks_for(Agreement.objects.get(pk=made.pk), samira)
        assert proposing.decline(samira, agreement=made).dropped_at
        with pytest.raises(ValidationError):
            proposing.agree(samira, agreement=made)


def test_a_change_waits_for_the_yes_of_the_other(ours, cast, as_):
    with as_(cast.employee) as samira:
        step = steps.propose_change(samira, agreement=ours, what="Meelopen met Bart", text="Ilse is er niet")
        assert Agreement.objects.get(pk=ours.pk).what == "Meelopen met Ilse"
        with pytest.raises(PermissionDenied):
            steps.answer_change(samira, step=step, agreed=True)
        with pytest.raises(ValidationError, match="wacht al"):
            steps.propose_change(samira, agreement=ours, what="Nog iets anders")
    with as_(cast.leader) as johan:
        steps.answer_change(johan, step=step, agreed=True)
        now = Agreement.objects.get(pk=ours.pk)
        assert (now.what, now.version) == ("Meelopen met Bart", ours.version + 1)
        kept = AgreementStep.objects.get(pk=step.pk)
        assert (kept.before, kept.after) == ({"what": "Meelopen met Ilse"}, {"what": "Meelopen met Bart"})


def test_a_refused_change_and_one_taken_back_leave_it_as_it_was(ours, cast, as_):
    with as_(cast.leader) as johan:
        step = steps.propose_change(johan, agreement=ours, due_on=johan.today + timedelta(days=9))
    with as_(cast.employee) as samira:
        steps.answer_change(samira, step=step, agreed=False)
        step = steps.propose_change(samira, agreement=ours, where="Aalst")
        steps.withdraw_change(samira, step=step)
        now = Agreement.objects.get(pk=ours.pk)
        assert (now.due_on, now.where) == (None, "")
        assert steps.propose_change(samira, agreement=ours, what=now.what) is None, "nothing is different"


def test_a_change_that_is_proposed_anew_on_the_same_day_is_told_anew(ours, cast, as_):
    """Who answered the first one would not know that another waits."""
    for where in ("Aalst", "Gent"):
        with as_(cast.employee) as samira:
            step = steps.propose_change(samira, agreement=ours, where=where)
        with as_(cast.leader) as johan:
            assert steps.answer_change(johan, step=step, agreed=False).refused_at
    with as_(cast.leader):
        told = Notice.objects.filter(kind="plans.change_proposed", about=ours.pk, person=cast.leader.person)
        assert told.count() == 2
    with as_(cast.employee):
        told = Notice.objects.filter(kind="plans.change_refused", about=ours.pk, person=cast.employee.person)
        assert told.count() == 2


def test_ones_own_changes_at_once_with_days_kept(own, cast, as_):
    with as_(cast.employee) as samira:
        later = samira.today + timedelta(days=60)
        steps.propose_change(samira, agreement=own, due_on=later, doers=["employee", "coach"])
        now = Agreement.objects.get(pk=own.pk)
        assert (now.due_on, now.doers) == (later, ["employee", "coach"])
        with pytest.raises(ValidationError):
            steps.propose_change(samira, agreement=own, due_on=samira.today - timedelta(days=1))


def test_progress_done_and_taken_up_again(ours, cast, as_):
    with as_(cast.employee) as samira:
        steps.note_progress(samira, agreement=ours, text="Twee dagen gedaan")
        with pytest.raises(ValidationError):
            steps.note_progress(samira, agreement=ours, text="  ")
        steps.finish(samira, agreement=ours)
        assert Agreement.objects.get(pk=ours.pk).done_at
        with pytest.raises(ValidationError):
            steps.stop(samira, agreement=ours)
        steps.resume(samira, agreement=ours)
        steps.stop(samira, agreement=ours, text="De lijn gaat dicht")
        now = Agreement.objects.get(pk=ours.pk)
        assert (now.done_at is None, now.stopped_at is None) == (True, False)
        assert [step.kind for step in queries.steps(samira, ours)] == ["stopped", "resumed", "done", "progress"]


def test_the_new_leader_sees_what_binds_and_the_steps_since(ours, own, cast, as_):
    with as_(cast.employee) as samira:
        steps.note_progress(samira, agreement=ours, text="Voor Johan")
    with as_(cast.hr):
        line = cast.employee.person.upward_lines.on(cast.hr.today).get()
        line.manager = cast.newcomer.person
        line.save()
    newcomer = replace(cast.newcomer, has_reports=True)
    with as_(newcomer) as priya:
        seen = {row.pk for row in queries.agreements(priya, cast.employee.person_id)}
        assert ours.pk in seen and own.pk not in seen
        assert queries.steps(priya, ours) == []
    with as_(cast.employee) as samira:
        steps.note_progress(samira, agreement=ours, text="Voor wie nu leidt")
        change = steps.propose_change(samira, agreement=ours, what="Meelopen met Bart")
    with as_(newcomer) as priya:
        assert {step.text for step in queries.steps(priya, ours)} == {"Voor wie nu leidt", ""}
        steps.answer_change(priya, step=change, agreed=True)
        assert Agreement.objects.get(pk=ours.pk).what == "Meelopen met Bart"
    with as_(cast.leader) as johan:
        assert len(queries.steps(johan, ours)) == 3, "who made it with her goes on seeing it"


def test_opening_to_the_leader_is_the_employees_and_is_taken_back(own, ours, cast, as_):
    with as_(cast.leader) as johan:
        assert not queries.agreements(johan, cast.employee.person_id).filter(pk=own.pk).exists()
    with as_(cast.employee) as samira:
        steps.note_progress(samira, agreement=own, text="Voor mezelf")
        steps.open_to_leader(samira, agreement=own)
        steps.note_progress(samira, agreement=own, text="Ook voor Johan")
        with pytest.raises(PermissionDenied):
            steps.open_to_leader(samira, agreement=ours, opened=False)
    with as_(cast.leader) as johan:
        seen = queries.agreements(johan, cast.employee.person_id).get(pk=own.pk)
        assert {step.text for step in queries.steps(johan, seen)} == {"", "Ook voor Johan"}
        with pytest.raises(PermissionDenied):
            steps.open_to_leader(johan, agreement=seen, opened=False)
    with as_(cast.employee) as samira:
        steps.open_to_leader(samira, agreement=own, opened=False)
    with as_(cast.leader) as johan:
        assert not Agreement.objects.filter(pk=own.pk).exists()
        assert not AgreementStep.objects.filter(agreement=own).exists()


def refused(sql: str) -> bool:
    """Whether the database changes nothing, by refusing or by showing nothing."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.rowcount == 0
    except DatabaseError:
        return True


def test_raw_sql_changes_nothing_that_was_agreed(ours, own, cast, as_):
    agreement = f"WHERE id = '{ours.pk}'"
    with as_(cast.employee) as samira:
        step = steps.propose_change(samira, agreement=ours, what="Iets anders")
        assert refused(f"UPDATE plans_agreement SET what = 'Iets anders' {agreement}")
        assert refused(f"UPDATE plans_agreement SET open_to_leader_at = NULL {agreement}")
        assert refused(f"UPDATE plans_agreementstep SET text = 'x' WHERE id = '{step.pk}'")
        assert refused(
            f"UPDATE plans_agreementstep SET agreed_at = now(), agreed_by_id = '{samira.person_id}' "
            f"WHERE id = '{step.pk}'"
        )
        assert refused(f"DELETE FROM plans_agreementstep WHERE id = '{step.pk}'")
    with as_(cast.leader):
        assert refused(f"UPDATE plans_agreement SET open_to_leader_at = now() WHERE id = '{own.pk}'")
        assert refused(f"UPDATE plans_agreement SET binds = false {agreement}")
    with as_(cast.newcomer):
        assert refused(f"UPDATE plans_agreement SET done_at = now() {agreement}")
