"""The demo shows a round that runs, with people at every stage, and rounds that are over."""

import pytest

from wegwijzer.conversations.models import Round
from wegwijzer.conversations.queries import rounds as queries

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
