"""The roof in a real browser: looks, keyboard, script and content policy. No database: pages without data."""

import threading
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.urls import clear_url_caches
from playwright.sync_api import expect

from tests.shell import pages

EVERY_PAGE = [
    "/parts/",
    "/form/",
    "/tree/",
    "/search/",
    "/account/login/",
    "/account/password/reset/",
    "/nothing/",
    "/offline/",
]


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture
def site(settings):
    """The address of a server with the pages of this folder under the product's own middleware."""
    settings.ROOT_URLCONF = "tests.shell.pages"
    settings.ALLOWED_HOSTS = ["127.0.0.1"]
    clear_url_caches()
    pages.sent.clear()
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), Threaded, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    clear_url_caches()


@pytest.fixture
def open_page(browser, site):
    """Opens a page; at the end nothing may have been blocked or gone wrong in the browser."""
    contexts, complaints = [], []

    def go(path, *, width=1280, scheme="light", worker="block", **extra):
        viewport = {"width": width, "height": 900}
        context = browser.new_context(
            viewport=viewport, color_scheme=scheme, locale="nl-BE", service_workers=worker, **extra
        )
        contexts.append(context)
        tab = context.new_page()
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
        shown = tab.goto(site + path)
        assert shown.status == (404 if path == "/nothing/" else 200)
        return tab

    yield go
    for context in contexts:
        context.close()
    assert complaints == []


def findings(tab):
    violations = Axe().run(tab, options={"resultTypes": ["violations"]}).response["violations"]
    return [(found["id"], [node["target"] for node in found["nodes"]]) for found in violations]


@pytest.mark.parametrize("path", EVERY_PAGE)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_page_has_no_accessibility_findings(open_page, path, width, scheme):
    assert findings(open_page(path, width=width, scheme=scheme)) == []


@pytest.mark.parametrize("path", EVERY_PAGE)
def test_a_page_fits_a_small_phone(open_page, path):
    tab = open_page(path, width=360)
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_targets_are_large_enough_for_tired_hands(open_page):
    tab = open_page("/parts/", width=390)
    low = """[...document.querySelectorAll(".button, .text-link, summary, .switch button, .contact-list a")]
        .filter(e => e.checkVisibility()).map(e => [e.className, e.getBoundingClientRect().height])
        .filter(([, height]) => height < 45.9)"""
    assert tab.evaluate(low) == []


def test_a_refused_form_shows_where_and_takes_one_there_by_keyboard(open_page):
    tab = open_page("/form/")
    tab.evaluate("document.querySelector('main form').noValidate = true")
    tab.fill("[name=share]", "140")
    tab.get_by_role("button", name="Bewaren").click()
    expect(tab.locator("[data-error-summary]")).to_be_focused()
    assert findings(tab) == []
    tab.locator("[data-error-summary] a").filter(has_text="Deel van voltijds").press("Enter")
    expect(tab.locator("[name=share]")).to_be_focused()
    expect(tab.locator("[name=share]")).to_have_value("140")


def test_pressing_twice_sends_once(open_page):
    tab = open_page("/form/")
    tab.evaluate("document.querySelector('main form').noValidate = true")
    tab.fill("[name=name]", "Bart")
    tab.get_by_role("button", name="Bewaren").dblclick()
    expect(tab.locator("[data-error-summary]")).to_be_visible()
    assert pages.sent == ["Bart"]


def test_a_day_that_is_typed_half_is_not_sent_as_none(open_page):
    tab = open_page("/form/")
    tab.evaluate("document.querySelector('main form').noValidate = true")
    tab.fill("[name=name]", "Bart")
    day, send = tab.get_by_label("Begint op"), tab.get_by_role("button", name="Bewaren")
    day.press_sequentially("12")
    send.click()
    expect(day).to_be_focused()
    assert pages.sent == []
    day.fill("2026-12-12")
    send.click()
    expect(tab.locator("[data-error-summary]")).to_be_visible()
    assert pages.sent == ["Bart"]


