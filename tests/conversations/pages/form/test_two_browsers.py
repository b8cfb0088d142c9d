"""Two people in one form at the same time, each in a real browser; and one person whose connection goes away."""

import re

import pytest
from playwright.sync_api import expect

GROWTH = "Wat kan groeien, of wat mag anders?"
NOTES = "Wat jullie hierover willen onthouden"


def theme(page, key: str = "tasks"):
    return page.locator(f"#thema-{key}")


def growth(page):
    return theme(page).get_by_label(GROWTH)


def saved(page):
    expect(page.locator("[data-save-state]")).to_contain_text("Bewaard om")


def keeps(page, count: int) -> None:
    """As many drafts stay on the device of this page, now or soon."""
    drafts = "Object.keys(localStorage).filter(key => key.startsWith('wegwijzer.draft:'))"
    page.wait_for_function(f"count => {drafts}.length === count", arg=count)


@pytest.fixture
def two(visit, served_talk):
    """Samira and Johan, both at the theme of tasks."""
    address = served_talk() + "form/#thema-tasks"
    return visit("employee", address), visit("leader", address)


def test_scores_are_private_until_both_are_ready_and_then_seen_by_both(two):
    samira, johan = two
    theme(samira).get_by_role("radio", name="5 helemaal wel").check(force=True)
    theme(johan).get_by_role("radio", name="3 gaat wel").check(force=True)
    saved(samira)
    saved(johan)
    samira.get_by_role("button", name="Ik ben klaar, toon ze samen").click()
    expect(samira.get_by_text("Jij bent klaar. Johan nog niet.")).to_be_visible()
    expect(johan.get_by_text("Samira is klaar. Jij nog niet.")).to_be_visible()
    assert "Samira geeft 5" not in johan.content()
    johan.get_by_role("button", name="Ik ben klaar, toon ze samen").click()
    for page in two:
        scale = theme(page).get_by_role("img", name="Samira geeft 5, Johan geeft 3")
        expect(scale).to_be_visible()
        expect(theme(page).get_by_text("2 punten verschil")).to_be_visible()


def test_two_who_write_in_different_fields_see_each_other_without_saving_by_hand(two):
    samira, johan = two
    growth(samira).fill("Elke week een halve dag kwaliteit")
    theme(johan).get_by_label(NOTES).fill("Lijn 3 vraagt vervanging")
    theme(johan).get_by_label("Meelopen of stage doen").check()
    expect(growth(johan)).to_have_value("Elke week een halve dag kwaliteit")
    expect(theme(johan).get_by_text("Samira paste dit aan om")).to_be_visible()
    expect(theme(samira).get_by_label(NOTES)).to_have_value("Lijn 3 vraagt vervanging")
    expect(theme(samira).get_by_label("Meelopen of stage doen")).to_be_checked()
    keeps(samira, 0)
    keeps(johan, 0)


@pytest.mark.parametrize(
    ("button", "left"),
    [
        ("Mijn tekst", "Een cursus"),
        ("Tekst van Samira", "Meelopen"),
        ("Beide samen", "Meelopen\n\nEen cursus"),
    ],
)
def test_two_who_write_in_one_field_see_both_texts_and_choose(button, left, two):
    samira, johan = two
    johan.route("**/live/", lambda route: route.abort())  # he does not hear of it in time
    growth(samira).fill("Meelopen")
    saved(samira)
    growth(johan).fill("Een cursus")
    notice = theme(johan).locator(".conflict")
    expect(notice.locator("[data-mine]")).to_have_text("Een cursus")
    expect(notice.locator("[data-theirs]")).to_have_text("Meelopen")
    johan.unroute("**/live/")
    notice.get_by_role("button", name=button).click()
    expect(growth(johan)).to_have_value(left)
    expect(growth(samira)).to_have_value(left)
    expect(notice).to_have_count(0)
    keeps(johan, 0)


def test_without_a_connection_everything_stays_on_the_device_and_goes_along_later(two):
    samira, johan = two
    samira.context.set_offline(True)
    growth(samira).fill("Geschreven in de kelder")
    state = samira.locator("[data-save-state]")
    expect(state).to_contain_text("Geen verbinding. Alles staat veilig op dit toestel")
    keeps(samira, 1)
    samira.context.set_offline(False)
    saved(samira)
    expect(growth(johan)).to_have_value("Geschreven in de kelder")
    keeps(samira, 0)


