"""Pages on people in a real browser: typing filters in place, choosing by keyboard, without script too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PEOPLE, UNITS, FUNCTIONS = "/o/lindeveld/people/", "/o/lindeveld/units/", "/o/lindeveld/functions/"


def findings(page: Page) -> list[str]:
    return [
        f"{found['id']}: {node['html'][:150]}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


def samira(page: Page) -> None:
    page.goto(f"{PEOPLE}?q=samira+el+idrissi")
    page.get_by_role("link", name="Samira El Idrissi").click()


def test_typing_a_name_filters_the_list_in_place(visit):
    page = visit("hr", PEOPLE)
    box = page.get_by_label("Naam of nummer")
    box.press_sequentially("samira el", delay=20)
    expect(page.locator("#gevonden")).to_have_text("1 persoon")
    expect(box).to_be_focused()
    expect(page).to_have_url(re.compile(r"q=samira"))
    page.get_by_role("link", name="Samira El Idrissi").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Samira El Idrissi")
    page.go_back()
    expect(page.get_by_role("link", name="Samira El Idrissi")).to_be_visible()
    expect(page.get_by_label("Naam of nummer")).to_have_value(re.compile("samira"))


def test_a_unit_is_chosen_with_the_keyboard(visit):
    page = visit("hr", PEOPLE)
    box = page.get_by_role("combobox", name="Afdeling")
    box.press_sequentially("lijn 3", delay=20)
    option = page.get_by_role("option", name="Lijn 3, beglazing")
    expect(option).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    box.press("Enter")
    expect(box).to_have_value("Lijn 3, beglazing")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("link", name="Chantal Dubois")).to_be_visible()
    expect(page.get_by_role("link", name="Nele Claes")).to_have_count(0)


def test_escape_closes_the_options_and_keeps_what_was_typed(visit):
    page = visit("hr", f"{PEOPLE}new/")
    box = page.get_by_role("combobox", name="Leidinggevende")
    box.press_sequentially("verc", delay=20)
    expect(page.get_by_role("option", name="Johan Vercammen")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("option", name="Johan Vercammen")).to_be_hidden()
    expect(box).to_have_value("verc")


def test_without_script_the_same_list_is_found_and_the_choice_is_made_on_the_page(visit):
    page = visit("hr", PEOPLE, java_script_enabled=False)
    page.get_by_label("Afdeling").fill("lijn")
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_role("radio", name="Lijn 3, beglazing").check()
    page.get_by_role("button", name="Zoeken").click()
    expect(page.get_by_role("link", name="Chantal Dubois")).to_be_visible()


def test_a_branch_of_the_tree_opens_and_closes(visit):
    page = visit("employee", UNITS)
    toggle = page.get_by_role("button", name="Wat onder Aalst valt")
    toggle.press("Enter")
    inside = page.get_by_role("link", name="Productie Aalst", exact=True)
    expect(inside).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.press(" ")
    expect(inside).to_be_hidden()


def test_without_script_a_branch_is_a_page(visit):
    page = visit("employee", UNITS, java_script_enabled=False)
    page.get_by_role("button", name="Wat onder Aalst valt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Aalst")
    expect(page.get_by_role("link", name="Productie Aalst", exact=True)).to_be_visible()


def test_somebody_new_is_added_by_choosing_from_lists(visit):
    page = visit("hr", f"{PEOPLE}new/")
    page.get_by_label("Voornaam").fill("Nora")
    page.get_by_label("Achternaam").fill("Browserman")
    for label, typed, named in [("Functie", "lijnop", "Lijnoperator"), ("Afdeling", "lijn 3", "Lijn 3, beglazing")]:
        page.get_by_role("combobox", name=label).press_sequentially(typed, delay=20)
        page.get_by_role("option", name=named).click()
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Nora Browserman")
    expect(page.get_by_role("status").filter(has_text="Toegevoegd.")).to_be_visible()


def test_a_mistake_is_said_on_top_and_beside_the_field(visit):
    page = visit("hr", f"{PEOPLE}new/")
    page.get_by_role("button", name="Toevoegen").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name=re.compile("^Voornaam")).click()
    expect(page.get_by_label("Voornaam")).to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])  # every page looks at the other two
def test_pages_have_no_findings_and_fit(visit, width, scheme):
    page = visit("hr", PEOPLE, width=width, color_scheme=scheme)
    addresses = [PEOPLE, f"{PEOPLE}?unit=x", f"{PEOPLE}new/", UNITS, FUNCTIONS, f"{FUNCTIONS}competences/"]
    addresses += [f"{FUNCTIONS}new/", f"{FUNCTIONS}families/", f"{UNITS}new/", f"{UNITS}?q=lijn"]
    samira(page)
    addresses += [page.url, f"{page.url}edit/", f"{page.url}places/", f"{page.url}places/new/"]
    addresses.append(page.get_by_role("link", name="Lijn 3, beglazing").get_attribute("href"))
    addresses.append(page.get_by_role("link", name="Lijnoperator").get_attribute("href"))
    wrong = {}
    for address in addresses:
        page.goto(address)
        found = findings(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append("wider than the window")
        if found:
            wrong[address] = found
    assert wrong == {}


def test_open_options_have_no_findings(visit):
    page = visit("hr", PEOPLE)
    page.get_by_role("combobox", name="Afdeling").press_sequentially("lijn", delay=20)
    expect(page.get_by_role("option", name="Lijn 3, beglazing")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("combobox", name="Afdeling").fill("zzzz")
    expect(page.locator(".picker-empty")).to_be_visible()
    assert findings(page) == []
