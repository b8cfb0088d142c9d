"""Asking for pages of the administration as somebody of the cast, and new people to do it with."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from wegwijzer.foundation.clock import today
from wegwijzer.foundation.links import within
from wegwijzer.people import actions
from wegwijzer.people.models import Membership, Person


@pytest.fixture
def ask(client_for) -> Callable:
    """`ask(actor, "administration-roles", q="maes")`: the answer to somebody who opens that page."""

    def get(actor, page: str, *ids, **query):
        return client_for(actor).get(within(actor, page, *ids), query)

    return get


@pytest.fixture
def send(client_for) -> Callable:
    """`send(actor, "administration-role-grant", person=…)`: the answer to somebody who sends that form."""

    def post(actor, page: str, *ids, follow: bool = False, **said):
        return client_for(actor).post(within(actor, page, *ids), said, follow=follow)

    return post


@pytest.fixture
def newcomer(cast, as_) -> Callable[..., Person]:
    """Makes somebody new in the organisation of HR, as HR would: with the role of employee since a year."""

    def add(given_name: str, family_name: str = "Zonderling", **fields) -> Person:
        with as_(cast.hr) as hr:
            person = actions.add_person(hr, given_name=given_name, family_name=family_name, **fields)
            since = hr.today - timedelta(days=365)
            Membership.objects.create(organisation=hr.organisation, person=person, role="employee", starts_on=since)
        return person

    return add


@pytest.fixture
def text() -> Callable:
    """What stands on a page, as one line."""
    return lambda answer: " ".join(answer.content.decode().split())


@pytest.fixture
def next_year() -> date:
    return today() + timedelta(days=365)
