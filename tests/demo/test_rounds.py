"""The demo shows a round that runs, with people at every stage, and rounds that are over."""

import pytest
from django.utils.timezone import localdate

from wegwijzer.conversations.models import Round, RoundMember
from wegwijzer.conversations.queries import rounds as queries
from wegwijzer.plans.models import Agreement

pytestmark = pytest.mark.django_db


def test_one_runs_and_others_are_over(cast, as_):
    with as_(cast.hr) as nele:
        found = {row.name: queries.is_open(nele, row) for row in Round.objects.all()}
        assert list(found.values()).count(True) == 1
        assert list(found.values()).count(False) >= 2
        assert {row.model for row in Round.objects.all()} == {"line", "external"}


def test_people_of_the_round_that_runs_are_at_every_stage(cast, as_):
    with as_(cast.hr) as nele:
        row = Round.objects.get(closed_at__isnull=True)
        stands = queries.total(nele, row)
    assert stands.invited > stands.employee_ready > stands.held > stands.concluded > 0
    assert stands.other_ready > stands.concluded


def test_talks_of_a_round_are_of_its_days(cast, as_):
    """Not all of the day on which the demo was made."""
    with as_(cast.hr) as nele:
        for row in Round.objects.exclude(conversations=None):
            talks = row.conversations.all()
            assert {localdate(talk.asked_at) for talk in talks} == {row.starts_on}
            held = {localdate(talk.held_at) for talk in talks if talk.held_at}
            assert all(row.starts_on < day <= min(row.ends_on, nele.today) for day in held)
            assert len(held) > 1


def test_nobody_is_invited_before_they_came(cast, as_):
    with as_(cast.hr):
        members = RoundMember.objects.select_related("round", "person")
        first = {one.pk: one.person.employments.order_by("starts_on").first().starts_on for one in members}
        assert first and all(first[one.pk] <= one.round.starts_on for one in members)


def test_nobody_agreed_the_same_twice(cast, as_):
    for persona in (cast.employee, cast.leader):
        with as_(persona):
            made = Agreement.objects.filter(dropped_at=None).values_list("employee", "what")
            assert len(made) == len(set(made))
