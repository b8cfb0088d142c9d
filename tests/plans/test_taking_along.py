"""Who leaves takes the plan along, as data that docs/plans-export.md describes."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from tests.plans.agreed import an_agreement
from wegwijzer.access.actor import acting_as
from wegwijzer.foundation.links import within
from wegwijzer.notices.queries import told
from wegwijzer.people.actions import end_employment, grant_role
from wegwijzer.people.models import Employment
from wegwijzer.plans import jobs
from wegwijzer.plans.actions import plan as plans
from wegwijzer.plans.actions import requests
from wegwijzer.plans.actions.steps import finish, note_progress
from wegwijzer.plans.export import plan_as_data
from wegwijzer.plans.queries.plan import my_plan

pytestmark = pytest.mark.django_db
DOCS = Path(__file__).parents[2] / "docs" / "plans-export.md"


def names_in(data) -> set[str]:
    if isinstance(data, list):
        return set().union(*map(names_in, data))
    if isinstance(data, dict):
        return set(data) | set().union(*map(names_in, data.values()))
    return set()


@pytest.fixture
def lived(cast):
    """Samira has a plan with words of her own and an agreement with Johan that asked something and was done."""
    with acting_as(cast.employee) as samira:
        plan = my_plan(samira) or plans.begin(samira, years=3)
        plans.write(samira, plan=plan, pieces={"wish_long": plans.Said(text="Ooit mensen opleiden.")})
    agreement = an_agreement(
        cast.employee, cast.leader, what="Meelopen met Ilse", requests=[{"kind": "time", "text": "Een halve dag."}]
    )
    with acting_as(cast.employee) as samira:
        request = agreement.requests.get()
        note_progress(samira, agreement=agreement, text="Twee keer geweest.")
        finish(samira, agreement=agreement, text="Vier keer geweest.")
    with acting_as(cast.hr):
        requests.answer(cast.hr, request=request, verdict="yes", answer="Op dinsdag.")
    return agreement


def test_everything_of_ones_own_is_in_it(cast, lived):
    with acting_as(cast.employee) as samira:
        data = plan_as_data(samira, samira.person)
    (agreement,) = [each for each in data["agreements"] if each["id"] == str(lived.pk)]
    assert (agreement["state"], agreement["with"]) == ("done", "Johan Vercammen")
    assert [step["text"] for step in agreement["steps"]] == ["Twee keer geweest.", "Vier keer geweest."]
    assert [(each["verdict"], each["answer"]) for each in agreement["requests"]] == [("yes", "Op dinsdag.")]
    assert "Ooit mensen opleiden." in json.dumps(data["plans"], ensure_ascii=False)


def test_the_shape_is_the_one_that_is_described(cast, lived):
    described = set(re.findall(r"`([a-z_]+)`", DOCS.read_text("utf-8"))) | {"name"}
    with acting_as(cast.employee) as samira:
        data = plan_as_data(samira, samira.person)
    for step in (step for each in data["agreements"] for step in each["steps"]):
        step["before"] = step["after"] = None  # columns of an agreement, which are described there
    assert names_in(data) <= described
    assert (data["schema"], data["version"]) == ("wegwijzer-plan", 1)


@pytest.mark.parametrize("key", ["leader", "hr", "newcomer"])
def test_nobody_takes_along_what_is_anothers(cast, key):
    with acting_as(cast[key]) as actor, pytest.raises(PermissionDenied):
        plan_as_data(actor, cast.employee.person)


def test_it_comes_as_a_file_that_no_cache_keeps(cast, lived, client_for):
    samira = client_for(cast.employee)
    assert "Bestand met gegevens" in samira.get("/o/lindeveld/plan/take/").text
    answer = samira.get("/o/lindeveld/plan/take/data/")
    assert answer["Cache-Control"] == "no-store, private" and "attachment" in answer["Content-Disposition"]
    assert json.loads(answer.content)["person"]["name"] == "Samira El Idrissi"
    other = client_for(cast.leader).get("/o/lindeveld/plan/take/data/")
    assert "Ooit mensen opleiden." not in other.text


def test_it_is_offered_when_the_last_day_is_known_and_told_once(cast, lived, client_for, as_):
    samira = client_for(cast.employee)
    assert "Neem je plan mee" not in samira.get("/o/lindeveld/").text
    with as_(cast.hr) as hr:
        employment = Employment.objects.on(hr.today).get(person=cast.employee.person)
        end_employment(hr, employment=employment, ends_on=hr.today + timedelta(days=20))
    assert "Neem je plan mee" in samira.get("/o/lindeveld/").text
    mine = (cast.employee.organisation.pk, cast.employee.person_id)
    assert mine in jobs.asked(jobs.LEAVING, cast.hr.today, jobs.LEAVES_WITHIN)
    with as_(cast.hr):  # that somebody has a plan is not for who acts to know
        assert jobs.asked(jobs.LEAVING, cast.hr.today, jobs.LEAVES_WITHIN) == []
    with acting_as(cast.employee) as samira:
        for _twice in range(2):
            jobs.offer_to_take_along.body(samira)
        assert [each.sentence for each in told(samira) if each.row.kind == "plans.leaving"] == [
            "Je gaat hier weg. Neem je plan mee."
        ]


def test_who_turns_out_to_have_left_gets_a_few_days_from_hr_to_take_it_along(cast, lived, client_for, as_):
    """docs/plans-export.md says so: a role alone, without an employment, opens what is one's own and no more."""
    samira = client_for(cast.employee)
    with as_(cast.hr) as hr:
        employment = Employment.objects.on(hr.today).get(person=cast.employee.person)
        end_employment(hr, employment=employment, ends_on=hr.today - timedelta(days=1))
    assert samira.get("/o/lindeveld/plan/take/").status_code == 404
    with as_(cast.hr) as hr:
        until = hr.today + timedelta(days=7)
        grant_role(hr, person=cast.employee.person, role="employee", starts_on=hr.today, ends_on=until)
    assert samira.get("/o/lindeveld/plan/take/").status_code == 200
    assert "Ooit mensen opleiden." in samira.get("/o/lindeveld/plan/take/data/").text
    with as_(cast.employee) as actor:
        mine = my_plan(actor).pk
    paper = samira.get(within(actor, "plan-file", mine))
    assert paper.status_code == 200 and paper.content.startswith(b"%PDF")
