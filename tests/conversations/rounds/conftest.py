from datetime import timedelta

import pytest

from wegwijzer.conversations.actions import rounds as acts
from wegwijzer.conversations.round_plan import Wanted
from wegwijzer.people.models import Position, ReportingLine


@pytest.fixture
def team_unit(cast, as_):
    """Where Samira works, and the others of Johan's team."""
    with as_(cast.hr):
        return Position.objects.on(cast.hr.today).select_related("unit").get(person=cast.employee.person).unit


@pytest.fixture
def wanted(team_unit):
    """`wanted("line")`: everybody of that unit, in this model."""
    return lambda model, **more: Wanted(model=model, units=(team_unit.pk,), **more)


@pytest.fixture
def no_leader(cast, as_):
    """Nobody leads the newcomer."""
    with as_(cast.hr):
        ReportingLine.objects.on(cast.hr.today).filter(person=cast.newcomer.person).delete()


@pytest.fixture
def make(cast, as_, wanted):
    """`make("line")`: a round of this month by HR."""

    def made(model: str, **more):
        days = {"starts_on": cast.hr.today, "ends_on": cast.hr.today + timedelta(days=60)}
        with as_(cast.hr):
            return acts.make_round(cast.hr, name="Najaar", wanted=wanted(model, **more), **days)

    return made
