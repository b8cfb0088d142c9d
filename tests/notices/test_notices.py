"""A notice is of the one whom it tells something, is told once, and says where to go."""

import pytest
from django.db import Error, connection, transaction

from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.notices import actions, queries
from wegwijzer.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_only_its_receiver_sees_it_in_the_database_as_well(cast, notify, of, every_actor):
    notify(cast.leader, cast.employee)
    assert [notice.person_id for notice in of(cast.employee)] == [cast.employee.person_id]
    for other in every_actor:
        if other.key != "employee":
            assert of(other) == [], other.key
    assert of(cast.stranger) == []


def test_the_same_is_told_once_and_another_time_again(cast, notify, of):
    thing = new_id()
    for moment in ("maandag", "maandag", "dinsdag"):
        notify(cast.leader, cast.employee, about=thing, moment=moment)
    assert len(of(cast.employee)) == 2
    notify(cast.leader, cast.coach, about=thing, moment="maandag")
    assert len(of(cast.coach)) == 1


def test_nobody_tells_in_the_name_of_another(cast, as_):
    with as_(cast.leader) as johan, pytest.raises(Error), transaction.atomic():
        row = Notice(id=new_id(), organisation=johan.organisation, person=cast.employee.person, by=cast.hr.person)
        row.kind, row.key = "tests.letter", "tests.letter"
        Notice.objects.bulk_create([row], ignore_conflicts=True)


def test_nobody_changes_the_notice_of_another_or_removes_one(cast, notify, of, as_):
    notify(cast.leader, cast.employee)
    with as_(cast.leader):
        assert Notice.objects.filter(about=None, kind="tests.letter").update(kind="tests.quiet") == 0
    with as_(cast.employee), pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM notices_notice")
    assert [notice.kind for notice in of(cast.employee)] == ["tests.letter"]


def test_what_no_room_knows_is_refused(cast, notify):
    with pytest.raises(ValueError, match=r"tests\.nothing"):
        notify(cast.leader, cast.employee, kind="tests.nothing")


def test_it_says_who_and_what_and_is_new_until_seen(cast, notify, as_):
    notify(cast.leader, cast.employee, kind="tests.quiet")
    with as_(cast.employee) as samira:
        assert "Johan ruimt op." in [each.sentence for each in queries.told(samira, unseen=True)]
        actions.mark_seen(samira)
        assert queries.told(samira, unseen=True) == []
        assert "Johan ruimt op." in [each.sentence for each in queries.told(samira)]


class TestPages:
    def test_the_start_page_shows_what_is_new_and_the_list_all_of_it(self, cast, notify, client_for):
        notify(cast.leader, cast.employee)
        client = client_for(cast.employee)
        for name in ("home", "notices"):
            assert "Johan zet koffie." in client.get(within(cast.employee, name)).content.decode()
        assert client.post(within(cast.employee, "notices-seen")).status_code == 302
        assert "Johan zet koffie." not in client.get(within(cast.employee, "home")).content.decode()
        assert "Johan zet koffie." in client.get(within(cast.employee, "notices")).content.decode()

    def test_the_link_of_a_letter_leads_straight_on_and_counts_as_seen(self, cast, notify, of, client_for):
        notify(cast.leader, cast.employee)
        address = within(cast.employee, "notice", of(cast.employee)[0].pk)
        assert client_for(cast.leader).get(address).status_code == 404
        answer = client_for(cast.employee).get(address)
        assert answer.status_code == 302 and answer.url == within(cast.employee, "home")
        assert of(cast.employee)[0].seen_at

    def test_who_has_no_career_here_finds_them_too(self, cast, notify, client_for):
        notify(cast.hr, cast.adviser)
        assert "Nele zet koffie." in client_for(cast.adviser).get(within(cast.adviser, "home")).content.decode()
