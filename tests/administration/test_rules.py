"""What HR reads before a role ends."""

import pytest

from wegwijzer.access.roles import Role
from wegwijzer.administration.rules import LAST_DOOR, OWN_KEY, what_closes


@pytest.mark.parametrize(
    ("role", "is_own", "others", "said"),
    [
        (Role.CAREER_LEAD, True, 1, OWN_KEY),
        (Role.CAREER_LEAD, True, 0, OWN_KEY),
        (Role.CAREER_LEAD, False, 0, LAST_DOOR),
        (Role.EMPLOYEE, True, 1, None),
        (Role.EMPLOYEE, False, 0, LAST_DOOR),
        (Role.COACH, False, 2, None),
    ],
)
def test_what_closes_with_a_role(role, is_own, others, said):
    assert what_closes(role, is_own=is_own, others=others) == said
