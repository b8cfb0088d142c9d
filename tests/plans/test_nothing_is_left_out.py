"""Whatever can be filled in stands on the page, in the PDF and in the file that goes along: every piece of every
layout, every field of an agreement, when it is looked at and what it asks of HR."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.translation import override

from tests.output.pdf import reading
from tests.plans.test_a_plan import no_plan, plan  # noqa: F401  (fixtures)
from wegwijzer.plans.actions import plan as acts
from wegwijzer.plans.actions.agreements import FIELDS
from wegwijzer.plans.actions.plan import Said
from wegwijzer.plans.actions.proposing import make_own
from wegwijzer.plans.jobs import slipping
from wegwijzer.plans.models import Layout
from wegwijzer.plans.next_steps import next_step
from wegwijzer.plans.queries import plan as queries
from wegwijzer.plans.queries.card import card
from wegwijzer.plans.rules.pieces import DIRECTIONS, EMPLOYEE, PARTNER, pieces
from wegwijzer.plans.rules.waiting import days_late

pytestmark = pytest.mark.django_db
WORDS = {
    name: f"Veld {name.replace('_', '')}"
    for name in ("what", "how", "where", "means", "guidance", "effort", "beside_work")
}


@pytest.fixture(autouse=True)
def in_dutch():
    """Whatever the test before left behind."""
    with override("nl"):
        yield


def said_in(piece) -> Said:
    return Said(chosen=tuple(DIRECTIONS)) if piece.choices else Said(f"Stuk {piece.key.replace('_', '')}")


def of(piece) -> list[str]:
    return [str(word) for word in DIRECTIONS.values()] if piece.choices else [said_in(piece).text]


@pytest.mark.parametrize("layout", Layout.values)
def test_every_piece_of_a_layout(layout, plan, cast, as_, client_for):  # noqa: F811
    its = pieces(layout)
    with as_(cast.employee) as samira:
        acts.settle(samira, plan=plan, years=5, layout=layout)
        acts.write(
            samira, plan=plan, pieces={key: said_in(each) for key, each in its.items() if each.writer != PARTNER}
        )
        acts.look_again(samira, plan=plan)
    with as_(cast.leader) as johan:
        acts.write(johan, plan=plan, pieces={key: said_in(each) for key, each in its.items() if each.writer == PARTNER})
    wanted = [word for each in its.values() for word in of(each)]
    page, paper, data = all_of(client_for(cast.employee), plan)
    assert not [word for word in wanted if escape(word) not in page]
    assert not [word for word in wanted if word not in paper]
    (mine,) = [each for each in data["plans"] if each["id"] == str(plan.pk)]
    written = {each["key"]: (each["text"], each["chosen"]) for each in mine["texts"] if each["replaced_at"] is None}
    assert {key: written[key] for key in its} == {
        key: (said_in(each).text, list(said_in(each).chosen)) for key, each in its.items()
    }
    assert "review" in written and (mine["layout"], mine["with"]) == (layout, "Johan Vercammen")
    theirs = reading.words(client_for(cast.leader).get(of_plan("plan-file", plan)).content)
    hidden = [word for each in its.values() if each.writer == EMPLOYEE and not each.choices for word in of(each)]
    assert not [word for word in hidden if word in theirs], "private until it is shared"


def test_every_field_of_an_agreement(plan, cast, as_, client_for):  # noqa: F811
    with as_(cast.employee) as samira:
        days = [samira.today + timedelta(days=number) for number in (3, 20, 40)]
        given = WORDS | {"action": "shadowing", "starts_on": days[0], "due_on": days[2], "doers": ["employee", "coach"]}
        assert set(given) == set(FIELDS)
        asks = [{"kind": kind, "text": f"Vraag {kind}"} for kind in ("training", "budget", "place", "time")]
        made = make_own(samira, **given, checkpoints=[days[1]], requests=asks)
    samira = client_for(cast.employee)
    its_page = samira.get(reverse("agreement-page", args=["lindeveld", made.pk])).text
    _page, paper, data = all_of(samira, plan)
    wanted = [*WORDS.values(), "Meelopen met iemand binnen de organisatie", "een coach"]
    wanted += [each["text"] for each in asks] + [date_format(day, "j F Y") for day in days]
    assert not [word for word in wanted if word not in its_page]
    assert not [word for word in wanted if word not in paper]
    (agreed,) = [each for each in data["agreements"] if each["id"] == str(made.pk)]
    assert {name: agreed[name] for name in WORDS} == WORDS
    assert (agreed["starts_on"], agreed["due_on"]) == (days[0].isoformat(), days[2].isoformat())
    assert agreed["action"]["key"] == "shadowing" and agreed["doers"] == ["employee", "coach"]
    assert agreed["checkpoint_days"] == [days[1].isoformat()]
    assert {(each["kind"], each["text"]) for each in agreed["requests"]} == {(a["kind"], a["text"]) for a in asks}
    assert [each for each in data["checkpoints"] if each["agreements"] == [str(made.pk)]]


def test_who_somebody_is_in_a_plan_of_sheltered_work(plan, cast, as_, client_for):  # noqa: F811
    """The rules ask for the person: out of the organisation's own data, and for who may see those."""
    with as_(cast.employee) as samira:
        acts.settle(samira, plan=plan, years=3, layout="sheltered")
    page, paper, data = all_of(client_for(cast.employee), plan)
    (place,) = data["person"]["places"]
    for said in (page, paper):
        assert f"{place['function']}, {place['unit']}" in said
    assert "Samira El Idrissi" in paper
    with as_(cast.employee) as samira:
        acts.share_with(samira, plan=plan, partner=cast.coach.person)
    coach = client_for(cast.coach)
    theirs = reading.words(coach.get(of_plan("plan-file", plan)).content)
    assert place["unit"] not in theirs and place["unit"] not in coach.get(of_plan("plan-of", plan)).text


