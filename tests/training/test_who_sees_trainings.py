"""Titles and days are about work; that somebody has a coach is their own."""

import re
from datetime import timedelta
from html import unescape

import pytest

from wegwijzer.foundation.clock import today
from wegwijzer.training.models import PERSONAL
from wegwijzer.training.queries import trainings_of

pytestmark = pytest.mark.django_db
COACHING = "Coaching: wat wil ik na lijn 3?"
FIRST_AID = "Eerste hulp op het werk"


def text_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", unescape(re.sub("<[^>]+>", " ", answer.content.decode())))


@pytest.mark.parametrize(
    ("key", "coaching"), [("employee", True), ("hr", True), ("leader", False), ("leader_above", False)]
)
def test_who_opens_the_page_sees_the_trainings(cast, client_for, samira, key, coaching):
    page = text_of(client_for(cast[key]), f"/o/lindeveld/people/{samira.pk}/")
    assert FIRST_AID in page
    assert (COACHING in page) == coaching


@pytest.mark.parametrize("key", ["executive", "coach", "adviser", "newcomer"])
def test_nobody_else_gets_any(cast, as_, samira, key):
    with as_(cast[key]):
        assert trainings_of(cast[key], samira) == []


def test_a_leader_gets_none_of_the_personal_kinds(cast, as_, samira):
    with as_(cast.leader):
        assert not {row.kind for row in trainings_of(cast.leader, samira)} & PERSONAL
    with as_(cast.employee):
        assert {row.kind for row in trainings_of(cast.employee, samira)} & PERSONAL


def test_ones_own_stand_at_home_newest_first(cast, client_for):
    page = text_of(client_for(cast.employee), "/o/lindeveld/")
    assert page.index(COACHING) < page.index(FIRST_AID)
    assert "Coaching en intervisie zien alleen jij en HR" in page


def test_only_hr_is_offered_to_change_something(cast, client_for, samira):
    address = f"/o/lindeveld/people/{samira.pk}/"
    assert "Opleiding toevoegen" in text_of(client_for(cast.hr), address)
    for key in ("employee", "leader"):
        assert "Opleiding toevoegen" not in text_of(client_for(cast[key]), address)


def test_what_is_still_to_begin_says_so_to_who_keeps_it_too(cast, client_for, as_, samira):
    with as_(cast.hr):
        first_aid = samira.trainings.filter(title=FIRST_AID).order_by("pk")[:1]
        samira.trainings.filter(pk__in=first_aid).update(starts_on=today() + timedelta(days=9), ends_on=None)
    for key in ("employee", "leader", "hr"):
        assert "begint nog" in text_of(client_for(cast[key]), f"/o/lindeveld/people/{samira.pk}/")


def test_a_page_without_trainings_does_not_speak_of_them(cast, client_for, as_):
    with as_(cast.hr):
        cast.employee.person.trainings.all().delete()
    assert "Wat ik volgde" not in text_of(client_for(cast.employee), "/o/lindeveld/")
    assert "Opleidingen" not in text_of(client_for(cast.leader), f"/o/lindeveld/people/{cast.employee.person.pk}/")
