"""A whole conversation in each of the four models, with two people at two browsers: from the first question to what
both confirmed and what is passed on of it. The employee has a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from wegwijzer.foundation.clock import today

OTHERS = {"line": "leader", "staff": "coach", "management": "leader_above", "external": "adviser"}
TO_ASK = {"line": "Johan Vercammen", "external": "Farah Benali"}  # the others are asked by who sits across the table
NAMES = {"line": "Johan", "staff": "Dieter", "management": "Fatma", "external": "Farah"}
CONVERSATIONS = "/o/lindeveld/conversations/"
IN_BETWEEN = {"line": "other", "staff": "employee", "management": "other", "external": "employee"}  # who passes on


def saved(page: Page) -> None:
    expect(page.locator("[data-save-state]")).to_contain_text("Bewaard om")


def theme(page: Page, key: str = "career"):
    return page.locator(f"#thema-{key}")


class Course:
    """Step by step, as the two do it. `look` gets the page and a word for it, wherever there is something to see."""

    def __init__(self, model: str, employee: Page, other: Page, look=lambda page, what: None):
        self.model, self.employee, self.other, self.look = model, employee, other, look
        self.both = (employee, other)
        self.start = ""

    def run(self) -> None:
        for step in (self.ask, self.say_yes, self.plan, self.prepare, self.talk, self.propose, self.agree, self.tell):
            step()

    def ask(self) -> None:
        if self.model in TO_ASK:
            self.asking, self.asked = self.employee, self.other
            self.asking.goto(CONVERSATIONS + "new/")
            self.look(self.asking, "choose")
            self.asking.get_by_role("link", name=re.compile(TO_ASK[self.model])).first.click()
        else:
            self.asking, self.asked = self.other, self.employee
            self.asking.goto(CONVERSATIONS)
            self.asking.get_by_role("link", name="Iemand een gesprek vragen").click()
            self.look(self.asking, "invite")
            self.asking.get_by_role("combobox", name="Met wie wil je praten?").press_sequentially("Priya")
            self.asking.get_by_role("option", name=re.compile("Priya Nair")).click()
            self.asking.get_by_role("button", name="Verder").click()
        self.asking.get_by_label("Iets anders", exact=True).check()
        self.asking.get_by_label("Wil je er iets bij zeggen?").fill("Over de weekends.")
        self.look(self.asking, "ask")
        self.asking.get_by_role("button", name="Bekijk wat je verstuurt").click()
        expect(self.asking.get_by_text("Over de weekends.")).to_be_visible()
        self.look(self.asking, "letter")
        self.asking.get_by_role("button", name="Versturen").click()
        self.asking.wait_for_url(re.compile(r"/conversations/[0-9a-f-]{36}/"))
        self.start = re.search(r"/o/.*/[0-9a-f-]{36}/", self.asking.url).group()
        self.look(self.asking, "asked")

    def say_yes(self) -> None:
        self.asked.goto(self.start)
        self.look(self.asked, "to-answer")
        self.asked.get_by_role("link", name="Ja zeggen").click()
        self.look(self.asked, "say-yes")
        self.asked.get_by_role("button", name="Ja, ik wil praten").click()

    def plan(self) -> None:
        self.asking.goto(self.start + "plan/")
        self.asking.get_by_label("Op welke dag?").fill(today().isoformat())
        self.asking.get_by_label("Om hoe laat?").fill("23:59")
        self.look(self.asking, "plan")
        self.asking.get_by_role("button", name="Dag vastleggen").click()
        self.look(self.asking, "planned")

    def prepare(self) -> None:
        for page, question in ((self.employee, "Waar droom je van?"), (self.other, "")):
            page.goto(self.start + "preparation/")
            box = page.get_by_label(question).first if question else page.locator("textarea").first
            box.fill("Minder weekends")
            saved(page)
            self.look(page, "prepare")
            page.get_by_role("button", name="Ik ben klaar").click()
            expect(page.get_by_text("Jij: klaar")).to_be_visible()
            self.look(page, "prepared")
        assert "Minder weekends" not in self._shared_with(self.other)

    def _shared_with(self, page: Page) -> str:
        page.goto(self.start + "preparation/")
        return page.locator("[data-part=gedeeld]").inner_text()

    def talk(self) -> None:
        for page in self.both:
            page.goto(self.start + "form/")
        self.look(self.employee, "form-before")
        begin = self.other.get_by_role("button", name=re.compile("egin"))
        begin.first.click()
        expect(self.employee.get_by_text("Jullie zijn nog niet begonnen")).to_have_count(0)
        for page, score in ((self.employee, "2"), (self.other, "4")):
            theme(page).locator(f"input[name=score][value='{score}']").check(force=True)
            saved(page)
            page.get_by_role("button", name="Ik ben klaar, toon ze samen").click()
        for page in self.both:
            expect(theme(page).get_by_text("2 punten verschil")).to_be_visible()
        theme(self.employee).get_by_label("Wat kan groeien, of wat mag anders?").fill("Een vast weekend vrij")
        growth = theme(self.other).get_by_label("Wat kan groeien, of wat mag anders?")
        expect(growth).to_have_value("Een vast weekend vrij")
        for page in self.both:
            self.look(page, "form")

    def propose(self) -> None:
        self.employee.get_by_role("button", name="Verder: Voorstellen").click()
        self.other.goto(self.start + "proposals/")
        self.employee.get_by_label("Wat stel je voor?").fill("Om de week vrij")
        self.employee.get_by_role("button", name="Toevoegen").click()
        self.other.get_by_role("link", name=re.compile("Zeg wat kan")).click()
        self.look(self.other, "verdict")
        self.other.get_by_label("Kan", exact=True).check()
        self.other.get_by_role("button", name="Bewaren").click()
        for page in self.both:
            self.look(page, "proposals")

    def agree(self) -> None:
        self.other.get_by_role("button", name="Verder: Afspraken").click()
        self.employee.goto(self.start + "conclusion/")
        self.employee.get_by_label(re.compile("^Nu niet")).check()
        self.employee.get_by_label("Waarom?").fill("Eerst de zomer.")
        saved(self.employee)
        self.look(self.employee, "conclusion")
        self.employee.get_by_role("button", name="Ik, Priya, ga akkoord").click()
        expect(self.other.get_by_role("heading", name="Priya ging akkoord")).to_be_visible()
        self.look(self.other, "signed")
        self.other.get_by_role("button", name=f"Ik, {NAMES[self.model]}, ga akkoord").click()
        for page in self.both:
            expect(page.get_by_role("heading", name="Jullie bevestigden dit allebei")).to_be_visible()
            expect(page.get_by_text("Eerst de zomer.")).to_be_visible()

    def tell(self) -> None:
        writes = getattr(self, IN_BETWEEN[self.model])
        writes.goto(self.start + "reports/")
        self.look(writes, "reports")
        writes.get_by_role("link", name=re.compile("Tekst schrijven")).first.click()
        self.look(writes, "write")
        writes.get_by_label("Wat geef je door?").fill("We kijken er na de zomer opnieuw naar.")
        writes.get_by_role("button", name="Bewaren en nalezen").click()
        self.look(writes, "draft")
        if writes is self.employee:
            writes.get_by_role("button", name="Versturen").click()
        else:
            writes.get_by_role("button", name="Aan Priya tonen").click()
            self.employee.goto(writes.url)
            self.look(self.employee, "answer")
            self.employee.get_by_role("button", name="Dit mag vertrekken").click()
        expect(self.employee.get_by_text("Verstuurd", exact=True)).to_be_visible()
        self.look(self.employee, "sent")


@pytest.mark.parametrize("model", OTHERS)
def test_from_request_to_confirmed_conclusion(model, visit):
    Course(model, visit("newcomer", width=390, height=800), visit(OTHERS[model])).run()
