"""The pages of holding a conversation in a real browser, on a phone and on a desk, in light and in dark: no finding of
axe-core, nothing wider than the screen."""

import pytest

from tests.test_every_page_in_a_browser import look_at

PAGES = (
    "form/#thema-tasks",
    "proposals/",
    "conclusion/",
    "agreements/new/",
    "form/begin/",
    "form/themes/tasks/example/",
    "proposals/new/",
    "print/",
    "print/blank/",
)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_every_page_of_a_conversation(width, scheme, visit, served_talk):
    start = served_talk(state="written")
    page = visit("employee", width=width, color_scheme=scheme)
    assert {path: look_at(page, start + path) for path in PAGES} == {path: [] for path in PAGES}
