"""The pages of a conversation before it begins, in a real browser: readable for everybody, on a phone and a desk,
in light and dark; a preparation that saves itself and is shared by the keyboard."""

import pytest
from playwright.sync_api import expect

from tests.conversations.pages.form.conftest import served_talk  # noqa: F401
from tests.test_every_page_in_a_browser import look_at

SCREENS = [(360, "light"), (390, "dark"), (1280, "light")]
BASE = "/o/lindeveld/conversations/"


@pytest.fixture
def talk(served_talk) -> str:  # noqa: F811
    return served_talk(state="accepted")


@pytest.mark.parametrize("who", ["employee", "leader"])
def test_every_page_is_for_everybody(who, visit, talk):
    shared = [BASE, talk, talk + "preparation/", talk + "plan/", talk + "cancel/"]
    own = {"employee": [BASE + "new/", talk + "anew/"], "leader": [BASE + "invite/"]}
    for width, scheme in SCREENS:
        page = visit(who, width=width, color_scheme=scheme)
        for address in (*shared, *own[who]):
            assert look_at(page, address) == [], address


def test_a_text_is_kept_by_itself_and_shared_with_the_keyboard(visit, talk):
    page = visit("employee", talk + "preparation/")
    page.locator("textarea").first.fill("Ik wil minder tillen.")
    share = page.locator("button[name=share]").first
    share.wait_for()
    assert "Ik wil minder tillen." not in visit("leader", talk + "preparation/").content()
    share.focus()
    page.keyboard.press("Enter")
    page.locator("button[name=take_back]").first.wait_for()
    assert "Ik wil minder tillen." in visit("leader", talk + "preparation/").content()


def test_a_note_for_oneself_is_kept_by_itself_also_from_before_the_connection_went(visit, talk):
    page = visit("employee", talk + "notes/", width=390)
    page.get_by_label("Notitie voor jezelf").fill("Niet vergeten: de uren.")
    expect(page.locator("[data-save-state]")).to_contain_text("Bewaard")
    page.context.set_offline(True)
    page.get_by_label("Notitie voor jezelf").fill("Niet vergeten: de uren, en de vrijdag.")
    expect(page.locator("[data-save-state]")).to_contain_text("Geen verbinding")
    expect(page.locator("[data-save-state] .icon")).to_be_hidden()  # a tick stands only beside what is kept
    page.context.set_offline(False)
    expect(page.locator("[data-save-state]")).to_contain_text("Bewaard")
    expect(page.locator("[data-save-state] .icon")).to_be_visible()
    page.reload()
    assert page.get_by_label("Notitie voor jezelf").input_value() == "Niet vergeten: de uren, en de vrijdag."


def test_enter_in_the_form_shares_nothing_and_without_script_everything_is_kept(visit, talk):
    page = visit("employee", talk + "preparation/", java_script_enabled=False)
    page.locator("textarea").nth(0).fill("Eerst dit.")
    page.locator("textarea").nth(1).fill("En dit.")
    page.locator(".action-bar button.script-less").click()
    assert [page.locator("textarea").nth(place).input_value() for place in (0, 1)] == ["Eerst dit.", "En dit."]
    assert page.locator("button[name=take_back]").count() == 0
    assert page.locator("button[name=share]").count() == 2
