"""Texts and maps of one instrument beside each other: what is new, what reads otherwise, what is gone."""

import pytest
from django.urls import reverse

from tests.selfwork.sheets import a_sheet
from wegwijzer.selfwork.models import Sheet
from wegwijzer.selfwork.over_time import comparison
from wegwijzer.selfwork.words_over_time import Mark, told

NETWORK = "development-network"


def somebody(name: str, *roles: str) -> dict:
    return {"name": name, "group": "team", "roles": list(roles), "about": {}, "x": 40, "y": 40}


@pytest.fixture
def two_times(cast, am):
    """A network of this spring and of this autumn: Ward stays, with another role; Inge goes and Luc comes."""
    samira = am(cast.newcomer)
    for month, people, text in (
        (4, [somebody("Ward"), somebody("Inge", "advice")], "Iemand buiten het bedrijf"),
        (10, [somebody("Ward", "advice"), somebody("Luc")], "Iemand die mij tegenspreekt"),
    ):
        sheet = a_sheet(samira, NETWORK, network={"people": people}, gap=text, give="Tijd")
        Sheet.objects.filter(pk=sheet.pk).update(begun_at=f"2026-{month:02}-06T09:00:00Z")


@pytest.mark.django_db
def test_of_a_map_it_says_who_came_who_went_and_whose_part_is_another(two_times, cast, am):
    found = {each.title: each for each in told(comparison(am(cast.newcomer), NETWORK))}
    network = next(each for each in found.values() if len(each.times[0].lines) == 2)
    first, second = network.times
    assert [line.mark for line in first.lines] == [Mark.THE_SAME, Mark.THE_SAME] and first.gone == []
    assert [line.mark for line in second.lines] == [Mark.OTHER, Mark.NEW] and second.gone == ["Inge"]
    assert second.lines[0].text.startswith("Ward")


@pytest.mark.django_db
def test_a_text_is_another_or_the_same(two_times, cast, am):
    found = told(comparison(am(cast.newcomer), NETWORK))
    marks = [each.times[-1].lines[0].mark for each in found if len(each.times[0].lines) == 1]
    assert marks == [Mark.OTHER, Mark.THE_SAME]


@pytest.mark.django_db
def test_what_was_not_answered_in_between_is_compared_with_the_time_before(cast, am):
    samira = am(cast.newcomer)
    for answers in ({"gap": "Iemand"}, {}, {"gap": "Niemand"}):
        a_sheet(samira, NETWORK, **answers)
    (gap,) = told(comparison(samira, NETWORK))
    assert [len(time.lines) for time in gap.times] == [1, 0, 1]
    assert gap.times[-1].lines[0].mark is Mark.OTHER


@pytest.mark.django_db
def test_the_list_leads_to_the_page_and_the_page_says_it(two_times, am, cast, client_for):
    am()
    client, address = client_for(cast.newcomer), reverse("self-compare", args=["lindeveld", NETWORK])
    assert address in client.get(reverse("self", args=["lindeveld"])).content.decode()
    page = client.get(address).content.decode()
    for said in ("Iemand buiten het bedrijf", "Iemand die mij tegenspreekt", "Staat er niet meer:", "nieuw", "6 apr"):
        assert said in page
    assert client_for(cast.leader).get(address).status_code == 404
