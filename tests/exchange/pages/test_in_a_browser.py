"""From a messy list to saved, and back, in a real browser with a real worker; with the keyboard alone, on a phone,
without script."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

PATH = "/o/lindeveld/imports/"
SLOW = 60_000  # milliseconds: the worker may be busy with others
# Of the leaders there are two by each name; an answer is remembered once it is saved, so each test has its own.
# Own headers, an older Excel, two people of one name as leader, a day that does not exist, a column nobody knows.
MESSY = """\
Stamnr;Familienaam;Roepnaam;Geboren;Dienst;Job;In dienst;Baas;Kleur van de ploeg
{0}1;Peeters-Van Hée;Zoé;03/04/1988;Lijn 3, beglazing;Lijnoperator;01/02/2020;{1};blauw
{0}2;Ünal;Jérôme;17/11/1990;Lijn 3, beglazing;Lijnoperator;15/06/2021;Johan Vercammen;groen
{0}3;D'Hondt;Noëlla;31/02/1975;Lijn 3, beglazing;Lijnoperator;01/09/1999;Johan Vercammen;blauw
"""


@pytest.fixture
def messy(tmp_path) -> Callable[..., Path]:
    def write(number: str, leader: str = "Ward Dierick") -> Path:
        path = tmp_path / f"Export personeel {number}.csv"
        path.write_bytes(MESSY.format(number, leader).encode("cp1252"))
        return path

    return write


def until_checked(page: Page) -> None:
    expect(page.get_by_role("heading", level=1, name="Nakijken", exact=True)).to_be_visible(timeout=SLOW)


def to_the_columns(page: Page, file: Path) -> None:
    page.goto(PATH + "new/")
    page.get_by_label("Kies je bestand").set_input_files(file)
    page.get_by_role("button", name="Naar de kolommen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat betekent elke kolom?")


def point_out_the_leader(page: Page) -> None:
    """“Baas” is a word that we do not know."""
    page.get_by_label("Betekenis van “Baas”").select_option("manager")


def answer_and_leave_out(page: Page, leader: str) -> None:
    page.get_by_role("radio", name=leader).first.check()
    page.get_by_role("button", name="Antwoorden bewaren").click()
    until_checked(page)
    expect(page.get_by_text("Beantwoord eerst")).to_have_count(0)
    page.get_by_label("Laat de mensen van die rijen weg").check()
    page.get_by_role("button", name="Keuzes bewaren").click()
    until_checked(page)


def test_from_a_messy_list_to_saved_and_back(visit, messy):
    page = visit("hr")
    to_the_columns(page, messy("9310"))
    expect(page.get_by_text("Peeters-Van Hée")).to_be_visible()
    expect(page.get_by_text("03/04/1988 = 3 april 1988")).to_be_visible()
    expect(page.get_by_label("Betekenis van “Kleur van de ploeg”")).to_have_value("")
    point_out_the_leader(page)
    page.get_by_role("button", name="Dit klopt, kijk het na").click()
    until_checked(page)
    expect(page.get_by_text("“31/02/1975” bestaat niet op de kalender.")).to_be_visible()
    expect(page.get_by_role("heading", name="Bewaren kan nog niet")).to_be_visible()
    answer_and_leave_out(page, "Ward Dierick")
    page.get_by_role("button", name="Bewaar 2 nieuwe mensen").click()
    expect(page.get_by_role("heading", level=1, name="Bewaard")).to_be_visible(timeout=SLOW)
    page.get_by_role("link", name="Naar de mensen").click()
    page.get_by_label("Naam of nummer").fill("93101")
    expect(page.locator("#mensen")).to_contain_text("Zoé Peeters-Van Hée")
    undo(page)


def undo(page: Page) -> None:
    page.goto(PATH)
    page.get_by_role("link", name="Export personeel 9310.csv").first.click()
    page.get_by_role("link", name="Ongedaan maken").click()
    expect(page.get_by_role("listitem").filter(has_text="2 nieuwe mensen")).to_be_visible()
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(page.get_by_role("heading", level=1, name="Ongedaan gemaakt")).to_be_visible(timeout=SLOW)
    page.goto("/o/lindeveld/people/?q=93101")
    expect(page.get_by_text("Zoé Peeters-Van Hée")).to_have_count(0)


def reach(page: Page, name: str, role: str = "button") -> None:
    """Tab until the control of this name has the focus."""
    wanted = page.get_by_role(role, name=name).first
    for _press in range(90):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")


def test_with_the_keyboard_alone_on_a_phone(visit, messy):
    page = visit("hr", PATH + "new/", width=390)
    with page.expect_file_chooser(timeout=SLOW) as chooser:  # asked of the browser without an answer: before the walk
        reach(page, "Kies je bestand")
        page.keyboard.press("Enter")
    chooser.value.set_files(messy("9320", "Kofi Nair"))
    expect(page.get_by_text("Gekozen: Export personeel 9320.csv")).to_be_visible()
    reach(page, "Naar de kolommen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat betekent elke kolom?")
    reach(page, "Betekenis van “Baas”", "combobox")
    page.keyboard.type("Leidinggevende")
    reach(page, "Dit klopt, kijk het na")
    page.keyboard.press("Enter")
    until_checked(page)
    reach(page, "Kofi Nair", "radio")
    page.keyboard.press("Space")
    reach(page, "Antwoorden bewaren")
    page.keyboard.press("Enter")
    until_checked(page)
    expect(page.get_by_text("Beantwoord eerst")).to_have_count(0)
    reach(page, "Bewaar niets zolang er problemen zijn", "radio")
    page.keyboard.press("ArrowDown")
    reach(page, "Keuzes bewaren")
    page.keyboard.press("Enter")
    until_checked(page)
    reach(page, "Bewaar 2 nieuwe mensen")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_script_everything_works_by_opening_pages_again(visit, messy):
    page = visit("hr", java_script_enabled=False)
    to_the_columns(page, messy("9330", "Erwin Van Roy"))
    point_out_the_leader(page)
    page.get_by_role("button", name="Dit klopt, kijk het na").click()
    until_checked(page)  # the page asks again by itself, without script too
    answer_and_leave_out(page, "Erwin Van Roy")
    expect(page.get_by_role("button", name="Bewaar 2 nieuwe mensen")).to_be_visible()
    page.get_by_role("link", name="Bestand weggooien").click()
    page.get_by_role("button", name="Weggooien").click()
    expect(page.get_by_text("Het bestand is weg. Er is niets bewaard.")).to_be_visible()


def test_a_file_that_is_dropped_is_chosen(visit):
    page = visit("hr", PATH + "new/")
    dropped = page.evaluate_handle(
        "() => { const data = new DataTransfer(); data.items.add(new File(['Nummer;Naam;Voornaam\\n1;Maes;An'], "
        "'gesleept.csv', {type: 'text/csv'})); return data; }"
    )
    page.dispatch_event("[data-drop-zone]", "dragover", {"dataTransfer": dropped})
    expect(page.locator("[data-drop-zone]")).to_have_class(re.compile("is-over"))
    page.dispatch_event("[data-drop-zone]", "drop", {"dataTransfer": dropped})
    expect(page.get_by_text("Gekozen: gesleept.csv")).to_be_visible()
    page.get_by_role("button", name="Naar de kolommen").click()
    expect(page.get_by_text("gesleept.csv")).to_be_visible()


def test_a_refused_form_brings_one_to_what_is_wrong(visit):
    page = visit("hr", PATH + "new/")
    page.get_by_role("button", name="Naar de kolommen").click()
    expect(page.locator("[data-error-summary]")).to_be_focused()
    page.get_by_role("link", name="Kies eerst een bestand").click()
    expect(page.get_by_label("Kies je bestand")).to_be_focused()


def test_the_last_day_is_asked_of_who_is_to_leave(visit):
    page = visit("hr", PATH)
    page.get_by_role("link", name="Nieuwe collega’s lijn 3.csv").click()
    expect(page.get_by_label("Wat is hun laatste dag in dienst?")).to_be_hidden()
    page.get_by_label("Zet hen uit dienst").check()
    expect(page.get_by_label("Wat is hun laatste dag in dienst?")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_axe_finds_nothing_and_nothing_sticks_out(visit, width, scheme, messy):
    page = visit("hr", width=width, color_scheme=scheme)
    to_the_columns(page, messy(f"94{width}"))
    page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
    look(page)
    page.get_by_role("button", name="Dit klopt, kijk het na").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Bezig met nakijken|Nakijken"))
    until_checked(page)
    look(page)


def look(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
