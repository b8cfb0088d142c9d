"""A notice leads to the page where it can be read, and says nothing itself."""

import pytest

from wegwijzer.access.actor import acting_as
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import CareerContact
from wegwijzer.foundation.links import within
from wegwijzer.notices.models import Notice

pytestmark = pytest.mark.django_db
SECRET = "Mijn moeder woont bij ons"


@pytest.fixture
def opened(client_for):
    """`opened(actor, kind)`: the page to which the newest notice of this kind leads."""

    def follow(actor, kind):
        with acting_as(actor):
            notice = Notice.objects.filter(person=actor.person, kind=f"conversations.{kind}").order_by("-pk")[0]
        answer = client_for(actor).get(within(actor, "notice", notice.pk), follow=True)
        assert answer.status_code == 200
        listed = client_for(actor).get(within(actor, "notices")).content.decode()
        assert SECRET not in listed
        return answer.content.decode()

    return follow


def test_a_moment_that_was_told_leads_to_it(cast, opened):
    with acting_as(cast.employee) as samira:
        moment = actions.note_moment(samira, kind="care", on=samira.today, note=SECRET)
        actions.tell_moment(samira, moment=moment, to=cast.leader.person)
    assert SECRET in opened(cast.leader, "moment_told")


def test_a_note_that_was_shared_leads_to_the_notes(cast, opened):
    with acting_as(cast.employee) as samira:
        pair = {"employee": samira.person, "other": cast.leader.person, "held_on": samira.today}
        actions.share_note(samira, note=actions.note_informal(samira, text=SECRET, **pair))
    assert SECRET in opened(cast.leader, "note_shared")


def test_a_contact_that_was_named_and_goals_that_were_proposed_and_agreed_on(cast, opened):
    with acting_as(cast.hr) as hr:
        CareerContact.objects.filter(person=cast.employee.person).delete()
        given = {"person": cast.employee.person, "contact": cast.coach.person, "starts_on": hr.today}
        actions.name_contact(hr, **given)
    assert cast.coach.person.full_name in opened(cast.employee, "contact_named")
    pair = {"employee": cast.employee.person, "other": cast.coach.person, "year": cast.hr.today.year - 2}
    with acting_as(cast.coach) as dieter:
        row = actions.lay_down_goals(dieter, **pair, version=0, goals=SECRET)
    assert SECRET in opened(cast.employee, "goals_proposed")
    with acting_as(cast.employee) as samira:
        actions.agree_with_goals(samira, goals=row, version=row.version)
    assert SECRET in opened(cast.coach, "goals_agreed")
