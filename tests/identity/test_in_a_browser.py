"""The way in, in a real browser: an invitation answered, a passkey made and used, pages that everybody can use."""

import threading
from datetime import timedelta
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.identity.firms import PASSWORD, Firm, token_in
from wegwijzer.identity import actions
from wegwijzer.identity.models import Invitation
from wegwijzer.organisations.tenancy import tenant

PLATFORM = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


class Quiet(WSGIRequestHandler):
    def log_message(self, *_arguments):
        """The test says what went wrong."""


class Threaded(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture
def address(browser, saved, settings):
    """The product on this machine under a name: browsers make no passkeys for a bare number."""
    settings.ALLOWED_HOSTS = ["localhost"]
    settings.CSRF_TRUSTED_ORIGINS = []
    server = make_server("127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), Threaded, Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser, address) -> Page:
    context = browser.new_context(base_url=address, viewport={"width": 390, "height": 844}, locale="nl-BE")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    refusals = [text for text in complaints if "Content Security Policy" in text or "Uncaught" in text]
    assert refusals == []


@pytest.fixture
def device(page):
    """The device's own way to know somebody: a finger, a face, a PIN. Answers with its protocol session."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": PLATFORM})
    session.authenticator = made["authenticatorId"]
    return session


def accept(page: Page, firm: Firm, name: str = "Samira") -> str:
    """Answer an invitation; answers with the address to sign in with."""
    person = firm.person(name)
    page.goto(firm.invite(person))
    page.get_by_label("Kies een wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Beginnen").click()
    page.wait_for_url(f"**{firm.home}")
    return person.email


def prove(page: Page) -> None:
    """The password once more, before something delicate."""
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()


def add_passkey(page: Page, *, alone: bool) -> None:
    page.goto("/account/2fa/webauthn/add/")
    prove(page)
    page.get_by_label("Naam").fill("Telefoon")
    page.get_by_label("Ook aanmelden zonder wachtwoord").set_checked(alone)
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/account/2fa/recovery-codes/")


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.locator("main form button[type=submit]").click()
    page.wait_for_url("**/account/login/**")


def test_an_invitation_is_answered_with_the_keyboard_alone(page):
    firm = Firm()
    page.goto(firm.invite(firm.person()))
    page.get_by_label("E-mailadres").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("wachtwoord123")
    page.keyboard.press("Enter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page.get_by_label("Kies een wachtwoord")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("Kies een wachtwoord").focus()
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{firm.home}")


def test_the_password_can_be_looked_at(page):
    firm = Firm()
    page.goto(firm.invite(firm.person()))
    field = page.get_by_label("Kies een wachtwoord")
    page.get_by_role("button", name="Toon het wachtwoord").click()
    expect(field).to_have_attribute("type", "text")
    page.get_by_role("button", name="Verberg het wachtwoord").click()
    expect(field).to_have_attribute("type", "password")


def test_a_passkey_opens_without_a_password(page, device):
    firm = Firm()
    accept(page, firm)
    add_passkey(page, alone=True)
    kept = device.send("WebAuthn.getCredentials", {"authenticatorId": device.authenticator})["credentials"]
    assert [(key["rpId"], key["isResidentCredential"]) for key in kept] == [("localhost", True)]
    sign_out(page)
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    page.wait_for_url(f"**{firm.home}")


def test_a_passkey_is_the_second_step_after_a_password(page, device):
    firm = Firm()
    email = accept(page, firm)
    add_passkey(page, alone=False)
    sign_out(page)
    page.get_by_label("E-mailadres").fill(email)
    page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Aanmelden", exact=True).click()
    page.wait_for_url("**/account/2fa/authenticate/")
    page.goto(firm.home)
    page.wait_for_url("**/account/2fa/authenticate/")  # not by another door either
    page.get_by_role("button", name="Gebruik je passkey").click()
    page.wait_for_url(f"**{firm.home}")


def test_a_finger_that_is_not_known_is_a_sentence_and_no_way_in(page, device):
    firm = Firm()
    accept(page, firm)
    add_passkey(page, alone=True)
    sign_out(page)
    device.send("WebAuthn.setUserVerified", {"authenticatorId": device.authenticator, "isUserVerified": False})
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page.locator("[data-passkey-failed]")).to_be_visible()
    page.goto(firm.home)
    page.wait_for_url("**/account/login/**")


def test_a_passkey_of_another_account_is_no_second_step(page, device):
    firm = Firm()
    accept(page, firm)
    add_passkey(page, alone=True)
    device.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": device.authenticator})
    made = device.send("WebAuthn.addVirtualAuthenticator", {"options": PLATFORM})
    sign_out(page)
    page.get_by_role("button", name="Aanmelden met een passkey").click()
    expect(page.locator("[data-passkey-failed]")).to_be_visible()
    assert made["authenticatorId"] != device.authenticator


def pages_of_an_invitation(firm: Firm) -> dict[str, str]:
    """Each face of the page behind an invitation, and where it is."""
    opened, used, late = (firm.person(name) for name in ("Bart", "Daan", "Inge"))
    _person, account = Firm("Korenbloem").member("Priya")
    known = firm.person("Priya", email=account.email)
    paths = {"open": firm.invite(opened), "used": firm.invite(used), "late": firm.invite(late)}
    actions.accept_invitation(token_in(paths["used"]), password=PASSWORD)
    with tenant(firm.organisation_id):
        Invitation.objects.filter(person=late).update(expires_at=timezone.now() - timedelta(days=1))
    return {**paths, "known": firm.invite(known), "unknown": "/invitation/weg/"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_these_pages(browser, address, scheme):
    firm = Firm()
    for width in (360, 1280):
        context = browser.new_context(
            base_url=address, viewport={"width": width, "height": 800}, color_scheme=scheme, locale="nl-BE"
        )
        page = context.new_page()
        for path in pages_of_an_invitation(firm).values() if width == 360 else ("/invitation/weg/",):
            page.goto(path)
            found = Axe().run(page).response["violations"]
            assert not found, (path, [(one["id"], [node["html"] for node in one["nodes"]]) for one in found])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        context.close()
