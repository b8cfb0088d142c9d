"""An organisation that has a name and nothing else, and a desk of HR there or in the demo."""

import pytest

from tests.exchange.people.desk import Desk, operator_of
from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.models import Organisation
from wegwijzer.organisations.tenancy import tenant


@pytest.fixture
def empty(db):
    """The desk of the operator in an organisation without anybody."""
    id_ = new_id()
    with tenant(id_):
        organisation = Organisation(id=id_, slug="nieuw-begin", name="Nieuw Begin")
        organisation.save(force_insert=True)
        yield Desk(operator_of(organisation))


@pytest.fixture
def hr(cast, as_):
    """The desk of HR in Lindeveld."""
    with as_(cast.hr) as actor:
        yield Desk(actor)
