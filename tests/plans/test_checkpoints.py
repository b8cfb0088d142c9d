"""Looking again at agreements: planned, moved, let go and held, in the calendars of both."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from tests.plans.agreed import an_agreement
from tests.plans.moments import a_checkpoint, agreed, at, gone_by
from wegwijzer.access.actor import acting_as
from wegwijzer.agenda.models import Appointment
from wegwijzer.foundation.ids import new_id
from wegwijzer.notices.models import Notice
from wegwijzer.organisations.saving import ChangedMeanwhile
from wegwijzer.people.actions import end_employment
from wegwijzer.people.models import Employment, Membership
from wegwijzer.plans.actions import checkpoints
from wegwijzer.plans.models import Checkpoint, CheckpointNote, CheckpointWish
from wegwijzer.plans.queries import checkpoints as queries

pytestmark = pytest.mark.django_db


def refused(call) -> set:
    with pytest.raises(ValidationError) as problem:
        call()
    return set(getattr(problem.value, "error_dict", {None: 1}))


def in_calendar(row: Checkpoint) -> Appointment | None:
    return Appointment.objects.filter(about=row.pk, cancelled_at__isnull=True).first()


def leaves(cast, who: str, days: int) -> None:
    """The last day of this one is so many days from today."""
    with acting_as(cast.hr) as nele:
        employment = Employment.objects.on(nele.today).get(person=cast[who].person)
        end_employment(nele, employment=employment, ends_on=at(days).date())


def told(persona, as_, kind: str) -> int:
    with as_(persona):
        return Notice.objects.filter(kind=f"plans.checkpoint_{kind}").count()


def test_it_comes_into_both_calendars(cast, as_):
    row = a_checkpoint(cast, place="Lokaal 3")
    for who in (cast.employee, cast.leader):
        with as_(who):
            assert in_calendar(row).starts_at == at(7) == Checkpoint.objects.get(pk=row.pk).starts_at
    assert told(cast.leader, as_, "planned") == 1 and told(cast.employee, as_, "planned") == 0


def test_a_request_that_is_sent_twice_makes_one(cast, as_):
    token, about = new_id(), agreed(cast)
    assert a_checkpoint(cast, about, token=token).pk == a_checkpoint(cast, about, token=token).pk == token
    assert a_checkpoint(cast, about, token=token, starts_at=at(9)).pk != token, "another day is another moment"


def test_of_ones_own_it_is_a_reminder_to_oneself(cast, as_):
    row = a_checkpoint(cast, agreed(cast, other=False))
    with as_(cast.employee):
        assert in_calendar(row).attendances.count() == 1
        assert queries.seen(cast.employee, [row])[0].other is None


@pytest.mark.parametrize("moment", [at(-1), at(4000)])
def test_the_past_and_the_far_away_are_refused(cast, moment):
    assert refused(lambda: a_checkpoint(cast, starts_at=moment)) == {"starts_at"}


@pytest.mark.parametrize("who", ["employee", "leader"])
def test_outside_the_employment_of_either_is_refused(cast, who):
    leaves(cast, who, 5)
    about = agreed(cast)
    assert refused(lambda: a_checkpoint(cast, about, starts_at=at(7))) == {"starts_at"}
    assert a_checkpoint(cast, about, starts_at=at(5)).pk


def test_an_adviser_from_outside_is_here_as_long_as_the_role(cast):
    assert a_checkpoint(cast, agreed(cast, other=cast.adviser)).other_id == cast.adviser.person_id


def test_who_retired_and_comes_back_as_a_coach_is_here(cast):
    """That role began after the last contract, and needs none."""
    leaves(cast, "coach", -1)
    with acting_as(cast.hr) as nele:
        Membership.objects.create(person=cast.coach.person, role="coach", starts_on=nele.today)
    assert a_checkpoint(cast, agreed(cast, other=cast.coach)).other_id == cast.coach.person_id


def test_agreements_of_two_pairs_do_not_go_together(cast):
    both = (agreed(cast), agreed(cast, other=cast.coach))
    assert refused(lambda: a_checkpoint(cast, *both)) == {"agreements"}


@pytest.mark.parametrize("over", ["done_at", "stopped_at"])
def test_what_is_over_is_not_looked_at(cast, as_, over):
    about = agreed(cast)
    setattr(about, over, timezone.now())
    assert refused(lambda: a_checkpoint(cast, about)) == {"agreements"}


def test_either_moves_it_and_the_calendars_follow(cast, as_):
    row = a_checkpoint(cast)
    with as_(cast.leader) as johan:
        checkpoints.move(johan, checkpoint=row, starts_at=at(9, 14), minutes=45)
        its = in_calendar(row)
        assert (its.starts_at, its.minutes, its.sequence) == (at(9, 14), 45, 1)
        assert refused(lambda: checkpoints.move(johan, checkpoint=row, starts_at=at(-2))) == {"starts_at"}
    assert told(cast.employee, as_, "moved") == 1


def test_moved_and_moved_back_is_told_each_time(cast, as_):
    row = a_checkpoint(cast)
    with as_(cast.leader) as johan:
        for days in (8, 7, 8):
            checkpoints.move(johan, checkpoint=row, starts_at=at(days))
    assert told(cast.employee, as_, "moved") == 3


def test_another_place_leaves_the_calendars_alone(cast, as_):
    row = a_checkpoint(cast)
    with as_(cast.leader) as johan:
        checkpoints.move(johan, checkpoint=row, starts_at=at(7), place="Buiten")
        assert in_calendar(row).sequence == 0


def test_two_who_move_it_at_once_are_told(cast, as_):
    row = a_checkpoint(cast)
    with as_(cast.leader) as johan:
        checkpoints.move(johan, checkpoint=row, starts_at=at(8), version=1)
    with as_(cast.employee) as samira, pytest.raises(ChangedMeanwhile):
        checkpoints.move(samira, checkpoint=row, starts_at=at(9), version=1)


def test_let_go_it_leaves_the_calendars_and_stays_so(cast, as_):
    row = a_checkpoint(cast)
    with as_(cast.leader) as johan:
        checkpoints.cancel(johan, checkpoint=row)
        checkpoints.cancel(johan, checkpoint=row)
        assert in_calendar(row) is None
        assert refused(lambda: checkpoints.move(johan, checkpoint=row, starts_at=at(9)))
        assert refused(lambda: checkpoints.hold(johan, checkpoint=row, progress="Goed."))
    assert told(cast.employee, as_, "cancelled") == 1


def test_each_notes_their_own_and_both_read_both(cast, as_):
    row = gone_by(cast, a_checkpoint(cast))
    with as_(cast.employee) as samira:
        checkpoints.hold(samira, checkpoint=row, progress="Twee dagen gedaan", next_step="De derde")
    with as_(cast.leader) as johan:
        checkpoints.hold(johan, checkpoint=row, successes="Ze helpt anderen al")
    for who in (cast.employee, cast.leader):
        with as_(who) as actor:
            assert [note.by_id for note in queries.notes(actor, row)] == [
                cast.employee.person_id,
                cast.leader.person_id,
            ]
            assert Checkpoint.objects.get(pk=row.pk).held_at


def test_changing_ones_own_words_keeps_one_note(cast, as_):
    row = gone_by(cast, a_checkpoint(cast))
    with as_(cast.employee) as samira:
        checkpoints.hold(samira, checkpoint=row, version=0, progress="Goed")
        checkpoints.hold(samira, checkpoint=row, version=1, progress="Heel goed")
        with pytest.raises(ChangedMeanwhile):
            checkpoints.hold(samira, checkpoint=row, version=1, progress="Uit een ander tabblad")
        assert CheckpointNote.objects.get(checkpoint=row).progress == "Heel goed"


def test_a_note_says_something(cast, as_):
    row = gone_by(cast, a_checkpoint(cast))
    with as_(cast.employee) as samira:
        assert refused(lambda: checkpoints.hold(samira, checkpoint=row, progress="  ")) == {"progress"}
        assert refused(lambda: checkpoints.hold(samira, checkpoint=row, next_step="x" * 2001)) == {"next_step"}
        assert Checkpoint.objects.get(pk=row.pk).held_at is None


def test_held_before_its_day_it_leaves_the_calendars(cast, as_):
    row = a_checkpoint(cast)
    with as_(cast.employee) as samira:
        checkpoints.hold(samira, checkpoint=row, progress="We spraken elkaar al")
        assert in_calendar(row) is None


def test_who_is_neither_of_the_two_changes_nothing(cast, as_):
    row = a_checkpoint(cast)
    for key in ("hr", "leader_above", "coach", "executive"):
        with as_(cast[key]) as actor:
            for act in (
                lambda actor=actor: checkpoints.move(actor, checkpoint=row, starts_at=at(8)),
                lambda actor=actor: checkpoints.cancel(actor, checkpoint=row),
                lambda actor=actor: checkpoints.hold(actor, checkpoint=row, progress="Hallo"),
            ):
                with pytest.raises(PermissionDenied):
                    act()


# ---- The days that were wished for in an agreement


def test_days_of_an_agreement_become_moments_when_both_concluded(cast, as_):
    days = [at(10).date(), at(40).date()]
    about = an_agreement(cast.employee, cast.leader, checkpoints=days)
    with as_(cast.leader):
        rows = Checkpoint.objects.filter(about__agreement=about).order_by("starts_at")
        assert [row.starts_at for row in rows] == [at(10), at(40)]
        assert all(in_calendar(row).minutes == 30 for row in rows)


def test_agreements_on_one_day_are_one_moment(cast, as_):
    day = at(12).date()
    both = [agreed(cast, what=what, wishes=(day,)).pk for what in ("Lassen", "Meelopen")]
    with as_(cast.employee) as samira:
        assert checkpoints.from_wishes(samira, agreements=both) == 1
        (row,) = Checkpoint.objects.filter(about__agreement__in=both).distinct()
        assert row.about.count() == 2
        checkpoints.from_wishes(samira, agreements=both)
        assert Checkpoint.objects.filter(about__agreement__in=both).distinct().count() == 1


def test_a_day_that_cannot_be_stays_a_wish(cast, as_):
    past, gone = at(-3).date(), at(60).date()
    about = agreed(cast, wishes=(past, gone))
    leaves(cast, "leader", 30)
    with as_(cast.employee) as samira:
        assert checkpoints.from_wishes(samira, agreements=[about.pk]) == 0
        assert CheckpointWish.objects.filter(agreement=about).count() == 2


def test_wishes_of_others_are_not_touched(cast, as_):
    about = agreed(cast, wishes=(at(9).date(),))
    with as_(cast.coach) as dieter:
        assert checkpoints.from_wishes(dieter, agreements=[about.pk]) == 0


def test_what_comes_next_for_each_agreement(cast, as_):
    one, other = agreed(cast), agreed(cast, what="Lezen")
    a_checkpoint(cast, one, other, starts_at=at(20))
    sooner = a_checkpoint(cast, one, starts_at=at(5))
    with as_(cast.leader) as johan:
        found = queries.next_of(johan, [one.pk, other.pk])
        assert found[one.pk].pk == sooner.pk and found[other.pk].starts_at == at(20)


def test_what_waits_to_be_noted(cast, as_):
    row = gone_by(cast, a_checkpoint(cast), days=2)
    for who in (cast.employee, cast.leader):
        with as_(who) as actor:
            assert row.pk in [each.row.pk for each in queries.due(actor)]
    with as_(cast.employee) as samira:
        checkpoints.hold(samira, checkpoint=row, progress="Goed")
        assert row.pk not in [each.row.pk for each in queries.due(samira)]


def test_a_list_costs_the_same_for_one_and_for_many(cast, as_, django_assert_max_num_queries):
    about = agreed(cast)
    for days in (3, 4, 5, 6):
        a_checkpoint(cast, about, starts_at=at(days))
    with as_(cast.leader) as johan, django_assert_max_num_queries(4):
        assert len(queries.of_person(johan, cast.employee.person_id)["ahead"]) >= 4
