"""A career conversation with a day stands in both calendars, and leaves them when it does not go on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.agenda.conftest import at
from tests.agenda.test_who_leaves import ends, work  # noqa: F401  (a fixture)
from wegwijzer.agenda import actions as agenda
from wegwijzer.agenda import queries
from wegwijzer.agenda.events import event_of
from wegwijzer.agenda.models import Appointment
from wegwijzer.conversations import actions
from wegwijzer.conversations.queries.listing import open_between
from wegwijzer.foundation.links import within
from wegwijzer.notices.models import Notice
from wegwijzer.output.calendar import feed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(cast, as_):
    """Samira asks Johan for a conversation; answers it."""

    def make(**more):
        with as_(cast.employee) as samira:
            for open_one in open_between(samira.person_id, cast.leader.person_id):
                actions.cancel(samira, conversation=open_one)
            two = {"employee": samira.person, "other": cast.leader.person}
            return actions.ask(samira, model="line", **two, reason="growth_question", **more)

    return make


def in_calendar(talk) -> Appointment | None:
    return Appointment.objects.filter(about=talk.pk, cancelled_at__isnull=True).first()


def test_only_once_both_want_it(cast, as_, asked):
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        assert in_calendar(talk) is None
        actions.accept(johan, conversation=talk)
        assert in_calendar(talk).starts_at == at(6) and in_calendar(talk).attendances.count() == 2


def test_its_address_in_a_calendar_leads_on_and_names_nothing(cast, as_, asked, client_for, settings):
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        actions.accept(johan, conversation=talk)
        event = event_of(johan, queries.in_calendar(johan, in_calendar(talk)))
    written = feed([event], name="", zone=timezone.get_default_timezone()).decode().replace("\r\n ", "")
    assert event.address in written and str(talk.pk) not in written and "conversation" not in written
    link = event.address.removeprefix(settings.ADDRESS)
    for persona in (cast.employee, cast.leader):
        assert client_for(persona).get(link)["Location"] == within(persona, "conversation", talk.pk)
    assert client_for(cast.coach).get(link).status_code == 200, "for anybody else it is the page of their own"


def test_another_day_moves_it_and_the_invitation_is_the_letter(cast, as_, asked):
    talk = asked()
    with as_(cast.leader) as johan:
        actions.plan(johan, conversation=talk, planned_for=at(5))
        actions.plan(johan, conversation=talk, planned_for=at(8), place="Lokaal 1")
        assert (in_calendar(talk).starts_at, in_calendar(talk).sequence) == (at(8), 1)
    with as_(cast.employee):
        kinds = set(Notice.objects.filter(about=talk.pk).values_list("kind", flat=True))
    assert "conversations.planned_in_calendars" in kinds and "conversations.planned" not in kinds


def test_the_moment_that_the_other_proposed_is_the_day_of_the_talk(cast, as_, asked):
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        actions.accept(johan, conversation=talk)
    with as_(cast.employee) as samira:
        agenda.propose(samira, appointment=in_calendar(talk), starts_at=at(9), minutes=60)
    with as_(cast.leader) as johan:
        agenda.take_over(johan, appointment=in_calendar(talk), person_id=cast.employee.person_id)
        talk.refresh_from_db()
        assert (talk.planned_for, in_calendar(talk).starts_at) == (at(9), at(9))


def test_planned_after_the_last_day_of_one_it_waits_for_another_day(cast, as_, asked, ends):  # noqa: F811
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        actions.accept(johan, conversation=talk)
    ends(cast.employee, 3)
    work()
    with as_(cast.leader) as johan:
        talk.refresh_from_db()
        assert (talk.planned_for, talk.cancelled_at, in_calendar(talk)) == (None, None, None)
        actions.plan(johan, conversation=talk, planned_for=at(2))
        assert in_calendar(talk).starts_at == at(2)


def test_let_go_it_leaves_the_calendars(cast, as_, asked):
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        actions.accept(johan, conversation=talk)
        actions.cancel(johan, conversation=talk)
        assert in_calendar(talk) is None


def test_held_sooner_than_planned_it_leaves_them_too(cast, as_, asked):
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        actions.accept(johan, conversation=talk)
        actions.hold(johan, conversation=talk)
        assert in_calendar(talk) is None


def test_a_day_that_went_by_before_the_yes_is_in_no_calendar(cast, as_, asked):
    talk = asked(planned_for=timezone.now() + timedelta(minutes=1))
    with as_(cast.employee):
        type(talk).objects.filter(pk=talk.pk).update(planned_for=timezone.now() - timedelta(hours=1))
    with as_(cast.leader) as johan:
        assert actions.accept(johan, conversation=talk).accepted_at
        assert in_calendar(talk) is None


def test_the_page_says_how_the_other_stands_to_the_day(cast, as_, asked, client_for):
    talk = asked(planned_for=at(6))
    with as_(cast.leader) as johan:
        actions.accept(johan, conversation=talk)
    page = client_for(cast.employee).get(f"/o/lindeveld/conversations/{talk.pk}/").content.decode()
    assert "Johan is erbij" in page and "Ik kan niet" in page
