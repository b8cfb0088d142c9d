"""HR changes one thing at a time on pages: done and sent on, or refused beside the field with nothing saved."""

from datetime import date, timedelta

import pytest

from tests.people.forms import filled_in, send
from tests.people.somewhere import somewhere
from wegwijzer.access.models import Reading
from wegwijzer.foundation.ids import new_id
from wegwijzer.organisations.models import RowVersion
from wegwijzer.people.models import Employment, Membership, Person, Position, ReportingLine

pytestmark = pytest.mark.django_db

LINDEVELD = "/o/lindeveld"


@pytest.fixture
def client(cast, client_for):
    return client_for(cast.hr)


@pytest.fixture
def place(cast, as_) -> Position:
    """Samira's place today."""
    with as_(cast.hr) as hr:
        return Position.objects.on(hr.today).select_related("function", "unit").get(person=cast.employee.person)


@pytest.fixture
def samira(cast) -> str:
    return f"{LINDEVELD}/people/{cast.employee.person_id}"


@pytest.fixture
def elsewhere(cast, as_) -> dict:
    """Another function and unit than Samira's, by id."""
    with as_(cast.hr):
        return {name: thing.pk for name, thing in somewhere(3).items()}


def newcomer(**changes) -> dict:
    said = {"given_name": "Nora", "family_name": "Van Zeveraalst", "number": "99001", "starts_on": "2026-01-05"}
    return said | {"ends_on": "", "kind": "permanent", "share": "80"} | changes


def test_somebody_new_with_a_first_place(client, cast, as_, elsewhere):
    said = newcomer(**elsewhere, manager=cast.leader.person_id)
    response = send(client, f"{LINDEVELD}/people/new/", **said)
    assert response.status_code == 302
    with as_(cast.hr):
        person = Person.objects.get(number="99001")
        (position,) = Position.objects.filter(person=person)
        assert (position.share, position.starts_on, position.unit_id) == (80, date(2026, 1, 5), elsewhere["unit"])
        assert ReportingLine.objects.get(position=position).manager_id == cast.leader.person_id
        assert Membership.objects.get(person=person).role == "employee"
    assert response.url == f"{LINDEVELD}/people/{person.pk}/"
    assert "Toegevoegd." in client.get(response.url).text


def test_sent_twice_is_one_person_and_another_name_is_another(client, cast, as_, elsewhere):
    """A double click, or the page of before with the back button."""
    token = {"token": str(new_id())}
    said = newcomer(**elsewhere, **token)
    first, again = (send(client, f"{LINDEVELD}/people/new/", **said) for _ in range(2))
    assert first.status_code == 302 and again.url == first.url
    other = newcomer(**elsewhere, **token, given_name="Nico", number="99002")
    assert send(client, f"{LINDEVELD}/people/new/", **other).url != first.url
    with as_(cast.hr):
        assert Person.objects.filter(number__in=["99001", "99002"]).count() == 2


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"given_name": ""}, "given_name"),
        ({"email": "not an address"}, "email"),
        ({"email": "samira.elidrissi@lindeveld.example"}, "email"),
        ({"starts_on": "31-02-2026"}, "starts_on"),
        ({"starts_on": "0001-01-01"}, "starts_on"),
        ({"starts_on": "9999-12-31"}, "starts_on"),
        ({"ends_on": "2025-01-01"}, "ends_on"),
        ({"birth_date": "2025-01-01"}, "birth_date"),
        ({"share": "0"}, "share"),
        ({"share": "180"}, "share"),
        ({"share": "NaN"}, "share"),
        ({"share": "1e400"}, "share"),
        ({"kind": "unheard of"}, "kind"),
        ({"gender": "?"}, "gender"),
        ({"function": "not an id"}, "function"),
        ({"unit": "00000000-0000-0000-0000-000000000000"}, "unit"),
        ({"family_name": "x" * 121}, "family_name"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field_and_nothing_is_saved(client, cast, as_, elsewhere, wrong, field):
    response = send(client, f"{LINDEVELD}/people/new/", **newcomer(**elsewhere) | wrong)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    with as_(cast.hr):
        assert not Person.objects.filter(number="99001").exists()
        assert not Person.objects.filter(family_name="Van Zeveraalst").exists()


def test_another_organisations_unit_function_and_person_are_refused(client, cast, as_, elsewhere):
    with as_(cast.stranger) as stranger:
        theirs = Position.objects.on(stranger.today).select_related("person").first()
    wrong = {"function": theirs.function_id, "unit": theirs.unit_id, "manager": theirs.person_id}
    response = send(client, f"{LINDEVELD}/people/new/", **newcomer() | wrong)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"function", "unit", "manager"}


