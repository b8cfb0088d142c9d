"""Every page of an organisation, in a real browser, on a phone and on a desk, in light and in dark: no finding
of axe-core, nothing wider than the screen, no error in the console."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.access.addresses import SIGNED_IN, WITHIN
from tests.access.things import of_samira
from tests.browsing import Visitors
from tests.conversations.around.rows import around_there
from tests.plans.planned import planned_there
from tests.selfwork.portrait import asked
from tests.selfwork.sheets import of_the_demo
from wegwijzer.access.actor import acting_as
from wegwijzer.conversations.models import InformalNote, OfferedModel, Round

# Answers that are no page of their own: part of one, a list for a picker, or a way through.
PARTS = {name for name in WITHIN if name.endswith("-options")} | {"unit-below", "administration-attention"}
PARTS |= {name for name in WITHIN if name.startswith(("export-", "template-")) or name.endswith("-file")}  # to keep
PARTS |= {name for name, row in WITHIN.items() if {"draft", "version"} & {*row.needs}}  # looked at in tests/instruments
TALKS = {"conversation", "report", "notice"}  # looked at in tests/conversations
TALKS |= {"checkpoint", "appointment"}  # looked at in tests/plans
PARTS |= {"plan-export", "self-export", "conversations-export"}
PARTS |= {name for name, row in WITHIN.items() if TALKS & {*row.needs}}
PAGES = sorted(name for name, row in WITHIN.items() if row.method == "get" and name not in PARTS)
OWN = sorted(
    SIGNED_IN
    - {"session-end", "mfa_download_recovery_codes", "mfa_remove_webauthn", "mfa_edit_webauthn"}
    - {"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_set_password", "mfa_deactivate_totp"}
    - {"mfa_view_recovery_codes"}  # there are none before a second factor
)
OPEN_PAGES = ["account_login", "account_reset_password", "account_signup", "offline"]
SCREENS = [(360, "light"), (1280, "dark")]


@pytest.fixture
def carried(cast) -> dict[str, object]:
    """Ids of Samira's, for the addresses that carry some."""
    person = cast.employee.person
    with acting_as(cast.hr):
        offer = OfferedModel.objects.filter(unit__isnull=True, withdrawn_at__isnull=True)[0].pk
        round_ = Round.objects.get(closed_at__isnull=True).pk
    with acting_as(cast.employee):
        return {
            **of_samira(cast),
            "instrument": "conversation-form",
            "offer": offer,
            "round": round_,
            "note": InformalNote.objects.filter(author=person)[0].pk,
            "model": "line",
            "partner": cast.leader.person_id,
            **around_there(cast),
            **of_the_demo(cast),
            **asked.of_the_demo(cast.employee),
            **planned_there(cast),
        }


@pytest.fixture(scope="module")
def tabs(browser, server, password, _kept_cookies):
    """One tab for each persona, that goes from page to page as a person does and fetches styles and modules once."""
    visitors, opened = Visitors(browser, server.url, password, _kept_cookies), {}

    def tab(who: str | None):
        if who not in opened:
            opened[who] = visitors(who)
        return opened[who], visitors.problems

    yield tab
    visitors.close()
    assert visitors.problems == []


@pytest.fixture
def look(tabs):
    """`look(who, address)`: what is wrong with the page. It is fetched once, and looked at on each screen."""

    def at(who: str | None, address: str) -> list[str]:
        page, problems = tabs(who)
        _turn_to(page, *SCREENS[0])
        answer = page.goto(address)
        wrong = [] if answer.status == 200 else [f"status {answer.status}"]
        if not re.search(r"\S+ · Wegwijzer$", page.title()):
            wrong.append(f"title “{page.title()}”")
        page.evaluate(Axe().axe_script)
        for width, scheme in SCREENS:
            _turn_to(page, width, scheme)
            wrong += [f"{scheme} {width}: {problem}" for problem in _on_this_screen(page)]
        wrong += problems
        problems.clear()
        return wrong

    return at


def look_at(page, address: str) -> list[str]:
    """What is wrong with this page on the screen that somebody has already."""
    answer = page.goto(address)
    wrong = [] if answer.status == 200 else [f"status {answer.status}"]
    page.evaluate(Axe().axe_script)
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")
    return wrong + _on_this_screen(page)


def _turn_to(page, width: int, scheme: str) -> None:
    """Without the colours in between."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.evaluate("document.getAnimations().forEach((each) => each.finish())")


def _on_this_screen(page) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    found = page.evaluate("axe.run({resultTypes: ['violations']}).then((all) => all.violations)")
    return ["wider than the screen"] * wide + [f"{v['id']}: {n['html'][:120]}" for v in found for n in v["nodes"][:2]]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_the_organisation(name, look, carried):
    row = WITHIN[name]
    who = "hr" if "hr" in row.allowed else row.allowed[0]
    kwargs = {"organisation": "lindeveld"} | {key: carried[key] for key in row.needs}
    assert look(who, reverse(name, kwargs=kwargs)) == []


@pytest.mark.parametrize("who", ["employee", "leader", "leader_above", "executive", "coach", "adviser"])
def test_the_pages_of_each_role(who, look):
    for name in ("home", "team", "people", "units", "functions", "readings", "who-sees-what"):
        assert look(who, reverse(name, kwargs={"organisation": "lindeveld"})) == [], name


@pytest.mark.parametrize("name", [*OPEN_PAGES, *OWN])
def test_a_page_outside_the_organisations(name, look):
    assert look(None if name in OPEN_PAGES else "newcomer", reverse(name)) == []


def test_a_page_that_is_not_there(look):
    assert look("employee", "/o/lindeveld/bestaat-niet/") == ["status 404"]
