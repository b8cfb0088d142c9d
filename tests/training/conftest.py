"""HR of the demo organisation, and somebody of it."""

import pytest


@pytest.fixture
def hr(cast, as_):
    with as_(cast.hr) as actor:
        yield actor


@pytest.fixture
def samira(cast):
    return cast.employee.person