def test_what_was_filled_in_stays_when_it_is_refused(client, elsewhere):
    response = send(client, f"{LINDEVELD}/people/new/", **newcomer(**elsewhere, starts_on=""))
    form = response.context["form"]
    assert form["family_name"].value() == "Van Zeveraalst"
    assert f'value="{elsewhere["unit"]}"' in response.text


def test_data_change_and_a_correction_is_marked_as_one(client, cast, as_, samira):
    assert send(client, f"{samira}/edit/", given_name="Sam").status_code == 302
    assert send(client, f"{samira}/edit/", birth_date="1991-05-15", reason="Een jaar ernaast").status_code == 302
    with as_(cast.hr):
        kept = list(RowVersion.objects.filter(row_id=cast.employee.person_id).order_by("pk"))
    assert [version.correction for version in kept] == [False, True]
    assert kept[1].reason == "Een jaar ernaast"


def test_two_tabs_never_overwrite_each_other_in_silence(client, cast, as_, samira):
    address = f"{samira}/edit/"
    mine = filled_in(client, address) | {"given_name": "Sam"}
    send(client, address, family_name="El Idrissi-Peeters")
    response = client.post(address, mine)
    assert response.status_code == 409
    shown = {d.label: (d.saved, d.yours) for d in response.context["differences"]}
    assert shown == {"Achternaam": ("El Idrissi-Peeters", "El Idrissi"), "Voornaam": ("Samira", "Sam")}
    with as_(cast.hr):
        assert Person.objects.get(pk=cast.employee.person_id).given_name == "Samira"
    chosen = mine | {"version": response.context["version"], "family_name": "El Idrissi-Peeters"}
    assert client.post(address, chosen).status_code == 302
    with as_(cast.hr):
        assert str(Person.objects.get(pk=cast.employee.person_id)) == "Sam El Idrissi-Peeters"


def test_a_form_without_its_version_is_not_saved(client, samira):
    said = filled_in(client, f"{samira}/edit/")
    del said["version"]
    assert client.post(f"{samira}/edit/", said).status_code == 409


def test_a_move_ends_the_one_place_and_starts_the_other(client, cast, as_, samira, place, elsewhere):
    day = cast.hr.today + timedelta(days=10)
    response = send(client, f"{samira}/places/{place.pk}/move/", starts_on=day, **elsewhere)
    assert response.status_code == 302
    with as_(cast.hr):
        place.refresh_from_db()
        new = Position.objects.get(person=place.person_id, starts_on=day)
        (line,) = new.lines.all()
    assert place.ends_on == day - timedelta(days=1)
    assert (new.unit_id, line.manager_id) == (elsewhere["unit"], cast.leader.person_id)


def test_a_move_to_another_leader(client, cast, as_, samira, place, elsewhere):
    day = cast.hr.today + timedelta(days=10)
    said = {"starts_on": day, "manager": cast.leader_above.person_id, **elsewhere}
    assert send(client, f"{samira}/places/{place.pk}/move/", **said).status_code == 302
    with as_(cast.hr):
        lines = ReportingLine.objects.filter(person=place.person_id, starts_on=day)
        assert [line.manager_id for line in lines] == [cast.leader_above.person_id]
        old = ReportingLine.objects.get(position=place, ends_on=day - timedelta(days=1))
        assert old.manager_id == cast.leader.person_id


def test_a_second_place_besides(client, cast, as_, samira, place, elsewhere):
    send(client, f"{samira}/places/{place.pk}/correction/", share=80, reason="Vier vijfde")
    said = {"starts_on": cast.hr.today, "share": 20, **elsewhere}
    assert send(client, f"{samira}/places/new/", **said).status_code == 302
    too_much = send(client, f"{samira}/places/new/", starts_on=cast.hr.today, share=1, **elsewhere)
    assert too_much.status_code == 422
    assert set(too_much.context["form"].errors) <= {"share", "starts_on"}
    with as_(cast.hr) as hr:
        assert Position.objects.on(hr.today).filter(person=place.person_id).count() == 2


