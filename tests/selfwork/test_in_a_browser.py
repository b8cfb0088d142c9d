"""Answering alone, in a real browser: a line drawn by keyboard and by finger, people moved about, a lost connection."""

import re

import pytest
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


def numbers(page) -> list[float]:
    """Of the lines as they are drawn, in a square of 100 by 100."""
    drawn = page.locator(".curve-picture .curve-line[d^=M]").evaluate_all(
        "all => all.map(each => each.getAttribute('d')).join(' ')"
    )
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", drawn)]


class Finger:
    """On the glass, as a phone tells it to the page."""

    def __init__(self, page):
        self.page, self.phone = page, page.context.new_cdp_session(page)

    def _touch(self, kind: str, at=None) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        self.phone.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def tap(self, thing) -> None:
        self._touch("touchStart", self.middle(thing))
        self._touch("touchEnd")

    def drag(self, thing, across: float, down: float) -> None:
        x, y = self.middle(thing)
        self._touch("touchStart", (x, y))
        self._touch("touchMove", (x + across, y + down))
        self._touch("touchEnd")

    def middle(self, thing) -> tuple[float, float]:
        thing.scroll_into_view_if_needed()
        box = thing.bounding_box()
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_line_is_drawn_with_the_keyboard_alone(visit):
    page = visit("employee", START)
    begin(page, "Mijn leercurve")
    expect(page.locator(".curve-picture .today-line ~ .is-soft.has-halo")).not_to_have_count(0)  # no line through words
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
    expect(page.locator(".curve-point:focus")).to_have_count(1)  # the keyboard goes on from there
    saved(page)
    assert findings(page) == []
    levels = page.locator("[data-at-level]").evaluate_all("all => all.map(each => each.value).filter(Boolean)")
    page.reload()
    expect(page.get_by_role("slider")).to_have_count(2)
    assert page.locator("[data-at-level]").evaluate_all("all => all.map(e => e.value).filter(Boolean)") == levels
    drawn = numbers(page)
    page.get_by_role("button", name="Klaar voor nu").press("Enter")
    page.wait_for_url("**/read/")
    assert numbers(page) == pytest.approx(drawn, abs=0.02)  # the picture of the server is the one that was drawn


def test_points_at_the_end_of_what_can_be_drawn_each_find_a_day(visit):
    """A year further each time, until there is none: the browser went on looking for a day for ever."""
    page = visit("employee", START)
    begin(page, "Mijn leercurve")
    for many in range(1, 11):
        page.get_by_role("button", name="Punt toevoegen").press("Enter")
        expect(page.get_by_role("slider")).to_have_count(many)


def test_a_line_is_drawn_with_a_finger(visit):
    page = visit("newcomer", START, width=390, has_touch=True, is_mobile=True)
    begin(page, "Mijn leercurve")
    finger = Finger(page)
    finger.tap(page.locator(".curve-picture.is-editable"))
    point = page.get_by_role("slider")
    expect(point).to_have_count(1)
    first, level = page.locator("[data-on]").first, point.get_attribute("aria-valuenow")
    before = first.input_value()
    finger.drag(point, across=-60, down=-40)
    expect(point).not_to_have_attribute("aria-valuenow", level)
    assert first.input_value() < before  # earlier in time
    page.get_by_role("button", name="Punt toevoegen").click()
    expect(point).to_have_count(2)
    page.get_by_role("button", name="Punt weghalen").click()  # the one that was touched last
    expect(point).to_have_count(1)
    page.get_by_role("button", name="Nieuwe lijn").click()
    page.get_by_label("Waarover gaat deze lijn?").locator("visible=true").fill("Begeleiden")
    page.get_by_role("button", name="Punt toevoegen").click()
    expect(page.get_by_role("group", name="Welke lijn teken je?").get_by_role("radio")).to_have_count(2)
    saved(page)
    assert findings(page) == []
    expect(point).to_have_count(1)  # of the line that is drawn now
    page.get_by_role("button", name="Klaar voor nu").click()  # all is saved already: the form goes at once
    page.wait_for_url("**/read/")
    expect(page.locator(".curve-names")).to_contain_text("Begeleiden")


def test_people_are_moved_about_with_a_finger(visit):
    page = visit("newcomer", START, width=390, has_touch=True, is_mobile=True)
    begin(page, "Wie wat van je werk verwacht")
    finger = Finger(page)
    page.get_by_role("button", name="Iemand toevoegen").click()
    page.keyboard.type("De nachtploeg")
    somebody = page.get_by_role("button", name="De nachtploeg")
    before = somebody.get_attribute("x")
    finger.drag(somebody.locator(".map-shape"), across=40, down=60)
    expect(somebody).not_to_have_attribute("x", before)
    saved(page)
    assert findings(page) == []
    moved = somebody.get_attribute("x")
    page.reload()
    expect(somebody).to_have_attribute("x", moved)


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
    page.get_by_role("button", name="An Peeters").press("Delete")
    expect(page.get_by_role("button", name="An Peeters")).to_have_count(0)
    expect(page.locator("[data-map-status]")).to_have_text("An Peeters is van de kaart.")
    page.get_by_role("button", name="Zet terug").press("Enter")
    expect(page.get_by_role("button", name="An Peeters")).to_have_attribute("x", moved)
    page.keyboard.press("Enter")  # from the map to what is written about somebody, which was folded away
    expect(page.get_by_label("Naam").locator("visible=true")).to_be_focused()


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