def test_what_both_wrote_while_one_had_no_connection_is_shown_to_choose_from(two):
    samira, johan = two
    samira.context.set_offline(True)
    growth(samira).fill("In de kelder")
    expect(samira.locator("[data-save-state]")).to_contain_text("Geen verbinding")
    growth(johan).fill("Op kantoor")
    saved(johan)
    samira.context.set_offline(False)
    notice = theme(samira).locator(".conflict")
    expect(notice.locator("[data-theirs]")).to_have_text("Op kantoor")
    notice.get_by_role("button", name="Beide samen").click()
    expect(growth(johan)).to_have_value("Op kantoor\n\nIn de kelder")


def test_an_example_added_without_a_connection_is_added_once_when_it_is_back(two):
    samira, _johan = two
    fold = theme(samira).locator(".add-fold")
    fold.locator("summary").click()
    fold.get_by_label("Wat gebeurde er?").fill("Ik stelde de zaag zelf af.")
    samira.context.set_offline(True)
    fold.get_by_role("button", name="Toevoegen").click()
    expect(samira.locator("[data-save-state]")).to_contain_text("Geen verbinding")
    samira.context.set_offline(False)
    for page in two:
        quotes = theme(page).locator(".quote-text", has_text="Ik stelde de zaag zelf af.")
        expect(quotes).to_have_count(1)
    keeps(samira, 0)


def test_a_closed_tab_keeps_its_draft(two):
    samira, johan = two
    context, address = samira.context, samira.url
    context.set_offline(True)
    growth(samira).fill("Nog niet verstuurd")
    expect(samira.locator("[data-save-state]")).to_contain_text("Geen verbinding")
    samira.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    expect(growth(again)).to_have_value("Nog niet verstuurd")
    expect(growth(johan)).to_have_value("Nog niet verstuurd")
    keeps(again, 0)


def test_two_tabs_of_one_person_lose_nothing_either(two):
    samira, _johan = two
    second = samira.context.new_page()
    second.goto(samira.url)
    second.route("**/live/", lambda route: route.abort())
    growth(samira).fill("Aan de ene kant")
    saved(samira)
    growth(second).fill("Aan de andere kant")
    notice = theme(second).locator(".conflict")
    expect(notice.locator("[data-theirs-name]")).to_have_text("Tekst op je andere scherm")
    notice.get_by_role("button", name="Beide samen").click()
    expect(growth(samira)).to_have_value("Aan de ene kant\n\nAan de andere kant")


def test_signing_out_leaves_nothing_on_the_device(two):
    samira, _johan = two
    samira.route("**/field/", lambda route: route.abort())
    growth(samira).fill("Van Samira alleen")
    expect(samira.locator("[data-save-state]")).to_contain_text("Geen verbinding")
    keeps(samira, 1)
    samira.locator("details.menu summary").last.click()
    samira.evaluate("addEventListener('submit', (event) => event.preventDefault())")  # keeps the session of the others
    samira.get_by_role("button", name="Afmelden").click()
    keeps(samira, 0)


def test_what_a_field_cannot_hold_is_said_beside_it_and_kept(two):
    samira, _johan = two
    growth(samira).evaluate(
        "area => { area.value = 'x'.repeat(100000); area.dispatchEvent(new Event('input', {bubbles: true})); }"
    )
    expect(theme(samira).locator(".field-errors")).to_contain_text("100")
    assert growth(samira).evaluate("area => area.value.length") == 100_000