def test_an_agreement_without_a_day_is_shown_as_such_and_is_not_late(plan, cast, as_, client_for):  # noqa: F811
    with as_(cast.employee) as samira:
        made = make_own(samira, what="Zonder dag")
        assert days_late(made, samira.today + timedelta(days=400)) == 0
        alone = card(samira, plan, [made.pk])
        assert (alone.ready_by, alone.again_on, [line.text for line in alone.agreements]) == (
            None,
            None,
            ["Zonder dag"],
        )
    assert (
        "Geen dag gekozen" in client_for(cast.employee).get(reverse("agreement-page", args=["lindeveld", made.pk])).text
    )
    page, paper, data = all_of(client_for(cast.employee), plan)
    assert "Zonder dag" in page and "Zonder dag" in paper
    (agreed,) = [each for each in data["agreements"] if each["id"] == str(made.pk)]
    assert (agreed["starts_on"], agreed["due_on"], agreed["checkpoint_days"]) == (None, None, [])
    why = [why for _org, _who, its, why, _since in slipping(cast.hr.today + timedelta(weeks=8)) if its == made.pk]
    assert why in ([], ["quiet"]), "never late"


def of_plan(name: str, plan) -> str:  # noqa: F811
    return reverse(name, args=["lindeveld", plan.pk])


def all_of(client, plan) -> tuple[str, str, dict]:  # noqa: F811
    """The page, the words of the PDF on one line, and the data."""
    paper = client.get(of_plan("plan-file", plan)).content
    assert reading.faults(paper) == []
    data = client.get(reverse("plan-export", args=["lindeveld"])).json()
    return client.get(of_plan("plan-of", plan)).text, " ".join(reading.words(paper).split()), data


def test_what_the_rules_want_looked_at_every_year_asks_for_it_by_then(plan, cast, as_):  # noqa: F811
    with as_(cast.employee) as samira:
        acts.settle(samira, plan=plan, years=3, layout="sheltered")
    with as_(cast.leader) as johan:
        acts.write(johan, plan=plan, pieces={"view_role": Said("Begeleider"), "view_knowledge": Said("Lassen")})
        its = queries.sheet(johan, queries.one(johan, plan.pk))
        for day, asks in ((its.review_by - timedelta(days=1), False), (its.review_by, True)):
            step = next_step(replace(johan, today=day), its, [])
            assert (step is not None and step.button == "Opnieuw bekeken") == asks
        acts.look_again(johan, plan=plan)
        again = queries.sheet(johan, queries.one(johan, plan.pk))
        assert next_step(replace(johan, today=its.review_by - timedelta(days=1)), again, []) is None
