"""The picture of who hears what says the same as its list, for each model and for each of the two."""

import re
from dataclasses import dataclass

import pytest
from django.template import engines

from tests.conversations.conftest import ALL_MODELS
from wegwijzer.conversations import flows, picture, queries

pytestmark = pytest.mark.django_db


@dataclass
class Asked:
    actor: object


def drawn(talk, who, as_) -> picture.Picture:
    with as_(who) as actor:
        conversation = queries.conversation(actor, talk.conversation.pk)
        hearers = queries.hearers(actor, conversation)
        side = "employee" if who is talk.employee else "other"
        return picture.of_conversation(actor, conversation, hearers, viewer=side)


def markup(talk, who, as_) -> str:
    template = engines["django"].from_string("{% load who_hears %}{% who_hears conversation %}")
    with as_(who) as actor:
        conversation = queries.conversation(actor, talk.conversation.pk)
        return template.render({"request": Asked(actor), "conversation": conversation})


@pytest.mark.parametrize("model", ALL_MODELS)
def test_every_flow_has_an_arrow_and_a_line(model, held, as_):
    talk = held(model)
    for who in talk.both:
        found = drawn(talk, who, as_)
        ways = flows.flows_of(talk.conversation.flows)
        assert len(found.lines) == len(ways) + 2  # the one at the table, each flow, and everybody else
        assert len(found.arrows) == sum(2 if way.sender == "either" else 1 for way in ways)
        assert found.by_choice == any(way.by_choice for way in ways)
        assert found.always == any(not way.by_choice for way in ways)


@pytest.mark.parametrize("key", ALL_MODELS)
def test_a_model_to_choose_is_drawn_with_roles_and_every_way_has_its_line(key, cast):
    model = flows.model(key)
    found = picture.of_offer(cast.hr, key, model.flows)
    assert len(found.arrows) == sum(2 if way.sender == "either" else 1 for way in model.flows)
    assert "De medewerker" in found.said or "de medewerker" in found.said
    assert all(box.name for box in found.boxes)


def test_names_stand_where_they_are_known(held, as_):
    found = drawn(talk := held("line"), talk.employee, as_)
    assert [box.name for box in found.boxes if box.kind == "me"] == ["Jij"]
    assert {"Johan", "Fatma"} <= {box.name for box in found.boxes}
    assert "krijgt altijd een korte tekst van Johan. Jij leest die eerst." in found.said
    assert "krijgt alleen iets als jij dat wil." in found.said
    seen_by_johan = drawn(talk, talk.other, as_)
    assert "krijgt altijd een korte tekst van jou. Samira leest die eerst." in seen_by_johan.said


def test_who_the_two_chose_to_write_is_the_only_arrow(held, as_):
    from wegwijzer.conversations import actions

    talk = held("staff")
    before = drawn(talk, talk.employee, as_)
    with as_(talk.other) as dieter:
        actions.save_field(dieter, conversation=talk.conversation, key="flow.leader.by", value="employee", version=0)
    after = drawn(talk, talk.employee, as_)
    assert len(before.arrows) - len(after.arrows) == 1
    assert "krijgt altijd een korte tekst van jou." in after.said


def test_an_adviser_stands_outside_and_passes_nothing_on(held, as_):
    found = drawn(talk := held("external"), talk.employee, as_)
    assert found.height == picture.HIGH
    assert {arrow.by_choice for arrow in found.arrows} == {True}
    assert "Een adviseur geeft niets door, aan niemand." in found.said


def test_the_drawing_has_a_name_and_its_words_and_no_style(held, as_):
    html = markup(talk := held("line"), talk.employee, as_)
    assert 'role="img"' in html and "style=" not in html
    named, said = re.search(r'aria-labelledby="([\w-]+)" aria-describedby="([\w-]+)"', html).groups()
    assert f'id="{named}"' in html and f'id="{said}"' in html
    listed = re.findall(r"<li>.*?<b>(.*?)</b>", html)
    assert listed[:2] == ["Johan", "Fatma (een niveau hoger)"] and "HR" in listed[2] and listed[3] == "Alle anderen"


def test_a_long_name_stays_inside_its_box():
    cast = picture.Cast(other="leader", other_name="Bartholomeus-Alexander", employee_name="Samira")
    partner = next(box for box in picture.draw(cast).boxes if box.kind == "partner")
    assert len(partner.name) <= picture.LONGEST_NAME and partner.name.endswith("…")


def test_two_pictures_on_one_page_have_ids_of_their_own(cast):
    template = engines["django"].from_string(
        "{% load who_hears %}{% for offer in offers %}{% who_hears_offer offer %}{% endfor %}"
    )
    html = template.render({"request": Asked(cast.employee), "offers": [flows.model(key) for key in ALL_MODELS]})
    ids = re.findall(r'\bid="([\w-]+)"', html)
    assert len(ids) == len(set(ids)) == 2 * len(ALL_MODELS)
