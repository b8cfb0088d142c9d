"""A conversation with somebody who left ends by itself, in the daily job, and who is still here hears of it."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from wegwijzer.conversations.jobs import LEFT_BEHIND, let_go_with_who_left, look_for_who_left
from wegwijzer.conversations.models import Conversation
from wegwijzer.notices.models import Notice
from wegwijzer.people.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaves(as_, cast):
    """`leaves(cast.leader)`: since yesterday without a role."""

    def go(persona):
        yesterday = persona.today - timedelta(days=1)
        with as_(cast.hr):
            Membership.objects.filter(person=persona.person).update(ends_on=yesterday)

    return go


def waiting() -> list[dict]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = %s", [let_go_with_who_left.name])
        return [json.loads(args) for (args,) in cursor.fetchall()]


@pytest.mark.parametrize("model", ["line", "external"])
def test_what_was_open_with_who_left_ends_and_is_told(model, accepted, leaves, cast, as_):
    talk = accepted(model)
    leaves(talk.other)
    look_for_who_left(0)
    mine = [args for args in waiting() if args["as_person"] == str(talk.employee.person_id)]
    assert len(mine) == 1
    let_go_with_who_left.run(**mine[0])
    with as_(talk.employee) as samira:
        ended = Conversation.objects.get(pk=talk.conversation.pk)
        assert ended.cancelled_by_id == samira.person_id
        assert Notice.objects.filter(kind="conversations.partner_left", person=samira.person_id).count() == 1
    let_go_with_who_left.run(**mine[0])
    with as_(talk.employee) as samira:
        assert Notice.objects.filter(kind="conversations.partner_left").count() == 1


def test_where_nobody_left_nothing_is_asked(accepted, cast):
    talk = accepted("line")
    look_for_who_left(0)
    assert str(talk.employee.person_id) not in {args["as_person"] for args in waiting()}


def test_what_is_concluded_stays_as_it_is(concluded, leaves, cast):
    talk = concluded("line")
    leaves(talk.other)
    look_for_who_left(0)
    assert str(talk.employee.person_id) not in {args["as_person"] for args in waiting()}


def test_where_both_left_it_ends_in_nobodys_name(accepted, leaves, cast, as_):
    talk = accepted("line")
    leaves(talk.other)
    leaves(talk.employee)
    look_for_who_left(0)
    with as_(talk.employee):
        ended = Conversation.objects.get(pk=talk.conversation.pk)
    assert ended.cancelled_at and ended.cancelled_by_id is None


def test_nobody_lets_go_of_talks_of_others(accepted, leaves, cast, as_):
    talk = accepted("line")
    leaves(talk.other)
    leaves(talk.employee)
    with as_(cast.hr) as nele, connection.cursor() as cursor:
        cursor.execute("SELECT wegwijzer_let_go_where_both_left(%s)", [nele.today])
        assert cursor.fetchone() == (0,)


def test_nobody_learns_of_it_while_acting(accepted, leaves, cast, as_):
    talk = accepted("external")
    leaves(talk.other)
    for nosy in (cast.hr, cast.executive, cast.leader):
        with as_(nosy), connection.cursor() as cursor:
            cursor.execute(LEFT_BEHIND, [nosy.today])
            assert cursor.fetchall() == []
