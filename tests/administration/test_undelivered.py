"""HR sees whom letters do not reach, since when and why, and nothing of what they said."""

import pytest

from wegwijzer.foundation.links import within
from wegwijzer.identity.jobs import not_wanted, sent
from wegwijzer.identity.models import Invitation
from wegwijzer.notices import failures
from wegwijzer.notices.models import Undelivered
from wegwijzer.organisations.tenancy import tenant
from wegwijzer.people.models import Person

pytestmark = pytest.mark.django_db

NAME = "administration-undelivered"


@pytest.fixture
def refused(cast):
    """That letters to Samira are refused."""
    with tenant(cast.employee.organisation.pk, person_id=cast.employee.person_id):
        failures.note(cast.employee.person_id, cast.employee.account.email, status="5.1.1")


def test_there_is_nobody_until_a_letter_does_not_arrive(ask, cast, text, refused):
    page = text(ask(cast.hr, NAME))
    assert "Samira El Idrissi" in page and "bestaat niet" in page and "5.1.1" in page
    assert within(cast.hr, "person", cast.employee.person_id) in page
    assert "1 persoon krijgt onze e-mails niet" in text(ask(cast.hr, "administration"))
    with tenant(cast.employee.organisation.pk, person_id=cast.employee.person_id):
        failures.went_through(cast.employee.person_id, cast.employee.account.email)
    assert "Alle e-mails komen aan" in text(ask(cast.hr, NAME))


def test_since_the_first_time_at_this_address(cast, refused, as_):
    with tenant(cast.employee.organisation.pk, person_id=cast.employee.person_id):
        first = Undelivered.objects.get(person=cast.employee.person_id)
        failures.note(cast.employee.person_id, first.address, status="5.2.2", returned=True)
        again = Undelivered.objects.get(person=cast.employee.person_id)
        assert (again.since, again.failure) == (first.since, "full") and again.last_at > first.last_at
        failures.note(cast.employee.person_id, "ander@voorbeeld.example", status="5.1.1")
        assert Undelivered.objects.get(person=cast.employee.person_id).since > first.since


def test_nobody_else_sees_it(cast, refused, as_, every_actor):
    for other in every_actor:
        with as_(other):
            rows = Undelivered.objects.filter(person=cast.employee.person_id)
            assert rows.exists() == (other.key in ("hr", "employee")), other.key
            if other.key != "employee":
                assert rows.update(failure="other") == 0


def test_an_invitation_that_is_refused_is_seen_until_the_address_is_another(cast, ask, as_, text):
    with as_(cast.hr) as nele:
        person = Person.objects.filter(account=None).exclude(email="")[0]
        whose = {"person_id": person.pk, "address": person.email}
        not_wanted.send(Invitation, status="5.1.1", **whose)
        assert nele.person_id != person.pk and Undelivered.objects.filter(person=person).exists()
    assert "nodig opnieuw uit" in text(ask(cast.hr, NAME))
    with as_(cast.hr):
        Person.objects.filter(pk=person.pk).update(email="juist@voorbeeld.example")
        assert not Undelivered.objects.filter(person=person).exists()
        not_wanted.send(Invitation, status="5.1.1", **whose)
        sent.send(Invitation, **whose)
        assert not Undelivered.objects.filter(person=person).exists()
