"""HR chooses which conversation models there are, for whom, and under which name."""

import pytest

from wegwijzer.conversations import actions, queries
from wegwijzer.conversations.models import OfferedModel
from wegwijzer.foundation.links import within
from wegwijzer.people.models import Position

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(cast, client_for):
    """HR's page, as text."""
    client = client_for(cast.hr)
    return lambda: client.get(within(cast.hr, "conversation-models")).content.decode()


@pytest.fixture
def unit(cast, as_):
    """Where Samira works."""
    with as_(cast.hr):
        return Position.objects.on(cast.hr.today).select_related("unit").get(person=cast.employee.person).unit


@pytest.fixture
def nothing_chosen(cast, as_):
    with as_(cast.hr):
        OfferedModel.objects.all().delete()


def test_until_somebody_chooses_two_models_hold_and_the_page_says_so(nothing_chosen, page, cast, client_for, as_):
    assert "Jullie kozen nog niet" in page()
    client_for(cast.hr).post(within(cast.hr, "conversation-models-begin"))
    assert "Jullie kozen nog niet" not in page()
    with as_(cast.hr):
        assert sorted(OfferedModel.objects.values_list("key", flat=True)) == ["external", "line"]


def test_a_unit_gets_its_own_model_with_its_own_name(offered, cast, client_for, as_, unit, page):
    address = within(cast.hr, "conversation-model-offer") + "?model=staff"
    said = {"unit": str(unit.pk), "unit_text": unit.name, "name": "Het kompasgesprek", "flows": ["leader_above"]}
    assert client_for(cast.hr).post(address, said).status_code == 302
    assert "Het kompasgesprek" in page()
    with as_(cast.employee):
        assert {k: o.name for k, o in queries.offered(cast.employee, cast.employee.person_id).items()} == {
            "staff": "Het kompasgesprek"
        }


def test_the_same_model_twice_for_one_group_is_refused_with_a_sentence(offered, cast, client_for):
    address = within(cast.hr, "conversation-model-offer") + "?model=line"
    answer = client_for(cast.hr).post(address, {"name": ""})
    assert answer.status_code == 422
    assert "al aangeboden" in answer.content.decode()


def test_only_optional_ways_can_be_closed(offered, cast, client_for, as_):
    with as_(cast.hr):
        offer = OfferedModel.objects.get(key="line")
    client, address = client_for(cast.hr), within(cast.hr, "conversation-model-change", offer.pk)
    shown = client.get(address)
    version = shown.context["version"]
    assert 'value="hr"' in shown.content.decode()
    assert 'value="leader_above"' not in shown.content.decode()
    assert client.post(address, {"version": version, "flows": ["leader_above"]}).status_code == 422
    assert client.post(address, {"version": version, "name": "", "flows": []}).status_code == 302
    with as_(cast.employee):
        flows = queries.offered(cast.employee, cast.employee.person_id)["line"].flows
        assert [flow.key for flow in flows] == ["leader_above"]


def test_in_the_external_model_every_way_is_by_the_employee_and_the_page_promises_it(offered, page):
    assert "Niemand anders weet dat het gesprek er is" in page()


def test_the_last_model_for_everybody_cannot_be_withdrawn(offered, cast, client_for, as_):
    with as_(cast.hr):
        rows = list(OfferedModel.objects.all())
    client = client_for(cast.hr)
    for row, expected in zip(rows, (302, 302, 302, 422), strict=True):
        address = within(cast.hr, "conversation-model-withdraw", row.pk)
        version = client.get(address).context["version"]
        assert client.post(address, {"version": version}).status_code == expected


def test_what_runs_keeps_the_ways_with_which_it_began(asked, cast, as_):
    talk = asked("line")
    with as_(cast.hr):
        actions.change_offer(cast.hr, offer=OfferedModel.objects.get(key="line"), flows=[])
    assert [flow["key"] for flow in talk.fresh().flows] == ["leader_above", "hr"]
