"""The overview of the administration says what there is to do, and nothing else."""

import pytest

from wegwijzer.administration.attention import attentions, counted
from wegwijzer.foundation.links import within
from wegwijzer.organisations.models import Unit
from wegwijzer.people import actions
from wegwijzer.people.models import PathCheck

pytestmark = pytest.mark.django_db


def titles(actor) -> str:
    return "\n".join(attention.title for attention in attentions(actor))


def test_a_remark_on_a_path_is_something_to_do_until_it_is_handled(cast, as_):
    with as_(cast.hr) as hr:
        for check in PathCheck.objects.filter(handled_at__isnull=True).exclude(remark=""):
            actions.handle_path_check(hr, check=check)
        assert "over een pad" not in titles(hr)
    with as_(cast.employee) as samira:
        check = actions.check_path(samira, remark="Ik begon een jaar eerder.")
    with as_(cast.hr) as hr:
        assert "1 opmerking over een pad" in titles(hr)
        actions.handle_path_check(hr, check=check)
        assert "over een pad" not in titles(hr)


def test_a_path_that_was_found_right_is_nothing_to_do(cast, as_):
    with as_(cast.hr) as hr:
        before = titles(hr)
    with as_(cast.employee) as samira:
        actions.check_path(samira)
    with as_(cast.hr) as hr:
        assert titles(hr) == before


def test_somebody_with_a_role_and_an_address_waits_to_be_invited(ask, cast, newcomer, text):
    newcomer("Aagje", email="aagje@lindeveld.example")
    page = text(ask(cast.hr, "administration"))
    assert "zonder account" in page
    assert "?show=to-invite" in page


def test_a_unit_without_people_is_listed_until_it_ends(ask, cast, as_, text):
    with as_(cast.hr) as hr:
        unit = actions.add_unit(hr, name="Proefatelier", kind="team", parent=Unit.objects.get(parent=None))
    assert "Proefatelier" in text(ask(cast.hr, "administration-attention", "empty-units"))
    with as_(cast.hr) as hr:
        actions.change_unit(hr, unit=unit, ends_on=hr.today.replace(year=hr.today.year - 1))
    assert "Proefatelier" not in text(ask(cast.hr, "administration-attention", "empty-units"))


def test_who_is_in_service_and_led_by_nobody_is_listed(ask, cast, as_, newcomer, text):
    person = newcomer("Aagje", "Aalbers")
    assert "Aagje Aalbers" not in text(ask(cast.hr, "administration-attention", "without-leader"))
    with as_(cast.hr) as hr:
        actions.employ(hr, person=person, starts_on=hr.today)
    assert "Aagje Aalbers" in text(ask(cast.hr, "administration-attention", "without-leader"))


def test_what_is_missing_comes_as_a_part_of_the_page_or_as_a_page(client_for, cast, text):
    address = within(cast.hr, "administration-attention", "missing")
    part = text(client_for(cast.hr).get(address, headers={"HX-Request": "true"}))
    whole = text(client_for(cast.hr).get(address))
    assert "zonder leidinggevende" in part
    assert "<html" not in part
    assert part in whole


def test_a_list_that_does_not_exist_is_not_found(ask, cast):
    assert ask(cast.hr, "administration-attention", "iets-anders").status_code == 404


@pytest.mark.parametrize("name", ["administration", "administration-settings", "administration-roles"])
def test_only_hr_comes_in(ask, cast, name):
    assert ask(cast.hr, name).status_code == 200
    for other in (cast.employee, cast.leader, cast.coach):
        assert ask(other, name).status_code == 403


def test_past_a_thousand_people_are_not_counted_on():
    assert counted(7) == "7"
    assert counted(1000) == "1000"
    assert counted(1001) == "meer dan 1.000"
