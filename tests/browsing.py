"""A real browser on a real server, for what a person does."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.cast import EMAILS

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_BROWSER = "No browser: install Chromium, let WEGWIJZER_BROWSER point to one, or set WEGWIJZER_NO_BROWSER=1."
ARGUMENTS = ["--no-sandbox", "--disable-gpu"]  # nobody watches, so nothing is drawn to be seen: a tenth less work
WAIT = 30_000  # milliseconds, for whatever a page must come to show; a quiet machine needs a hundredth


def find_browser() -> str | None:
    """The program of a Chromium, or None."""
    given = os.environ.get("WEGWIJZER_BROWSER", "").strip()
    found = [given] if given else [path for path in map(shutil.which, NAMES) if path]
    return found[0] if found and Path(found[0]).exists() else None


def started_browser() -> Iterator[Browser]:
    """A Chromium for the whole run; the test fails in one line when there is none."""
    if os.environ.get("WEGWIJZER_NO_BROWSER") == "1":
        pytest.skip("WEGWIJZER_NO_BROWSER is set")
    program = find_browser()
    if program is None:
        pytest.fail(NO_BROWSER, pytrace=False)
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps an event loop in this thread
    expect.set_options(timeout=WAIT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Visitors:
    """Opens pages as members of the cast. Errors in the console, such as a refused style, fail the test."""

    browser: Browser
    address: str
    password: str
    states: dict[str, dict]  # key of the cast → cookies, kept for the whole run
    contexts: list[BrowserContext] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def __call__(
        self, key: str | None = None, path: str | None = None, *, width: int = 1280, height: int = 900, **options
    ) -> Page:
        """A page, signed in as `key` of the cast (None for nobody), at `path`. Options go to the context:
        color_scheme="dark", locale="en", java_script_enabled=False …"""
        if key is not None:
            options["storage_state"] = self._state(key)
        page = self._page(viewport={"width": width, "height": height}, **options)
        if path is not None:
            page.goto(path)
        return page

    def sign_in(self, page: Page, key: str) -> None:
        """Through the form, as a person does."""
        page.goto("/account/login/")
        page.locator("input[name=login]").fill(EMAILS[key])
        page.locator("input[name=password]").fill(self.password)
        page.locator("input[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/account/login/" not in url)

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def _state(self, key: str) -> dict:
        if key not in self.states:
            page = self._page()
            self.sign_in(page, key)
            self.states[key] = page.context.storage_state()
        return self.states[key]

    def _page(self, **options) -> Page:
        options.setdefault("locale", "nl-BE")
        context = self.browser.new_context(base_url=self.address, **options)
        context.set_default_timeout(WAIT)
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._hear)
        return page

    def _hear(self, message) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.problems.append(message.text)
