"""Whoever it concerns is told what happened around a conversation, by a notice that holds nothing of it."""

import pytest

from wegwijzer.conversations import actions, happenings, telling
from wegwijzer.notices import queries
from wegwijzer.notices.kinds import kind_of
from wegwijzer.notices.models import Notice

pytestmark = pytest.mark.django_db
PREFIX = telling.PREFIX


@pytest.fixture
def told(as_):
    """The kinds that somebody was told about this thing, in the order in which it happened."""

    def kinds(actor, about) -> list[str]:
        with as_(actor):
            rows = Notice.objects.filter(about=about.pk).order_by("told_at", "pk")
            return [row.kind.removeprefix(PREFIX) for row in rows]

    return kinds


def test_each_is_told_what_the_other_did(concluded, told):
    talk = concluded("line")
    assert told(talk.other, talk.conversation) == ["asked", "confirmed"]
    assert told(talk.employee, talk.conversation) == ["accepted", "concluded"]


def test_a_report_is_told_to_who_has_something_to_do_with_it(held, told, to_show, cast, as_):
    talk = held("line")
    report = to_show(talk)
    assert told(talk.employee, report) == ["report_shown"]
    assert told(cast.leader_above, report) == []
    with as_(talk.employee) as samira:
        actions.answer_report(samira, report=report, agree=True)
    assert told(cast.leader_above, report) == ["report_sent"]
    assert told(talk.other, report) == ["report_gone"]
    assert told(cast.leader_above, talk.conversation) == []


def test_of_an_external_conversation_nobody_else_is_told_anything(concluded, cast, as_, every_actor):
    talk = concluded("external")
    for one in every_actor:
        if one.key not in ("employee", "adviser"):
            with as_(one):
                assert not Notice.objects.filter(about=talk.conversation.pk).exists(), one.key


def test_every_notice_leads_to_a_page_that_opens(concluded, to_show, held, client_for, as_, cast):
    talk = held("line")
    to_show(talk)
    with as_(talk.employee) as samira:
        rows = list(queries.notices(samira).filter(kind__startswith=PREFIX)[:10])
        addresses = {row.kind: kind_of(row.kind).address(samira, row.about) for row in rows}
    client = client_for(talk.employee)
    assert len(addresses) >= 2
    assert {client.get(address, follow=True).status_code for address in addresses.values()} == {200}


def test_every_sentence_is_one_of_something_that_happens():
    said = {key for key, *_rest in telling.KINDS}
    another_way = {"invited", "report_gone", "planned_in_calendars", "cancelled_in_calendars"}  # of asked, sent, …
    assert said - another_way <= set(happenings.WHAT)
    assert set(happenings.WHAT) - said == {"prepared", "held"}  # seen on the page, and no reason for a letter
