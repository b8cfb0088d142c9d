"""A writer on a phone stops, goes on and sends; whoever asked marks a piece with the keyboard alone."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.selfwork.test_in_a_browser import findings

STORY = "Ze bleef kalm toen alles stilviel. Daarna lachte ze."


def test_a_story_from_a_link_to_a_passage(visit):
    samira = visit("employee", "/o/lindeveld/self/stories/")
    samira.get_by_role("link", name="Verhalen van").first.click()
    samira.get_by_role("link", name="Geef zelf een link door").click()
    samira.get_by_label("Voor wie is deze link?").fill("Tante Rik")
    samira.get_by_role("button", name="Maak de link").click()
    link = urlsplit(samira.get_by_label("Link voor Tante Rik").input_value()).path
    samira.context.grant_permissions(["clipboard-read", "clipboard-write"])
    samira.get_by_role("button", name=re.compile("Kopieer.*Tante Rik")).click()
    expect(samira.get_by_text("Gekopieerd")).to_be_visible()
    assert samira.evaluate("navigator.clipboard.readText()").endswith(link)

    rik = visit(None, link, width=390, has_touch=True, is_mobile=True)
    expect(rik.get_by_role("heading", level=1)).to_have_text("Samira El Idrissi vraagt je om een verhaal")
    assert findings(rik) == []
    rik.get_by_role("button", name="Begin, één vraag per keer").tap()
    answer = rik.get_by_label(re.compile("echt een verschil"))
    answer.fill(STORY)
    expect(rik.locator("[data-save-state]")).to_contain_text("Bewaard om")
    assert findings(rik) == []
    rik.get_by_role("button", name="Later verder").tap()
    expect(rik.get_by_label("Jouw adres")).to_be_visible()
    assert findings(rik) == []

    rik.goto(link)  # the link as it was handed over, on the same phone
    expect(rik).not_to_have_url(re.compile(link))
    expect(rik.get_by_label(re.compile("echt een verschil"))).to_have_value(STORY)
    rik.get_by_role("button", name="Nalezen en versturen").tap()
    expect(rik.get_by_text(STORY)).to_be_visible()
    assert findings(rik) == []
    rik.get_by_role("button", name="Stuur het naar Samira").tap()
    expect(rik.get_by_role("heading", level=1)).to_have_text("Dank je wel")
    rik.goto(link)
    expect(rik.get_by_role("heading", level=1)).to_have_text("Dit verhaal is verstuurd")
    expect(rik.get_by_text(STORY)).to_have_count(0)

    samira.reload()
    samira.get_by_role("link", name="Het verhaal van Tante Rik").click()
    expect(samira.locator("[data-selected]")).to_have_text("Nog niets gekozen")  # the script of the page began
    samira.locator("[data-field]").first.focus()
    for _word in range(3):
        samira.keyboard.press("Shift+ArrowRight")
    expect(samira.locator("[data-selected]")).to_contain_text("Ze bleef kalm")
    samira.keyboard.press("Enter")
    expect(samira.locator("#aangeduid + ul, .section-head:has(#aangeduid) + ul")).to_contain_text("Ze bleef kalm")
    assert findings(samira) == []
