"""Whoever looks after careers finds what is open on the start page; others do not hear of it."""

import pytest

from tests.plans.agreed import an_agreement

pytestmark = pytest.mark.django_db
HOME = "/o/lindeveld/"


def text(client) -> str:
    return client.get(HOME).content.decode()


def test_hr_is_led_to_the_questions_of_agreements_without_their_words(cast, client_for):
    an_agreement(cast.employee, cast.leader, requests=[{"kind": "budget", "text": "Voor een cursus lassen."}])
    page = text(client_for(cast.hr))
    assert "Wat er openstaat" in page and 'href="/o/lindeveld/requests/"' in page and "cursus lassen" not in page


@pytest.mark.parametrize("key", ["hr", "executive"])
def test_who_oversees_rounds_is_led_to_those_that_run(cast, client_for, key):
    page = text(client_for(cast[key]))
    assert "gespreksronde" in page and 'href="/o/lindeveld/rounds/"' in page


@pytest.mark.parametrize("key", ["employee", "leader", "coach", "adviser"])
def test_others_are_not_told(cast, client_for, key):
    page = text(client_for(cast[key]))
    assert "Wat er openstaat" not in page and 'href="/o/lindeveld/rounds/"' not in page