def test_from_phase_to_phase_to_a_conclusion_that_both_confirm(visit, served_talk):
    start = served_talk(state="written")
    samira, johan = visit("employee", start + "form/"), visit("leader", start + "form/")
    samira.get_by_role("button", name="Verder: Voorstellen").click()
    expect(samira.get_by_role("heading", name="Wat zou kunnen?")).to_be_visible()
    expect(johan.get_by_text("Jullie zijn nu bij “Voorstellen”.")).to_be_visible()
    johan.get_by_role("link", name="Ga erheen").click()
    samira.get_by_label("Wat stel je voor?").fill("Een cursus feedback geven")
    samira.get_by_role("button", name="Toevoegen").click()
    expect(johan.get_by_text("Een cursus feedback geven", exact=True)).to_be_visible()
    johan.get_by_role("link", name=re.compile("Zeg wat kan.*feedback")).click()
    johan.get_by_label("Kan", exact=True).check()
    johan.get_by_label("Waarom?").fill("Er is budget")
    johan.get_by_role("button", name="Bewaren").click()
    expect(samira.get_by_text("Er is budget")).to_be_visible()
    johan.get_by_role("button", name="Verder: Afspraken").click()
    samira.goto(start + "conclusion/")

    johan.get_by_label(re.compile("Groei in de eigen functie")).check()
    expect(samira.get_by_label(re.compile("Groei in de eigen functie"))).to_be_checked()
    samira.get_by_label("Waarom?").fill("Eerst de controle leren kennen.")
    samira.get_by_role("link", name="Afspraak toevoegen").click()
    samira.get_by_label("Wat spreken jullie af?").fill("Elke dinsdag meelopen met Ilse")
    samira.get_by_role("button", name="Afspraak toevoegen").click()
    expect(johan.get_by_role("rowheader", name="Elke dinsdag meelopen met Ilse")).to_be_visible()
    expect(johan.get_by_label("Waarom?")).to_have_value("Eerst de controle leren kennen.")

    samira.get_by_label("Wil je er iets bij zeggen?").fill("Ik kijk ernaar uit.")
    samira.get_by_role("button", name="Ik, Samira, ga akkoord").click()
    expect(samira.get_by_role("heading", name="Jij ging akkoord")).to_be_visible()
    expect(johan.get_by_role("heading", name="Samira ging akkoord")).to_be_visible()
    expect(johan.get_by_text("Ik kijk ernaar uit.")).to_be_visible()
    johan.get_by_role("button", name="Ik, Johan, ga akkoord").click()
    for page in (samira, johan):
        expect(page.get_by_role("heading", name="Jullie bevestigden dit allebei")).to_be_visible()
    johan.get_by_label("Wat wil je toevoegen?").fill("Ilse is verwittigd.")
    johan.get_by_role("button", name="Toevoegen").click()
    expect(samira.get_by_text("Ilse is verwittigd.")).to_be_visible()


def test_reopening_lets_both_write_again(visit, served_talk):
    start = served_talk(state="written")
    samira, johan = visit("employee", start + "conclusion/"), visit("leader", start + "conclusion/")
    samira.get_by_label(re.compile("^Nu niet")).check()
    saved(samira)
    samira.get_by_role("button", name="Ik, Samira, ga akkoord").click()
    expect(johan.get_by_role("heading", name="Samira ging akkoord")).to_be_visible()
    johan.get_by_role("button", name="Heropenen").click()
    expect(johan.get_by_label(re.compile("^Nu niet"))).to_be_checked()
    expect(samira.get_by_role("button", name="Ik, Samira, ga akkoord")).to_be_visible()


def test_on_a_phone_one_theme_at_a_time(visit, served_talk):
    page = visit("employee", served_talk() + "form/", width=390)
    expect(page.locator(".theme:visible")).to_have_count(1)
    expect(page.get_by_text("Thema 1 van 8")).to_be_visible()
    page.get_by_role("button", name="Volgende").press("Enter")
    expect(page.get_by_text("Thema 2 van 8")).to_be_visible()
    expect(theme(page, "motivation").get_by_label(GROWTH)).to_be_visible()
    page.get_by_role("button", name="Vorige").click()
    expect(theme(page, "career").get_by_label(GROWTH)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_without_script_the_same_form_is_sent_and_both_texts_are_a_page(visit, served_talk):
    address = served_talk() + "form/"
    samira = visit("employee", address, java_script_enabled=False)
    johan = visit("leader", address, java_script_enabled=False)
    for page, said in ((samira, "Meelopen"), (johan, "Een cursus")):
        theme(page).locator("summary").first.click()
        growth(page).fill(said)
    for page in (samira, johan):
        theme(page).get_by_role("button", name="Bewaren", exact=True).click()
    expect(johan.get_by_role("heading", name="Jullie schreven allebei")).to_be_visible()
    expect(johan.get_by_label(re.compile("Tekst van Samira"))).not_to_be_checked()
    johan.get_by_label(re.compile("Beide samen")).check()
    johan.get_by_role("button", name="Bewaren").click()
    theme(johan).locator("summary").first.click()
    expect(growth(johan)).to_have_value("Meelopen\n\nEen cursus")
