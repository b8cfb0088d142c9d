"""A report from draft to read, with three people at three browsers: on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conversations.pages.form.conftest import served_talk  # noqa: F401

WORDS = "We besloten: Samira leert de kwaliteitscontrole, elke week een halve dag."


def looks_right(page) -> None:
    """Nothing for axe to find, and nothing wider than the screen, also on a small phone."""
    wide = page.viewport_size
    for width in (wide["width"], 360):
        page.set_viewport_size({"width": width, "height": wide["height"]})
        assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth"), page.url
    page.set_viewport_size(wide)
    found = Axe().run(page).response["violations"]
    assert [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"]] == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_report_goes_from_draft_to_read(width, scheme, visit, served_talk):  # noqa: F811
    address = served_talk() + "reports/"
    samira, johan, fatma = (
        visit(key, width=width, color_scheme=scheme) for key in ("employee", "leader", "leader_above")
    )
    johan.goto(address)
    expect(johan.get_by_role("img", name="Wie hoort wat")).to_be_visible()
    looks_right(johan)
    johan.get_by_role("link", name="Tekst schrijven").focus()
    johan.keyboard.press("Enter")
    johan.get_by_label("Wat geef je door?").fill(WORDS)
    looks_right(johan)
    johan.get_by_role("button", name="Bewaren en nalezen").click()
    johan.get_by_role("button", name="Aan Samira tonen").click()
    expect(johan.get_by_text("Bij de medewerker")).to_be_visible()
    looks_right(johan)

    samira.goto("/o/lindeveld/notices/")
    notice = samira.get_by_role("link", name="Bekijken").first.get_attribute("href")
    samira.goto(notice)
    expect(samira.get_by_text(WORDS)).to_be_visible()
    looks_right(samira)
    samira.get_by_label("Wil je er iets bij zetten?").fill("Graag vanaf februari.")
    samira.get_by_role("button", name="Dit mag vertrekken").press("Enter")
    expect(samira.get_by_text("Verstuurd", exact=True)).to_be_visible()

    fatma.goto("/o/lindeveld/reports/")
    looks_right(fatma)
    fatma.get_by_role("link", name="Lezen").first.click()
    expect(fatma.get_by_text(WORDS)).to_be_visible()
    expect(fatma.get_by_text("Graag vanaf februari.")).to_be_visible()
    looks_right(fatma)
    johan.reload()
    expect(johan.get_by_text("Gelezen", exact=True)).to_be_visible()
    expect(johan.get_by_role("button", name="Terugnemen")).to_have_count(0)
    fatma.goto("/o/lindeveld/notices/")
    looks_right(fatma)