def test_a_branch_of_the_tree_opens_once_from_the_server_and_then_by_itself(open_page):
    tab = open_page("/tree/")
    toggle = tab.get_by_role("button", name="Wat onder Afdeling 2 valt")
    toggle.press("Space")
    expect(tab.locator("#onder-2 a")).to_be_visible()
    toggle.press("Space")
    expect(tab.locator("#onder-2")).to_be_hidden()
    toggle.click()
    expect(tab.locator("#onder-2 a")).to_be_visible()
    assert pages.sent == [2] and toggle.get_attribute("aria-expanded") == "true"


def test_searching_renews_the_list_while_typing_and_keeps_the_address(open_page):
    tab = open_page("/search/")
    tab.fill("[name=q]", "bart")
    expect(tab.locator("#found")).to_have_text("Gezocht: bart")
    assert "q=bart" in tab.url


def test_a_long_wait_shows_grey_lines_and_says_busy(open_page):
    tab = open_page("/search/")
    tab.fill("[name=q]", "traag")
    expect(tab.locator("#found")).to_have_attribute("aria-busy", "true")
    expect(tab.locator("#found.is-loading")).to_be_visible()
    expect(tab.locator("#found")).to_have_text("Gezocht: traag")
    assert tab.locator("#found").get_attribute("aria-busy") is None


def test_what_fails_says_so_until_it_works_again(open_page):
    tab = open_page("/search/")
    tab.fill("[name=q]", "stuk")
    expect(tab.locator("[data-request-failed]")).to_contain_text("Er ging iets mis bij ons")
    expect(tab.locator("[name=q]")).to_have_value("stuk")
    tab.fill("[name=q]", "bart")
    expect(tab.locator("#found")).to_have_text("Gezocht: bart")
    expect(tab.locator("[data-request-failed]")).to_have_count(0)


def test_without_a_connection_what_was_typed_stays(open_page):
    tab = open_page("/inline/")
    tab.fill("#t", "mijn tekst")
    tab.context.set_offline(True)
    expect(tab.locator("[data-offline-line]")).to_be_visible()
    tab.get_by_role("button", name="Bewaren").click()
    expect(tab.locator("[data-request-failed]")).to_contain_text("Geen verbinding")
    expect(tab.locator("#t")).to_have_value("mijn tekst")
    tab.context.set_offline(False)
    expect(tab.locator("[data-offline-line]")).to_be_hidden()


def test_a_refused_part_is_shown_in_its_place_with_the_token_of_the_page(open_page):
    tab = open_page("/inline/")
    tab.fill("#t", "mijn tekst")
    tab.get_by_role("button", name="Bewaren").click()
    expect(tab.locator("#part")).to_have_text("Geweigerd: mijn tekst")


def test_a_menu_opens_and_closes_by_keyboard(open_page):
    tab = open_page("/parts/")
    menu = tab.locator(".site-user")
    menu.locator("summary").press("Enter")
    expect(menu.locator(".menu-panel")).to_be_visible()
    assert findings(tab) == []
    tab.keyboard.press("Escape")
    expect(menu.locator(".menu-panel")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_dark_holds_from_page_to_page(open_page):
    tab = open_page("/parts/")
    tab.locator(".site-user summary").click()
    tab.get_by_role("banner").get_by_role("button", name="Donker").click()
    tab.goto(tab.url.replace("/parts/", "/tree/"))
    assert tab.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_reading_aloud_and_printing_are_offered_only_by_a_browser_that_can(open_page):
    tab = open_page("/parts/")
    expect(tab.get_by_role("button", name="Lees voor")).to_be_visible()
    without = open_page("/parts/", java_script_enabled=False)
    expect(without.get_by_role("button", name="Lees voor")).to_have_count(0)


def test_without_a_connection_the_worker_shows_its_page_and_kept_nothing_else(open_page):
    tab = open_page("/parts/", worker="allow")
    tab.evaluate("navigator.serviceWorker.ready")
    tab.reload()
    kept = tab.evaluate(
        "caches.keys().then(names => caches.open(names[0])).then(cache => cache.keys())"
        ".then(kept => kept.map(request => new URL(request.url).pathname))"
    )
    assert all(name == "/offline/" or name.startswith("/static/") for name in kept)
    tab.context.set_offline(True)
    tab.reload()
    expect(tab.get_by_role("heading", name="Geen verbinding")).to_be_visible()
