"""What HR and everybody do with these pages in a real browser; pages that everybody can use."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from wegwijzer.foundation.clock import today

PAGES = {
    "administration/": "hr",
    "administration/attention/without-leader/": "hr",
    "administration/attention/empty-units/": "hr",
    "administration/settings/": "hr",
    "administration/roles/": "hr",
    "administration/roles/grant/": "hr",
    "administration/accounts/?q=van": "hr",
    "administration/accounts/?show=no-email": "hr",
    "administration/path-remarks/": "hr",
    "readings/": "employee",
    "who-sees-what/": "employee",
}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # to write out all that is right takes longer than to look
}


def findings(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(visit, path, width, scheme):
    page = visit(PAGES[path], f"/o/lindeveld/{path}", width=width, color_scheme=scheme)
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_who_is_missing_is_fetched_once_the_page_is_there(visit):
    page = visit("hr", "/o/lindeveld/administration/")
    expect(page.get_by_role("link", name="in dienst zonder leidinggevende")).to_be_visible()
    without_script = visit("hr", "/o/lindeveld/administration/", java_script_enabled=False)
    without_script.get_by_role("link", name="Kijken of er ergens iemand ontbreekt").click()
    expect(without_script.get_by_role("link", name="in dienst zonder leidinggevende")).to_be_visible()


def test_the_list_of_roles_is_searched_while_typing(visit):
    page = visit("hr", "/o/lindeveld/administration/roles/")
    page.get_by_label("Naam of personeelsnummer").press_sequentially("nele cl")
    expect(page.locator("#rollen tbody tr")).to_have_count(1)
    expect(page.locator("#rollen")).to_contain_text("Nele Claes")
    assert "q=nele" in page.url


def test_a_role_is_given_with_the_keyboard_and_taken_away_again(visit):
    page = visit("hr", "/o/lindeveld/administration/roles/grant/")
    page.get_by_role("combobox", name="Wie").press_sequentially("bart wou")
    expect(page.get_by_role("option").first).to_contain_text("Bart Wouters")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.get_by_label("Rol", exact=True).select_option("coach")
    page.get_by_role("button", name="Rol geven").click()
    expect(page.get_by_text("De rol is gegeven.")).to_be_visible()
    page.goto("/o/lindeveld/administration/roles/?role=coach&q=bart")
    page.get_by_role("link", name="Laten stoppen").first.click()
    page.get_by_label("Laatste dag").fill(today().isoformat())
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_text("De laatste dag is bewaard.")).to_be_visible()


def test_who_is_ticked_is_invited_and_can_be_withdrawn(visit):
    page = visit("hr", "/o/lindeveld/administration/accounts/")
    name = page.locator("tbody label").first.inner_text().strip()
    page.locator("tbody label").first.click()
    page.get_by_role("button", name="Uitnodigen").first.click()
    expect(page.get_by_text("1 uitnodiging vertrekt nu.")).to_be_visible()
    page.goto("/o/lindeveld/administration/accounts/?show=invited")
    row = page.locator("tbody tr", has_text=name).first
    row.get_by_role("button", name="Intrekken").click()
    expect(page.get_by_text(f"De uitnodiging van {name} is ingetrokken.")).to_be_visible()


def test_pressing_without_a_tick_brings_one_to_what_is_wrong(visit):
    page = visit("hr", "/o/lindeveld/administration/accounts/")
    page.get_by_role("button", name="Uitnodigen").first.click()
    expect(page.get_by_role("alert")).to_contain_text("Vink eerst aan")
    expect(page.get_by_role("alert")).to_be_focused()
