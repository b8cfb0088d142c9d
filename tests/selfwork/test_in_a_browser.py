"""Answering alone, in a real browser: a line drawn by keyboard and by finger, people moved about, a lost connection."""

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

START = "/o/lindeveld/self/"


def findings(page) -> list[str]:
    wrong = [f"{v['id']}: {n['html'][:160]}" for v in Axe().run(page).response["violations"] for n in v["nodes"][:2]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        wrong.append("wider than the screen")
    return wrong


def begin(page, title: str) -> None:
    row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name=title))
    row.get_by_role("button").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def saved(page) -> None:
    expect(page.locator("[data-save-state]")).to_contain_text("Bewaard om")


def test_a_line_is_drawn_with_the_keyboard_alone(visit):
    page = visit("employee", START)
    begin(page, "Mijn leercurve")
    page.get_by_role("button", name="Punt toevoegen").press("Enter")
    point = page.get_by_role("slider")
    expect(point).to_be_focused()
    for key in ("PageUp", "PageUp", "ArrowUp", "ArrowRight"):
        page.keyboard.press(key)
    expect(point).to_have_attribute("aria-valuenow", "32")
    page.get_by_role("button", name="Punt toevoegen").press("Enter")
    page.get_by_role("button", name="Punt toevoegen").press("Enter")
    expect(page.get_by_role("slider")).to_have_count(3)
    page.keyboard.press("Delete")
    expect(page.get_by_role("slider")).to_have_count(2)
    saved(page)
    assert findings(page) == []
    levels = page.locator("[data-at-level]").evaluate_all("all => all.map(each => each.value).filter(Boolean)")
    page.reload()
    expect(page.get_by_role("slider")).to_have_count(2)
    assert page.locator("[data-at-level]").evaluate_all("all => all.map(e => e.value).filter(Boolean)") == levels


def test_a_line_is_drawn_with_a_finger(visit):
    page = visit("newcomer", START, width=390, has_touch=True, is_mobile=True)
    begin(page, "Mijn leercurve")
    canvas = page.locator(".curve-picture.is-editable")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.touchscreen.tap(box["x"] + box["width"] * 0.6, box["y"] + 300)
    expect(page.get_by_role("slider")).to_have_count(1)
    page.get_by_role("button", name="Nog een lijn").tap()
    page.get_by_label("Waarover gaat deze lijn?").locator("visible=true").fill("Begeleiden")
    page.get_by_role("button", name="Punt toevoegen").tap()
    expect(page.get_by_label("Welke lijn teken je?")).to_be_visible()
    saved(page)
    assert findings(page) == []
    expect(page.get_by_role("slider")).to_have_count(1)  # of the line that is drawn now
    page.get_by_role("button", name="Klaar voor nu").tap()  # all is saved already: the form goes at once
    page.wait_for_url("**/read/")
    expect(page.get_by_text("Begeleiden").first).to_be_visible()


def test_people_are_moved_about_with_the_keyboard(visit):
    page = visit("employee", START)
    begin(page, "Mensen die je verder helpen")
    page.get_by_role("button", name="Iemand toevoegen").press("Enter")
    page.keyboard.type("An Peeters")
    somebody = page.get_by_role("button", name="An Peeters")
    before = somebody.get_attribute("x")
    somebody.focus()
    for _press in range(3):
        page.keyboard.press("ArrowLeft")
    assert somebody.get_attribute("x") != before
    saved(page)
    moved = somebody.get_attribute("x")
    assert findings(page) == []
    page.reload()
    expect(page.get_by_role("button", name="An Peeters")).to_have_attribute("x", moved)


def test_a_lost_connection_keeps_what_was_chosen(visit):
    page = visit("leader", START, width=390)
    begin(page, "Loopbaanscan")
    expect(page.locator("html")).to_have_class(re.compile("is-live"))
    page.route("**/save/", lambda route: route.abort())
    energy = page.get_by_role("group", name="Na een gewone werkdag").get_by_role("radio", name=re.compile("^4"))
    energy.check(force=True)
    expect(page.locator("[data-save-state]")).to_contain_text("Geen verbinding")
    page.reload()
    expect(energy).to_be_checked()  # the page that comes back finds the draft on the device
    page.unroute("**/save/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    page.reload()
    expect(energy).to_be_checked()
    assert findings(page) == []
