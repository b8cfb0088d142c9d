"""Somebody new at the demo organisation, as HR would add them."""

from datetime import date

import pytest

from tests.people.somewhere import somewhere
from wegwijzer.people import actions
from wegwijzer.people.models import Employment, Person, Position


@pytest.fixture
def hr(cast, as_):
    with as_(cast.hr) as actor:
        yield actor


@pytest.fixture
def newcomer(hr) -> Person:
    return actions.add_person(hr, given_name="Noor", family_name="Van de Velde", number="N-1")


@pytest.fixture
def employment(hr, newcomer) -> Employment:
    return actions.employ(hr, person=newcomer, starts_on=date(2020, 1, 1))


@pytest.fixture
def place(hr, employment) -> Position:
    return actions.give_place(hr, employment=employment, starts_on=date(2020, 1, 1), share=80, **somewhere())
