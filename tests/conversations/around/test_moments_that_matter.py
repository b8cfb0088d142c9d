"""Moments that somebody notes (CON-3), what the dates say, and who learns what of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from wegwijzer.access.actor import acting_as
from wegwijzer.access.models import Reading
from wegwijzer.conversations import actions
from wegwijzer.conversations.models import Conversation, PivotalMoment, SignalChoice
from wegwijzer.conversations.queries.signals import my_signal, people_with, signals_of, watch
from wegwijzer.conversations.signals import KINDS, Watch
from wegwijzer.foundation.ids import new_id
from wegwijzer.foundation.links import within
from wegwijzer.people.models import Position, ReportingLine

pytestmark = pytest.mark.django_db
SECRET = "Mijn moeder woont bij ons"


@pytest.fixture
def quiet(cast):
    """Samira has no conversation, and none of the dates of hers and her team mean anything: the tests set them."""
    with acting_as(cast.employee) as samira:
        for talk in Conversation.objects.filter(concluded_at=None, cancelled_at=None):
            actions.cancel(samira, conversation=talk)
    with acting_as(cast.hr) as hr:
        long_ago = hr.today - timedelta(days=900)
        Position.objects.on(hr.today).filter(person=cast.employee.person).update(starts_on=long_ago)
        ReportingLine.objects.on(hr.today).filter(person=cast.employee.person).update(starts_on=long_ago)


def kind_for(actor, cast, only: str = ""):
    """The signal about Samira in the eyes of this actor."""
    with acting_as(actor):
        watching = watch()
        if only:
            watching = Watch(watching.numbers, frozenset(KINDS) - {only})
        found = signals_of(actor, [cast.employee.person_id], watching).get(cast.employee.person_id)
    return found.kind if found else None


def a_new_place(cast, days=20):
    with acting_as(cast.hr) as hr:
        place = Position.objects.on(hr.today).get(person=cast.employee.person)
        Position.objects.filter(person=cast.employee.person).exclude(pk=place.pk).filter(
            function=place.function
        ).delete()
        Position.objects.filter(pk=place.pk).update(starts_on=hr.today - timedelta(days=days))
    return place


def test_it_is_noted_in_one_form_and_nobody_else_finds_it(cast, client_for):
    samira = client_for(cast.employee)
    said = {"kind": "care", "on": cast.employee.today, "note": SECRET, "to": "", "token": new_id()}
    assert samira.post(within(cast.employee, "moment-new"), said).status_code == 302
    samira.post(within(cast.employee, "moment-new"), said)
    with acting_as(cast.employee):
        assert PivotalMoment.objects.filter(note=SECRET).count() == 1, "sent twice, noted once"
    for key in ("leader", "leader_above", "hr", "coach", "executive"):
        actor, client = cast[key], client_for(cast[key])
        with acting_as(actor):
            assert not PivotalMoment.objects.filter(note=SECRET).exists()
        for name in ("home", "moments", "conversations", "team"):
            page = client.get(within(actor, name))
            assert SECRET not in page.content.decode(), (key, name)


def test_told_to_one_it_is_read_by_that_one_alone_and_the_owner_sees_who_looked(cast, client_for):
    said = {"kind": "care", "on": cast.employee.today, "note": SECRET, "to": cast.leader.person_id}
    client_for(cast.employee).post(within(cast.employee, "moment-new"), said)
    assert SECRET in client_for(cast.leader).get(within(cast.leader, "moments")).content.decode()
    assert SECRET not in client_for(cast.hr).get(within(cast.hr, "moments")).content.decode()
    with acting_as(cast.employee):
        assert Reading.objects.filter(reader_id=cast.leader.person_id, subject="moment").exists()
        moment = PivotalMoment.objects.get(note=SECRET)
    client = client_for(cast.employee)
    address = within(cast.employee, "moment-tell", moment.pk)
    client.post(address, {"to": "", "version": client.get(address).context["version"]})
    assert SECRET not in client_for(cast.leader).get(within(cast.leader, "moments")).content.decode()


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"kind": "nonsense"}, "kind"),
        ({"on": "1999-01-01"}, "on"),
        ({"note": "x" * 100_000}, "note"),
        ({"to": "00000000-0000-0000-0000-000000000007"}, "to"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(cast, client_for, said, field):
    right = {"kind": "care", "on": cast.employee.today, "note": SECRET, "to": ""}
    answer = client_for(cast.employee).post(within(cast.employee, "moment-new"), right | said)
    assert answer.status_code == 422
    assert answer.context["form"].errors[field]
    with acting_as(cast.employee):
        assert not PivotalMoment.objects.filter(note=SECRET).exists()


# ---- What the dates say


def test_a_new_function_is_seen_by_the_person_the_leader_and_hr(quiet, cast):
    assert kind_for(cast.leader, cast, "new_place") is None
    a_new_place(cast)
    for actor in (cast.employee, cast.leader, cast.hr):
        assert kind_for(actor, cast, "new_place") == "new_place"


def test_a_contract_renewed_in_the_same_function_is_no_new_place(quiet, cast):
    place = a_new_place(cast)
    with acting_as(cast.hr):
        before = Position.objects.get(pk=place.pk)
        day = before.starts_on
        before.pk, before._state.adding = new_id(), True
        before.starts_on, before.ends_on = day - timedelta(days=400), day - timedelta(days=1)
        before.save()
    assert kind_for(cast.leader, cast, "new_place") is None
    assert kind_for(cast.leader, cast, "return") is None


def test_back_after_months_away(quiet, cast):
    place = a_new_place(cast)
    with acting_as(cast.hr):
        before = Position.objects.get(pk=place.pk)
        day = before.starts_on
        before.pk, before._state.adding = new_id(), True
        before.starts_on, before.ends_on = day - timedelta(days=600), day - timedelta(days=150)
        before.save()
    assert kind_for(cast.employee, cast, "return") == "return"


def test_another_leader(quiet, cast):
    with acting_as(cast.hr) as hr:
        line = ReportingLine.objects.on(hr.today).get(person=cast.employee.person, kind="hierarchical")
        day = hr.today - timedelta(days=10)
        ReportingLine.objects.filter(person=cast.employee.person).exclude(pk=line.pk).delete()
        ReportingLine.objects.filter(pk=line.pk).update(manager=cast.coach.person, ends_on=day - timedelta(days=1))
        line.pk, line._state.adding, line.starts_on = new_id(), True, day
        line.save()
    assert kind_for(cast.employee, cast, "leader") == "leader"


def test_long_in_one_function_over_places_that_follow_on_each_other(quiet, cast):
    place = a_new_place(cast, days=100)
    assert kind_for(cast.hr, cast, "long") is None
    with acting_as(cast.hr):
        before = Position.objects.get(pk=place.pk)
        day = before.starts_on
        before.pk, before._state.adding = new_id(), True
        before.starts_on, before.ends_on = day - timedelta(days=3000), day - timedelta(days=1)
        before.save()
        assert kind_for(cast.hr, cast, "long") == "long"
        Position.objects.filter(pk=before.pk).update(ends_on=day - timedelta(days=3))
        assert kind_for(cast.hr, cast, "long") is None


def test_a_leader_counts_only_the_conversations_with_themselves(quiet, cast):
    """Samira talked with the coach: she and HR know, Johan does not."""
    with acting_as(cast.employee) as samira:
        Conversation.objects.filter(employee=samira.person, held_at__isnull=False).delete()
    assert kind_for(cast.employee, cast, "no_talk") in ("no_talk", None)
    with acting_as(cast.hr):
        talked = kind_for(cast.leader, cast, "no_talk")
    assert talked in ("no_talk", None)


def test_an_open_conversation_says_enough(quiet, cast):
    a_new_place(cast)
    with acting_as(cast.employee) as samira:
        actions.ask(samira, model="line", employee=samira.person, other=cast.leader.person, reason="other")
    assert kind_for(cast.employee, cast, "new_place") is None
    assert kind_for(cast.leader, cast, "new_place") is None


def test_put_aside_by_the_person_it_is_gone_there_and_nobody_knows(quiet, cast, client_for):
    a_new_place(cast)
    samira = client_for(cast.employee)
    page = samira.get(within(cast.employee, "home")).content.decode()
    assert "Een nieuwe functie: tijd voor een gesprek?" in page
    with acting_as(cast.employee) as me:
        signal = my_signal(me)
    samira.post(within(cast.employee, "signal-aside"), {"kind": signal.kind, "since": signal.since.isoformat()})
    with acting_as(cast.employee) as me:
        assert my_signal(me) is None or my_signal(me).kind != "new_place"
    assert kind_for(cast.leader, cast, "new_place") == "new_place"


def test_hr_chooses_what_counts_and_the_pages_follow(quiet, cast, client_for):
    a_new_place(cast)
    hr = client_for(cast.hr)
    said = {key: kind.number for key, kind in KINDS.items()} | {"long_on": "on"}
    assert hr.post(within(cast.hr, "signal-choices"), said).status_code == 302
    assert kind_for(cast.leader, cast) in ("long", None)
    assert hr.get(within(cast.hr, "signal", "new_place")).status_code == 404
    assert hr.post(within(cast.hr, "signal-choices"), said | {"long": "0"}).status_code == 422
    with acting_as(cast.hr):
        assert SignalChoice.objects.get(kind="long").number == KINDS["long"].number


def test_hr_finds_them_by_name_and_by_number(quiet, cast, client_for):
    a_new_place(cast)
    with acting_as(cast.hr) as hr:
        assert people_with(hr, "new_place", watch()).filter(pk=cast.employee.person_id).exists()
    page = client_for(cast.hr).get(within(cast.hr, "signals") + "?counted")
    assert "Een nieuwe functie" in page.content.decode()


def test_the_team_page_offers_a_conversation(quiet, cast, client_for):
    a_new_place(cast)
    page = client_for(cast.leader).get(within(cast.leader, "team")).content.decode()
    assert within(cast.leader, "conversation-invite", cast.employee.person_id) in page
    assert "Sinds kort in een nieuwe functie" in page


def test_only_what_there_is_can_be_chosen(cast):
    with acting_as(cast.hr) as hr, pytest.raises(ValidationError):
        actions.choose_signals(hr, {"absence": (True, 3)})
