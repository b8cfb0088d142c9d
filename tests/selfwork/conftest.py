"""Being somebody for a while: `am(cast.employee)` until the next one, `am()` nobody."""

from contextlib import ExitStack

import pytest


@pytest.fixture
def am(as_):
    stack = ExitStack()

    def be(actor=None):
        stack.close()
        return stack.enter_context(as_(actor)) if actor else None

    with stack:
        yield be