def test_a_place_before_the_employment_is_refused(client, samira, elsewhere):
    response = send(client, f"{samira}/places/new/", starts_on="1999-01-01", share=10, **elsewhere)
    assert response.context["form"].errors["starts_on"] == ["Op die dag is deze persoon niet in dienst."]


def test_a_correction_needs_to_say_why(client, samira, place):
    address = f"{samira}/places/{place.pk}/correction/"
    refused = send(client, address, share=50)
    assert refused.status_code == 422 and list(refused.context["form"].errors) == ["reason"]
    assert send(client, address, share=50, reason="Deeltijds sinds de start").status_code == 302


def test_a_place_and_an_employment_end(client, cast, as_, samira, place):
    last = cast.hr.today + timedelta(days=30)
    assert send(client, f"{samira}/places/{place.pk}/end/", ends_on=last).status_code == 302
    address = f"{samira}/employments/{place.employment_id}/end/"
    assert send(client, address, ends_on="2001-01-01").status_code == 422
    assert send(client, address, ends_on=last).status_code == 302
    with as_(cast.hr):
        assert Employment.objects.get(pk=place.employment_id).ends_on == last
        assert not Membership.objects.filter(person=place.person_id, ends_on=None).exists()


def test_a_leader_is_appointed_ends_and_is_put_right(client, cast, as_, samira, place):
    today = cast.hr.today
    new = f"{samira}/places/{place.pk}/leaders/new/"
    assert send(client, new, manager=cast.leader_above.person_id, starts_on=today).status_code == 302
    with as_(cast.hr):
        line = ReportingLine.objects.get(position=place, starts_on=today)
    oneself = send(client, new, manager=cast.employee.person_id, starts_on=today, kind="project")
    assert oneself.context["form"].errors["manager"] == ["Niemand is de leidinggevende van zichzelf."]
    gone = send(client, new, manager=cast.left.person_id, starts_on=today, kind="project")
    assert "Wim Goossens" in gone.context["form"].errors["manager"][0]
    wrong = f"{samira}/leaders/{line.pk}/correction/"
    assert send(client, wrong, manager=cast.leader.person_id, reason="Toch Johan").status_code == 302
    assert send(client, f"{samira}/leaders/{line.pk}/end/", ends_on=today).status_code == 302
    with as_(cast.hr):
        line.refresh_from_db()
    assert (line.manager_id, line.ends_on) == (cast.leader.person_id, today)


def test_roles_are_given_and_end(client, cast, as_, samira):
    today = cast.hr.today
    assert send(client, f"{samira}/roles/new/", role="coach", starts_on=today).status_code == 302
    twice = send(client, f"{samira}/roles/new/", role="coach", starts_on=today)
    assert twice.context["form"].errors["starts_on"] == ["Deze persoon heeft die rol in die periode al."]
    with as_(cast.hr):
        role = Membership.objects.get(person=cast.employee.person_id, role="coach")
    assert send(client, f"{samira}/roles/{role.pk}/end/", ends_on=today).status_code == 302
    with as_(cast.hr):
        role.refresh_from_db()
    assert role.ends_on == today


def test_an_employment_that_is_over_is_not_ended_again(client, cast, as_):
    """Roles and people led today belong to the employment after it."""
    leader = cast.leader.person
    with as_(cast.hr):
        days = {"starts_on": date(1995, 1, 1), "ends_on": date(1996, 1, 1)}
        before = Employment.objects.create(organisation=cast.hr.organisation, person=leader, **days)
    address = f"{LINDEVELD}/people/{leader.pk}/employments/{before.pk}/end/"
    answer = send(client, address, ends_on="1995-12-01")
    assert answer.context["form"].errors["ends_on"][0].startswith("Dit dienstverband is al voorbij.")
    with as_(cast.hr):
        assert Membership.objects.on(cast.hr.today).filter(person=leader).exists()
        assert ReportingLine.objects.on(cast.hr.today).filter(manager=leader).exists()


def test_somebody_who_left_starts_again(client, cast, as_):
    whose = f"{LINDEVELD}/people/{cast.left.person_id}"
    assert "Nieuw dienstverband" in client.get(f"{whose}/places/").text
    overlaps = send(client, f"{whose}/employments/new/", starts_on="2020-01-01", kind="permanent")
    assert overlaps.context["form"].errors["starts_on"] == ["Deze persoon is in die periode al in dienst."]
    assert send(client, f"{whose}/employments/new/", starts_on=cast.hr.today, kind="agency").status_code == 302


