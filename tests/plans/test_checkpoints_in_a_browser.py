"""On a phone: a moment is planned, its pages are whole, and what was typed and not saved is still there. So is what
one writes in a plan."""

import re
from datetime import timedelta

from tests.test_every_page_in_a_browser import look_at
from wegwijzer.foundation.clock import today
from wegwijzer.plans.models import Plan


def test_planning_and_noting_on_a_phone(visit):
    page = visit("employee", "/o/lindeveld/checkpoints/new/", width=390)
    assert look_at(page, "/o/lindeveld/checkpoints/new/") == []
    page.locator("input[name=agreements]").first.check()
    page.fill("input[name=on]", (today() + timedelta(days=9)).isoformat())
    page.get_by_role("button", name="Moment plannen").click()
    page.wait_for_url(re.compile(r"/checkpoints/[0-9a-f-]{36}/$"))
    address = re.sub(r"^https?://[^/]+", "", page.url)
    for part in ("", "move/", "cancel/", "note/"):
        assert look_at(page, address + part) == [], part
    page.get_by_label("Hoe ver sta je?").fill("Twee dagen gedaan.")
    page.goto(address)
    page.goto(f"{address}note/")
    assert page.get_by_label("Hoe ver sta je?").input_value() == "Twee dagen gedaan."
    assert page.get_by_text("Dit schreef je nog").is_visible()
    page.get_by_role("button", name="Bewaren", exact=True).click()
    page.wait_for_url(re.compile(r"/checkpoints/[0-9a-f-]{36}/$"))
    assert look_at(page, address) == []
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('wegwijzer.draft'))") == []


def test_what_one_writes_in_a_plan_outlives_a_session_and_is_shared_with_no_more_people(visit, cast, as_):
    with as_(cast.employee) as samira:
        plan = Plan.objects.get(employee=samira.person_id, closed_at=None)
    address = f"/o/lindeveld/plans/{plan.pk}/write/direction/"
    page = visit("employee", address, width=390)
    why, share = page.get_by_label("Waarom?"), page.locator("input[name^=share_]").last
    assert not share.is_checked()
    why.fill("Mijn handen kunnen meer.")
    share.check()
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    page.wait_for_url(re.compile("/account/login/"))
    visit.sign_in(page, "employee")
    page.goto(address)
    assert why.input_value() == "Mijn handen kunnen meer." and not share.is_checked()
    page.get_by_role("button", name="Bewaren", exact=True).click()
    page.wait_for_url(re.compile(r"/plan/#direction$"))
    assert page.get_by_text("Mijn handen kunnen meer.").is_visible()
    page.wait_for_function("!Object.keys(localStorage).some((key) => key.startsWith('wegwijzer.draft'))")


def test_what_was_refused_is_kept_when_another_form_is_saved(visit, cast, as_):
    with as_(cast.employee) as samira:
        plan = Plan.objects.get(employee=samira.person_id, closed_at=None)
    make = f"/o/lindeveld/plans/{plan.pk}/agreements/new/"
    page = visit("employee", make, width=390)
    page.fill("input[name=what]", "Leren lassen bij Ilse")
    page.eval_on_selector_all("input[name=doers]", "all => all.forEach((each) => (each.checked = false))")
    page.get_by_role("button", name="Afspraak maken").click()  # while nobody does it
    page.wait_for_selector("[data-draft-refused]")
    page.goto(f"/o/lindeveld/plans/{plan.pk}/settings/")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    page.wait_for_selector("#messages .save-state")
    page.goto(make)
    assert page.input_value("input[name=what]") == "Leren lassen bij Ilse"
