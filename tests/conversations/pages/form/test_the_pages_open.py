"""Every page of holding a conversation, for either side, in each state."""

import pytest

pytestmark = pytest.mark.django_db

PAGES = (
    "conversation-form",
    "conversation-proposals",
    "conversation-conclusion",
    "conversation-print",
    "conversation-print-blank",
    "conversation-begin",
    "agreement-new",
    "proposal-new",
)


@pytest.mark.parametrize("state", ["asked", "accepted", "held", "concluded"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_for_both(name, state, request, at_table):
    table = at_table(request.getfixturevalue(state)("line"))
    for one in table.both:
        assert one.get(name).status_code == 200