def test_a_place_of_somebody_else_is_not_found_under_this_person(client, cast, place):
    other = f"{LINDEVELD}/people/{cast.leader.person_id}"
    for change in ("move", "end", "correction", "leaders/new"):
        assert client.get(f"{other}/places/{place.pk}/{change}/").status_code == 404


def test_an_address_of_another_organisation_is_not_found(client, cast):
    assert client.get(f"{LINDEVELD}/people/{cast.stranger.person_id}/edit/").status_code == 404
    assert client.get("/o/korenbloem/people/").status_code == 404


@pytest.mark.parametrize("key", ["employee", "leader", "executive", "coach"])
def test_nobody_but_hr_changes_anything(cast, client_for, as_, samira, key):
    client = client_for(cast[key])
    assert client.get(f"{samira}/places/").status_code == 403
    response = client.post(f"{samira}/edit/", {"given_name": "X", "family_name": "Y", "version": ""})
    assert response.status_code == 403
    with as_(cast.hr):
        assert Person.objects.get(pk=cast.employee.person_id).given_name == "Samira"


def test_the_page_of_places_says_what_can_be_changed(client, samira, place):
    text = client.get(f"{samira}/places/").text
    assert f"/places/{place.pk}/move/" in text
    assert "Operator beglazing" in text and "Uitzendcontract" in text


def test_opening_a_form_about_somebody_is_a_reading(client, cast, as_, samira, place):
    with as_(cast.employee):
        before = Reading.objects.count()
    for page in ("places/", "edit/", f"places/{place.pk}/move/"):
        client.get(f"{samira}/{page}")
    with as_(cast.employee):
        assert Reading.objects.count() == before + 3


def test_hr_who_says_late_that_they_left_lets_go_of_whom_they_led_too(client, cast, as_):
    """The right to write goes with the role: nobody stays behind with a leader who is gone."""
    nele, last = cast.hr.person, cast.hr.today - timedelta(days=5)
    with as_(cast.hr):
        Membership.objects.create(person=cast.coach.person, role="career_lead", starts_on=last)  # who keeps the data
        ReportingLine.objects.on(cast.hr.today).filter(person=cast.employee.person).update(manager=nele)
        own = Employment.objects.get(person=nele, ends_on=None)
    address = f"{LINDEVELD}/people/{nele.pk}/employments/{own.pk}/end/"
    assert send(client, address, ends_on=last).status_code == 302
    with as_(cast.coach):
        assert not Membership.objects.on(cast.hr.today).filter(person=nele).exists()
        assert not ReportingLine.objects.on(cast.hr.today).filter(manager=nele).exists()


def test_hr_who_says_late_that_they_left_loses_every_role_whenever_it_began(client, cast, as_):
    """What is removed first may be the role by which the rest is changed."""
    nele, today = cast.hr.person, cast.hr.today
    last = today - timedelta(days=5)
    with as_(cast.hr):
        Membership.objects.create(person=cast.coach.person, role="career_lead", starts_on=last)
        Membership.objects.filter(person=nele, role="career_lead").update(starts_on=today - timedelta(days=3))
        Membership.objects.create(person=nele, role="coach", starts_on=today + timedelta(days=30))
        own = Employment.objects.get(person=nele, ends_on=None)
    address = f"{LINDEVELD}/people/{nele.pk}/employments/{own.pk}/end/"
    assert send(client, address, ends_on=last).status_code == 302
    with as_(cast.coach):
        assert {each.ends_on for each in Membership.objects.filter(person=nele)} <= {last}


def test_hr_who_left_late_and_comes_back_has_the_role_of_employee_from_then(client, cast, as_):
    nele, last = cast.hr.person, cast.hr.today - timedelta(days=5)
    again = cast.hr.today + timedelta(days=30)
    with as_(cast.hr):
        own = Employment.objects.get(person=nele, ends_on=None)
        Position.objects.filter(employment=own).delete()
        Employment.objects.filter(pk=own.pk).update(ends_on=again - timedelta(days=1))
        Employment.objects.create(person=nele, starts_on=again)
    address = f"{LINDEVELD}/people/{nele.pk}/employments/{own.pk}/end/"
    assert send(client, address, ends_on=last).status_code == 302
    with as_(cast.coach):
        assert list(Membership.objects.on(again).filter(person=nele).values_list("role", flat=True)) == ["employee"]
