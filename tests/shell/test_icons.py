"""Icons: by our own names, hidden from screen readers, without anything the content policy blocks."""

import pytest

from wegwijzer.shell import icons
from wegwijzer.shell.appearance import CHOICES
from wegwijzer.shell.navigation import ENTRIES


@pytest.mark.parametrize("name", sorted(icons.DRAWINGS))
def test_an_icon_can_be_drawn(name):
    svg = icons.drawing(name)
    assert svg.startswith("<svg") and svg.endswith("</svg>")
    assert 'class="icon"' in svg and 'aria-hidden="true"' in svg
    assert "style" not in svg


def test_a_large_icon_says_so():
    assert 'class="icon is-large"' in icons.drawing("curve", True)


def test_an_unknown_icon_is_a_loud_mistake():
    with pytest.raises(KeyError):
        icons.drawing("rocket")


def test_menus_name_icons_that_exist():
    assert {entry.icon for entry in ENTRIES} | {choice.icon for choice in CHOICES} <= set(icons.DRAWINGS)
