"""HR makes the conversation form its own, in a real browser: copy, edit, look at it, publish."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

KEY = "development-network"  # no other test in a browser changes this one
START = "/o/lindeveld/instruments/"


def findings(page) -> list[str]:
    wrong = [f"{v['id']}: {n['html'][:120]}" for v in Axe().run(page).response["violations"] for n in v["nodes"][:2]]
    if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
        wrong.append("wider than the screen")
    return wrong


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_hr_copies_edits_looks_and_publishes(visit, script):
    page = visit("hr", START, java_script_enabled=script)
    page.get_by_role("link", name="Mensen die je verder helpen").click()
    page.get_by_role("button", name=re.compile("Eigen versie maken")).click()
    page.get_by_role("link", name=re.compile("^Titel en vaste teksten")).click()
    page.get_by_label("Titel (Nederlands)").fill("Jouw mensen")
    page.get_by_label("Titel (Engels)").fill("")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("heading", name="Wat nog ontbreekt")).to_be_visible()
    page.get_by_role("link", name="in het Engels ontbreekt een tekst").click()
    page.get_by_label("Titel (Engels)").fill("Your people")
    page.get_by_role("button", name="Bewaren").click()

    page.get_by_role("link", name="Open vraag in Wat valt je op?").click()
    page.get_by_label("Vraag (Nederlands)").fill("Wie belde je het laatst?")
    page.get_by_label("Vraag (Engels)").fill("Whom did you last call?")
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("button", name=re.compile("Omhoog.*Wie belde")).click()
    questions = page.locator(".draft-questions").last.locator("li")
    expect(questions.filter(has_text="Wie belde")).to_be_visible()
    expect(questions.last).not_to_contain_text("Wie belde")
    page.get_by_role("link", name=re.compile("Weghalen.*Voor wie ben jij")).click()
    page.get_by_role("button", name="Weghalen").click()

    page.get_by_role("link", name="Bekijken").click()
    expect(page.get_by_role("heading", name="Jouw mensen")).to_be_visible()
    page.get_by_role("link", name="Engels").click()
    expect(page.get_by_role("heading", name="Your people")).to_be_visible()
    expect(page.get_by_label("Whom did you last call?")).to_be_visible()
    page.get_by_role("link", name="Terug").click()

    page.get_by_role("link", name="Publiceren").click()
    page.get_by_role("button", name="Publiceren").click()
    expect(page.get_by_text("geldt nu")).to_be_visible()
    page.get_by_role("link", name="Eigen versie intrekken").click()
    page.get_by_role("button", name="Intrekken").click()
    expect(page.get_by_text("De versie van Wegwijzer. Wie vandaag begint")).to_be_visible()


def test_trying_keeps_what_was_filled_in_on_the_page_and_nowhere_else(visit):
    page = visit("hr", f"{START}of/career-competences/preview/")
    page.get_by_role("group", name="Ik sta er geregeld bij stil").get_by_role("radio", name="eerder wel").check()
    page.get_by_role("button", name="Nakijken").click()
    expect(page.get_by_text("1 van de 14 vakken ingevuld.")).to_be_visible()
    expect(page.get_by_role("radio", checked=True)).to_have_value("4")
    page.goto(page.url)
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)


def test_a_scale_is_answered_by_keyboard_alone(visit):
    page = visit("hr", f"{START}of/career-competences/preview/")
    first = page.locator("input[name='a.ahead']").first
    first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name='a.ahead']:checked")).to_have_value("3")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (360, "light")])
@pytest.mark.parametrize(
    "key",
    [
        "conversation-form",
        "preparation-employee",
        "career-competences",
        "meaning-of-a-career",
        "learning-curve",
        "development-network",
    ],
)
def test_every_kind_is_readable_for_everybody(visit, key, width, scheme):
    page = visit("hr", f"{START}of/{key}/preview/", width=width, color_scheme=scheme)
    assert findings(page) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_a_draft_is_readable_for_everybody(visit, width, scheme):
    page = visit("hr", f"{START}of/conversation-form/", width=width, color_scheme=scheme)
    start = page.get_by_role("button", name="Eigen versie maken").or_(
        page.get_by_role("link", name="Verder met het ontwerp")
    )
    assert findings(page) == []
    start.click()
    address = page.url
    for path in (
        "",
        "texts/",
        "outcomes/",
        "questions/career/",
        "options/actions/",
        "scales/agree/",
        "parts/new/",
        "publish/",
    ):
        page.goto(address + path)
        assert findings(page) == [], path
